/**
 * The reports in the later steps, and in windows: asked for when their step is shown, or their window
 * opened, and again when the answers change meanwhile; what has told its tab something also while it
 * is not shown, so that the tab stays right. The rules write each report whole; here it is only put
 * into its place.
 */

import { all, keepFocus, one, part, put, root } from "../dom.js";
import * as answers from "../keep/answers.js";
import { patch } from "../patch.js";
import { asked } from "../result/evaluation.js";
import * as engine from "../start/engine.js";
import { touch } from "../start/loading.js";
import * as words from "../words.js";
import { current, sayOf } from "./steps.js";

const WORKING_AFTER = 300;
/** After so long without another answer, what is not shown is asked again. */
const PAUSE = 800;

/** One report's place. */
class Report {
  /** @type {object} what it is asked with, beside the answers */
  beside = {};
  /** @type {number | undefined} after how many milliseconds without an answer the rules are ended */
  patience;
  /** Whether the step's tab says what this report has found. */
  hasTold = false;
  /** What was asked last, and when, as text: the same need not be asked twice on one day. */
  #asked = "";
  /** @type {Promise<void>} what was asked last, until it is shown */
  #shown = Promise.resolve();
  #timer = 0;

  /** @param {any} place */
  constructor(place) {
    this.place = place;
    this.kind = place.dataset.report;
    this.window = place.closest("dialog");
    this.step = place.closest(".b-step")?.dataset.step;
    this.fold = place.closest("details");
  }

  get isShown() {
    return this.window?.open ?? this.step === current();
  }

  get request() {
    return { do: this.kind, ...asked(), ...this.beside };
  }

  /** Ask, unless the same was asked; done once the answer is shown. */
  ask() {
    const { request } = this;
    const wanted = answers.today() + JSON.stringify(request);
    if (wanted !== this.#asked) {
      this.#asked = wanted;
      this.#shown = this.#answer(request);
    }
    return this.#shown;
  }

  /** @param {{do: string}} request */
  async #answer(request) {
    this.#wait();
    touch();
    const reply = await engine.ask(request, { stale: true, patience: this.patience });
    // Without a reply a newer question has taken the place of this one, unless nothing can answer.
    if (reply || engine.state === "failed") this.#show(reply);
  }

  /**
   * Say after a while that it takes its time; what was shown stays until then, and after. Of several
   * that are waited for, the first says it aloud.
   */
  #wait() {
    clearTimeout(this.#timer);
    this.place.ariaBusy = "true";
    this.#timer = setTimeout(() => {
      const first = Object.values(reports).find(({ isShown, place }) => isShown && place.ariaBusy);
      this.say(words.say("working"), first === this);
    }, WORKING_AFTER);
  }

  /**
   * @param {string} [text] nothing: nothing is said
   * @param {boolean} [isAloud]
   */
  say(text, isAloud = true) {
    const place = one(this.place, ".b-report__wait");
    place.ariaLive = isAloud ? null : "off";
    put(place, text);
  }

  /** @param {{ok: boolean, panel?: string, said?: string, step?: StepState} | null} reply */
  #show(reply) {
    clearTimeout(this.#timer);
    this.place.ariaBusy = null;
    this.say(reply?.ok ? reply.said : words.say("notWorkedOut"));
    // It may be asked again.
    if (!reply?.ok) this.#asked = "";
    if (!reply?.ok) return;
    keepFocus(this.place, () => {
      patch(one(this.place, ".b-report__panel"), reply.panel ?? "");
      this.place.dispatchEvent(new CustomEvent("drawn", { detail: reply }));
    });
    if (!reply.step) return;
    if (this.fold) {
      // What is folded says in its fold what it has found.
      put(part("sentence", this.fold), reply.step.sentence);
      return;
    }
    this.hasTold = true;
    sayOf(this.step, reply.step);
  }
}

/** @type {Record<string, Report>} by kind; a small checker has none */
export const reports = Object.fromEntries(
  all(root, "[data-report]").map((place) => [place.dataset.report, new Report(place)]),
);
let timer = 0;

/** Ask for what is shown and was not asked for with these answers. */
export function ask() {
  for (const report of Object.values(reports)) {
    // What only adds to the form waits for an answer: nobody loads the checker for it.
    if (report.isShown && (answers.count() || !report.place.hidden)) report.ask();
  }
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!answers.count()) return;
    for (const report of Object.values(reports)) if (report.hasTold) report.ask();
  }, PAUSE);
}
