/**
 * One control that writes several answers at once; each can also be given by itself, in the fold
 * below it. An option says in the page what it writes; what it leaves out is taken back.
 */

import { all, one } from "../dom.js";

/** @typedef {Record<string, any>} Writes */

export class Several {
  /**
   * @param {HTMLElement} element
   * @param {Answers} answers
   */
  constructor(element, answers) {
    this.element = element;
    this.answers = answers;
    this.keys = (element.dataset.keys ?? "").split(" ");
    /** @type {[HTMLInputElement, Writes][]} */
    this.options = all(element, "[data-writes]").map((box) => [box, JSON.parse(box.dataset.writes)]);
    element.addEventListener("change", ({ target }) => this.#changed(target));
    element.addEventListener("click", (event) => this.#clicked(event));
    this.#adopt();
    this.draw();
  }

  /**
   * Whether an option's answers are those given.
   * @param {Writes} writes
   */
  #isGiven(writes) {
    return Object.entries(writes).every(([key, value]) => this.answers.read(key) === value);
  }

  /** Show which option the answers come to; where they come to none, open the fold that has them. */
  draw() {
    for (const [box, writes] of this.options) box.checked = this.#isGiven(writes);
    const isGiven = this.keys.some((key) => this.answers.read(key) !== undefined);
    const isShown = this.options.some(([box]) => box.checked);
    if (isGiven && !isShown) one(this.element, ".b-apart").open = true;
  }

  /** Take up what was chosen before this script had arrived. */
  #adopt() {
    const found = this.options.find(([box]) => box.checked);
    const isOpen = this.keys.every((key) => this.answers.read(key) === undefined);
    if (found && isOpen) this.#write(found[1]);
  }

  /** @param {EventTarget | null} target */
  #changed(target) {
    const found = this.options.find(([box]) => box === target);
    if (found) this.#write(found[1]);
  }

  /** @param {Writes} writes */
  #write(writes) {
    this.answers.writeAll(Object.fromEntries(this.keys.map((key) => [key, writes[key]])));
  }

  /**
   * Choosing the chosen answer again takes it back; the change comes after the click.
   * @param {Event} event
   */
  #clicked(event) {
    const found = this.options.find(([box]) => box === event.target);
    if (found && this.#isGiven(found[1])) this.clear();
  }

  clear() {
    this.#write({});
  }
}
