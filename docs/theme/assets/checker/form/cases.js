/**
 * Cases to tick: "does any of these apply?" A ticked case opens its own question below; one box says
 * no to all that are not ticked. What each no is written as stands in the page.
 */

import { all, one, part, put } from "../dom.js";
import * as words from "../words.js";

export class Cases {
  /** @type {Set<string>} ticked, and not answered yet */
  #opened = new Set();

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
    this.draw();
  }

  /** @param {HTMLInputElement} box */
  #row({ value }) {
    return all(this.element, ".b-any__rows > .b-row").find(({ dataset }) => dataset.path === value);
  }

  /**
   * Whether a case is answered with no: `undefined` where it is not answered.
   * @param {HTMLInputElement} box
   */
  #isNo({ value, dataset }) {
    const answer = this.answers.read(value);
    return answer === undefined ? undefined : JSON.stringify(answer) === dataset.no;
  }

  /** Show what applies, with its question, and whether all else is answered with no. */
  draw() {
    for (const box of this.boxes) {
      const isNo = this.#isNo(box);
      if (isNo !== undefined) this.#opened.delete(box.value);
      box.checked = isNo === false || this.#opened.has(box.value);
      this.#row(box).classList.toggle("b-row--applies", box.checked);
    }
    const left = this.boxes.filter((box) => !box.checked);
    this.none.checked = left.length > 0 && left.every((box) => this.#isNo(box));
    const anyTicked = left.length < this.boxes.length;
    put(part(this.element, "none-said"), words.say(anyTicked ? "nothingElse" : "noneOfThese"));
  }

  /** @param {HTMLInputElement} box */
  #changed(box) {
    if (box === this.none) this.#answerRest(box.checked);
    else if (!this.boxes.includes(box)) return;
    else if (box.checked) this.#tick(box);
    else this.#untick(box);
  }

  /**
   * Say no to all that is not ticked, or take that back.
   * @param {boolean} isNo
   */
  #answerRest(isNo) {
    const left = this.boxes.filter((box) => !box.checked);
    const values = left.map(({ value, dataset }) => [value, isNo ? JSON.parse(dataset.no ?? "") : undefined]);
    this.#opened.clear();
    this.answers.writeAll(Object.fromEntries(values));
    this.form.fill();
  }

  /** @param {HTMLInputElement} box */
  #tick(box) {
    const row = this.#row(box);
    this.#opened.add(box.value);
    if (row.dataset.type === "bool") this.answers.write(box.value, true);
    else this.answers.write(box.value, undefined);
    this.form.fill();
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
    this.#opened.delete(box.value);
    this.answers.write(box.value, this.none.checked ? JSON.parse(box.dataset.no ?? "") : undefined);
    this.form.fill();
    if (!Array.isArray(before) || !before.length) return;
    const name = box.parentElement?.textContent ?? "";
    this.form.messages.offerEntryBack(this.element, { what: words.say("takenBack", { name }) }, () => {
      this.answers.write(box.value, before);
      this.form.fill();
    });
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
