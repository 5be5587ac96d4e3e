/** What a page loads once it is wanted, in the place of start/later.js: here it is only begun. */

/** @type {Record<string, () => Promise<any>>} */
const SCRIPTS = {
  "checker.js": () => import("../checker.js"),
  "calendar.js": () => import("../calendar.js"),
  "claims.js": () => import("../claims.js"),
  "list/list.js": () => import("../list/list.js"),
  "pack/zip.js": () => import("../pack/zip.js"),
};

/**
 * @param {string} name of a script of the checker
 * @returns {Promise<any>} refused, where the one file does without it
 */
export async function later(name) {
  const script = SCRIPTS[name];
  if (!script) throw new Error(`not in the one file: ${name}`);
  return script();
}
