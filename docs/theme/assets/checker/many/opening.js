/**
 * Open one company in the checker: in a tab of its own, so that the board stays.
 *
 * A new tab begins with a copy of what this one holds. So the company's answers are put there for
 * that moment, and the tab's own put back.
 */

import { one, part } from "../dom.js";
import { answersOf } from "../keep/answers.js";
import { KEY, stored } from "../start/kept.js";
import { make, site } from "../words.js";
import { rowOf } from "./board.js";

/** @typedef {import("./work.js").Row} Row */

/** @type {Row | null} waits for a yes */
let waiting = null;

/** @param {Row} row */
function open(row) {
  const tab = window.open();
  if (!tab) {
    ask(row);
    return;
  }
  tab.sessionStorage.clear();
  tab.sessionStorage.setItem(KEY, keptOf(row));
  tab.location.assign(checker());
}

/**
 * Where the browser opens no tab, the company takes the place of this page and of the tab's own
 * answers; of those that are in no file, the visitor is asked first.
 * @param {Row} row
 */
function ask(row) {
  if (stored("sessionStorage")?.saved ?? true) {
    openHere(row);
    return;
  }
  waiting = row;
  part("notes").replaceChildren(make("ask-replace", { company: row.company }));
  one(part("notes"), "[data-do=replace-now]").focus();
}

/** @param {Row} row */
function openHere(row) {
  sessionStorage.setItem(KEY, keptOf(row));
  location.assign(checker());
}

const checker = () => new URL(`${site}check/`, location.href).href;

/**
 * A company's answers as a tab keeps them; they are in a file already.
 * @param {Row} row
 */
function keptOf(row) {
  const application = answersOf(row.application);
  return JSON.stringify({ application, changed: new Date().toISOString(), saved: true });
}

/** @type {Acts} */
export const acts = {
  "open-row": (button) => {
    const row = rowOf(button);
    if (row) open(row);
  },
  "replace-now": () => waiting && openHere(waiting),
  cancel: () => part("notes").replaceChildren(),
};
