/** What the address points at: a step, a section, a question; or answers, which have no step. */

import { placeNamed } from "../dom.js";
import { MARK } from "../keep/fragment.js";

export class Address {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    if (!checker.steps) return;
    if (location.hash) this.#follow();
    window.addEventListener("hashchange", () => this.#follow());
  }

  /** Show the step of the place, and open what hides it there. */
  #follow() {
    const { form, steps } = this.checker;
    if (location.hash.startsWith(MARK)) return;
    const name = placeNamed() || "need";
    const place = document.getElementById(name);
    const step = /** @type {HTMLElement | null} */ (place?.closest(".b-step"));
    if (!place || !step) return;
    steps?.show(step.dataset.step ?? "");
    if (place.matches(".b-row")) this.checker.goTo(place.dataset.path);
    else if (place !== step) {
      const section = /** @type {HTMLElement | null} */ (place.closest(".b-section"));
      if (section) form.openSection(section.dataset.section ?? "");
      place.scrollIntoView();
    }
  }
}
