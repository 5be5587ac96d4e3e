/** The facts below the steps: whose application it is, and its filing date. */

import { all, one, put } from "../dom.js";

/**
 * Show the company's name and the filing date; what is being typed stays as it is.
 * @param {HTMLElement} root
 * @param {Answers} answers
 */
export function showFacts(root, answers) {
  for (const place of all(root, '[data-part="date"]')) put(place, answers.date);
  const day = one(root, ".b-check__day");
  if (day) day.hidden = false;
  for (const [id, value] of [["#b-date", answers.date], ["#b-name", answers.read("company.name") ?? ""]]) {
    const field = one(root, id);
    if (field && field !== document.activeElement) field.value = value;
  }
}

export class Facts {
  /** Whether the date is being typed: one half typed is none yet. */
  #isTyped = false;

  /**
   * @param {HTMLElement} root
   * @param {Answers} answers
   */
  constructor(root, answers) {
    this.answers = answers;
    /** @type {HTMLInputElement} */
    this.date = one(root, "#b-date");
    this.date.addEventListener("change", () => this.#isTyped || this.#take());
    this.date.addEventListener("keydown", (event) => this.#pressed(event));
    this.date.addEventListener("focusout", () => this.#take());
    const name = one(root, "#b-name");
    name.addEventListener("change", () => answers.write("company.name", name.value.trim() || undefined));
  }

  /** @param {KeyboardEvent} event */
  #pressed({ key }) {
    this.#isTyped = true;
    if (key === "Escape") this.date.value = this.answers.date;
    if (key === "Enter" || key === "Escape") this.#take();
  }

  #take() {
    this.#isTyped = false;
    if (this.date.value !== this.answers.date) this.answers.write("application_date", this.date.value || undefined);
  }
}
