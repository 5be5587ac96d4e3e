/** The messages above the form: one of each kind at a time, each written by the build. */

import { one, part } from "../dom.js";

const UNDO_FOR = 10_000;
const SAID_FOR = 8_000;

export class Notes {
  /**
   * @param {HTMLElement} root
   * @param {import("../dom.js").Words} words
   */
  constructor(root, words) {
    this.words = words;
    this.place = part(root, "notes");
    /** @type {(() => void) | null} */
    this.undo = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /**
   * Show a message; it takes the place of the one before.
   * @param {string} name
   * @param {Record<string, any>} [values]
   * @param {HTMLElement} [place]
   * @returns {HTMLElement}
   */
  show(name, values = {}, place = this.place) {
    const note = this.words.make(name, values);
    note.dataset.shown = name;
    place.replaceChildren(note);
    return note;
  }

  /**
   * Show a message that asks for nothing, and take it away again after a while.
   * @param {string} name
   */
  pass(name) {
    const note = this.show(name);
    setTimeout(() => note.contains(document.activeElement) || note.remove(), SAID_FOR);
  }

  /** Take a message away; without a name, any. */
  clear(name = "") {
    const note = this.place?.firstElementChild;
    if (note && (!name || note.dataset.shown === name)) note.remove();
  }

  /**
   * Show a message that offers to take back what was done, for ten seconds.
   * @param {string} name
   * @param {() => void} undo
   * @param {Record<string, any>} [values]
   * @param {HTMLElement} [place]
   */
  offerUndo(name, undo, values = {}, place = this.place) {
    clearTimeout(this.timer);
    this.undo = undo;
    const note = this.show(name, values, place);
    this.timer = setTimeout(() => {
      this.undo = null;
      const button = one(note, "[data-do=undo]");
      // A button that goes while it has the focus would send the focus to the top of the page.
      if (button === document.activeElement) one(note, "[data-do=close]")?.focus();
      button?.remove();
    }, UNDO_FOR);
    return note;
  }

  takeBack() {
    clearTimeout(this.timer);
    this.undo?.();
    this.undo = null;
  }
}
