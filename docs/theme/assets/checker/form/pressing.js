/** Pressing answers, by mouse and by keys. One that is chosen stays so; Backspace takes it back. */

import { all, beside, isPlain, one, pressed } from "../dom.js";
import { writeAll } from "../keep/answers.js";
import { element } from "./form.js";
import { OPENS, closePicker, closePlaces, pressOpener } from "./places.js";
import { isGiven, takenBack } from "./writes.js";

/** Controls in a row that is one stop of the Tab key, as there are many. */
const ROWS = ".b-pick__boxes, .b-paper__chips, .b-paper__whole";
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

export function listen() {
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
  const { key, target } = event;
  const group = pressed(event, ".b-seg :is(input, button)") && pressed(event, ".b-seg");
  const writer = group ? one(group, "input, [data-writes]") : pressed(event, "[data-writes]");
  const shown = all(group ?? target, "input, select, button").filter((each) => each.checkVisibility());
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
