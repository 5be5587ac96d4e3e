/** Pressing answers, by mouse and by keys: once chooses, once more takes back. */

import { all, one, pressed } from "../dom.js";
import { OPENS, closePicker, closePlaces, pressOpener } from "./places.js";
import { CONTROLS, isGiven, takenBack } from "./writes.js";

// The second click of a double click is none: it would take the answer back.
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

export class Pressing {
  /** @param {Form} form */
  constructor({ element, answers }) {
    this.answers = answers;
    element.addEventListener("click", (event) => this.#clicked(event));
    element.addEventListener("keydown", closePicker);
    element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const control = /** @type {any} */ (pressed(event, "button[data-writes]") ?? event.target);
    const isButton = control.matches("button[data-writes]");
    const isGuarded = isButton || pressed(event, ".b-row label");
    if (isGuarded && isSecondClick(event, control)) event.preventDefault();
    else if (control.matches(OPENS)) pressOpener(control);
    // The change comes after the click: what is given already was chosen before it.
    else if (isButton || (control.type === "radio" && control.matches(CONTROLS))) {
      if (isGiven(control, this.answers)) this.answers.writeAll(takenBack(control));
      else if (isButton) this.answers.writeAll(JSON.parse(control.dataset.writes));
    }
  }

  /**
   * In a group of answers 1, 2, 3 choose, Backspace takes back.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const group = pressed(event, ".b-seg input") && pressed(event, ".b-seg");
    const writer = group ? one(group, "input") : pressed(event, "[data-writes]");
    const choice = group && all(group, "label").filter((label) => label.offsetParent)[Number(key) - 1];
    const chosen = choice && one(choice, "input");
    if (key === "Backspace" && writer) {
      const places = writer.closest(".b-places");
      if (places) closePlaces(places);
      this.answers.writeAll(takenBack(writer));
    } else if (chosen) {
      chosen.focus();
      // One that is chosen would be taken back.
      if (!chosen.checked) chosen.click();
    } else return;
    event.preventDefault();
  }
}
