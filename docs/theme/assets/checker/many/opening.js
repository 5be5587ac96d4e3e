/**
 * Open one company in the checker: in a tab of its own, so that the board stays.
 *
 * A new tab begins with a copy of what this one holds. So the company's answers are put there for
 * that moment, and the tab's own put back.
 */

import { one, part } from "../dom.js";
import { answersOf } from "../keep/answers.js";
import { KEY } from "../start/kept.js";
import { make, site } from "../words.js";

/** @typedef {import("./work.js").Row} Row */

export class Opening {
  /** @type {Row | null} waits for a yes */
  #waiting = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./kept.js").Kept} kept
   */
  constructor(root, kept) {
    this.kept = kept;
    this.place = part(root, "notes");
    this.acts = {
      "replace-now": () => this.#waiting && this.#here(this.#waiting),
      cancel: () => this.place.replaceChildren(),
    };
  }

  /** @param {Row} row */
  open(row) {
    const own = sessionStorage.getItem(KEY);
    sessionStorage.setItem(KEY, keptOf(row));
    /** @type {Window | null} */
    let tab = null;
    this.kept.without(() => (tab = window.open(checker(), "_blank")));
    if (own === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, own);
    if (!tab) this.#ask(row, own);
  }

  /**
   * Where the browser opens no tab, the company takes the place of this page and of the tab's own
   * answers; of those that are in no file, the visitor is asked first.
   * @param {Row} row
   * @param {string | null} own
   */
  #ask(row, own) {
    if (own === null || JSON.parse(own).saved) {
      this.#here(row);
      return;
    }
    this.#waiting = row;
    this.place.replaceChildren(make("ask-replace", { company: row.company }));
    one(this.place, "[data-do=replace-now]").focus();
  }

  /** @param {Row} row */
  #here(row) {
    sessionStorage.setItem(KEY, keptOf(row));
    location.assign(checker());
  }
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
