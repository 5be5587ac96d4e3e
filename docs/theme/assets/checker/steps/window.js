/** The days to file: another day is looked at, taken as the filing date; the days are saved. */

import { one } from "../dom.js";
import { CALENDAR, download } from "../keep/file.js";

export class DaysToFile {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    this.report = checker.reports.of("window");
    this.report.place.addEventListener("change", (event) => this.#look(event));
    this.report.place.addEventListener("drawn", () => this.#setDay());
    /** @type {Acts} */
    this.acts = {
      "file-on": ({ dataset }) => this.#fileOn(dataset.day ?? ""),
      "save-days": () => this.#save(),
    };
  }

  /** @param {Event} event */
  #look({ target }) {
    const field = /** @type {HTMLInputElement} */ (target);
    // A date half typed is none yet.
    if (field.dataset.do !== "look" || !field.value) return;
    this.report.beside = { day: field.value };
    this.report.ask();
  }

  /** What was typed holds against what is written: set the field to the day that is told of. */
  #setDay() {
    const field = one(this.report.place, "[data-do=look]");
    if (field && field !== document.activeElement) field.value = field.defaultValue;
  }

  /** @param {string} day */
  #fileOn(day) {
    this.report.beside = {};
    this.checker.answers.write("application_date", day);
  }

  /** Ask once more: the file says when it was written, so that a later one counts. */
  async #save() {
    const now = new Date().toISOString();
    const reply = await this.checker.engine.ask({ ...this.report.request, now });
    if (reply?.ok) download(reply.file, "b24-days.ics", CALENDAR);
  }
}
