/**
 * The one main button: what comes next, as the rules have put it in order, and its press. Of several the
 * page offers the first that is not where the visitor stands already.
 */

import { all, one, part, pressed, put, root } from "../dom.js";
import * as facts from "../form/facts.js";
import * as form from "../form/form.js";
import { openPaper } from "../form/papers.js";
import * as answers from "../keep/answers.js";
import * as files from "../pack/files.js";
import { speak } from "../result/panel.js";
import * as words from "../words.js";
import { reports } from "./reports.js";
import { current, go, goTo, show } from "./steps.js";

/** @type {HTMLAnchorElement | null} a small checker has none */
const button = part("onward");
/** @type {Act[] | null} what the rules said last; nothing before they have said anything */
let coming = null;
/** @type {HTMLElement | null} the paper or question that was gone into last */
let at = null;
/** @type {Act | null} what mends the first remark of what can be sent back */
let mend = null;
/** Whether the pre-check has been seen, and nothing can be sent back. */
let isExamined = false;
/** Whether files are still being read for it: what comes behind it waits. */
let isReading = false;
/** Whether the press before has led to the pack's own button: a mouse or a finger takes the focus off it. */
let isAtSave = false;

export function listen() {
  root.addEventListener("focusin", (event) => {
    at = pressed(event, ".b-paper, .b-row, .b-several, .b-any") ?? at;
    offer();
  });
  answers.on("change", offer);
  files.onGiven(() => {
    isAtSave = false;
    isExamined = false;
    isReading = true;
    offer();
  });
  part("examine")?.addEventListener("reading", (/** @type {any} */ { detail }) => {
    isReading = detail;
    offer();
  });
  reports.examine?.place.addEventListener("drawn", (/** @type {any} */ { detail }) => {
    mend = detail.acts?.[0] ?? null;
    isExamined = !mend;
    offer();
  });
  offer();
}

/**
 * Take up what comes next; nothing once no answer is left.
 * @param {Reply | null} reply
 */
export function take(reply) {
  coming = reply && reply.acts;
  offer();
  const act = offered();
  if (act) speak(act.said, "next");
}

/** Say in the button what comes next. Until the rules have spoken of answers, nothing does. */
export function offer() {
  if (!button) return;
  // Without files it has nothing to say: whoever goes past it is not led back.
  if (isAtExamine() && !files.count()) isExamined = true;
  const act = offered();
  put(button, act?.said);
  button.href = act?.do === "ask" ? `../authorities/#${act.target}` : `#${act?.target ?? "need"}`;
  const waits = coming ? isReadHere() : answers.count() > 0;
  button.hidden = Boolean(coming) && !act && !waits;
  button.toggleAttribute("data-waits", waits && !act);
}

const isAtExamine = () => current() === "examine";
const isReadHere = () => isAtExamine() && isReading;

/** @returns {Act | undefined} */
function offered() {
  // Where files are examined: to choose them, then what mends the first remark.
  if (isAtExamine() && !files.count()) return { do: "files", target: "examine", said: words.say("chooseFiles") };
  if (isAtExamine() && mend) return mend;
  const open = (isReadHere() ? beforeExamined() : coming)?.filter(isOpen) ?? [];
  if (!at?.checkVisibility() || current() !== "papers") return open[0];
  const here = open.findIndex((act) => placeOf(act)?.contains(at));
  // What is ready is not in the list any more: what stands behind it is.
  const next = here < 0 ? open.find(isBehind) : open[here + 1];
  return next ?? open[0];
}

/** What can be done while files are read: all that comes before the pre-check. */
function beforeExamined() {
  const found = coming?.findIndex(({ do: kind }) => kind === "examine") ?? -1;
  return found < 0 ? coming : coming?.slice(0, found);
}

/**
 * The papers are led into from the first step, once the company's conditions are answered there; what
 * would be sent back is looked at until nothing is found.
 * @param {Act} act
 */
function isOpen(act) {
  if (act.do === "step" || act.do === "condition") return current() === "need";
  return act.do !== "examine" || !(isAtExamine() || isExamined);
}

/** @param {Act} act */
function isBehind(act) {
  const place = placeOf(act);
  return place && at && at.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
}

/** @param {Act} act */
function placeOf({ do: kind, target }) {
  if (kind === "paper") return all(root, ".b-paper").find(({ dataset }) => dataset.paper === target);
  return kind === "question" ? form.rowOf(target) : null;
}

/**
 * Show a step, and in it a report once it is there: its control, or its beginning.
 * @param {string} step
 * @param {string} kind
 * @param {string} [selector]
 */
async function showIn(step, kind, selector = ":scope") {
  if (step !== current()) go(step);
  const { place } = reports[kind];
  await reports[kind].ask();
  const found = one(place, selector) ?? place;
  found.scrollIntoView({ block: found === place ? "start" : "center" });
  found.focus({ preventScroll: true });
  return found;
}

/** @type {Record<string, (target: string) => void>} */
const WAYS = {
  question: (path) => goTo(path),
  condition: (path) => goTo(path),
  step: (name) => go(name),
  paper: (id) => {
    if (current() !== "papers") show("papers");
    openPaper(id);
  },
  examine: (step) => (files.count() ? showIn(step, "examine") : go(step)),
  files: () => one(root, ".b-examine [type=file]").click(),
  change: (step) => showIn(step, "plan"),
  day: (step) => {
    if (step !== current()) go(step);
    facts.open();
  },
  save: async (step) => {
    const wasThere = isAtSave;
    const save = await showIn(step, "pack", "[data-do=save-pack]");
    isAtSave = true;
    // Whoever has chosen all files has nothing more to look at first.
    if (wasThere || files.areSorted()) save.click();
  },
};

/** @type {Acts} */
export const acts = {
  onward: (_, event) => {
    const act = offered();
    // The authority has a page of its own.
    if (act?.do === "ask") return;
    event.preventDefault();
    if (act?.do !== "save") isAtSave = false;
    if (act) WAYS[act.do](act.target);
    else goTo();
  },
};
