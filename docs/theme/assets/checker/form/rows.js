/** One question's row: what its control says, how an answer is shown in it, and the error below. */

import { all, one, put } from "../dom.js";
import * as words from "../words.js";
import { group, isMoney, mark } from "./fields.js";
import { placesOf, showPlaces, valueOfPlaces } from "./places.js";

const UNSURE = "unsure";
const NUMBERS = ["money", "integer", "number"];

/**
 * The controls of a row itself, not those of the entries inside a list.
 * @param {HTMLElement} row
 * @param {string} selector
 * @returns {any[]}
 */
export const own = (row, selector) => all(row, `:scope > .b-control :is(${selector})`);

/**
 * The field that is typed in, if there is one.
 * @param {HTMLElement} row
 * @returns {HTMLInputElement | undefined}
 */
export const fieldOf = (row) => own(row, "input.b-field:not([type=search])")[0];

/**
 * Read what is answered: `undefined` for nothing, `null` for "not sure".
 * @param {HTMLElement} row
 * @returns {any}
 */
export function valueOf(row) {
  const type = row.dataset.type ?? "";
  const places = placesOf(row);
  if (places) return valueOfPlaces(places);
  if (type === "services" || type === "list") return valueOfBoxes(row);
  const chosen = own(row, "input:checked")[0]?.value ?? own(row, "select")[0]?.value;
  const field = fieldOf(row);
  if (chosen === UNSURE) return null;
  if (field) return NUMBERS.includes(type) ? numberIn(field) : field.value.trim() || undefined;
  if (type === "bool") return truthOf(chosen);
  return chosen || undefined;
}

/**
 * Yes and no as truth values; some questions have an answer beside the two, which stays a word.
 * @param {string | undefined} chosen
 */
function truthOf(chosen) {
  if (chosen === "yes") return true;
  if (chosen === "no") return false;
  return chosen || undefined;
}

/** @param {HTMLElement} row */
function valueOfBoxes(row) {
  const values = own(row, "input[type=checkbox]:checked").map((box) => box.value);
  if (values.includes(UNSURE)) return null;
  if (values.includes("none")) return [];
  return values.length ? values : undefined;
}

/**
 * A number as written, without grouping; what is no number stays text, for the rules to refuse.
 * @param {HTMLInputElement} field
 */
function numberIn({ value }) {
  const plain = value.replace(/[\s,，]/g, "");
  if (plain === "") return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : value.trim();
}

/**
 * Show an answer in its control.
 * @param {HTMLElement} row
 * @param {any} value
 */
export function show(row, value) {
  const places = placesOf(row);
  if (places) {
    showPlaces(places, value);
    return;
  }
  const wanted = optionsOf(value);
  const field = fieldOf(row);
  for (const select of own(row, "select")) {
    select.value = wanted[0] ?? "";
    // The answer stands among the buttons.
    if (select.selectedIndex < 0) select.value = "";
  }
  for (const box of own(row, "input:is([type=radio], [type=checkbox])")) box.checked = wanted.includes(box.value);
  if (!field) return;
  field.value = value === null || value === undefined ? "" : String(value);
  mark(field);
  if (isMoney(field)) group(field);
}

/**
 * Where answers stand as buttons and in a list among them, only one of the two has a choice.
 * @param {HTMLElement} row
 * @param {EventTarget | null} changed
 */
export function alternate(row, changed) {
  const [select] = own(row, ".b-seg select");
  const radios = own(row, ".b-seg input:checked");
  if (changed === select && select?.value) for (const radio of radios) radio.checked = false;
  else if (select && radios.length) select.value = "";
}

/**
 * The options of a control that an answer stands for.
 * @param {any} value
 * @returns {string[]}
 */
function optionsOf(value) {
  if (value === undefined) return [];
  if (value === null) return [UNSURE];
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  if (Array.isArray(value)) return value.length ? value : ["none"];
  return [String(value)];
}

/**
 * @param {HTMLElement} row
 * @param {string} boxes
 */
export function chosenNames(row, boxes) {
  return own(row, `${boxes}:checked`).map((box) => box.parentElement.textContent.trim());
}

/**
 * The answer in words, as its control says it; nothing where there is none.
 * @param {HTMLElement} row
 * @returns {string}
 */
export function wordsOf(row) {
  const boxes = chosenNames(row, ".b-pick__boxes input");
  const names = boxes.length ? boxes : chosenNames(row, "input:is([type=radio], [type=checkbox])");
  if (names.length) return words.list(names);
  const [select] = own(row, "select");
  if (select) return select.value ? select.selectedOptions[0].textContent : "";
  if (row.dataset.type === "list") return String(all(row, ".b-entry").length || "");
  return fieldOf(row)?.value ?? "";
}

/**
 * The control that takes the focus when a question is jumped to.
 * @param {HTMLElement} row
 * @returns {HTMLElement | undefined}
 */
export function control(row) {
  return own(row, "input[type=radio]:checked")[0] ?? own(row, "input[type=radio], summary, select, input, button")[0];
}

/**
 * Put each error below its field, and take all others away.
 * @param {HTMLElement[]} rows
 * @param {Fault[]} errors
 */
export function showErrors(rows, errors) {
  const messages = new Map(errors.map((error) => [error.path, error[words.lang]]));
  for (const row of rows) showError(row, messages.get(row.dataset.path ?? "") ?? "");
}

/**
 * @param {HTMLElement} row
 * @param {string} message
 */
function showError(row, message) {
  const [place] = own(row, ".b-error");
  if (!place || place.textContent === message) return;
  put(place, message);
  const field = fieldOf(row);
  if (!field) return;
  field.ariaInvalid = message ? "true" : null;
  describe(row);
}

/**
 * Link a row's error, and its fold while that is open, to the control they describe.
 * @param {HTMLElement | null} row
 */
export function describe(row) {
  if (!row) return;
  const [error] = own(row, ".b-error");
  const fold = one(row, ":scope > .b-why[open] dl");
  const ids = [error?.textContent ? error.id : "", fold?.id ?? ""].filter(Boolean).join(" ");
  const control = row.matches("fieldset") ? row : own(row, ".b-field")[0];
  if (ids) control?.setAttribute("aria-describedby", ids);
  else control?.removeAttribute("aria-describedby");
}
