/** The phone's bar at the foot of the page, and the sheet that shows the result. */

import { made, one, part } from "../dom.js";

export class BottomSheet {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.dialog = /** @type {HTMLDialogElement} */ (one(root, ".b-sheet"));
    this.aside = one(root, ".b-result");
    this.inner = one(root, ".b-result__inner");
    this.dialog.addEventListener("close", () => this.#back());
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    window.matchMedia("(min-width: 60em)").addEventListener("change", () => this.close());
  }

  /** Whether the result is not in sight beside the form. */
  get isNeeded() {
    return !this.aside.checkVisibility();
  }

  open() {
    one(this.dialog, ".b-sheet__body").append(this.inner);
    this.dialog.showModal();
    document.documentElement.classList.add("b-holds");
    one(this.dialog, "h2").focus();
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }

  #back() {
    this.aside.prepend(this.inner);
    document.documentElement.classList.remove("b-holds");
  }

  /**
   * Show in the bar what the law's row comes to.
   * @param {string} counts written by the rules
   * @param {HTMLElement} bar the row's own, drawn here once more
   */
  sum(counts, bar) {
    const place = part(this.root, "bar-counts");
    place.innerHTML = counts;
    part(this.root, "bar-spoken").textContent = ` ${place.textContent.trim()}`;
    this.#draw(/** @type {HTMLElement} */ (bar.cloneNode(true)));
  }

  /**
   * Say in words what the bar cannot count yet.
   * @param {string} text
   */
  say(text) {
    const bar = made("span", "b-bar b-bar--still");
    bar.setAttribute("aria-hidden", "true");
    part(this.root, "bar-counts").textContent = text;
    part(this.root, "bar-spoken").textContent = "";
    this.#draw(bar);
  }

  /** @param {HTMLElement} bar */
  #draw(bar) {
    bar.dataset.part = "bar-bar";
    part(this.root, "bar-bar").replaceWith(bar);
  }
}
