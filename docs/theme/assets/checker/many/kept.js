/**
 * The files on the board, kept as long as the tab lives: over a reload, and over a look at another
 * page. They are kept as they were added, and the rules read them anew.
 */

import { base64Of, bytesOf } from "../keep/file.js";

const PREFIX = "b24:desk:";
/** Characters. A browser gives a tab some millions, and its answers need room beside the files. */
const MOST = 2_400_000;

/** @typedef {import("./intake.js").Found} Found */

/** Either all files are kept, or none is: a part of a board would be taken for the whole. */
export let isWhole = true;
/** @type {Map<string, number>} how many characters each file takes, by its name */
const sizes = new Map();
let count = 0;

/** The files that the tab holds, in the order in which they were added. */
export function files() {
  const kept = keys().map((key) => {
    const [number, base64] = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    const name = key.slice(PREFIX.length);
    return { number, name, file: new File([bytesOf(base64)], name) };
  });
  return kept.sort((a, b) => a.number - b.number);
}

/**
 * Keep files; tell whether all that were added are kept.
 * @param {Found[]} found
 */
export async function add(found) {
  // In base64 three bytes take four characters.
  for (const { name, file } of found) sizes.set(name, Math.ceil(file.size / 3) * 4);
  const size = [...sizes.values()].reduce((sum, each) => sum + each, 0);
  isWhole &&= size <= MOST;
  try {
    for (const { name, file } of isWhole ? found : []) {
      count += 1;
      const kept = JSON.stringify([count, await base64Of(file)]);
      // All may have been cleared away meanwhile.
      if (sizes.has(name)) sessionStorage.setItem(PREFIX + name, kept);
    }
  } catch {
    isWhole = false;
  }
  if (!isWhole) forget();
  return isWhole;
}

export function clear() {
  forget();
  sizes.clear();
  isWhole = true;
}

/** Under which names the tab holds files; none where the browser refuses to tell. */
function keys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function forget() {
  for (const key of keys()) sessionStorage.removeItem(key);
}
