/** In the place of read/pdf.js: the one file reads no PDF, and says so. */

/** @returns {Promise<string | null>} */
export const textOfPdf = async () => null;
