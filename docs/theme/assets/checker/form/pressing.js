/** Pressing answers, by mouse and by keys: once chooses, once more takes back. */

import { all, one, pressed } from "../dom.js";
import { valueOf } from "./rows.js";

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
  constructor(form) {
    this.form = form;
    form.element.addEventListener("click", (event) => {
      if (this.#isDouble(event)) event.preventDefault();
      else this.#clickedAgain(event);
    });
    form.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {MouseEvent} event */
  #isDouble(event) {
    const place = /** @type {EventTarget} */ (event.target);
    return Boolean(pressed(event, ".b-row label")) && isSecondClick(event, place);
  }

  /**
   * Choosing the chosen answer again takes it back.
   * @param {MouseEvent} event
   */
  #clickedAgain(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const row = pressed(event, ".b-row");
    if (box.type !== "radio" || !row || !box.checked) return;
    // The change comes after the click: what is stored already was chosen before it.
    const before = this.form.answers.read(row.dataset.path ?? "");
    if (before !== undefined && before === valueOf(row)) this.form.clear(row);
  }

  /**
   * In a group of answers 1, 2, 3 choose, Backspace takes back; Escape closes a picker.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const picker = /** @type {HTMLDetailsElement | null} */ (pressed(event, ".b-pick[open]"));
    const group = pressed(event, ".b-seg input") && pressed(event, ".b-seg");
    if (picker && event.key === "Escape") {
      picker.open = false;
      one(picker, "summary").focus();
    } else if (group && this.#choose(group, event.key)) event.preventDefault();
  }

  /**
   * Tell whether the key was one that chooses or takes back.
   * @param {HTMLElement} group
   * @param {string} key
   */
  #choose(group, key) {
    const row = /** @type {HTMLElement | null} */ (group.closest(".b-row"));
    const chosen = all(group, "label").filter((label) => label.offsetParent)[Number(key) - 1];
    const box = chosen && one(chosen, "input");
    if (key === "Backspace" && row) this.form.clear(row);
    else if (key === "Backspace") this.form.several.find(({ element }) => element.contains(group))?.clear();
    else if (box) {
      box.checked = true;
      box.focus();
      box.dispatchEvent(new Event("change", { bubbles: true }));
    } else return false;
    return true;
  }
}
