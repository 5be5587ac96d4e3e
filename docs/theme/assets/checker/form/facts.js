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

/** A day that is picked counts at once, one that is typed once it is left: half typed it is none yet. */
export class DayField {
  #isTyped = false;

  /**
   * @param {HTMLInputElement} field
   * @param {() => string} standing the day that counts now
   * @param {(day: string | undefined) => void} take what to do with another, or with none
   */
  constructor(field, standing, take) {
    const leave = () => {
      this.#isTyped = false;
      if (field.value !== standing()) take(field.value || undefined);
    };
    field.addEventListener("change", () => this.#isTyped || leave());
    field.addEventListener("focusout", leave);
    field.addEventListener("keydown", ({ key }) => {
      this.#isTyped = true;
      if (key === "Escape") field.value = standing();
      if (key === "Enter" || key === "Escape") leave();
    });
  }
}

export class Facts {
  /**
   * @param {HTMLElement} root
   * @param {Answers} answers
   */
  constructor(root, answers) {
    const take = (/** @type {string | undefined} */ day) => answers.write("application_date", day);
    new DayField(one(root, "#b-date"), () => answers.date, take);
    const name = one(root, "#b-name");
    name.addEventListener("change", () => answers.write("company.name", name.value.trim() || undefined));
  }
}
