/** What the one file holds beside its page: packed, in elements that no browser runs. */

import { bytesOf, unzipped } from "./bytes.js";

/**
 * @param {string} kind "page" or "file"
 * @param {string} name
 * @returns {HTMLScriptElement | null}
 */
const holder = (kind, name) => document.querySelector(`script[data-${kind}="${CSS.escape(name)}"]`);

/** @param {string} path of a page */
export const hasPage = (path) => holder("page", path) !== null;

/** @param {string} name of a file, as it stands there */
export const textOf = (name) => holder("file", name)?.textContent ?? "";

/** @param {string} path of a page */
export const pageAt = async (path) => JSON.parse(await unpacked(holder("page", path)?.textContent ?? ""));

/** @param {string} name of a file of JSON */
export const fileOf = async (name) => JSON.parse(await unpacked(textOf(name)));

/** @param {string} packed */
const unpacked = (packed) => unzipped(bytesOf(packed)).text();
