/**
 * Answers in a file: save them, open one, or forget them. Before answers of the page would go
 * unsaved, the visitor is asked, and can take it back after.
 */

import { focusTitle, one, part } from "../dom.js";
import * as form from "../form/form.js";
import * as reading from "../read/read.js";
import * as evaluation from "../result/evaluation.js";
import * as messages from "../result/messages.js";
import * as panel from "../result/panel.js";
import * as pinned from "../result/pinned.js";
import * as engine from "../start/engine.js";
import * as steps from "../steps/steps.js";
import * as words from "../words.js";
import * as answers from "./answers.js";
import { isInApp } from "./app.js";
import { base64Of, saveApplication, toSave, without } from "./file.js";
import { clearAddress } from "./link.js";

/** @type {HTMLInputElement | null} */
const input = part("file");

/** @type {any} an application read from a file, waiting for a yes */
let waiting = null;

/** @type {HTMLInputElement} in the menu: the device may keep the answers before any file is saved */
const keeping = part("keep");

export function listen() {
  input?.addEventListener("change", open);
  keeping?.addEventListener("change", () => keepAs(keeping));
  for (const type of /** @type {const} */ (["change", "replaced", "parted"])) answers.on(type, showKept);
  showKept();
}

/** What the device keeps is the visitor's own, and no link's. */
function showKept() {
  if (!keeping) return;
  keeping.checked = answers.keeps;
  keeping.disabled = answers.origin === "link" || !answers.count();
}

/**
 * Keep the answers on the device as a box says; the browser may refuse it.
 * @param {HTMLInputElement} box
 */
function keepAs(box) {
  answers.keep(box.checked);
  box.checked = answers.keeps;
}

/**
 * Save what the rules can read, and what they say of it; a field in error stays on the page and
 * out of the file.
 */
async function save() {
  // The questions whose answers the rules cannot read.
  const wrong = (evaluation.reply?.errors ?? []).map(({ path }) => path).filter(Boolean);
  const receipt = await evaluation.receipt();
  saveApplication({ ...without(toSave(), wrong), ...(receipt && { receipt }) });
  // An app has said already that there is no file.
  if (isInApp) return;
  answers.markSaved();
  const values = { n: words.answers(wrong.length), list: words.list(form.named(wrong)) };
  const note = messages.show(wrong.length ? "saved-less" : "saved", values);
  const box = one(note, 'input[name="b24:keep"]');
  box.checked = answers.keeps;
  box.addEventListener("change", () => keepAs(box));
  // What the device keeps is the visitor's own, and no link's.
  if (answers.origin === "link") box.closest("p").remove();
}

/** Save, and then go on with what the message was about. */
async function saveFirst() {
  const shown = messages.shown();
  await save();
  if (shown === "replace") replace(waiting);
  if (shown === "forget") forget();
}

async function open() {
  const chosen = input?.files?.[0];
  if (!input || !chosen) return;
  input.value = "";
  // Of what is too large the rules need not see the end.
  const file = await base64Of(chosen.slice(0, answers.LARGEST + 1));
  engine.start();
  const reply = file === null ? null : await engine.ask({ do: "open", file });
  if (!reply) messages.refuse("not-read");
  else if (reply.ok) askToReplace(reply.application);
  else messages.refuse(reply.saved ? "refused" : "not-ours", { detail: reply.said });
}

/**
 * Replace the answers of the page; ask first, if there are any.
 * @param {any} application
 */
function askToReplace(application) {
  waiting = application;
  const count = answers.count();
  if (count) one(messages.show("replace", { count: words.answers(count) }), "[data-do=replace]").focus();
  else replace(application);
}

/** @param {any} application */
function replace(application) {
  const { version } = words;
  const old = application.rules_version;
  const before = answers.count();
  const undo = answers.replace(application, "file");
  reading.clear();
  pinned.since(application.receipt);
  const name = old && old !== version ? "older" : "replaced";
  if (before) messages.offerUndo(name, undo, { old, version });
  else if (name === "older") one(messages.show(name, { old, version }), "[data-do=undo]").remove();
  else messages.clear();
  focusTitle();
}

function askToForget() {
  if (!answers.count()) return;
  if (answers.saved) forget();
  else one(messages.show("forget"), "[data-do=forget-now]").focus();
}

function forget() {
  const undo = answers.forget();
  reading.clear();
  pinned.since();
  panel.reset();
  steps.show("need");
  clearAddress();
  messages.offerUndo("forgotten", undo);
  focusTitle();
}

function keepHere() {
  answers.keep(true);
  focusTitle();
}

/** @type {Acts} */
export const acts = {
  "keep-here": keepHere,
  save,
  "save-first": saveFirst,
  open: () => input?.click(),
  replace: () => replace(waiting),
  forget: askToForget,
  "forget-now": forget,
};
