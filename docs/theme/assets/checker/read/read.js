/**
 * What the company's own papers say: a text is pasted, dropped or opened, the rules find the values,
 * and the visitor takes those that are ticked. Nothing of a text is kept but what was taken.
 */

import { all, one, part, whenPaused } from "../dom.js";
import * as answers from "../keep/answers.js";
import { base64Of } from "../keep/file.js";
import * as messages from "../result/messages.js";
import * as engine from "../start/engine.js";
import { touch } from "../start/loading.js";
import * as words from "../words.js";
import { textOfPdf } from "./pdf.js";

const PDF = /\.pdf$/i;

/** @type {HTMLDialogElement} a small checker has none */
const dialog = part("read");
/** @type {HTMLTextAreaElement} */
const typed = dialog && one(dialog, "textarea");
/** @type {HTMLInputElement} */
const chooser = dialog && one(dialog, "[type=file]");

export function listen() {
  whenPaused(typed, read);
  dialog.addEventListener("change", ({ target }) => changed(/** @type {HTMLInputElement} */ (target)));
  dialog.addEventListener("dragover", (event) => event.preventDefault());
  dialog.addEventListener("drop", (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    add(files);
  });
}

/** @param {HTMLInputElement} field */
function changed(field) {
  if (field === chooser) add([...(chooser.files ?? [])]);
  if (field.dataset.fills && field.checked) leaveOthers(field);
}

/**
 * Of two values for one answer only one can be taken.
 * @param {HTMLInputElement} taken
 */
function leaveOthers(taken) {
  const paths = new Set(Object.keys(fillsOf(taken)));
  for (const box of boxes()) {
    if (box !== taken && Object.keys(fillsOf(box)).some((path) => paths.has(path))) box.checked = false;
  }
}

/** @returns {HTMLInputElement[]} the boxes that are ticked and can be taken */
const boxes = () => all(dialog, "[data-fills]:checked:not(:disabled)");

/**
 * Put the texts of files below what is there; what is no text is said, and nothing is lost.
 * @param {File[]} files
 */
async function add(files) {
  chooser.value = "";
  say(words.say("working"));
  const texts = [];
  const refused = [];
  for (const file of files) {
    const text = await textIn(file);
    if (text === null) refused.push(file.name);
    else texts.push(text.trim());
  }
  // Meanwhile more may have been typed, or read from other files.
  typed.value = [typed.value.trim(), ...texts].filter(Boolean).join("\n\n");
  await read();
  if (!refused.length) return;
  const list = words.list(refused);
  say(words.say(PDF.test(list) ? "noTextInScan" : "noTextIn", { list }));
}

/**
 * The text of a file; the rules take it out, of a PDF pdf.js does.
 * @param {File} chosen
 * @returns {Promise<string | null>}
 */
async function textIn(chosen) {
  if (PDF.test(chosen.name)) return textOfPdf(chosen);
  const file = await base64Of(chosen);
  const reply = file === null ? null : await engine.ask({ do: "read", file });
  return reply?.ok ? reply.text : null;
}

async function read() {
  const place = part("found");
  const text = typed.value;
  if (!text.trim()) {
    place.replaceChildren();
    say("");
    return;
  }
  say(words.say("working"));
  const reply = await engine.ask({ do: "read", text, application: answers.application }, { stale: true });
  if (reply?.ok) place.innerHTML = reply.panel;
  if (reply || engine.state === "failed") say(reply?.ok ? reply.said : words.say("notWorkedOut"));
}

/** @param {string} text */
function say(text) {
  one(dialog, "[role=status]").textContent = text;
}

/** Put what is ticked among the answers; what was there before can be had again. */
function take() {
  const taken = boxes();
  if (!taken.length) return;
  const after = structuredClone(answers.application);
  for (const box of taken) {
    for (const [path, content] of Object.entries(fillsOf(box))) answers.fill(after, path, content);
  }
  const undo = answers.replace(after, "file");
  answers.touch();
  dialog.close();
  messages.offerUndo("taken", undo, { n: taken.length });
  one(/** @type {HTMLElement} */ (messages.place), "button").focus();
}

/** @param {HTMLElement} box */
const fillsOf = (box) => JSON.parse(box.dataset.fills ?? "{}");

/** @type {Acts} */
export const acts = {
  read: () => {
    touch();
    dialog.showModal();
    typed.focus();
    // The answers may be others by now.
    if (typed.value.trim()) read();
  },
  "read-files": () => chooser.click(),
  "take-read": take,
};
