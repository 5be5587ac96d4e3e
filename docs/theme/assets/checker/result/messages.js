/** The messages above the form: one at a time, each written by the build. */

import { focusTitle, made, one, part } from "../dom.js";
import * as words from "../words.js";

const PASSES_AFTER = 8_000;

export class Messages {
  /** @type {(() => void) | null} */
  #undo = null;
  /** @type {HTMLElement | null} the message that offers it */
  #offer = null;

  /**
   * @param {HTMLElement} root
   */
  constructor(root) {
    /** The small checker has no place for messages: what is shown there is shown nowhere. */
    this.place = /** @type {HTMLElement | null} */ (part(root, "notes"));
    /** @type {Acts} */
    this.acts = {
      cancel: (button) => this.#close(button),
      close: (button) => this.#close(button),
      undo: (button) => this.#takeBack(button),
    };
  }

  /** The name of the message that is shown. */
  get shown() {
    return /** @type {HTMLElement | null | undefined} */ (this.place?.firstElementChild)?.dataset.shown;
  }

  /**
   * Show a message; it takes the place of the one before.
   * @param {string} name
   * @param {Record<string, any>} [values]
   * @param {HTMLElement | null} [place]
   * @returns {HTMLElement}
   */
  show(name, values = {}, place = this.place) {
    const message = words.make(name, values);
    message.dataset.shown = name;
    place?.replaceChildren(message);
    return message;
  }

  /**
   * Show a message that something was not taken, and what can be done.
   * @param {string} name
   * @param {Record<string, string>} [values]
   */
  refuse(name, values) {
    const message = this.show(name, values);
    one(message, "button")?.focus();
    message.scrollIntoView({ block: "nearest" });
  }

  /**
   * Show a message that asks for nothing, and take it away again after a while.
   * @param {string} name
   */
  pass(name) {
    const message = this.show(name);
    setTimeout(() => message.contains(document.activeElement) || message.remove(), PASSES_AFTER);
  }

  /**
   * Say that answers are back: after a reload from the tab, or kept on the device.
   * @param {Answers} answers
   */
  sayRestored({ origin, changed, count }) {
    const isKept = origin === "device";
    if (!isKept && !(origin === "tab" && isBack())) return;
    const clock = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit" });
    const values = { count: words.answers(count), time: clock.format(new Date(changed)) };
    this.show(isKept ? "kept" : "restored", values);
  }

  /** Take a message away; without a name, any. */
  clear(name = this.shown) {
    if (name === this.shown) this.place?.replaceChildren();
  }

  /**
   * Show a message that offers to take back what was done, until something else is answered.
   * @param {string} name
   * @param {() => void} undo
   * @param {Record<string, any>} [values]
   * @param {HTMLElement | null} [place]
   */
  offerUndo(name, undo, values = {}, place = this.place) {
    this.#undo = undo;
    this.#offer = this.show(name, values, place);
  }

  /** Offer to take back no more what came before another answer: that would go with it. */
  settle() {
    this.#undo = null;
    if (this.#offer) one(this.#offer, "[data-do=undo]")?.remove();
    this.#offer = null;
  }

  /**
   * Say beside a list that an entry was removed.
   * @param {HTMLElement} row
   * @param {{what: string}} values
   * @param {() => void} undo
   */
  offerEntryBack(row, values, undo) {
    const place = one(row, ":scope > .b-removed") ?? row.appendChild(made("div", "b-removed"));
    this.offerUndo("removed", undo, values, place);
  }

  /** @param {HTMLElement} button */
  #takeBack(button) {
    const undo = this.#undo;
    const message = button.closest("[data-shown]");
    this.settle();
    undo?.();
    message?.remove();
    focusTitle();
  }

  /**
   * Close a message; a focus inside goes to where the page begins.
   * @param {HTMLElement} button
   */
  #close(button) {
    const message = button.closest("[data-shown]");
    const focused = message?.contains(document.activeElement);
    message?.remove();
    if (focused) focusTitle();
  }
}

/** Tell whether this page was reloaded or gone back to, and not come to anew. */
function isBack() {
  const [entry] = performance.getEntriesByType("navigation");
  const { type } = /** @type {PerformanceNavigationTiming} */ (entry ?? {});
  return type === "reload" || type === "back_forward";
}
