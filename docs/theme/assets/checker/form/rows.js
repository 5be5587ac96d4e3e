/** One question's row: read its control, set it, show its error. */

import { all, one } from "../dom.js";

const UNSURE = "unsure";
const NUMBERS = ["money", "integer", "number"];

/**
 * The controls of a row itself, not those of the entries inside a list.
 * @param {HTMLElement} row
 * @param {string} selector
 * @returns {any[]}
 */
const own = (row, selector) => all(row, `:scope > .b-control ${selector}`);

/**
 * Read what is answered: `undefined` for nothing, `null` for "not sure".
 * @param {HTMLElement} row
 * @returns {any}
 */
export function valueOf(row) {
  const type = row.dataset.type ?? "";
  if (type === "provinces" || type === "services") return chosen(row);
  if (NUMBERS.includes(type)) return isUnsure(row) ? null : number(own(row, "input")[0].value);
  if (type === "date") return isUnsure(row) ? null : own(row, "input")[0].value || undefined;
  if (type === "text") return own(row, "input")[0].value.trim() || undefined;
  const value = own(row, "select")[0]?.value ?? own(row, "input").find((box) => box.checked)?.value;
  if (!value) return undefined;
  if (value === UNSURE) return null;
  return type === "bool" ? value === "yes" : value;
}

/** @param {HTMLElement} row */
function isUnsure(row) {
  return own(row, ".b-toggle input").some((box) => box.checked);
}

/**
 * A number as written, without grouping; what is no number stays text, for the rules to refuse.
 * @param {string} written
 */
function number(written) {
  const plain = written.replace(/[\s,，]/g, "");
  if (plain === "") return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : written.trim();
}

/** @param {HTMLElement} row */
function chosen(row) {
  const values = own(row, "input[type=checkbox]").filter((box) => box.checked).map((box) => box.value);
  if (values.includes(UNSURE)) return null;
  if (values.includes("nationwide")) return "nationwide";
  if (values.includes("none")) return [];
  return values.length ? values : undefined;
}

/**
 * Show an answer in its control.
 * @param {HTMLElement} row
 * @param {any} value
 */
export function show(row, value) {
  const type = row.dataset.type ?? "";
  if (type === "provinces" || type === "services") tick(row, value);
  else if (type === "list") pressList(row, value);
  else if (own(row, "select").length) own(row, "select")[0].value = written(value);
  else if (own(row, "input[type=radio]").length) {
    for (const box of own(row, "input")) box.checked = box.value === written(value);
  } else showField(row, value, type);
}

/** @param {any} value */
function written(value) {
  if (value === null) return UNSURE;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === undefined ? "" : String(value);
}

/**
 * @param {HTMLElement} row
 * @param {any} value
 * @param {string} type
 */
function showField(row, value, type) {
  const field = own(row, "input")[0];
  field.value = value === null || value === undefined ? "" : String(value);
  mark(field);
  if (type === "money") group(field);
  for (const box of own(row, ".b-toggle input")) box.checked = value === null;
}

/**
 * Tell an empty date field from a filled one, which a style sheet cannot: paper needs it.
 * @param {HTMLInputElement} field
 */
export function mark(field) {
  if (field.value) field.dataset.filled = "yes";
  else delete field.dataset.filled;
}

/**
 * Write a whole number in groups of three, once the field is left.
 * @param {HTMLInputElement} field
 */
export function group(field) {
  if (/^\d+$/.test(field.value)) field.value = field.value.replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * Write it without groups, to be edited; what was selected for typing over stays selected.
 * @param {HTMLInputElement} field
 */
export function ungroup(field) {
  if (!/^\d[\d,]*,\d+$/.test(field.value)) return;
  field.value = field.value.replaceAll(",", "");
  field.select();
}

/**
 * @param {HTMLElement} row
 * @param {any} value
 */
function tick(row, value) {
  const single = value === null ? UNSURE : Array.isArray(value) && !value.length ? "none" : value;
  const values = Array.isArray(single) ? single : [single];
  for (const box of own(row, "input[type=checkbox]")) box.checked = values.includes(box.value);
}

/**
 * @param {HTMLElement} row
 * @param {any} value
 */
function pressList(row, value) {
  for (const box of own(row, ".b-toggle input")) {
    box.checked = box.value === UNSURE ? value === null : Array.isArray(value) && !value.length;
  }
}

/**
 * Let a box that stands for the whole answer take the others back, and the other way round.
 * @param {HTMLElement} row
 * @param {HTMLInputElement} box
 */
export function exclude(row, box) {
  if (!box.checked) return;
  const whole = Boolean(box.closest(".b-toggle"));
  for (const other of own(row, "input[type=checkbox]")) {
    if (other !== box && (whole || other.closest(".b-toggle"))) other.checked = false;
  }
  const field = own(row, "input.b-field:not([type=search])")[0];
  if (whole && field) field.value = "";
}

/**
 * Say in the button what is chosen behind it.
 * @param {HTMLElement} row
 * @param {import("../dom.js").Words} words
 */
export function sayChosen(row, words) {
  const names = chosenNames(row, ".b-pick input[type=checkbox]");
  const few = names.length > 2 ? words.say("chosen", { n: names.length }) : names.join(words.say("listMark"));
  const said = one(row, ".b-pick__said");
  said.textContent = few || words.say("choose");
  said.parentElement.classList.toggle("b-field--empty", !few);
}

/**
 * @param {HTMLElement} row
 * @param {string} boxes
 */
function chosenNames(row, boxes) {
  const chosen = own(row, boxes).filter((box) => box.checked);
  return chosen.map((box) => box.parentElement.textContent.trim());
}

/**
 * The answer in words, as its control says it; nothing where there is none.
 * @param {HTMLElement} row
 * @param {import("../dom.js").Words} words
 * @returns {string}
 */
export function saidOf(row, words) {
  const names = chosenNames(row, "input:is([type=radio], [type=checkbox])");
  if (names.length) return names.join(words.say("listMark"));
  const select = own(row, "select")[0];
  if (select) return select.value ? select.selectedOptions[0].textContent : "";
  if (row.dataset.type === "list") {
    const count = all(row, ".b-entry").length;
    return count ? String(count) : "";
  }
  return own(row, "input.b-field:not([type=search])")[0]?.value ?? "";
}

/**
 * Put an error below its field, or take it away.
 * @param {HTMLElement} row
 * @param {string} message
 */
export function showError(row, message) {
  const place = own(row, ".b-error")[0];
  if (!place || place.textContent === message) return;
  place.textContent = message;
  const field = own(row, "input.b-field:not([type=search])")[0];
  if (!field) return;
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  describe(row);
}

/**
 * Link a row's error, and its fold while that is open, to the control they describe.
 * @param {HTMLElement} row
 */
export function describe(row) {
  const error = own(row, ".b-error")[0];
  const fold = one(row, ":scope > .b-why[open] dl");
  const ids = [error?.textContent ? error.id : "", fold?.id ?? ""].filter(Boolean).join(" ");
  const control = row.matches("fieldset") ? row : own(row, ".b-field")[0];
  if (ids) control?.setAttribute("aria-describedby", ids);
  else control?.removeAttribute("aria-describedby");
}

/**
 * Take an answer back.
 * @param {HTMLElement} row
 */
export function clear(row) {
  for (const box of own(row, "input")) box.checked = false;
}

/**
 * The control that takes the focus when a question is jumped to.
 * @param {HTMLElement} row
 * @returns {HTMLElement | undefined}
 */
export function control(row) {
  const radios = own(row, "input[type=radio]");
  return radios.find((box) => box.checked) ?? radios[0] ?? own(row, "summary, select, input, button")[0];
}
