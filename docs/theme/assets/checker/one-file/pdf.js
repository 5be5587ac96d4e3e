/** In the place of read/pdf.js: the one file reads no PDF, and says so. */

/** @returns {Promise<import("../read/text.js").FileText>} */
export const textOfPdf = async () => ({ text: "", why: "not-loaded" });
