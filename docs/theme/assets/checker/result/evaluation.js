/** One answer's way: the answers go to the rules, and what they reply to the result and the form. */

import { flip } from "../dom.js";
import { keepForOffline } from "../keep/offline.js";

export class Evaluation {
  /** @type {Reply | null} what the rules said last; `null` while nothing is answered */
  reply = null;
  #bases = ["law", "local", "checklist"];

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
  }

  /** The questions whose answers the rules cannot read. */
  get wrongPaths() {
    return (this.reply?.errors ?? []).map(({ path }) => path).filter(Boolean);
  }

  /** Have what is answered evaluated and shown. */
  async evaluate() {
    const { answers, engine, panel, rule } = this.checker;
    const { state } = engine;
    if (!answers.count) {
      this.#show(null);
      if (state !== "failed" && state !== "loading") panel.reset();
      return;
    }
    if (state === "idle" || state === "failed") return;
    if (state === "ready") panel.checking();
    const request = { do: "check", ...this.asked, rule };
    const reply = await engine.ask(request, { stale: true });
    if (!reply?.ok || !answers.count) return;
    this.#show(reply);
    this.#writeForPaper();
    // Now the checker has been of use.
    keepForOffline(engine.used);
  }

  /** Have the answers written where only paper shows them, behind the verdict they lead to. */
  async #writeForPaper() {
    const { answers, engine, panel } = this.checker;
    if (!panel.answers) return;
    const reply = await engine.ask({ do: "answers", application: answers.application }, { stale: true });
    if (reply?.ok && answers.count) panel.showAnswers(reply.answers);
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

  /** @param {Reply | null} reply */
  #show(reply) {
    const { form, panel, pinned, rule, steps } = this.checker;
    this.reply = reply;
    pinned?.show(reply);
    steps?.say(reply);
    if (reply) panel.show(rule ? reply.rules[rule] : reply.panel, reply.spoken, reply.bar);
    panel.showSettled(reply);
    if (!reply) panel.showAnswers("");
    form.take(reply);
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
