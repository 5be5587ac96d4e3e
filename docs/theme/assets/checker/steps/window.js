/** The days to file: another day is looked at, and taken as the filing date. */

import { one } from "../dom.js";
import { write } from "../keep/answers.js";
import { reports } from "./reports.js";

export function listen() {
  const report = reports.window;
  report.place.addEventListener("change", (/** @type {any} */ { target }) => {
    // A date half typed is none yet.
    if (target.dataset.do !== "look" || !target.value) return;
    report.beside = { day: target.value };
    report.ask();
  });
  report.place.addEventListener("drawn", setDay);
}

/** What was typed holds against what is written: set the field to the day that is told of. */
function setDay() {
  const field = one(reports.window.place, "[data-do=look]");
  if (field && field !== document.activeElement) field.value = field.defaultValue;
}

/** @type {Acts} */
export const acts = {
  "file-on": ({ dataset }) => {
    reports.window.beside = {};
    write("application_date", dataset.day);
  },
};
