/** Where the worker's files come from: the site. The one file has them in itself (one-file/files.js). */

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
export const open = (address, options) => fetch(address, options);

/**
 * A script around the interpreter.
 * @param {string} address
 * @returns {Promise<any>}
 */
export const script = (address) => import(address);

/**
 * Fetch a file, and wait for it.
 * @param {string} address
 */
export function atOnce(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`fetch ${request.status} ${address}`);
  return new Uint8Array(request.response);
}
