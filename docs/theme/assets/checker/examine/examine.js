/**
 * The pre-check: all files that were given, wherever, are read one after the other, then the pictures
 * among them, and the rules say what would be sent back of them. The page stays usable meanwhile; what
 * was read before a stop counts.
 *
 * Each text is handed to the rules once by itself: so none waits for all of them at a time.
 */

import { focusOn, made, one, parsed, part, put } from "../dom.js";
import * as files from "../pack/files.js";
import { onRead, recognize, scans } from "../read/pictures.js";
import { isShown, textOf } from "../read/text.js";
import { printAlone } from "../result/print.js";
import * as messages from "../result/messages.js";
import * as engine from "../start/engine.js";
import { reports } from "../steps/reports.js";
import * as words from "../words.js";

/**
 * After so many milliseconds without an answer the rules are ended. The longest text that is read takes
 * 1.3 s of Python outside a browser; of a page on two cores that twenty processes shared, the first took
 * 43 s with all that had to load, three more 26 s together.
 */
const PATIENCE = 60_000;

/** A small checker has none. */
const place = part("examine");
/** @type {Map<string, import("../read/text.js").FileText>} by the id of a file: what was read of it */
const read = new Map();
let isReading = false;
let isStopped = false;
/** Whether pictures are read, or it is asked whether to. */
let areRead = false;
/** Why pictures were left: a word, as scans.js has it. */
let left = "";
/** Ends the reading of the file that is under way. */
let halt = () => {};

export function listen() {
  // Without files nobody waits for what would be said of them.
  reports.examine.place.hidden = true;
  files.onChange(change);
  // Whoever gives more wants them read.
  files.onGiven((given) => {
    isStopped = false;
    if (given.some(isShown)) left = "";
  });
  onRead(endPictures);
  reports.examine.place.addEventListener("drawn", () => scans?.draw(reports.examine.place));
}

async function change() {
  const { examine } = reports;
  const ids = new Set(files.told().map(({ id }) => id));
  for (const id of read.keys()) if (!ids.has(id)) read.delete(id);
  scans?.keepOnly(new Set(files.told().map(({ file }) => file)));
  one(place, ".b-examine__how").hidden = files.count() > 0;
  examine.place.hidden = !files.count();
  if (isReading) {
    list();
    return;
  }
  await readAll();
  tell();
  readPictures();
}

/** Have the rules say it; once they have, and nothing is read any more, what waited for it goes on. */
async function tell() {
  await ask();
  if (!isReading && !areRead) announce(false);
}

/**
 * Let the main button know whether files are being read.
 * @param {boolean} detail
 */
const announce = (detail) => place.dispatchEvent(new CustomEvent("reading", { detail }));

/** Have the rules say what would be sent back, by what is read by now; done once it is shown. */
function ask() {
  const { examine } = reports;
  examine.beside = { files: files.told().map((each) => ({ ...each, ...whatIsRead(each) })) };
  examine.patience = PATIENCE;
  return examine.isShown || examine.hasTold ? examine.ask() : undefined;
}

/** @param {import("../pack/files.js").Given} given */
function whatIsRead({ id, file }) {
  const found = read.get(id) ?? STOPPED;
  if (found.why !== "picture") return found;
  const why = scans && !scans.waits(file) ? undefined : LEFT[left] ?? left;
  return { text: "", scan: scans?.told(file), why };
}

/** @type {Record<string, string>} what the rules call it, where they have another word */
const LEFT = { "": "waiting", stopped: "picture" };

const STOPPED = { text: "", why: "stopped" };

/** Read what is there and what comes meanwhile, unless it is stopped. */
async function readAll() {
  const next = () => (isStopped ? undefined : files.told().find(({ id }) => !read.has(id)));
  isReading = true;
  for (let each = next(); each; each = next()) {
    say();
    const found = await Promise.race([textOf(each.file), stopped()]);
    if (!found) break;
    if (found.text) await engine.ask({ do: "examine", text: found.text }, { patience: PATIENCE });
    read.set(each.id, found);
  }
  isReading = false;
  showBusy();
}

/** Read the pictures that wait; those that come meanwhile join them. */
async function readPictures() {
  const waiting = left ? [] : files.told().filter(isPicture);
  if (!areRead && !waiting.some(waits)) return;
  areRead = true;
  showBusy();
  list();
  await recognize(waiting, (file) => {
    engine.ask({ do: "examine", scan: scans?.told(file) }, { patience: PATIENCE });
    list();
  });
}

const isPicture = (/** @type {{id: string}} */ { id }) => read.get(id)?.why === "picture";
const waits = (/** @type {{file: File}} */ { file }) => scans?.waits(file) ?? true;

/** @param {import("../read/scans.js").Left} ended */
function endPictures({ why }) {
  left = why;
  areRead = false;
  const hadFocus = one(place, ".b-examine__busy").contains(document.activeElement);
  showBusy();
  if (hadFocus) focusOn(reports.examine.place);
  tell();
}

/** Show what is under way: files that are read one by one, pictures, or nothing. */
function showBusy() {
  one(place, ".b-examine__busy").hidden = !isReading && !areRead;
  one(place, ".b-examine__texts").hidden = !isReading;
  if (isReading || areRead) announce(true);
}

/** @returns {Promise<null>} */
const stopped = () =>
  new Promise((resolve) => {
    halt = () => resolve(null);
  });

/** Say which file is read, and how far it is. */
function say() {
  const busy = one(place, ".b-examine__busy");
  const [done, of] = [files.told().filter(({ id }) => read.has(id)).length, files.count()];
  showBusy();
  put(one(busy, "[role=status]"), words.say("readingFile", { n: done + 1, of }));
  one(busy, "progress").value = done / of;
  list();
}

/** Show each file with its paper as soon as both are known. */
function list() {
  const names = new Map(files.rows.map(({ row, name }) => [row, name]));
  const rows = files.placed().map((each) => {
    const row = made("li", "b-ends");
    const paper = (each.place && names.get(each.place.row)) ?? "";
    const isRead = read.has(each.id) && !(isPicture(each) && waits(each));
    row.append(made("span", "", each.name), made("span", "b-muted", isRead ? paper : words.say("waitingFile")));
    return row;
  });
  one(place, ".b-examine__busy ul").replaceChildren(...rows);
}

/** @type {Acts} */
export const acts = {
  "stop-reading": () => {
    isStopped = true;
    halt();
  },
  "read-on": () => {
    isStopped = false;
    left = "";
    // What did not come may come now.
    for (const [id, { why }] of read) if (why === "not-loaded") read.delete(id);
    change();
  },
  "print-notice": async () => {
    const { request } = reports.examine;
    const reply = await engine.ask({ ...request, print: true }, { patience: PATIENCE });
    if (reply?.ok) printAlone("notice", parsed(reply.html));
    else messages.refuse("not-made");
  },
};
