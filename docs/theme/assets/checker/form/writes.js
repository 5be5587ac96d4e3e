/**
 * What a control writes, and how it stands: the one way from a press to the answers and back.
 *
 * A button or a box says in `data-writes` what it writes, by path. In the row of a question it need
 * not: there its value is the answer.
 */

import { all } from "../dom.js";
import { read } from "../keep/answers.js";
import { root } from "../root.js";
import { fieldValue, showField } from "./fields.js";
import { BOXES, OPENS, chosenBeside } from "./places.js";

/** @typedef {Record<string, any>} Writes answers by path; `undefined` takes one back */

const WRITERS = `[data-writes], .b-control :is(.b-seg, .b-toggle) input:not(${OPENS})`;
// Some stand outside the form's rows, and say themselves what they are about.
const FIELDS = ".b-control > input.b-field, input[data-path]";
/** How a control is shown, by what it is; a button among the writers stands first. */
const KINDS = /** @type {const} */ ([
  ["button[data-writes]", "button"],
  [WRITERS, "choice"],
  [FIELDS, "field"],
  [BOXES, "box"],
  [".b-control select", "select"],
  [OPENS, "opener"],
]);
/** Whatever may be one: looked for with every answer, in an eighth of the time of all of these. */
const PERHAPS = "input, select, [data-writes]";
const UNSURE = "unsure";
/** Options that stand for an answer that is no text, by the kind of their question. */
const MEANT = /** @type {Record<string, Record<string, any>>} */ ({
  bool: { yes: true, no: false },
  list: { none: [] },
  provinces: { none: [] },
  services: { none: [] },
});

/**
 * @typedef {{kind?: typeof KINDS[number][1], path: string, type: string, keys: string[]}} Nature
 * @type {WeakMap<Element, Nature>} what a control is: all of them are shown with every answer
 */
const natures = new WeakMap();

/**
 * Whether something stands for an answer.
 * @param {Element} element
 */
export const isControl = (element) => Boolean(natureOf(element).kind);

/** All that stands for an answer in the page. */
export const controls = () => all(root, PERHAPS).filter(isControl);

/**
 * What a control is, the question that it is about, and where it is of a group, those of the group;
 * what is none has no kind.
 * @param {any} control
 * @returns {Nature}
 */
function natureOf(control) {
  const known = natures.get(control);
  if (known) return known;
  const { path = "", type = "", keys } = control.closest("[data-path], [data-keys]")?.dataset ?? {};
  const kind = KINDS.find(([selector]) => control.matches(selector))?.[1];
  const found = { kind, path, type, keys: keys?.split(" ") ?? [] };
  // What is none may become one: some boxes are told later what they write.
  if (kind) natures.set(control, found);
  return found;
}

/**
 * @param {any} one
 * @param {any} other
 */
const same = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

/**
 * What a control writes once it is chosen; what it leaves out of its group is taken back.
 * @param {any} control
 * @returns {Writes}
 */
function writesOf(control) {
  const { path, type, keys } = natureOf(control);
  const { writes } = control.dataset;
  if (writes) return { ...nothingFor(keys), ...JSON.parse(writes) };
  const { [control.value]: known = control.value || undefined } = MEANT[type] ?? {};
  return { [path]: control.value === UNSURE ? null : known };
}

/**
 * @param {string[]} paths
 * @returns {Writes}
 */
const nothingFor = (paths) => Object.fromEntries(paths.map((path) => [path, undefined]));

/**
 * What takes back all that a control writes.
 * @param {HTMLElement} control
 */
export const takenBack = (control) => nothingFor(Object.keys(writesOf(control)));

/**
 * Whether the answers are those that a control writes.
 * @param {HTMLElement} control
 */
export function isGiven(control) {
  const written = Object.entries(writesOf(control)).filter(([, value]) => value !== undefined);
  return written.length > 0 && written.every(([path, value]) => same(read(path), value));
}

/**
 * What a control says as it stands.
 * @param {any} control
 * @returns {Writes}
 */
export function saidBy(control) {
  const { kind, path } = natureOf(control);
  if (kind === "field") return { [path]: fieldValue(control) };
  if (kind === "box" || kind === "opener") return { [path]: chosenBeside(control) };
  if (kind === "select" || control.checked) return writesOf(control);
  return control.dataset.else ? JSON.parse(control.dataset.else) : takenBack(control);
}

/**
 * Have a control stand as the answers are.
 * @param {any} control
 */
export function show(control) {
  const { kind, path } = natureOf(control);
  if (kind === "button") control.ariaPressed = String(isGiven(control));
  else if (kind === "choice") control.checked = isGiven(control);
  else if (kind === "field") showField(control, read(path));
  else if (kind === "box") control.checked = Boolean(read(path)?.includes?.(control.value));
  else if (kind === "select") {
    const value = read(path);
    control.value = value === null ? UNSURE : String(value ?? "");
    // The answer stands among the buttons.
    if (control.selectedIndex < 0) control.value = "";
  }
  if (control.dataset.else) control.dataset.answer = String(read(control.value) ?? "");
}
