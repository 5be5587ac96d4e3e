/**
 * The windows in which a text is pasted, of papers or of a notice of correction: a report of the
 * rules stands below it, and nothing of a text is kept.
 */

import { all, one, part, whenPaused } from "../dom.js";
import { root } from "../root.js";
import { reports } from "../steps/reports.js";

/** @param {any} dialog */
export function report(dialog) {
  const found = reports[dialog.dataset.part];
  found.beside = { text: one(dialog, "textarea").value };
  return found.ask();
}

/** @type {HTMLElement[]} */
const dialogs = all(root, "dialog:has(textarea)");

export function listen() {
  for (const dialog of dialogs) whenPaused(one(dialog, "textarea"), () => report(dialog));
}

/** Forget what was pasted: with other answers, it is another company's. */
export function clear() {
  for (const dialog of dialogs) one(dialog, "textarea").value = "";
}

/** @param {any} button */
function open({ dataset }) {
  const dialog = part(dataset.do);
  dialog.showModal();
  one(dialog, "textarea").focus();
  report(dialog);
}

/** @type {Acts} */
export const acts = { read: open, track: open };
