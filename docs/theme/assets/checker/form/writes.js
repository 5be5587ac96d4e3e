/**
 * What a control writes, and how it stands: the one way from a press to the answers and back.
 *
 * A button or a box says in `data-writes` what it writes, by path. In the row of a question it need
 * not: there its value is the answer.
 */

import { all, beside, isPlain, one, pressed, root } from "../dom.js";
import { read, writeAll } from "../keep/answers.js";
import { BOXES, chosenBeside, closePicker, closePlaces, fieldValue, OPENS, pressOpener, showField } from "./fields.js";

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
const takenBack = (control) => nothingFor(Object.keys(writesOf(control)));

/**
 * Whether the answers are those that a control writes.
 * @param {HTMLElement} control
 */
function isGiven(control) {
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

/** Controls in a row that is one stop of the Tab key, as there are many. */
const ROWS = ".b-pick__boxes, .b-paper__chips";
// The second click of a double click is none: it would take back what a box or a button writes.
const DOUBLE = 400;

/** @type {WeakMap<EventTarget, number>} when each place was clicked */
const clicks = new WeakMap();

/**
 * Tell the second click of a double click on a place; keys have no clicks to count.
 * @param {MouseEvent} event
 * @param {EventTarget} place
 */
export function isSecondClick(event, place) {
  if (event.detail === 0) return false;
  const before = clicks.get(place) ?? -Infinity;
  clicks.set(place, event.timeStamp);
  return event.timeStamp - before < DOUBLE;
}

/**
 * Hear what is pressed, by mouse and by keys. What is chosen stays so; Backspace takes it back.
 * @param {HTMLElement} element
 */
export function listen(element) {
  element.addEventListener("click", clicked);
  element.addEventListener("keydown", closePicker);
  element.addEventListener("keydown", moved);
  element.addEventListener("focusin", stop);
  element.addEventListener("keydown", typed);
}

/** @param {any} event */
function clicked(event) {
  const control = pressed(event, "button[data-writes]") ?? event.target;
  const isButton = control.matches("button[data-writes]");
  const isGuarded = isButton || pressed(event, ".b-row label");
  if (isGuarded && isSecondClick(event, control)) event.preventDefault();
  else if (control.matches(OPENS)) pressOpener(control);
  else if (isButton) writeAll(isGiven(control) ? takenBack(control) : JSON.parse(control.dataset.writes));
}

/** @param {any} event */
function rowOf(event) {
  const row = pressed(event, ROWS);
  return row ? all(row, "button, label:not([hidden]) input") : [];
}

/**
 * Arrow keys move in a row.
 * @param {any} event
 */
function moved(event) {
  const next = isPlain(event) && beside(rowOf(event), event.target, event.key);
  if (!next) return;
  next.focus();
  event.preventDefault();
}

/**
 * The Tab key comes back to where the focus was in a row.
 * @param {any} event
 */
function stop(event) {
  for (const each of rowOf(event)) each.tabIndex = each === event.target ? 0 : -1;
}

/**
 * In a group of answers 1, 2, 3 choose, Backspace takes back.
 * @param {any} event
 */
function typed(event) {
  if (event.defaultPrevented || !isPlain(event)) return;
  const { key } = event;
  const group = pressed(event, ".b-seg :is(input, button)") && pressed(event, ".b-seg");
  const writer = group ? one(group, "input, [data-writes]") : pressed(event, "[data-writes]");
  const shown = group ? all(group, "input, select, button").filter((each) => each.checkVisibility()) : [];
  const chosen = shown[Number(key) - 1];
  if (key === "Backspace" && writer) {
    const places = writer.closest(".b-places");
    if (places) closePlaces(places);
    writeAll(takenBack(writer));
  } else if (chosen && !chosen.matches("select")) {
    chosen.focus();
    // One that opens boxes would close them.
    if (!chosen.checked && chosen.ariaPressed !== "true") chosen.click();
  } else return;
  event.preventDefault();
}
