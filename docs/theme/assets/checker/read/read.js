/**
 * The windows in which a text is pasted, of papers or of a notice of correction: a report of the
 * rules stands below it, and nothing of a text is kept. What the company's own papers say the rules
 * find in their texts, and the visitor takes the values that are ticked.
 */

import { all, one, part, root, whenPaused } from "../dom.js";
import * as answers from "../keep/answers.js";
import { whenGiven } from "../keep/file.js";
import * as files from "../pack/files.js";
import * as messages from "../result/messages.js";
import { reports } from "../steps/reports.js";
import * as words from "../words.js";
import { onRead, scans, show } from "./pictures.js";
import { textOf } from "./text.js";

/** @type {HTMLDialogElement} a small checker has none */
const dialog = part("read");
/** @type {Map<File, string>} pictures and scans whose values the window shows, and PDF that it names: why they have no text */
const pictures = new Map();
/** Why a file without text is named with what was read. */
const NAMED = ["picture", "locked-pdf", "damaged-pdf", "no-pdf"];
/** @type {Map<File, string>} what was put into the window of each file */
const pasted = new Map();
/** Where it is said what was read of files meanwhile. */
const found = part("found");

export function listen() {
  for (const each of dialogs) whenPaused(one(each, "textarea"), () => report(each));
  for (const place of [dialog, reports.examine?.place]) {
    place?.addEventListener("change", (/** @type {Event} */ { target }) => leaveOthers(place, target));
  }
  reports.read?.place.addEventListener("drawn", () => scans?.draw(dialog));
  dialog?.addEventListener("close", show);
  // What is given here goes to the pack, too, and what is given there is read.
  whenGiven(dialog, "dialog", (given) => files.add(given));
  files.onGiven(add);
  files.onChange(takeOutRemoved);
  onRead(tellRead);
}

/**
 * Of two values for one answer only one can be taken.
 * @param {HTMLElement} place
 * @param {any} taken
 */
function leaveOthers(place, taken) {
  const paths = Object.keys(fillsOf(taken));
  for (const box of boxes(place)) {
    if (box !== taken && paths.some((path) => path in fillsOf(box))) box.checked = false;
  }
}

/**
 * The boxes that are ticked and can be taken.
 * @param {HTMLElement} place
 * @returns {HTMLInputElement[]}
 */
const boxes = (place) => all(place, "[data-fills]:checked:not(:disabled)");

/**
 * Put the texts of files below what is there; what is no text is said, and nothing is lost.
 * @param {File[]} given
 */
async function add(given) {
  reports.read.say(words.say("working"));
  /** @type {import("./text.js").FileText[]} */
  const texts = [];
  for (const file of given) texts.push(await textOf(file));
  // What was removed meanwhile is not read.
  const there = new Set(files.told().map(({ file }) => file));
  given.forEach((file, i) => {
    const { text, why } = texts[i];
    if (!there.has(file)) return;
    if (text) pasted.set(file, asTyped(text));
    else if (typeof why === "string" && NAMED.includes(why)) pictures.set(file, why);
  });
  const typed = one(dialog, "textarea");
  // Meanwhile more may have been typed, or read from other files.
  typed.value = [typed.value.trim(), ...given.map((file) => pasted.get(file))].filter(Boolean).join("\n\n");
  await report(dialog);
  const named = (/** @type {File[]} */ those) => words.list(those.map(({ name }) => name));
  const unread = given.filter((_, i) => texts[i].why === "not-loaded");
  const list = named(given.filter((file, i) => !texts[i].text && !pictures.has(file) && !unread.includes(file)));
  if (unread.length) reports.read.say(notRead(named(unread)));
  else if (list) reports.read.say(words.say("noTextIn", { list }));
  tell();
}

/**
 * Show what was read of pictures; those that were left are said.
 * @param {import("./scans.js").Left} left
 */
async function tellRead({ why, files: left }) {
  await report(dialog);
  const mine = left.filter((file) => pictures.has(file));
  if (mine.length) reports.read.say(scans ? scans.leftSaid(why, mine) : notRead(words.list(mine.map(({ name }) => name))));
  tell();
}

/**
 * A text as it stands in a field.
 * @param {string} text
 */
const asTyped = (text) => text.replace(/\r\n?/g, "\n").trim();

/** Take out of the window what was read of files that were removed; what was changed there stays. */
async function takeOutRemoved() {
  const there = new Set(files.told().map(({ file }) => file));
  const gone = [...pasted.keys(), ...pictures.keys()].filter((file) => !there.has(file));
  if (!gone.length) return;
  const typed = one(dialog, "textarea");
  for (const file of gone) {
    typed.value = typed.value.replace(pasted.get(file) ?? "", () => "").replace(/\n{3,}/g, "\n\n").trim();
    pasted.delete(file);
    pictures.delete(file);
  }
  const isSaid = found.childElementCount > 0;
  await report(dialog);
  found.replaceChildren();
  if (isSaid) tell();
}

/**
 * The one file has nothing that reads them, elsewhere it did not come.
 * @param {string} list
 */
function notRead(list) {
  const isOneFile = "published" in document.documentElement.dataset;
  return isOneFile ? words.say("notReadHere", { list }) : words.say("notRead", { list });
}

/** Say of a window that is closed how many values stand in it, unless the pre-check shows them. */
function tell() {
  const n = all(dialog, "[data-fills]:not(:disabled)").length;
  if (n && !dialog.open && !reports.examine.isShown) messages.show("read-found", { n }, found);
}

/**
 * Put what is ticked among the answers, once the window shows what these leave open; what was there
 * before can be had again.
 */
async function take() {
  await report(dialog);
  const taken = boxes(dialog);
  // Another press, or whoever closed the window, has ended it meanwhile.
  if (!taken.length || !dialog.open) return;
  putAmongAnswers(taken);
}

/** Take what is ticked in the notice; a second press has nothing to take. */
function takeExamined() {
  const taken = boxes(reports.examine.place);
  if (!taken.length) return;
  putAmongAnswers(taken);
  for (const box of taken) box.disabled = true;
}

/** @param {HTMLInputElement[]} taken */
function putAmongAnswers(taken) {
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
  if (found === reports.read) Object.assign(found.beside, { scans: [...pictures].map(told).filter(Boolean) });
  return found.ask();
}

/**
 * What the rules are told of a picture, or of a file that cannot be opened.
 * @param {[File, string]} named
 */
const told = ([file, why]) =>
  why === "picture" ? scans?.told(file) : { number: 0, name: file.name, pages: [], unread: [{ why }] };

/** @type {HTMLElement[]} */
const dialogs = all(root, "dialog textarea").map((typed) => typed.closest("dialog"));

/** Forget what was pasted or given: with other answers, it is another company's. */
export function clear() {
  pasted.clear();
  pictures.clear();
  for (const dialog of dialogs) one(dialog, "textarea").value = "";
}

/** @param {any} button */
function open({ dataset }) {
  const dialog = part(dataset.do);
  dialog.showModal();
  found.replaceChildren();
  one(dialog, "textarea").focus();
  report(dialog);
  show();
}

/** @type {Acts} */
export const acts = { "take-read": take, "take-examined": takeExamined, read: open, track: open };
