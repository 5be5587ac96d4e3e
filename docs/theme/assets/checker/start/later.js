/** What a page loads once it is wanted. The one file has it in itself (one-file/later.js). */

/**
 * @param {string} name of a script of the checker
 * @returns {Promise<any>}
 */
export function later(name) {
  const { checker = "./" } = document.documentElement.dataset;
  return import(new URL(checker + name, location.href).href);
}
