/**
 * The result beside the form: it shows what the rules wrote, and how far the checker has come. On a
 * phone a bar at the foot of the page counts it, and a sheet shows it.
 */

import { all, made, one, part, put, root } from "../dom.js";
import { write } from "../patch.js";
import * as engine from "../start/engine.js";
import * as words from "../words.js";

const CHECKING_AFTER = 200;
const SPEAK_AFTER = 600;
const MARKED_FOR = 1500;

/** @type {HTMLElement} */
export const panel = part("panel");
/** What the build wrote, for a page without answers. */
const empty = [...panel.childNodes];

/** @type {Map<string, HTMLElement>} where the rules' parts are shown, by their names */
const parts = new Map();
/** @type {Map<string, string>} what was announced last, by what it is about */
const spoken = new Map();
/** @type {Map<string, string>} what is to be announced */
const waiting = new Map();
let checkingTimer = 0;
let speakTimer = 0;

/** @param {"empty" | "offer" | "loading" | "ready" | "failed"} state */
export function stand(state) {
  root.dataset.state = state;
  part("offer").hidden = state !== "offer";
  part("load").hidden = state !== "loading";
  part("failed").hidden = state !== "failed";
  panel.hidden = state === "failed";
}

/** @param {string} text */
function say(text) {
  const place = part("state");
  if (place) put(place, text);
}

/** Show the result as it is before any answer. */
export function reset() {
  clearTimeout(checkingTimer);
  parts.clear();
  panel.replaceChildren(...empty);
  // It may have waited out of the page while another province was chosen.
  document.dispatchEvent(new Event("b24:drawn"));
  stand("empty");
  say(words.say("noAnswers"));
  sayBeside(words.say("noAnswers"));
  // What was told of the answers before is true no longer.
  if (spoken.size) speak(words.say("noAnswers"));
}

// With a connection again, what could not start is tried again.
addEventListener("online", () => one(document, "[data-state=failed] .b-failed .b-button--primary")?.click());

/** Show what becomes of the engine that loads. */
export function follow() {
  if (engine.state === "loading" || engine.state === "starting") load();
  if (engine.failure) fail(engine.failure);
}

/** Show how far the loading has come. */
function load() {
  stand("loading");
  if (words.parts.waiting && !parts.size) panel.replaceChildren(words.make("waiting"));
  const { done, total } = engine.progress;
  const isStarting = engine.state === "starting";
  const bytes = total ? words.say("bytes", { done: mega(done), total: mega(total) }) : "";
  part("bytes").textContent = isStarting ? words.say("starting") : bytes;
  if (total) part("progress").value = done / total;
  say(words.say(isStarting ? "starting" : "waiting"));
  sayBeside(`${words.say("loading")} ${bytes}`);
}

/**
 * Say that the checker could not start, and what works without it.
 * @param {Failure} failure
 */
export function fail({ kind, detail }) {
  stand("failed");
  parts.clear();
  const message = words.make(`failed-${kind}`, { detail });
  part("failed").replaceChildren(message);
  const lead = one(message, "strong").textContent;
  say(words.say("noResult"));
  sayBeside(lead);
  speak(lead);
}

/** Say that an evaluation takes its time; the old verdicts stay. */
export function checking() {
  clearTimeout(checkingTimer);
  checkingTimer = setTimeout(() => say(words.say("checking")), CHECKING_AFTER);
}

/**
 * Show a new result.
 * @param {Record<string, string>} found HTML by the parts' names, in order
 * @param {string} sentence the one that is announced
 */
export function show(found, sentence) {
  clearTimeout(checkingTimer);
  stand("ready");
  say(words.say("current"));
  const before = all(panel, ".b-verdict, .b-mini").map((row) => ({ row, was: verdictOf(row) }));
  withFocus(() => draw(found));
  for (const { row, was } of before) if (row.isConnected && was !== verdictOf(row)) mark(row);
  speak(sentence);
}

/**
 * Change the parts that differ; the others are not even read.
 * @param {Record<string, string>} found
 */
function draw(found) {
  const isFirst = !parts.size;
  for (const [name, html] of Object.entries(found)) {
    const place = parts.get(name) ?? made("div", "b-part");
    write(place, html);
    parts.set(name, place);
  }
  if (isFirst) panel.replaceChildren(...parts.values());
}

/**
 * Write what the rules tell into each place of its name, in the result, the form and beside them;
 * where they tell nothing, what the build wrote there.
 * @param {Record<string, string>} [told] HTML by the places' names
 */
export function tell(told = {}) {
  withFocus(() => all(root, "[data-told]").forEach((place) => write(place, told[place.dataset.told])));
}

/**
 * Change the result: a question that is answered now goes, and the focus with it.
 * @param {() => void} change
 */
function withFocus(change) {
  const { activeElement } = document;
  const focused = panel.contains(activeElement) && activeElement !== panel ? activeElement : null;
  change();
  if (focused && !focused.isConnected) one(panel, "summary")?.focus({ preventScroll: true });
}

/**
 * Mark for a moment a row whose verdict has changed.
 * @param {HTMLElement} row
 */
function mark(row) {
  row.classList.add("b-changed");
  row.dataset.changed = words.say("changed");
  setTimeout(() => row.classList.remove("b-changed"), MARKED_FOR);
}

/**
 * Announce a sentence on something, a moment after the last change, once, and only if it is new.
 * @param {string} sentence
 * @param {"result" | "next"} [about]
 */
export function speak(sentence, about = "result") {
  waiting.set(about, sentence);
  clearTimeout(speakTimer);
  speakTimer = setTimeout(() => {
    const fresh = [...waiting].filter(([each, said]) => spoken.get(each) !== said);
    for (const [each, said] of fresh) spoken.set(each, said);
    if (fresh.length) part("live").textContent = fresh.map(([, said]) => said).join(" ");
    waiting.clear();
  }, SPEAK_AFTER);
}

/** @param {HTMLElement} row */
const verdictOf = (row) => one(row, ".b-pill")?.textContent ?? "";

/** @param {number} bytes */
const mega = (bytes) => (bytes / 1_000_000).toFixed(1);

/** @type {HTMLDialogElement | null} a small checker has none */
const dialog = one(root, ".b-sheet");
const aside = one(root, ".b-result");
const inner = one(root, ".b-result__inner");

export function listen() {
  dialog?.addEventListener("close", () => {
    aside.prepend(inner);
    document.documentElement.classList.remove("b-holds");
  });
  dialog?.addEventListener("click", ({ target }) => {
    if (target === dialog) closeSheet();
  });
  window.matchMedia("(min-width: 60em)").addEventListener("change", closeSheet);
}

/** Show the result where it is not in sight beside the form; where it is, lead to it. */
function open() {
  if (!dialog || aside.checkVisibility()) {
    one(aside, "h2").focus();
    return;
  }
  one(dialog, ".b-sheet__body").append(inner);
  dialog.showModal();
  document.documentElement.classList.add("b-holds");
  one(dialog, "h2").focus();
}

export function closeSheet() {
  if (dialog?.open) dialog.close();
}

/**
 * Say beside the main button that there is no result yet, or none any more.
 * @param {string} text
 */
function sayBeside(text) {
  if (dialog) write(one(root, "[data-told=beside]"), text);
}

/** @type {Acts} */
export const acts = {
  sheet: open,
  "close-dialog": (button) => button.closest("dialog").close(),
};
