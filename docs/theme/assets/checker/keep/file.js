/** Answers as a file the visitor saves. */

import { FORMAT } from "./answers.js";

/** What is longer is not read to its end; the rules refuse it. */
const LARGEST = 1_000_000;

/**
 * The application as it is saved: with its format, its date and the rules it was checked with.
 * @param {Application} application
 * @param {string} date
 * @param {string} version
 * @returns {Application}
 */
export function toSave(application, date, version) {
  const { application_date: _, ...answers } = structuredClone(application);
  return { format: FORMAT, application_date: date, rules_version: version, ...answers };
}

/**
 * Take the answers at some paths out, because a file with them would be refused.
 * @param {Application} application
 * @param {string[]} paths
 */
export function without(application, paths) {
  for (const path of paths) {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
    const last = /** @type {string} */ (keys.pop());
    const table = keys.reduce((/** @type {any} */ at, key) => at?.[key], application);
    if (table) delete table[last];
  }
  return application;
}

/**
 * Hand a file to the visitor.
 * @param {string} text
 * @param {string} name
 * @param {string} [type]
 */
export function download(text, name, type = "application/json") {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([text], { type }));
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/**
 * The text of a file; `null` where it is not UTF-8, which other ways of reading would guess at.
 * @param {Blob} chosen
 */
export async function textOf(chosen) {
  const whole = chosen.size <= LARGEST;
  const bytes = whole ? chosen : chosen.slice(0, LARGEST + 1);
  try {
    // The end of a part may be half a sign.
    return new TextDecoder("utf-8", { fatal: whole }).decode(await bytes.arrayBuffer());
  } catch {
    return null;
  }
}

/**
 * Leave the names out, which only print.
 * @param {Application} application
 */
export function nameless(application) {
  const copy = structuredClone(application);
  delete copy.company?.name;
  for (const holder of copy.shareholders ?? []) delete holder.name;
  return copy;
}
