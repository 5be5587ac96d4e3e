/**
 * One pack: files are put to their rows, and all of it is saved as one ZIP archive.
 *
 * A file stays where the visitor has it until the archive is written, and then goes through piece by
 * piece; the rules get its name, its size and its first bytes. This script is loaded once a row is
 * given a file, or the pack is saved.
 */

import { makeZip, predictLength } from "client-zip";
import { one, put as say } from "../dom.js";
import { base64Of, bytesOf, download } from "../keep/file.js";

/** How many of a file's first bytes tell its kind. */
const HEAD = 8;
/** The first time that a ZIP archive can tell: none is kept. */
const NO_TIME = new Date(1980, 0, 1);
const MEGABYTE = 1e6;

/** @typedef {{row: string, name: string, size: number, head: string}} Listed */

/** @typedef {{report: import("../steps/reports.js").Report, refuse: (name: string, values?: Record<string, string>) => void, ask: (more: object) => Promise<any>}} Page */
/** @type {Page} what the page's script gives */
let page;

/** @type {{file: File, listed: Listed}[]} */
let files = [];
/** The files that the rules were told of last, and those of which the rows show the numbers. */
let told = files;
let shown = files;
/** What was added last and is still being looked at. */
let coming = Promise.resolve();
/** @type {AbortController | null} */
let saving = null;
const chooser = Object.assign(document.createElement("input"), { type: "file", multiple: true });

/** @param {Page} given */
export function begin(given) {
  page = given;
  page.report.place.addEventListener("drawn", () => (shown = told));
}

/** @param {string} row */
export function choose(row) {
  chooser.value = "";
  chooser.onchange = () => put(row, [...(chooser.files ?? [])]);
  chooser.click();
}

/**
 * @param {string} row
 * @param {File[]} added
 */
export function put(row, added) {
  coming = coming.then(() => look(row, added));
}

/**
 * @param {string} row
 * @param {File[]} added
 */
async function look(row, added) {
  for (const file of added) {
    const { name, size } = file;
    const head = await base64Of(file.slice(0, HEAD));
    // A folder that was dropped, or a file that has gone.
    if (head === null) page.refuse("refused", { detail: `${name} ` });
    else files.push({ file, listed: { row, name, size, head } });
  }
  list();
}

/**
 * Remove files by their numbers as they were shown; what has gone already, no second time.
 * @param {(listed: Listed, n: number) => boolean} isGone
 */
export function remove(isGone) {
  const gone = new Set(shown.filter(({ listed }, n) => isGone(listed, n)));
  files = files.filter((each) => !gone.has(each));
  list();
}

const listedFiles = () => files.map(({ listed }) => listed);

function list() {
  told = files;
  page.report.beside = { files: listedFiles() };
  page.report.ask();
}

export const stop = () => saving?.abort();

/** @param {string} name */
export async function save(name) {
  if (saving) return;
  const { signal } = (saving = new AbortController());
  const said = one(page.report.place, ".b-pack-save [role=status]");
  const button = one(page.report.place, "[data-do=stop-pack]");
  try {
    // Asked for at once: later the browser takes it for no wish of the visitor's.
    const target = await targetOf(name);
    button.hidden = false;
    // What changes ten times a second is not read out.
    said.ariaLive = "off";
    const entries = await entriesOf();
    const whole = Number(predictLength(entries));
    const stream = counted(makeZip(entries), (done) => {
      say(said, `${megabytes(done)} / ${megabytes(whole)} MB`);
    });
    await (target ? write(stream, target, signal) : handOut(stream, name, signal));
    said.ariaLive = null;
    say(said, said.dataset.saved);
  } catch (error) {
    said.ariaLive = null;
    say(said, isStopped(error) ? said.dataset.stopped : "");
    if (!isStopped(error)) page.refuse("not-made");
  }
  saving = null;
  button.hidden = true;
}

/** All that the archive holds: what the rules make, and the files from where they are. */
async function entriesOf() {
  await coming;
  const held = [...files];
  const reply = await page.ask({ save: true, files: listedFiles() });
  if (!reply?.ok) throw new Error("not made");
  return reply.files.map((/** @type {{name: string, file?: number, base64: string}} */ made) => {
    const { name, file, base64 } = made;
    const input = file === undefined ? bytesOf(base64) : held[file].file;
    return { name, input, lastModified: NO_TIME };
  });
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);

/** @param {unknown} error */
const isStopped = (error) => error instanceof DOMException && error.name === "AbortError";

/**
 * The file that the visitor names, where the browser can write into one; else nothing.
 * @param {string} suggestedName
 * @returns {Promise<any>}
 */
async function targetOf(suggestedName) {
  const types = [{ accept: { "application/zip": [".zip"] } }];
  try {
    return await /** @type {any} */ (window).showSaveFilePicker?.({ suggestedName, types });
  } catch (error) {
    // In a frame of another site it may not ask.
    if (isStopped(error)) throw error;
  }
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {(done: number) => void} tell
 */
function counted(stream, tell) {
  let done = 0;
  /** @type {TransformStream<Uint8Array, Uint8Array>} */
  const counter = new TransformStream({
    transform(piece, pipe) {
      done += piece.byteLength;
      tell(done);
      pipe.enqueue(piece);
    },
  });
  return stream.pipeThrough(counter);
}

/**
 * Write into a file; if that fails or is stopped, it is as it was, and gone if it is new.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {any} target
 * @param {AbortSignal} signal
 */
async function write(stream, target, signal) {
  const isNew = !(await target.getFile()).size;
  try {
    await stream.pipeTo(await target.createWritable(), { signal });
  } catch (error) {
    if (isNew) await target.remove?.();
    throw error;
  }
}

/**
 * Hand the archive out whole, where no file can be written into.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {string} name
 * @param {AbortSignal} signal
 */
async function handOut(stream, name, signal) {
  const type = "application/zip";
  const stoppable = stream.pipeThrough(new TransformStream(), { signal });
  download(await new Response(stoppable, { headers: { "content-type": type } }).blob(), name, type);
}
