/**
 * The reports in the later steps, and in windows: asked for when their step is shown, or their window
 * opened, and again when the answers change meanwhile; what has told its tab something also while it
 * is not shown, so that the tab stays right. The rules write each report whole; here it is only put
 * into its place.
 */

import { all, copy, keepFocus, one, part, patch, put, root } from "../dom.js";
import * as answers from "../keep/answers.js";
import { download } from "../keep/file.js";
import { asked, touch } from "../result/evaluation.js";
import { refuse } from "../result/messages.js";
import * as engine from "../start/engine.js";
import * as words from "../words.js";
import { current, sayOf } from "./steps.js";

const WORKING_AFTER = 300;
/** After so long without another answer, what is not shown is asked again. */
const PAUSE = 800;

/** One report's place. */
export class Report {
  /** @type {object} what it is asked with, beside the answers */
  beside = {};
  /** Whether the step's tab says what this report has found. */
  hasTold = false;
  /** What was asked last, and when, as text: the same need not be asked twice on one day. */
  #asked = "";
  #timer = 0;

  /** @param {any} place */
  constructor(place) {
    this.place = place;
    this.kind = place.dataset.report;
    this.window = place.closest("dialog");
    this.step = place.closest(".b-step")?.dataset.step;
  }

  get isShown() {
    return this.window?.open ?? this.step === current();
  }

  get request() {
    return { do: this.kind, ...asked(), ...this.beside };
  }

  async ask() {
    const { request } = this;
    const wanted = answers.today() + JSON.stringify(request);
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.#wait();
    touch();
    const reply = await engine.ask(request, { stale: true });
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

  /** @param {{ok: boolean, panel: string, said?: string, step?: StepState} | null} reply */
  #show(reply) {
    clearTimeout(this.#timer);
    this.place.ariaBusy = null;
    this.say(reply?.ok ? reply.said : words.say("notWorkedOut"));
    // It may be asked again.
    if (!reply?.ok) this.#asked = "";
    if (!reply?.ok) return;
    keepFocus(this.place, () => {
      patch(one(this.place, ".b-report__panel"), reply.panel);
      this.place.dispatchEvent(new Event("drawn"));
    });
    if (!reply.step) return;
    this.hasTold = true;
    sayOf(this.step, reply.step);
  }
}

/** @type {Record<string, Report>} by kind; a small checker has none */
export const reports = Object.fromEntries(
  all(root, "[data-report]").map((place) => [place.dataset.report, new Report(place)]),
);
let timer = 0;

/** Of the days to file another is looked at. */
export function listen() {
  const report = reports.window;
  report.place.addEventListener("change", (/** @type {any} */ { target }) => {
    // A date half typed is none yet.
    if (target.dataset.do !== "look" || !target.value) return;
    report.beside = { day: target.value };
    report.ask();
  });
  report.place.addEventListener("drawn", setDay);
  dialog.addEventListener("change", (/** @type {any} */ { target: { value } }) => showCase(value));
}

/** What was typed holds against what is written: set the field to the day that is told of. */
function setDay() {
  const field = one(reports.window.place, "[data-do=look]");
  if (field && field !== document.activeElement) field.value = field.defaultValue;
}

/** Ask for what is shown and was not asked for with these answers. */
export function ask() {
  for (const report of Object.values(reports)) if (report.isShown) report.ask();
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!answers.count()) return;
    for (const report of Object.values(reports)) if (report.hasTold) report.ask();
  }, PAUSE);
}

// With the plan to yes a way is chosen, or left again. The rules have written what it changes; here it
// is put into the answers.

/** @type {(() => void) | null} brings the answers before the choice back */
let back = null;

/** @param {any} button */
function choose(button) {
  /** @type {{path: string, to: any}[]} nothing stands for an answer that is taken back */
  const changes = JSON.parse(button.dataset.changes);
  const way = button.closest(".b-plan__way").dataset.key;
  // With it the rules tell that these are the answers of a way, and what is still to be done.
  reports.plan.beside = { before: structuredClone(answers.application), way };
  back = answers.change(Object.fromEntries(changes.map(({ path, to }) => [path, to ?? undefined])));
  focusWays();
}

function takeBack() {
  back?.();
  back = null;
  focusWays();
}

/** Put the focus where the ways begin: the button that was pressed has gone. */
function focusWays() {
  one(root, ".b-plan h2").focus({ preventScroll: true });
}

/** @param {any} button */
async function copyMessage(button) {
  const group = button.closest(".b-plan__group");
  const message = one(group, ".b-plan__message");
  const isCopied = await copy(message.textContent);
  one(group, "[role=status]").textContent = isCopied ? button.dataset.copied : words.say("caseNotCopied");
  if (!isCopied) getSelection()?.selectAllChildren(message);
}

// A test case from the answers: the rules write it, without names; here it is shown, and let go.

/** A longer address is refused by the host of the form; it is then copied by hand. */
const LONGEST_ADDRESS = 6_000;

const dialog = part("case");
let text = "";

/**
 * Ask the rules for the case of one rule, and show it.
 * @param {string} [rule] nothing: what fails first
 */
async function showCase(rule) {
  if (!answers.count()) return;
  touch();
  const reply = await engine.ask({ do: "case", of_rule: rule, ...asked() });
  if (!reply?.ok) {
    refuse("not-made");
    return;
  }
  ({ text } = reply);
  dialog.innerHTML = reply.panel;
  offerForm(one(dialog, "select").value);
  if (!dialog.open) dialog.showModal();
  one(dialog, rule ? "select" : "h2").focus();
}

/**
 * Where the project's address is known, lead to its form with the case filled in.
 * @param {string} rule
 */
function offerForm(rule) {
  const known = one(document, "[data-wrong]");
  if (!known) return;
  const address = new URL(known.href);
  // The province chosen at the top of the page is not in what was shown.
  address.searchParams.delete("province");
  address.searchParams.set("rule", rule);
  address.searchParams.set("answers", text);
  const link = part("issue");
  link.href = address.href;
  link.hidden = address.href.length > LONGEST_ADDRESS;
}

/** @type {Acts} */
export const acts = {
  "make-case": () => showCase(),
  "copy-case": async () => {
    one(dialog, "[role=status]").textContent = words.say((await copy(text)) ? "caseCopied" : "caseNotCopied");
  },
  "save-case": () => download(text, "case.toml", "application/toml"),
  choose,
  "plan-back": takeBack,
  "copy-message": copyMessage,
  // The day that is told of is taken as the filing date.
  "file-on": ({ dataset }) => {
    reports.window.beside = {};
    answers.write("application_date", dataset.day);
  },
};
