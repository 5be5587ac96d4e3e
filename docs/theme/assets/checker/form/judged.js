/**
 * What a company judges for itself, each a box to tick, and one button for all of them. A tick says
 * yes; a tick taken away says no. "Not sure" is answered in the fold below, where each stands alone.
 */

import { all, one } from "../dom.js";

export class Judged {
  /**
   * @param {HTMLElement} element
   * @param {Form} form
   */
  constructor(element, form) {
    this.element = element;
    this.form = form;
    /** @type {HTMLInputElement[]} */
    this.boxes = all(element, ".b-case input");
    this.button = one(element, "[data-do=all-there]");
    element.addEventListener("change", ({ target }) => this.#changed(/** @type {HTMLInputElement} */ (target)));
    element.addEventListener("keydown", (event) => this.#key(event));
    this.draw();
  }

  draw() {
    for (const box of this.boxes) {
      const answer = this.form.answers.read(box.value);
      box.checked = answer === true;
      box.dataset.answer = answer === undefined ? "" : String(answer);
    }
    this.button.ariaPressed = String(this.boxes.every((box) => box.checked));
  }

  /** @param {HTMLInputElement} box */
  #changed(box) {
    if (this.boxes.includes(box)) this.#write([box], box.checked);
  }

  /** All there; pressed again, nothing is said any more. */
  answerAll() {
    this.#write(this.boxes, this.boxes.every((box) => box.checked) ? undefined : true);
  }

  /** @param {KeyboardEvent} event */
  #key({ key, target }) {
    const box = this.boxes.find((each) => each === target);
    if (box && key === "Backspace") this.#write([box], undefined);
  }

  /**
   * @param {HTMLInputElement[]} boxes
   * @param {boolean | undefined} value
   */
  #write(boxes, value) {
    this.form.answers.writeAll(Object.fromEntries(boxes.map((box) => [box.value, value])));
    this.form.fill();
  }
}
