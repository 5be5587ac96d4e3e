/** The worker's files, in the place of start/files.js: all of them came with the page. */

import * as core from "runtime:core.mjs";
import * as loader from "runtime:loader.mjs";
import { LOADER, SCRIPT } from "../start/names.js";
import { bytesOf, unzipped } from "./bytes.js";

/** What the start itself unpacks. */
const PACKED = ".gz";

/** @type {Map<string, Uint8Array<ArrayBuffer>>} */
const held = new Map();
/** @type {Promise<unknown>} whoever comes to need the rest of it cannot wait until it is unpacked */
let rest = Promise.resolve();

const nameOf = (/** @type {string} */ address) => address.slice(address.lastIndexOf("/") + 1);

/** @param {Record<string, string>} files in base64, by their names */
export function hold(files) {
  const names = Object.keys(files);
  const isOfStart = (/** @type {string} */ name) => name.endsWith(PACKED);
  for (const name of names.filter(isOfStart)) held.set(name, bytesOf(files[name]));
  rest = Promise.all(names.filter((name) => !isOfStart(name)).map((name) => unpack(name, files[name])));
}

/**
 * @param {string} name
 * @param {string} base64
 */
async function unpack(name, base64) {
  held.set(name, new Uint8Array(await unzipped(bytesOf(base64)).arrayBuffer()));
}

/** @param {string} address */
export async function open(address) {
  const file = held.get(nameOf(address));
  return file ? new Response(file) : new Response(null, { status: 404 });
}

/**
 * A script around the interpreter.
 * @param {string} address
 * @returns {Promise<any>}
 */
export async function script(address) {
  await rest;
  return { [SCRIPT]: core, [LOADER]: loader }[nameOf(address)];
}

/** @param {string} address */
export function atOnce(address) {
  const file = held.get(nameOf(address));
  if (!file) throw new Error(`not here: ${address}`);
  return file;
}
