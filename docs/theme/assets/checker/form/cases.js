/**
 * Cases to tick: "does any of these apply?" A ticked case opens its own question below; one box says
 * no to all that are not ticked. What each no is written as stands in the page.
 */

import { all, one, part, put } from "../dom.js";
import * as words from "../words.js";

export class Cases {
  /**
   * @param {HTMLElement} element
   * @param {Form} form
   */
  constructor(element, form) {
    this.element = element;
    this.form = form;
    this.answers = form.answers;
    /** @type {HTMLInputElement[]} */
    this.boxes = all(element, ".b-case input[data-no]");
    /** @type {HTMLInputElement} */
    this.none = part(element, "none");
    element.addEventListener("change", (event) => this.#changed(/** @type {HTMLInputElement} */ (event.target)));
  }

  /** @param {HTMLInputElement} box */
  #row({ value }) {
    return all(this.element, ".b-any__rows > .b-row").find(({ dataset }) => dataset.path === value);
  }

  /** Show what applies, with its question, and what the box for all the others writes. */
  show() {
    const left = [];
    for (const box of this.boxes) {
      const answer = this.answers.read(box.value);
      // What is ticked, and not answered yet, stays so.
      if (answer !== undefined) box.checked = JSON.stringify(answer) !== box.dataset.no;
      this.#row(box).classList.toggle("b-row--applies", box.checked);
      if (!box.checked) left.push([box.value, JSON.parse(box.dataset.no ?? "")]);
    }
    this.none.dataset.writes = JSON.stringify(Object.fromEntries(left));
    const anyTicked = left.length < this.boxes.length;
    put(part(this.element, "none-said"), anyTicked ? words.say("nothingElse") : undefined);
  }

  /** @param {HTMLInputElement} box */
  #changed(box) {
    if (!this.boxes.includes(box)) return;
    if (box.checked) this.#tick(box);
    else this.#untick(box);
  }

  /** @param {HTMLInputElement} box */
  #tick(box) {
    const row = this.#row(box);
    this.answers.write(box.value, row.dataset.type === "bool" ? true : undefined);
    const picker = one(row, ".b-pick");
    if (picker) picker.open = true;
    if (row.dataset.type === "list") one(row, "[data-do=add]").click();
    else one(row, ":scope > .b-control :is(summary, input)")?.focus();
  }

  /**
   * Take a case back: with no, if that was said of all the others. What was entered can be had again.
   * @param {HTMLInputElement} box
   */
  #untick(box) {
    const before = this.answers.read(box.value);
    this.answers.write(box.value, this.none.checked ? JSON.parse(box.dataset.no ?? "") : undefined);
    if (!Array.isArray(before) || !before.length) return;
    const name = box.parentElement?.textContent ?? "";
    const what = words.say("takenBack", { name });
    this.form.messages.offerEntryBack(this.element, { what }, () => this.answers.write(box.value, before));
  }

  /**
   * The box that stands for a question that is not open.
   * @param {HTMLElement} row
   */
  boxOf(row) {
    const isOpen = row.classList.contains("b-row--applies");
    return isOpen ? undefined : this.boxes.find(({ value }) => value === row.dataset.path);
  }
}
