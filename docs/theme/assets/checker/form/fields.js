/**
 * Fields that read better once they are left, and are plain while they are typed in. Boxes of which
 * several make one answer; and where the service reaches: one province, two or more,
 * or all, whose boxes open below the buttons.
 */

import { all, one, part, pressed, put } from "../dom.js";
import { read } from "../keep/answers.js";
import * as words from "../words.js";

/** The boxes that make one answer. */
export const BOXES = ".b-pick__boxes input";
/** The buttons that open them. */
export const OPENS = "[data-opens]";

/** @param {Element} within */
const chosenIn = (within) => all(within, BOXES).filter((box) => box.checked);

/**
 * What is chosen with a box, or with a button that opens them: nothing is no answer yet.
 * @param {any} changed
 * @returns {string[] | undefined}
 */
export function chosenBeside(changed) {
  const row = changed.closest(".b-row");
  const boxes = chosenIn(row);
  // Of one province the box that was ticked last counts; of several that stood there, none.
  const isOne = one(row, `${OPENS}:checked`)?.value === "one";
  const counted = isOne && boxes.length > 1 ? boxes.filter((box) => box === changed) : boxes;
  return counted.length ? counted.map((box) => box.value) : undefined;
}

/**
 * Say in a row what is chosen behind its button.
 * @param {HTMLElement} row
 */
function sayChosen(row) {
  const place = one(row, ".b-pick__said");
  keepOneStop(row);
  const few = words.few(chosenIn(row).map((box) => box.parentElement.textContent.trim()));
  if (place) {
    put(place, few || undefined);
    place.parentElement.classList.toggle("b-field--empty", !few);
  }
  for (const radio of all(row, OPENS)) {
    const names = radio.checked ? few : "";
    put(part(radio.value, row), names ? words.say(`places.${radio.value}`, { names }) : undefined);
  }
}

/**
 * Show in its buttons what is chosen; that nothing is covered is offered only where the other answer
 * that its label names allows it, and once chosen it stays in sight.
 *
 * A selector could do it, but would look through the whole form for each element that is styled: a
 * millisecond for every answer.
 * @param {HTMLElement} row
 */
export function showChosen(row) {
  const { length } = chosenIn(row);
  const kind = one(row, `${OPENS}:checked`)?.value;
  // Who is choosing two or more may have chosen one by now.
  const fits = length === 0 || (length === 1 && kind) || kind === "more";
  if (!fits) for (const radio of all(row, OPENS)) radio.checked = radio.value === (length > 1 ? "more" : "one");
  sayChosen(row);
  const none = one(row, ".b-places__none");
  if (none) none.hidden = read(none.dataset.ifPath) !== none.dataset.ifAnswer && !one(none, "input").checked;
}

/**
 * Open the boxes for a choice, and close them once it is made: one box is enough for one.
 * @param {HTMLElement} row
 * @param {HTMLInputElement} changed
 */
export function openBoxes(row, changed) {
  const places = one(row, ".b-places");
  const opener = places && one(places, `${OPENS}:checked`);
  const isDone = opener?.value === "one" && chosenIn(places).length > 0;
  places?.toggleAttribute("data-open", Boolean(opener) && !isDone);
  if (isDone && changed.matches(BOXES)) opener.focus();
}

/**
 * A press on the kind that is chosen opens its boxes, or closes them.
 * @param {any} opener
 */
export function pressOpener(opener) {
  const places = opener.closest(".b-places");
  if (chosenIn(places).length) places.toggleAttribute("data-open");
}

/**
 * Have no kind chosen, and the boxes closed.
 * @param {Element} places
 */
export function closePlaces(places) {
  for (const opener of all(places, OPENS)) opener.checked = false;
  places.removeAttribute("data-open");
}

/** @param {HTMLElement} within */
const shownIn = (within) => all(within, ".b-pick__boxes label:not([hidden]) input");

/**
 * Leave one of the boxes that are shown in the order of Tab: where the cursor is, else a chosen one.
 * @param {HTMLElement} within
 */
function keepOneStop(within) {
  const shown = shownIn(within);
  const stop = shown.find((box) => box === document.activeElement) ?? shown.find((box) => box.checked) ?? shown[0];
  for (const box of shown) {
    const index = box === stop ? 0 : -1;
    if (box.tabIndex !== index) box.tabIndex = index;
  }
}

/**
 * Escape closes the boxes behind a button.
 * @param {KeyboardEvent} event
 */
export function closePicker(event) {
  const picker = pressed(event, ".b-pick[open]");
  if (!picker || event.key !== "Escape") return;
  picker.open = false;
  one(picker, "summary").focus();
}

/**
 * Narrow the boxes to what is typed.
 * @param {any} event
 */
export function find(event) {
  const { target: field } = event;
  if (!field.matches(".b-pick__find")) return;
  event.stopPropagation();
  const typed = field.value.trim().toLowerCase();
  const body = field.closest(".b-pick__body");
  const labels = all(body, ".b-pick__boxes label");
  for (const label of labels) label.hidden = !label.textContent.toLowerCase().includes(typed);
  keepOneStop(body);
  one(body, ".b-pick__count").textContent = words.say("found", { n: shownIn(body).length });
}

/**
 * Enter in the search takes the only box that is found.
 * @param {any} event
 */
export function takeOnly(event) {
  if (event.key !== "Enter" || !event.target.matches(".b-pick__find")) return;
  event.preventDefault();
  const [only, ...others] = shownIn(event.target.closest(".b-pick__body"));
  if (only && !others.length && !only.checked) only.click();
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
export const isMoney = (target) => target instanceof HTMLInputElement && target.matches('[data-type="money"] input.b-field');

/**
 * Write a whole number in groups of three, once the field is left.
 * @param {HTMLInputElement} field
 */
export function group(field) {
  if (/^\d+$/.test(field.value)) field.value = field.value.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Other commas are no groups: 1,5 is not fifteen. Of money they may stand between ten thousands, too. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const IN_TEN_THOUSANDS = /^\d{1,4}(?:,\d{4})+$/;

/**
 * Write it without groups, to be edited; what was selected for typing over stays selected.
 * @param {HTMLInputElement} field
 */
export function ungroup(field) {
  if (!GROUPED.test(field.value) && !IN_TEN_THOUSANDS.test(field.value)) return;
  field.value = field.value.replaceAll(",", "");
  field.select();
}

/**
 * What a field says: a number as written, without groups, also in the wide signs of a Chinese
 * keyboard; what is none stays text, for the rules to refuse.
 * @param {HTMLInputElement} field
 */
export function fieldValue(field) {
  // Of a number field the browser takes numbers alone.
  if (field.type === "number") return field.value ? Number(field.value) : undefined;
  const text = field.value.trim();
  if (!/money|integer|number/.test(typeOf(field))) return text || undefined;
  const bare = text.normalize("NFKC").replace(/\s/g, "");
  const isGrouped = GROUPED.test(bare) || (isMoney(field) && IN_TEN_THOUSANDS.test(bare));
  const plain = isGrouped ? bare.replaceAll(",", "") : bare;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text || undefined;
}

/**
 * Show an answer; a field that says the same is left as it was typed. Whether a date is filled in a
 * style sheet cannot tell: paper needs it.
 * @param {HTMLInputElement} field
 * @param {any} value
 */
export function showField(field, value) {
  if (fieldValue(field) !== (value ?? undefined)) field.value = String(value ?? "");
  field.toggleAttribute("data-filled", Boolean(field.value));
  if (isMoney(field) && field !== document.activeElement) group(field);
}

/** @param {any} field */
const typeOf = (field) => field.closest("[data-path]").dataset.type;
