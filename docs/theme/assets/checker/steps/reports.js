/**
 * The reports in the later steps: asked for when their step is shown, and again when the answers
 * change while it is; what has told its tab something also while it is not, so that the tab stays
 * right. The rules write each report whole; here it is only put into its place.
 */

import { all, keepFocus, one, put } from "../dom.js";
import { today } from "../keep/answers.js";
import { patch } from "../result/patch.js";
import * as words from "../words.js";

const WORKING_AFTER = 300;
/** After so long without another answer, what is not shown is asked again. */
const PAUSE = 800;

export class Reports {
  /** @type {Record<string, object>} what a kind of report is asked with, beside the answers */
  beside = {};
  #timer = 0;

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    this.reports = all(checker.root, "[data-report]").map((place) => new Report(place, checker));
    checker.steps?.addEventListener("shown", () => this.ask());
  }

  /**
   * The report of a kind, which every page with steps has.
   * @param {string} kind
   */
  of(kind) {
    return /** @type {Report} */ (this.reports.find((report) => report.kind === kind));
  }

  /** Ask for what is shown and was not asked for with these answers. */
  ask() {
    for (const report of this.reports) if (report.isShown) report.ask();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keepTabs(), PAUSE);
  }

  #keepTabs() {
    if (!this.checker.answers.count) return;
    for (const report of this.reports) if (report.hasTold) report.ask();
  }
}

/** One report's place. */
export class Report {
  /** What was asked last, and when, as text: the same need not be asked twice on one day. */
  #asked = "";
  #timer = 0;
  /** Whether the step's tab says what this report has found. */
  hasTold = false;

  /**
   * @param {HTMLElement} place
   * @param {Checker} checker
   */
  constructor(place, checker) {
    this.place = place;
    this.checker = checker;
    this.kind = /** @type {string} */ (place.dataset.report);
    this.step = /** @type {HTMLElement} */ (place.closest(".b-step")).dataset.step;
  }

  get isShown() {
    return this.checker.steps?.current === this.step;
  }

  /** What this report is asked with, beside the answers. */
  get beside() {
    return this.checker.reports.beside[this.kind];
  }

  set beside(beside) {
    this.checker.reports.beside[this.kind] = beside;
  }

  get request() {
    return { do: this.kind, ...this.checker.evaluation.asked, ...this.beside };
  }

  async ask() {
    const { engine, loading } = this.checker;
    const { request } = this;
    const asked = today() + JSON.stringify(request);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#wait();
    loading.touch();
    const reply = await engine.ask(request, { stale: true });
    // Without a reply a newer question has taken the place of this one, unless nothing can answer.
    if (reply || engine.state === "failed") this.#show(reply);
  }

  /** Say after a while that it takes its time; what was shown stays until then, and after. */
  #wait() {
    clearTimeout(this.#timer);
    this.place.ariaBusy = "true";
    this.#timer = setTimeout(() => this.#say(words.say("working")), WORKING_AFTER);
  }

  /** @param {string} text */
  #say(text) {
    put(one(this.place, ".b-report__wait"), text);
  }

  /** @param {{ok: boolean, panel: string, step?: StepState} | null} reply */
  #show(reply) {
    clearTimeout(this.#timer);
    this.place.ariaBusy = null;
    this.#say(reply?.ok ? "" : words.say("notWorkedOut"));
    // It may be asked again.
    if (!reply?.ok) this.#asked = "";
    if (!reply?.ok) return;
    keepFocus(this.place, () => {
      patch(one(this.place, ".b-report__panel"), reply.panel);
      this.place.dispatchEvent(new Event("drawn"));
    });
    if (!reply.step) return;
    this.hasTold = true;
    this.checker.steps?.sayOf(this.step ?? "", reply.step);
  }
}
