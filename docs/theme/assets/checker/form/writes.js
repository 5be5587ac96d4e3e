/**
 * What a control writes, and how it stands: the one way from a press to the answers and back.
 *
 * A button or a box says in `data-writes` what it writes, by path. In the row of a question it need
 * not: there its value is the answer. What is chosen once more is taken back.
 */

import { fieldValue, showField } from "./fields.js";
import { BOXES, OPENS, chosenBeside } from "./places.js";

/** @typedef {Record<string, any>} Writes answers by path; `undefined` takes one back */

const WRITERS = `[data-writes], .b-control :is(.b-seg, .b-toggle) input:not(${OPENS})`;
const FIELDS = ".b-control > input.b-field";
/** Whatever stands for an answer. */
export const CONTROLS = `${WRITERS}, ${FIELDS}, ${BOXES}, ${OPENS}, .b-control select`;

const UNSURE = "unsure";
/** Options that stand for an answer that is no text, by the kind of their question. */
const MEANT = /** @type {Record<string, Record<string, any>>} */ ({
  bool: { yes: true, no: false },
  list: { none: [] },
  provinces: { none: [] },
  services: { none: [] },
});

/**
 * @param {any} one
 * @param {any} other
 */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The questions that a control is about: those it writes, that of its row, or those of its group.
 * @param {HTMLElement} control
 */
function pathsOf(control) {
  const holder = /** @type {HTMLElement | null} */ (control.closest("[data-path], [data-keys]"));
  const { path = "", keys } = holder?.dataset ?? {};
  if (keys) return keys.split(" ");
  return control.dataset.writes ? Object.keys(JSON.parse(control.dataset.writes)) : [path];
}

/**
 * What a control writes once it is chosen; what it leaves out of its questions is taken back.
 * @param {any} control
 * @returns {Writes}
 */
function writesOf(control) {
  if (control.dataset.writes) return { ...takenBack(control), ...JSON.parse(control.dataset.writes) };
  const { path, type } = control.closest("[data-path]").dataset;
  const { [control.value]: known = control.value || undefined } = MEANT[type] ?? {};
  return { [path]: control.value === UNSURE ? null : known };
}

/**
 * @param {HTMLElement} control
 * @returns {Writes}
 */
export const takenBack = (control) => Object.fromEntries(pathsOf(control).map((path) => [path, undefined]));

/**
 * Whether the answers are those that a control writes.
 * @param {HTMLElement} control
 * @param {Answers} answers
 */
export function isGiven(control, answers) {
  const written = Object.entries(writesOf(control)).filter(([, value]) => value !== undefined);
  return written.length > 0 && written.every(([path, value]) => same(answers.read(path), value));
}

/**
 * What a control says as it stands.
 * @param {any} control
 * @returns {Writes}
 */
export function saidBy(control) {
  const [path] = pathsOf(control);
  if (control.matches(FIELDS)) return { [path]: fieldValue(control) };
  if (control.matches(`${BOXES}, ${OPENS}`)) return { [path]: chosenBeside(control) };
  if (control.matches("select") || control.checked) return writesOf(control);
  return control.dataset.else ? JSON.parse(control.dataset.else) : takenBack(control);
}

/**
 * Have a control stand as the answers are.
 * @param {any} control
 * @param {Answers} answers
 */
export function show(control, answers) {
  const [path = ""] = pathsOf(control);
  const value = answers.read(path);
  if (control.matches("button")) control.ariaPressed = String(isGiven(control, answers));
  else if (control.matches(WRITERS)) control.checked = isGiven(control, answers);
  else if (control.matches(FIELDS)) showField(control, value);
  else if (control.matches("select")) {
    control.value = value === null ? UNSURE : String(value ?? "");
    // The answer stands among the buttons.
    if (control.selectedIndex < 0) control.value = "";
  } else if (control.matches(BOXES)) control.checked = Array.isArray(value) && value.includes(control.value);
  if (control.dataset.else) control.dataset.answer = String(value ?? "");
}
