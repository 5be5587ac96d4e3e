/** The sections of the form: opened and closed, and what stepped back in them shown. */

import { all, flip, one, put, steadily } from "../dom.js";
import * as words from "../words.js";
import { showCounts } from "./counts.js";
import { element, reply } from "./form.js";
import { control } from "./rows.js";

/**
 * The button that opens and closes a section; that of the papers has none.
 * @param {HTMLElement} section
 */
export const headOf = (section) => one(section, "[data-do=fold]");

/**
 * @param {HTMLElement} section
 * @param {boolean} isOpen
 */
const setOpen = (section, isOpen) => headOf(section)?.setAttribute("aria-expanded", String(isOpen));

/**
 * Open or close a section; a finished one closes when another opens.
 * @param {HTMLElement} section
 * @param {boolean} isOpen
 */
export function fold(section, isOpen) {
  setOpen(section, isOpen);
  const others = isOpen ? all(element, ".b-section").filter((other) => other !== section) : [];
  for (const other of others) if (isFinished(other)) setOpen(other, false);
  steadily(showCounts);
}

/** @param {HTMLElement} section */
function isFinished(section) {
  const counted = reply?.form.sections[section.dataset.section ?? ""];
  return Boolean(counted?.questions) && counted?.answered === counted?.questions;
}

/**
 * Turn a button that shows what is folded away into one that hides it, or back; tell whether it is shown.
 * @param {HTMLElement} button
 */
export function reveal(button) {
  const isShown = flip(button, "ariaExpanded");
  put(button, isShown ? words.say("hide") : undefined);
  return isShown;
}

/**
 * Show what stepped back in a section, or fold it away again.
 * @param {HTMLElement} section
 * @param {HTMLElement} button
 */
export function showBack(section, button) {
  const isShown = reveal(button);
  section.classList.toggle("b-section--back", isShown);
  if (!isShown) return;
  control(one(section, ".b-row--back"))?.focus();
}

/**
 * Open what hides a row.
 * @param {HTMLElement} row
 */
export function openFor(row) {
  const section = /** @type {HTMLElement | null} */ (row.closest(".b-section"));
  if (!section) return;
  setOpen(section, true);
  if (row.matches(".b-row--back")) section.classList.add("b-section--back");
  showCounts();
}
