/** Company and filing date in one line below the steps, which opens to both fields. */

import { all, one, part, put, root } from "../dom.js";
import * as answers from "../keep/answers.js";
import * as words from "../words.js";

/** @type {HTMLInputElement | null} a small checker has none */
const day = one(root, "#b-date");
/** Whether the line was opened for a day to be chosen, and still stands open with one in it. */
let isOffered = false;

/** Show the company, or that it has no name yet, and the filing date; one that is being typed stays as it is. */
export function showFacts() {
  for (const place of all(root, '[data-part="date"]')) put(place, words.dayInWords(answers.date()));
  const company = part("company");
  if (company) put(company, answers.read("company.name") || undefined);
  const line = one(root, ".b-check__day");
  if (line) line.hidden = false;
  if (day && day !== document.activeElement) day.value = answers.date();
}

export function listen() {
  if (!day) return;
  takeDays(day, answers.date, (chosen) => answers.write("application_date", chosen));
  const line = day.closest("details");
  line?.addEventListener("toggle", () => {
    if (line.open) day.focus();
    else isOffered = false;
  });
}

/** Open the line, with the cursor in the filing date; called again, take the day that stands there. */
export function open() {
  const line = day?.closest("details");
  if (!day || !line) return;
  if (isOffered && day.value) {
    isOffered = false;
    answers.write("application_date", day.value);
    return;
  }
  line.open = true;
  isOffered = true;
  day.focus();
}

/**
 * A day that is picked counts at once, one that is typed once it is left: half typed it is none yet.
 * Enter takes also the day that stands there.
 * @param {HTMLInputElement} field
 * @param {() => string} standing the day that counts now
 * @param {(day: string | undefined) => void} take what to do with another, or with none
 */
export function takeDays(field, standing, take) {
  let isTyped = false;
  const leave = ({ isConfirmed = false } = {}) => {
    isTyped = false;
    if (isConfirmed || field.value !== standing()) take(field.value || undefined);
  };
  field.addEventListener("change", () => isTyped || leave());
  field.addEventListener("focusout", () => leave());
  field.addEventListener("keydown", ({ key }) => {
    isTyped = true;
    if (key === "Escape") field.value = standing();
    if (key === "Enter" || key === "Escape") leave({ isConfirmed: key === "Enter" });
  });
}
