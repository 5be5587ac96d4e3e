/** Many boxes behind one button: the button says what is chosen, a search narrows the boxes. */

import { all, one } from "../dom.js";
import * as words from "../words.js";
import { chosenNames, fieldOf, own } from "./rows.js";

/**
 * Let a box that stands for the whole answer take the others back, and the other way round.
 * @param {HTMLElement} row
 * @param {HTMLInputElement} box
 */
export function exclude(row, box) {
  if (!box.checked) return;
  const isWhole = Boolean(box.closest(".b-toggle"));
  for (const other of own(row, "input[type=checkbox]")) {
    if (other !== box && (isWhole || other.closest(".b-toggle"))) other.checked = false;
  }
  const field = fieldOf(row);
  if (isWhole && field) field.value = "";
}

/**
 * Say in a row's button what is chosen behind it.
 * @param {HTMLElement} row
 */
export function showChosen(row) {
  const [place] = own(row, ".b-pick__said");
  if (!place) return;
  const few = words.few(chosenNames(row, ".b-pick input[type=checkbox]"));
  place.textContent = few || words.say("choose");
  place.parentElement.classList.toggle("b-field--empty", !few);
}

/**
 * Narrow the boxes to what is typed.
 * @param {Event} event
 */
export function find(event) {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (!field.matches(".b-pick__find")) return;
  event.stopPropagation();
  const typed = field.value.trim().toLowerCase();
  const picker = /** @type {HTMLElement} */ (field.closest(".b-pick, .b-places"));
  const labels = all(picker, ".b-pick__boxes label");
  for (const label of labels) label.hidden = !label.textContent.toLowerCase().includes(typed);
  const shown = labels.filter((label) => !label.hidden);
  one(picker, ".b-pick__count").textContent = words.say("found", { n: shown.length });
}
