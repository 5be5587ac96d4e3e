/** Pressing answers, by mouse and by keys. One that is chosen stays so; Backspace takes it back. */

import { all, one, pressed } from "../dom.js";
import { writeAll } from "../keep/answers.js";
import { element } from "./form.js";
import { OPENS, closePicker, closePlaces, moveAmongBoxes, pressOpener } from "./places.js";
import { isGiven, takenBack } from "./writes.js";

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
  element.addEventListener("keydown", moveAmongBoxes);
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

/**
 * In a group of answers 1, 2, 3 choose, Backspace takes back.
 * @param {KeyboardEvent} event
 */
function typed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  const group = pressed(event, ".b-seg input") && pressed(event, ".b-seg");
  const writer = group ? one(group, "input") : pressed(event, "[data-writes]");
  const choice = group && all(group, "label").filter((label) => label.offsetParent)[Number(key) - 1];
  const chosen = choice && one(choice, "input");
  if (key === "Backspace" && writer) {
    const places = writer.closest(".b-places");
    if (places) closePlaces(places);
    writeAll(takenBack(writer));
  } else if (chosen) {
    chosen.focus();
    // One that opens boxes would close them.
    if (!chosen.checked) chosen.click();
  } else return;
  event.preventDefault();
}
