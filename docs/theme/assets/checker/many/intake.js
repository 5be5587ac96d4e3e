/** What is dropped or chosen: files, each by the path it has in its folder, and their bytes. */

import { part } from "../dom.js";

/**
 * What a folder may hold beside them is passed over; a file that is named by itself is not.
 * @type {string[]}
 */
const READ = part("files").accept.split(",");
/** Hidden files, and those that Excel keeps beside a sheet that is open. */
const HIDDEN = /(?:^|\/)(?:\.|~\$)/;

/** @typedef {{name: string, file: File}} Found */
/** @typedef {{name: string, file: File | null}} Given what could not be opened has no file */

/**
 * The files of an input, for files or for a folder.
 * @param {FileList} files
 * @returns {Found[]}
 */
export function chosen(files) {
  const found = [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  return found.filter(({ name, file }) => !file.webkitRelativePath || isRead(name));
}

/**
 * The files of a drop, those in folders too. What is dropped is given away at once and read later.
 * @param {DataTransfer} transfer
 * @returns {Promise<Given[]>}
 */
export async function dropped(transfer) {
  const items = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...transfer.files].map((file) => ({ name: file.name, file }));
  const entries = items.filter((entry) => entry !== null);
  // Only a folder has to be looked into; of a file WebKit may give an entry that cannot be read.
  if (entries.length < items.length || !entries.some((entry) => entry.isDirectory)) return files;
  const found = await Promise.all(entries.map((entry) => inside(entry)));
  return found.flat();
}

/**
 * @param {FileSystemEntry} entry
 * @param {boolean} [isNamed] whether the visitor named this very entry
 * @returns {Promise<Given[]>}
 */
async function inside(entry, isNamed = true) {
  const name = entry.fullPath.replace(/^\//, "");
  if (!entry.isDirectory && !isNamed && !isRead(name)) return [];
  try {
    if (entry.isDirectory) {
      const within = await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry));
      const found = await Promise.all(within.map((each) => inside(each, false)));
      return found.flat();
    }
    const file = await new Promise((resolve, reject) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
    );
    return [{ name, file }];
  } catch {
    return [{ name, file: null }];
  }
}

/**
 * All entries of a folder, which a browser gives a hundred at a time.
 * @param {FileSystemDirectoryEntry} folder
 */
async function entriesOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found;
    found.push(...some);
  }
}

/** @param {string} name */
const isRead = (name) => READ.some((end) => name.toLowerCase().endsWith(end)) && !HIDDEN.test(name);
