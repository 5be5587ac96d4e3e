/** The phone's bar at the foot of the page, and the sheet that shows the result. */

import { all, one, part } from "../dom.js";

export class BottomSheet {
  /**
   * @param {HTMLElement} root
   * @param {import("../words.js").Words} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
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
   * Show the law's row in short: what is not met, what is open, and the bar.
   * @param {HTMLElement} panel
   */
  sum(panel) {
    const law = one(panel, ".b-verdict--law");
    // Before all law there are no verdicts, only a sentence.
    if (!law) {
      this.say(this.words.say("noResult"));
      return;
    }
    const counts = all(law, ".b-count").filter((count) => one(count, '[href="#i-not_met"], [href="#i-answer"], [href="#i-unclear"]'));
    const short = counts.length ? counts : all(law, ".b-count").slice(0, 1);
    const said = part(this.root, "bar-counts");
    said.replaceChildren(...short.map((count) => count.cloneNode(true)));
    const bar = one(law, ".b-bar")?.cloneNode(true);
    if (bar) this.#bar(bar);
    part(this.root, "bar-spoken").textContent = ` ${[...short].map((count) => count.textContent.trim()).join(", ")}`;
  }

  /** @param {HTMLElement} bar */
  #bar(bar) {
    bar.dataset.part = "bar-bar";
    part(this.root, "bar-bar").replaceWith(bar);
  }

  /**
   * Say in words what the bar cannot count yet.
   * @param {string} text
   */
  say(text) {
    part(this.root, "bar-counts").textContent = text;
    part(this.root, "bar-spoken").textContent = "";
    const still = document.createElement("span");
    still.className = "b-bar b-bar--still";
    still.setAttribute("aria-hidden", "true");
    this.#bar(still);
  }
}
