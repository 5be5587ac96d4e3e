/**
 * The four steps: one is shown at a time, and its name is the address after the # sign. There may
 * also stand a section, a question; or answers, which have no step.
 *
 * Without this script, and on paper, all of them are there, and a tab is a link to its step.
 */

import { all, one, part, placeNamed, put, root } from "../dom.js";
import * as form from "../form/form.js";
import { MARK } from "../keep/fragment.js";
import * as evaluation from "../result/evaluation.js";
import { closeSheet } from "../result/panel.js";
import * as onward from "./onward.js";
import * as reports from "./reports.js";

const columns = one(root, ".b-columns");
/** A small checker has none. */
export const tabs = one(root, ".b-steps");
const links = all(root, ".b-steps a");

/** Whether to show, with the next reply, the step at which these answers are to be gone on with. */
let opens = false;
/** @type {Map<string, StepState>} what reports have found, until they are asked anew: they know more */
const found = new Map();

/** @param {boolean} isWanted */
export function willOpen(isWanted) {
  opens = isWanted;
}

/** The name of the step that is shown. */
export const current = () => columns?.dataset.step;

/**
 * Show a step, and ask for its reports, also where it was shown already.
 * @param {string} name
 */
export function show(name) {
  columns.dataset.step = name;
  for (const link of links) link.ariaCurrent = link.dataset.step === name ? "step" : null;
  onward.offer();
  reports.ask();
}

/**
 * Show the step that holds a place.
 * @param {any} place
 */
function showStepOf(place) {
  const name = place?.closest(".b-step")?.dataset.step;
  if (name && name !== current()) show(name);
}

/**
 * Show a step as a press on its tab does: with its address, and from its beginning.
 * @param {string} name
 */
export function go(name) {
  closeSheet();
  opens = false;
  // A link's answers stand in the address, and nowhere else.
  if (!location.hash.startsWith(MARK)) history.pushState(null, "", `#${name}`);
  show(name);
  focus();
  toTop();
}

/** Have the step that is shown stand in sight from its beginning, below the whole title. */
export function toTop() {
  one(document, ".b-checker__head").scrollIntoView();
}

/** Put the focus on the tab of the step that is shown. */
export function focus() {
  one(tabs, "[aria-current]").focus({ preventScroll: true });
}

/**
 * Say in the tabs what each step has come to; as built, where the rules have said nothing.
 * @param {Reply | null} reply
 */
export function say(reply) {
  if (!reply) forget();
  if (opens && reply && tabs) {
    opens = false;
    show(reply.opens);
  }
  for (const link of links) {
    const name = link.dataset.step;
    mark(link, found.get(name) ?? reply?.steps[name]);
  }
}

/**
 * Say in all tabs that the rules are waited for, or cannot be asked.
 * @param {string} sentence
 */
export function wait(sentence) {
  for (const link of links) mark(link, { sentence, short: sentence });
}

/** What was found with another file's answers is not said any more. */
export const forget = () => found.clear();

/**
 * Say in one tab what a report in its step has found, until it is asked anew.
 * @param {string} name
 * @param {StepState} state
 */
export function sayOf(name, state) {
  found.set(name, state);
  mark(tabOf(name), state);
  onward.offer();
}

/** @param {string} name */
const tabOf = (name) => one(tabs, `[data-step="${name}"]`);

/**
 * @param {HTMLElement} link
 * @param {Partial<StepState>} [state] nothing: as built
 */
function mark(link, { kind = "", sentence, short } = {}) {
  put(part("sentence", link), sentence);
  put(part("short", link), short);
  if (link.dataset.kind !== kind) link.dataset.kind = kind;
}

/** Go to a question, or to the first that is open. */
export function goTo(path = evaluation.reply?.next ?? form.firstOpen() ?? "") {
  closeSheet();
  showStepOf(form.rowOf(path.replace(/\[.*/, "")));
  form.goTo(path);
}

export function listen() {
  if (tabs) window.addEventListener("hashchange", follow);
}

/** Show the step of the place, and open what hides it there. */
export function follow() {
  if (location.hash.startsWith(MARK)) return;
  const name = placeNamed() || "need";
  /** @type {any} */
  const place = document.getElementById(name) ?? document.getElementById("need");
  const step = place?.closest(".b-step");
  if (!step) return;
  show(step.dataset.step);
  if (place.matches(".b-row")) goTo(place.dataset.path);
  else if (place !== step) {
    if (place.matches("details")) place.open = true;
    const section = place.closest(".b-section");
    if (section) form.openSection(section.dataset.section);
    place.scrollIntoView();
  }
}

/** @type {Acts} */
export const acts = {
  next: ({ dataset }, event) => {
    event.preventDefault();
    goTo(dataset.goto);
  },
  step: ({ dataset }, event) => {
    // With a key held down a link opens elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(dataset.step);
  },
};
