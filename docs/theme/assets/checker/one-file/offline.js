/** In the place of keep/offline.js: the one file needs no connection. */

/** @returns {Promise<void>} */
export const keepForOffline = async () => {};
