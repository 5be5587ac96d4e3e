/**
 * One pack: files are sorted into their rows, and all of it is saved as one ZIP archive.
 *
 * A file stays where the visitor has it until the archive is written, and then goes through piece by
 * piece.
 */

import { one, put as say, root } from "../dom.js";
import { bytesOf, download, whenDroppedElsewhere, whenGiven } from "../keep/file.js";
import * as messages from "../result/messages.js";
import * as engine from "../start/engine.js";
import { later } from "../start/later.js";
import { reports } from "../steps/reports.js";
import * as steps from "../steps/steps.js";
import * as files from "./files.js";

/** The first time that a ZIP archive can tell: none is kept. */
const NO_TIME = new Date(1980, 0, 1);
const MEGABYTE = 1e6;
const ZIP = "application/zip";

/** @type {AbortController | null} */
let saving = null;

/** Where files are given to one paper or one row; anywhere else their names tell. */
const OWN_PLACES = ".b-pack, [data-paper-files]";

export function listen() {
  files.listen();
  whenGiven(root, OWN_PLACES, (given, place) => files.add(given, whereOf(place)));
  whenGiven(root, ".b-pack-drop", take);
  whenDroppedElsewhere(take);
  files.onChange(show);
}

/** @param {HTMLElement} place */
const whereOf = ({ dataset }) => (dataset.paperFiles ? { paper: dataset.paperFiles } : { row: dataset.key });

/**
 * Have files sorted, and show what came of it, in whichever step.
 * @param {File[]} given
 */
async function take(given) {
  const taken = await files.add(given);
  if (reports.pack.isShown || !taken.length) return;
  const open = taken.filter(({ place }) => !place?.row).length;
  messages.show(open ? "sorted-some" : "sorted", { n: taken.length, open });
}

function show() {
  reports.pack.beside = { files: files.told() };
  reports.pack.ask();
}

/** @param {any} button */
async function save({ dataset: { name } }) {
  if (saving) return;
  const { signal } = (saving = new AbortController());
  const said = one(reports.pack.place, ".b-pack-save [role=status]");
  const stop = one(reports.pack.place, "[data-do=stop-pack]");
  let outcome;
  try {
    // Asked for at once: later the browser takes it for no wish of the visitor's.
    const target = await targetOf(name);
    stop.hidden = false;
    // What changes ten times a second is not read out.
    said.ariaLive = "off";
    const stream = await packed((progress) => say(said, progress), signal);
    if (target) await write(stream, target);
    else download(await new Response(stream).blob(), name, ZIP);
    outcome = said.dataset.saved;
    files.markSaved();
  } catch (error) {
    if (isStopped(error)) outcome = said.dataset.stopped;
    else messages.refuse("not-made");
  }
  said.ariaLive = null;
  say(said, outcome);
  saving = null;
  stop.hidden = true;
}

/**
 * The archive of what the rules make, and of the files from where they are; what has gone through
 * is told.
 * @param {(progress: string) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<ReadableStream<Uint8Array>>}
 */
async function packed(tell, signal) {
  const { makeZip, predictLength } = await later("pack/zip.js");
  await files.settled();
  const held = new Map(files.told().map(({ id, file }) => [id, file]));
  const reply = await engine.ask({ ...reports.pack.request, save: true });
  if (!reply?.ok) throw new Error("not made");
  const entries = reply.files.map((/** @type {{name: string, file?: string, base64: string}} */ made) => {
    const { name, file, base64 } = made;
    return { name, input: file === undefined ? bytesOf(base64) : held.get(file), lastModified: NO_TIME };
  });
  const whole = megabytes(Number(predictLength(entries)));
  let done = 0;
  /** @type {TransformStream<Uint8Array, Uint8Array>} */
  const counter = new TransformStream({
    transform(piece, pipe) {
      done += piece.byteLength;
      tell(`${megabytes(done)} / ${whole} MB`);
      pipe.enqueue(piece);
    },
  });
  return makeZip(entries).pipeThrough(counter, { signal });
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
  const types = [{ accept: { [ZIP]: [".zip"] } }];
  try {
    return await /** @type {any} */ (window).showSaveFilePicker?.({ suggestedName, types });
  } catch (error) {
    // In a frame of another site it may not ask.
    if (isStopped(error)) throw error;
  }
}

/**
 * Write into a file; if that fails or is stopped, it is as it was, and gone if it is new.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {any} target
 */
async function write(stream, target) {
  const isNew = !(await target.getFile()).size;
  try {
    await stream.pipeTo(await target.createWritable());
  } catch (error) {
    if (isNew) await target.remove?.();
    throw error;
  }
}

/** @type {Acts} */
export const acts = {
  "remove-file": ({ dataset }) => files.remove(dataset.file),
  "remove-files": (button) => files.removeRow(button.closest(".b-pack").dataset.key),
  "to-pack": () => {
    messages.clear();
    steps.go(reports.pack.step);
    reports.pack.place.scrollIntoView();
  },
  // To the row that the button names, or that is chosen beside it.
  "move-file": (button) => {
    const { file, row } = button.dataset;
    files.move(file, row ?? one(button.parentElement, "select").value);
  },
  "save-pack": save,
  "stop-pack": () => saving?.abort(),
};
