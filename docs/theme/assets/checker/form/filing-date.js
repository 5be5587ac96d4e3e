/** The filing date above the form: said, or edited in the same place. */

import { one, part } from "../dom.js";

export class FilingDate {
  /** Whether the field is being typed in: a date half typed is none yet. */
  #typed = false;

  /**
   * @param {HTMLElement} root
   * @param {import("../keep/answers.js").Answers} answers
   */
  constructor(root, answers) {
    this.answers = answers;
    this.field = /** @type {HTMLInputElement} */ (one(root, "#b-date"));
    this.said = part(root, "date");
    this.button = /** @type {HTMLButtonElement} */ (one(root, "[data-do=date]"));
    this.field.addEventListener("change", () => this.#typed || this.#take());
    this.field.addEventListener("keydown", (event) => this.#pressed(event));
    this.field.addEventListener("focusout", () => this.#take());
  }

  edit() {
    this.#typed = false;
    this.field.value = this.answers.date;
    this.#swap(true);
    this.field.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    this.#typed = true;
    if (event.key === "Escape") this.field.value = this.answers.date;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    this.#take();
  }

  /** Take the date, and say it again; the focus stays in its place. */
  #take() {
    if (this.field.hidden) return;
    const focused = this.field === document.activeElement;
    this.#swap(false);
    if (focused) this.button.focus();
    if (this.field.value !== this.answers.date) {
      this.answers.write("application_date", this.field.value || undefined);
    }
  }

  /** @param {boolean} edited */
  #swap(edited) {
    this.field.hidden = !edited;
    this.said.hidden = edited;
    this.button.hidden = edited;
    this.button.setAttribute("aria-expanded", String(edited));
  }
}
