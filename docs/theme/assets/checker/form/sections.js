/**
 * The rows of the form, a question each: where the focus goes in one, and the error below. And its
 * sections: opened and closed, how much is answered in each as the rules count it, and the questions
 * that can no longer change the result: they step back, and come forward once they can.
 *
 * Before any answer what the build wrote stands there: what a section can ask at most. Nothing does
 * from the first answer on until the rules have counted, or if they cannot.
 */

import { all, flip, one, part, put, steadily } from "../dom.js";
import { count } from "../keep/answers.js";
import * as words from "../words.js";
import { element, reply } from "./form.js";

/**
 * The button that opens and closes a section; that of the papers has none.
 * @param {HTMLElement} section
 */
const headOf = (section) => one(section, "[data-do=fold]");

/**
 * @param {HTMLElement} section
 * @param {boolean} isOpen
 */
const setOpen = (section, isOpen) => headOf(section)?.setAttribute("aria-expanded", String(isOpen));

/** @param {any} section */
const countedIn = ({ dataset }) => reply?.form.sections[dataset.section];

/**
 * Open or close a section; a finished one closes when another opens.
 * @param {HTMLElement} section
 * @param {boolean} isOpen
 */
export function fold(section, isOpen) {
  setOpen(section, isOpen);
  const others = isOpen ? all(element, ".b-section").filter((other) => other !== section) : [];
  for (const other of others) {
    const { answered, questions } = countedIn(other) ?? {};
    if (questions && answered === questions) setOpen(other, false);
  }
  steadily(showCounts);
}

/**
 * Open what hides a row.
 * @param {any} row
 */
export function openFor(row) {
  const section = row.closest(".b-section");
  if (!section) return;
  setOpen(section, true);
  if (row.matches(".b-row--back")) section.classList.add("b-section--back");
  showCounts();
}

/**
 * Turn a button that shows what is folded away into one that hides it, or back; tell whether it is shown.
 * @param {HTMLElement} button
 */
export function reveal(button) {
  const isShown = flip(button, "ariaExpanded");
  put(button, isShown ? words.say("hide") : undefined);
  return isShown;
}

/** Show how much is answered, and what stepped back or waits in each section. */
export function showCounts() {
  for (const section of all(element, ".b-section")) {
    showSection(section);
    countBack(section);
  }
}

/** @param {HTMLElement} section */
function showSection(section) {
  const head = headOf(section);
  // The papers are counted as papers, each in its group.
  if (!head) return;
  const { answered = 0, said = "" } = countedIn(section) ?? {};
  const summary = one(section, ".b-section__said");
  // A section that only keeps what was noted has nothing to count.
  put(one(head, ".b-section__n"), said || (reply || !count() ? undefined : ""));
  summary.hidden = answered === 0 || head.getAttribute("aria-expanded") === "true";
}

/**
 * Say how many rows this page has folded away in a section: those asked elsewhere only, if no others.
 * @param {HTMLElement} section
 */
function countBack(section) {
  const line = one(section, ".b-back");
  if (!line) return;
  const folded = all(section, ".b-row--back").filter((row) => !row.dataset.kept && !row.dataset.waits);
  const needless = folded.filter((row) => !row.dataset.idle);
  const { length: n } = needless.length ? needless : folded;
  line.hidden = n === 0 || (!reply && !needless.length);
  put(part("back", line), words.say(n === 1 ? "oneBack" : "manyBack", { n }));
}

/** Fold away the questions that can no longer change the result; the focused one waits. */
export function stepBack() {
  if (!reply) return;
  for (const row of turned(reply.form)) row.classList.toggle("b-row--back");
  showCounts();
}

/**
 * The rows that step back or come forward. Beside a rule only the questions of an entry step back:
 * what a person need not show.
 * @param {FormReply} found
 */
function turned(found) {
  const relevant = new Set(found.relevant);
  const focused = document.activeElement?.closest(".b-row") ?? null;
  return all(element, ":is(.b-section, .b-eight, .b-entry) .b-row").filter((row) => {
    // Before all law nothing is known to be without effect.
    const stays = Boolean(row.dataset.stays) || (!found.ruled && !isIdle(row));
    const matters = stays || relevant.has(row.dataset.path);
    const isBack = row.classList.contains("b-row--back");
    return matters ? isBack : !isBack && !row.contains(focused);
  });
}

/** @param {HTMLElement} row */
const isIdle = ({ dataset }) => Boolean(dataset.idle ?? dataset.waits);

/**
 * A question that is idle from the start, or waits for the rules, steps back at once.
 * @param {HTMLElement} row
 */
export const putAside = (row) => row.classList.toggle("b-row--back", isIdle(row));

/** @param {any} button */
const sectionOf = (button) => button.closest(".b-section");

/**
 * The controls of a row itself, not those of the entries inside a list.
 * @param {HTMLElement} row
 * @param {string} selector
 * @returns {any[]}
 */
const own = (row, selector) => all(row, `:scope > .b-control :is(${selector})`);

/**
 * The control that takes the focus when a question is jumped to.
 * @param {HTMLElement} row
 * @returns {HTMLElement | undefined}
 */
export function control(row) {
  return own(row, "input[type=radio]:checked")[0] ?? own(row, "input[type=radio], summary, select, input, button")[0];
}

/**
 * Put each error below its field, and take all others away.
 * @param {any[]} rows
 * @param {Fault[]} errors
 */
export function showErrors(rows, errors) {
  const messages = new Map(errors.map((error) => [error.path, error[words.lang]]));
  for (const row of rows) {
    const message = messages.get(row.dataset.path) ?? "";
    for (const place of own(row, ".b-error")) put(place, message);
    for (const field of own(row, "input.b-field:not([type=search])")) field.ariaInvalid = message ? "true" : null;
    describe(row);
  }
}

/**
 * Link a row's error, and its fold while that is open, to the control they describe.
 * @param {HTMLElement | null} row
 */
export function describe(row) {
  if (!row) return;
  const [error] = own(row, ".b-error");
  const fold = one(row, ":scope > .b-why[open] dl");
  const ids = [error?.textContent ? error.id : "", fold?.id ?? ""].filter(Boolean).join(" ");
  const control = row.matches("fieldset") ? row : own(row, ".b-field")[0];
  if (ids) control?.setAttribute("aria-describedby", ids);
  else control?.removeAttribute("aria-describedby");
}

/** @type {Acts} */
export const acts = {
  fold: (button) => fold(sectionOf(button), button.ariaExpanded !== "true"),
  unfold: (button) => {
    fold(sectionOf(button), true);
    headOf(sectionOf(button)).focus();
  },
  // What stepped back in a section is shown, or folded away again.
  show: (button) => {
    const section = sectionOf(button);
    const isShown = reveal(button);
    section.classList.toggle("b-section--back", isShown);
    if (isShown) control(one(section, ".b-row--back"))?.focus();
  },
};
