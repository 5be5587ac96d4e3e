/** One answer's way: the answers go to the rules, and what they reply to the result and the form. */

import { flip } from "../dom.js";
import { keepForOffline } from "../keep/offline.js";

/** Say that no verdict is waited for: what the page left for later may begin. */
export const settled = () => document.dispatchEvent(new Event("b24:settled"));

export class Evaluation {
  /** @type {Reply | null} what the rules said last; `null` while nothing is answered */
  reply = null;
  #bases = ["law", "local", "checklist"];
  /**
   * What is asked of one answer, in turn, and what shows all that has come: no verdict waits for
   * the form.
   * @type {{kind: string, show: (reply: any) => void}[]}
   */
  #kinds = [
    { kind: "result", show: (result) => this.#showResult(result) },
    { kind: "form", show: (reply) => this.#show(reply) },
  ];

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    const { panel } = checker;
    // Only paper shows it.
    if (panel.answers) this.#kinds.push({ kind: "answers", show: ({ answers }) => panel.showAnswers(answers) });
  }

  /** The questions whose answers the rules cannot read. */
  get wrongPaths() {
    return (this.reply?.errors ?? []).map(({ path }) => path).filter(Boolean);
  }

  /** Have what is answered evaluated and shown. */
  async evaluate() {
    const { answers, engine, panel, root, rule } = this.checker;
    const { state } = engine;
    if (!answers.count) {
      this.#show(null);
      if (state !== "failed" && state !== "loading") panel.reset();
      return;
    }
    if (state === "idle" || state === "failed") return;
    if (state === "ready") panel.checking();
    root.dataset.form = "behind";
    const asked = { ...this.asked, rule };
    const replies = this.#kinds.map(({ kind }) => engine.ask({ do: kind, ...asked }, { stale: true }));
    let come = {};
    for (const [i, { show }] of this.#kinds.entries()) {
      const reply = await replies[i];
      if (!reply?.ok || !answers.count) return;
      come = { ...come, ...reply };
      show(come);
    }
    settled();
    // Now the checker has been of use.
    keepForOffline(engine.used);
  }

  /** What is asked about: the answers, as the chosen bases see them. */
  get asked() {
    return { application: this.checker.answers.application, bases: this.#bases };
  }

  /** What a file keeps of the result, to tell later what has changed; nothing without a result. */
  async receipt() {
    if (!this.reply || this.checker.engine.state !== "ready") return null;
    const reply = await this.checker.engine.ask({ do: "report", ...this.asked });
    return reply?.receipt ?? null;
  }

  /** @param {Result} result */
  #showResult(result) {
    const { panel, rule } = this.checker;
    panel.show(rule ? result.rules[rule] : result.panel, result.spoken, result.bar);
    panel.showSettled(result);
  }

  /** @param {Reply | null} reply */
  #show(reply) {
    const { form, panel, pinned, root, steps } = this.checker;
    this.reply = reply;
    pinned?.show(reply);
    steps?.say(reply);
    if (!reply) {
      panel.showSettled(null);
      panel.showAnswers("");
    }
    form.take(reply);
    root.dataset.form = "current";
  }

  /**
   * Take a basis in or leave it out.
   * @param {HTMLElement} chip
   */
  toggle(chip) {
    const basis = chip.dataset.basis ?? "";
    this.#bases = flip(chip, "ariaPressed") ? [...this.#bases, basis] : this.#bases.filter((other) => other !== basis);
    this.evaluate();
    this.checker.reports.ask();
  }
}
