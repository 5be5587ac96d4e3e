/** One answer's way: the answers go to the rules, and what they reply to the result and the form. */

import { today } from "../keep/answers.js";
import { keepForOffline } from "../keep/offline.js";
import { lang, site } from "../words.js";

const WARMING = 20;
const WARMING_EVERY = 60;

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Evaluation {
  /** @type {any} what the rules said last; `null` while nothing is answered */
  reply = null;
  #bases = ["law", "local", "checklist"];
  #isKept = false;
  #isWarm = false;

  /** @param {import("../checker.js").Checker} checker */
  constructor(checker) {
    this.checker = checker;
  }

  /** @returns {string | undefined} the question that can settle most */
  get next() {
    return this.reply?.next?.path;
  }

  /** @returns {string[]} the questions whose answers the rules cannot read */
  get wrongPaths() {
    const errors = this.reply?.errors ?? [];
    return errors.map((/** @type {{path: string}} */ { path }) => path).filter(Boolean);
  }

  /** Have what is answered evaluated and shown. */
  async evaluate() {
    const { answers, engine, panel } = this.checker;
    const { state } = engine;
    if (!answers.count) {
      this.reply = null;
      if (state !== "failed" && state !== "loading") panel.reset();
      return;
    }
    if (state === "idle" || state === "failed") return;
    if (state === "ready") panel.checking();
    const asked = this.#request();
    const reply = await engine.ask({ do: "check", ...asked }, { stale: true });
    if (!reply?.ok) return;
    if (answers.count) this.#show(reply);
    this.#keepForOffline();
    // The verdict first; then what it means for the form.
    const sorted = await engine.ask({ do: "questions", ...asked }, { stale: true });
    if (sorted?.ok && this.reply === reply) this.checker.form.take({ ...reply, ...sorted });
    if (!this.#isWarm) await this.#warm(reply, asked);
  }

  /**
   * While the first result is read, let the rules run a few times more, as the browser makes quick
   * only what has run for a while; the next answer ends it.
   * @param {any} reply
   * @param {object} asked
   */
  async #warm(reply, asked) {
    this.#isWarm = true;
    for (let i = 0; i < WARMING && this.reply === reply; i += 1) {
      await pause(WARMING_EVERY);
      if (this.reply === reply) await this.checker.engine.ask({ do: "warm", ...asked }, { stale: true });
    }
  }

  #request() {
    const { answers, rule } = this.checker;
    const shown = { lang, bases: this.#bases, rule, site };
    return { application: structuredClone(answers.application), today: today(), ...shown };
  }

  /** @param {any} reply */
  #show(reply) {
    const { panel, rule } = this.checker;
    this.reply = reply;
    panel.show(rule ? reply.mini : reply.panel, reply.summary);
  }

  /** Once the checker has been of use, have it kept on this device. */
  #keepForOffline() {
    if (!this.#isKept) keepForOffline(site, lang, this.checker.engine.used);
    this.#isKept = true;
  }

  /** Ask for the report on what is answered. */
  report() {
    const { answers, engine } = this.checker;
    return engine.ask({ do: "report", application: answers.application, today: today() });
  }

  /**
   * Take a basis in or leave it out.
   * @param {HTMLElement} chip
   */
  toggle(chip) {
    const isOn = chip.getAttribute("aria-pressed") !== "true";
    const basis = chip.dataset.basis ?? "";
    chip.setAttribute("aria-pressed", String(isOn));
    this.#bases = isOn ? [...this.#bases, basis] : this.#bases.filter((other) => other !== basis);
    this.evaluate();
  }
}
