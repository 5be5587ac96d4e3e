/**
 * One answer's way: the answers go to the rules, once these are loaded, and what they reply to the
 * result and the form.
 */

import { flip, one, part, root, write } from "../dom.js";
import * as form from "../form/form.js";
import * as answers from "../keep/answers.js";
import { takeUp } from "../keep/link.js";
import { keepForOffline } from "../keep/offline.js";
import * as engine from "../start/engine.js";
import { hasOwnAnswers } from "../start/kept.js";
import { isBegun, savesData } from "../start/preload.js";
import * as reports from "../steps/reports.js";
import * as steps from "../steps/steps.js";
import * as words from "../words.js";
import * as messages from "./messages.js";
import * as panel from "./panel.js";
import * as pinned from "./pinned.js";

/** The rule beside which a small checker stands. */
const { rule } = root.dataset;

/** Say that no verdict is waited for: what the page left for later may begin. */
export const settled = () => document.dispatchEvent(new Event("b24:settled"));

/** @type {Reply | null} what the rules said last; `null` while nothing is answered */
export let reply = null;
let bases = ["law", "local", "checklist"];

/**
 * What is asked of one answer, in turn, and what shows all that has come: no verdict waits for
 * the form.
 * @type {{kind: string, show: (reply: any) => void}[]}
 */
const kinds = [
  { kind: "result", show: showResult },
  { kind: "form", show },
];
/** Only paper shows it; a small checker has no place for it. */
const given = part("answers");
if (given) kinds.push({ kind: "answers", show: ({ answers: html }) => write(given, html) });

/** Have what is answered evaluated and shown. */
export async function evaluate() {
  const { state } = engine;
  if (!answers.count()) {
    show(null);
    if (state !== "failed" && state !== "loading") panel.reset();
    return;
  }
  if (state === "idle" || state === "failed") return;
  if (state === "ready") panel.checking();
  root.dataset.form = "behind";
  const replies = kinds.map(({ kind }) => engine.ask({ do: kind, ...asked(), rule }, { stale: true }));
  let come = {};
  for (const [i, kind] of kinds.entries()) {
    const found = await replies[i];
    if (!found?.ok || !answers.count()) return;
    come = { ...come, ...found };
    kind.show(come);
  }
  settled();
  // Now the checker has been of use.
  keepForOffline(engine.used);
}

/** What is asked about: the answers, as the chosen bases see them. */
export const asked = () => ({ application: answers.application, bases });

/** What a file keeps of the result, to tell later what has changed; nothing without a result. */
export async function receipt() {
  if (!reply || engine.state !== "ready") return null;
  const found = await engine.ask({ do: "report", ...asked() });
  return found?.receipt ?? null;
}

/** @param {Result} result */
function showResult(result) {
  panel.show(rule ? result.rules[rule] : result.panel, result.spoken, result.bar);
}

/** @param {Reply | null} found */
function show(found) {
  reply = found;
  pinned.show();
  steps.say(reply);
  panel.tell(reply?.parts);
  if (given && !reply) write(given);
  form.take(reply);
  root.dataset.form = "current";
}

// When the rules begin to load, and what is shown of it.

/**
 * Tell whether to load before anything is done: the whole checker was begun before this page was
 * read; the small one is read once the reader comes to it, or it is in sight.
 */
export const isWantedAtOnce = () => (rule ? hasOwnAnswers(answers.application) && !savesData() : isBegun());

export function listen() {
  engine.on("state", follow);
  engine.on("progress", panel.follow);
  engine.on("restart", () => messages.show("restarted"));
  // A press, or a focus, may have begun before this script had arrived, and end in an answer now.
  for (const type of ["pointerdown", "focusin", "change"]) {
    one(root, "form").addEventListener(type, touch, { once: true });
  }
  // In the whole checker what is chosen at the top of the page is an answer like any other.
  if (!rule) answers.on("change", () => answers.count() && touch());
  answers.on("change", sayWaiting);
  if (engine.state === "idle") sayWaiting();
  else follow();
}

/** The visitor has begun: load the rules, unless data is to be saved. */
export function touch() {
  if (engine.asksFirst()) panel.stand("offer");
  else if (engine.state === "idle") start();
}

/** What the build wrote of the steps is not so any more, and the rules have not said how it is. */
function sayWaiting() {
  const isUnderWay = engine.state !== "idle" && engine.state !== "failed";
  if (answers.count() && !reply) steps.wait(words.say(isUnderWay ? "waiting" : "noResult"));
}

export function start() {
  engine.start();
  takeUp();
  evaluate();
  // What a later step could not be told before.
  reports.ask();
}

function follow() {
  const { state } = engine;
  if (state === "loading") panel.speak(words.say("loading"));
  panel.follow();
  sayWaiting();
  if (state === "ready" && !answers.count()) panel.reset();
  if (state === "ready") panel.speak(words.say("loaded"));
}

/** @type {Acts} */
export const acts = {
  load: start,
  // A basis is taken in, or left out.
  basis: (chip) => {
    const { basis } = chip.dataset;
    bases = flip(chip, "ariaPressed") ? [...bases, basis] : bases.filter((other) => other !== basis);
    evaluate();
    reports.ask();
  },
};
