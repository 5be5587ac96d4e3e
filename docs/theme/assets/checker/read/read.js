/**
 * The windows in which a text is pasted, of papers or of a notice of correction: a report of the
 * rules stands below it, and nothing of a text is kept. What the company's own papers say the rules
 * find in their texts, and the visitor takes the values that are ticked.
 */

import { all, one, part, root, whenPaused } from "../dom.js";
import * as answers from "../keep/answers.js";
import { base64Of, whenGiven } from "../keep/file.js";
import * as files from "../pack/files.js";
import * as messages from "../result/messages.js";
import * as engine from "../start/engine.js";
import { later } from "../start/later.js";
import { reports } from "../steps/reports.js";
import * as words from "../words.js";
import { textOfPdf } from "./pdf.js";

const PDF = /\.pdf$/i;
const PICTURE = /\.(?:jpe?g|png|webp|heic|heif|gif|bmp|tiff?)$/i;

/** @type {HTMLDialogElement} a small checker has none */
const dialog = part("read");
/** @type {typeof import("./scans.js") | null} what reads pictures, once one is given */
let scans = null;
/** @type {File[]} pictures and scans that wait until the window is open, where it is asked first */
let waiting = [];
/** One after the other. */
let reading = Promise.resolve();
/** Where it is said what was read of files meanwhile. */
const found = part("found");

export function listen() {
  for (const each of dialogs) whenPaused(one(each, "textarea"), () => report(each));
  dialog.addEventListener("change", ({ target }) => leaveOthers(target));
  reports.read?.place.addEventListener("drawn", () => scans?.draw(dialog));
  // What is given here goes to the pack, too, and what is given there is read.
  whenGiven(dialog, "dialog", (given) => files.add(given));
  files.onGiven(add);
}

/**
 * Of two values for one answer only one can be taken.
 * @param {any} taken
 */
function leaveOthers(taken) {
  const paths = Object.keys(fillsOf(taken));
  for (const box of boxes()) {
    if (box !== taken && paths.some((path) => path in fillsOf(box))) box.checked = false;
  }
}

/** @returns {HTMLInputElement[]} the boxes that are ticked and can be taken */
const boxes = () => all(dialog, "[data-fills]:checked:not(:disabled)");

/**
 * Put the texts of files below what is there; what is no text is said, and nothing is lost.
 * @param {File[]} given
 */
async function add(given) {
  reports.read.say(words.say("working"));
  /** @type {(string | null)[]} */
  const texts = [];
  for (const file of given) texts.push(await textIn(file));
  const typed = one(dialog, "textarea");
  // Meanwhile more may have been typed, or read from other files.
  typed.value = [typed.value.trim(), ...texts].filter(Boolean).join("\n\n");
  await report(dialog);
  const named = (/** @type {File[]} */ those) => words.list(those.map(({ name }) => name));
  const [unread, empty] = [null, ""].map((as) => given.filter((_, i) => texts[i] === as));
  const list = named(empty.filter((file) => !isShown(file)));
  if (unread.length) reports.read.say(notRead(named(unread)));
  else if (list) reports.read.say(words.say("noTextIn", { list }));
  waiting.push(...empty.filter(isShown));
  recognize();
  tell();
}

/**
 * The one file has nothing that reads them, elsewhere it did not come.
 * @param {string} list
 */
function notRead(list) {
  const isOneFile = "published" in document.documentElement.dataset;
  return isOneFile ? words.say("notReadHere", { list }) : words.say("notRead", { list });
}

/** Say of a window that is closed how many values stand in it. */
function tell() {
  const n = all(dialog, "[data-fills]:not(:disabled)").length;
  if (n && !dialog.open) messages.show("read-found", { n }, found);
}

/** @param {File} file whether it shows its text, in pictures alone */
const isShown = ({ name }) => PDF.test(name) || PICTURE.test(name);

/** Read what waits of pictures and scans, once it can be asked whether to load what reads them. */
function recognize() {
  if (!waiting.length || !(dialog.open || scans?.isLoaded())) return;
  const read = async () => {
    const given = waiting;
    waiting = [];
    if (!given.length) return;
    scans ??= await later("read/scans.js").catch(() => null);
    const place = one(dialog, ".b-read__scans");
    const list = words.list(given.map(({ name }) => name));
    const left = scans ? await scans.read(given, place, { ask: engine.ask, list: words.list }) : notRead(list);
    await report(dialog);
    if (left) reports.read.say(left);
    tell();
  };
  reading = reading.then(read, read);
}

/**
 * The text of a file; the rules take it out, of a PDF pdf.js does. Nothing where that did not come.
 * @param {File} file
 * @returns {Promise<string | null>}
 */
async function textIn(file) {
  if (PDF.test(file.name)) return textOfPdf(file);
  if (PICTURE.test(file.name)) return "";
  if (file.size > Number(dialog.dataset.largest)) return "";
  const reply = await engine.ask({ do: "read", file: (await base64Of(file)) ?? "" });
  return !reply || reply.unreachable ? null : (reply.text?.trim() ?? "");
}

/**
 * Put what is ticked among the answers, once the window shows what these leave open; what was there
 * before can be had again.
 */
async function take() {
  await report(dialog);
  const taken = boxes();
  // Another press, or whoever closed the window, has ended it meanwhile.
  if (!taken.length || !dialog.open) return;
  const undo = answers.change(Object.assign({}, ...taken.map(fillsOf)));
  dialog.close();
  messages.offerUndo("taken", undo, { n: taken.length });
  one(messages.place, "button").focus();
}

/** @param {HTMLElement} box */
const fillsOf = (box) => JSON.parse(box.dataset.fills ?? "{}");

/** @param {any} dialog */
export function report(dialog) {
  const found = reports[dialog.dataset.part];
  found.beside = { text: one(dialog, "textarea").value };
  if (scans && found === reports.read) Object.assign(found.beside, { scans: scans.told() });
  return found.ask();
}

/** @type {HTMLElement[]} */
const dialogs = all(root, "dialog textarea").map((typed) => typed.closest("dialog"));

/** Forget what was pasted or given: with other answers, it is another company's. */
export function clear() {
  waiting = [];
  scans?.clear();
  for (const dialog of dialogs) one(dialog, "textarea").value = "";
}

/** @param {any} button */
function open({ dataset }) {
  const dialog = part(dataset.do);
  dialog.showModal();
  found.replaceChildren();
  one(dialog, "textarea").focus();
  report(dialog);
  recognize();
}

/** @type {Acts} */
export const acts = { "take-read": take, read: open, track: open };
