/** The messages above the form: one at a time, each written by the build. */

import { focusTitle, made, one, part } from "../dom.js";
import * as answers from "../keep/answers.js";
import { whenLetGo } from "../press.js";
import * as words from "../words.js";

const PASSES_AFTER = 8_000;

/**
 * The small checker has no place for messages: what is shown there is shown nowhere.
 */
export const place = part("notes");

/** Where it is said, beside them, that nothing is stored, or the device keeps others. */
const apart = part("parted");
/** Which of the two is said. */
let saidApart = "";

/** @type {(() => void) | null} */
let undo = null;
/** @type {HTMLElement | null} the message that offers it */
let offer = null;

/**
 * The name of the message that is shown.
 * @returns {string | undefined}
 */
export const shown = () => place?.firstElementChild?.dataset.shown;

/**
 * Show a message; it takes the place of the one before.
 * @param {string} name
 * @param {Record<string, any>} [values]
 * @param {HTMLElement | null} [where]
 * @returns {HTMLElement}
 */
export function show(name, values = {}, where = place) {
  const message = words.make(name, values);
  message.dataset.shown = name;
  where?.replaceChildren(message);
  return message;
}

/**
 * Show a message that something was not taken, and what can be done.
 * @param {string} name
 * @param {Record<string, string>} [values]
 */
export function refuse(name, values) {
  const message = show(name, values);
  one(message, "button")?.focus();
  message.scrollIntoView({ block: "nearest" });
}

/**
 * Show a message that asks for nothing, and take it away again after a while.
 * @param {string} name
 */
export function pass(name) {
  const message = show(name);
  const leave = () => message.contains(document.activeElement) || message.remove();
  setTimeout(() => whenLetGo(leave), PASSES_AFTER);
}

export function listen() {
  sayApart();
  answers.on("parted", sayApart);
  answers.on("change", sayApart);
}

/** Say either, once; of a link's answers the device keeps none. */
function sayApart() {
  const isParted = answers.isParted() && answers.origin !== "link";
  const due = answers.isStored ? (isParted ? "parted" : "") : "not-stored";
  if (due === saidApart) return;
  saidApart = due;
  if (due) show(due, {}, apart);
  else apart?.replaceChildren();
}

/** Say that answers are back: after a reload from the tab, or kept on the device. */
export function sayRestored() {
  const isKept = answers.origin === "device";
  if (!isKept && !(answers.origin === "tab" && isBack())) return;
  const clock = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit" });
  const values = { count: words.answers(answers.count()), time: clock.format(new Date(answers.changed)) };
  show(isKept ? "kept" : "restored", values);
}

/** Take a message away; without a name, any. */
export function clear(name = shown()) {
  if (name === shown()) place?.replaceChildren();
}

/**
 * Show a message that offers to take back what was done, until something else is answered.
 * @param {string} name
 * @param {() => void} back
 * @param {Record<string, any>} [values]
 * @param {HTMLElement | null} [where]
 */
export function offerUndo(name, back, values = {}, where = place) {
  undo = back;
  offer = show(name, values, where);
}

/** Offer to take back no more what came before another answer: that would go with it. */
export function settle() {
  undo = null;
  if (offer) one(offer, "[data-do=undo]")?.remove();
  offer = null;
}

/**
 * Say beside a list that an entry was removed.
 * @param {HTMLElement} row
 * @param {{what: string}} values
 * @param {() => void} back
 */
export function offerEntryBack(row, values, back) {
  const where = one(row, ":scope > .b-removed") ?? row.appendChild(made("div", "b-removed"));
  offerUndo("removed", back, values, where);
}

/** @param {any} button */
function takeBack(button) {
  const back = undo;
  const message = button.closest("[data-shown]");
  settle();
  back?.();
  message.remove();
  focusTitle();
}

/**
 * Close a message; a focus inside goes to where the page begins.
 * @param {any} button
 */
function close(button) {
  const message = button.closest("[data-shown]");
  const focused = message.contains(document.activeElement);
  message.remove();
  if (focused) focusTitle();
}

/** Tell whether this page was reloaded or gone back to, and not come to anew. */
function isBack() {
  const [entry] = performance.getEntriesByType("navigation");
  const { type } = /** @type {any} */ (entry ?? {});
  return type === "reload" || type === "back_forward";
}

/** @type {Acts} */
export const acts = { cancel: close, close, undo: takeBack };
