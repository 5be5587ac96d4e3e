/** The facts above the form: whose application it is, and its filing date, edited in its place. */

import { all, one, part, put } from "../dom.js";

/**
 * Show the company's name and the filing date.
 * @param {HTMLElement} root
 * @param {Answers} answers
 */
export function showFacts(root, answers) {
  for (const place of all(root, '[data-part="date"]')) put(place, answers.date);
  const day = one(root, ".b-check__day");
  if (day) day.hidden = false;
  const company = part(root, "company");
  if (!company) return;
  const name = answers.read("company.name");
  put(company, name ?? "");
  one(root, ".b-facts__company").hidden = !name;
}

export class FilingDate {
  /** Whether the field is being typed in: a date half typed is none yet. */
  #isTyped = false;

  /**
   * @param {HTMLElement} root
   * @param {Answers} answers
   */
  constructor(root, answers) {
    this.answers = answers;
    this.field = /** @type {HTMLInputElement} */ (one(root, "#b-date"));
    this.shown = part(root, "date");
    this.button = /** @type {HTMLButtonElement} */ (one(root, "[data-do=date]"));
    this.field.addEventListener("change", () => this.#isTyped || this.#take());
    this.field.addEventListener("keydown", (event) => this.#pressed(event));
    this.field.addEventListener("focusout", () => this.#take());
  }

  edit() {
    this.#isTyped = false;
    this.field.value = this.answers.date;
    this.#swap(true);
    this.field.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    this.#isTyped = true;
    if (event.key === "Escape") this.field.value = this.answers.date;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    this.#take();
  }

  /** Take the date, and show it again; the focus stays in its place. */
  #take() {
    if (this.field.hidden) return;
    const focused = this.field === document.activeElement;
    this.#swap(false);
    if (focused) this.button.focus();
    if (this.field.value !== this.answers.date) {
      this.answers.write("application_date", this.field.value || undefined);
    }
  }

  /** @param {boolean} isEdited */
  #swap(isEdited) {
    this.field.hidden = !isEdited;
    this.shown.hidden = isEdited;
    this.button.hidden = isEdited;
    this.button.setAttribute("aria-expanded", String(isEdited));
  }
}
