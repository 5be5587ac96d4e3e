/** Forget the answers: asked first where they were not saved, and taken back on request. */

import { focusTitle, one } from "../dom.js";

export class Forgetting {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    /** @type {Acts} */
    this.acts = {
      forget: () => this.#ask(),
      "forget-now": () => this.forget(),
    };
  }

  #ask() {
    const { answers, messages } = this.checker;
    if (!answers.count) return;
    if (answers.saved) this.forget();
    else one(messages.show("forget"), "[data-do=forget-now]").focus();
  }

  forget() {
    const { answers, form, messages, panel } = this.checker;
    const bringBack = answers.forget();
    form.reset();
    panel.reset();
    history.replaceState(null, "", location.pathname + location.search);
    messages.offerUndo("forgotten", () => {
      bringBack();
      form.fill();
    });
    focusTitle();
  }
}
