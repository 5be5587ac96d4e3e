/**
 * What can be done with the plan to yes: choose a way, go back, copy a message. The rules have
 * written what a way changes; here it is put into the answers.
 */

import { copy, one } from "../dom.js";
import { write } from "../keep/answers.js";
import * as words from "../words.js";

export class PlanActs {
  /** @type {(() => void) | null} brings the answers before the choice back */
  #back = null;

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    /** @type {Acts} */
    this.acts = {
      choose: (button) => this.#choose(button),
      "plan-back": () => this.#takeBack(),
      "copy-message": (button) => this.#copy(button),
    };
  }

  /** @param {HTMLElement} button */
  #choose(button) {
    const { answers, reports } = this.checker;
    /** @type {{path: string, to: any}[]} nothing stands for an answer that is taken back */
    const changes = JSON.parse(button.dataset.changes ?? "[]");
    const way = /** @type {HTMLElement} */ (button.closest(".b-plan__way")).dataset.key;
    const before = structuredClone(answers.application);
    const after = structuredClone(before);
    for (const { path, to } of changes) write(after, path, to ?? undefined);
    // With it the rules tell that these are the answers of a way, and what is still to be done.
    reports.beside.plan = { before, way };
    this.#back = answers.replace(after, "file");
    answers.touch();
    this.#say();
  }

  #takeBack() {
    this.#back?.();
    this.#back = null;
    this.#say();
  }

  /** Put the focus where the ways begin: the button that was pressed has gone. */
  #say() {
    one(this.checker.root, ".b-plan h2").focus({ preventScroll: true });
  }

  /** @param {HTMLElement} button */
  async #copy(button) {
    const group = /** @type {HTMLElement} */ (button.closest(".b-plan__group"));
    const message = one(group, ".b-plan__message");
    const isCopied = await copy(message.textContent);
    one(group, "[role=status]").textContent = isCopied ? button.dataset.copied : words.say("caseNotCopied");
    if (!isCopied) getSelection()?.selectAllChildren(message);
  }
}
