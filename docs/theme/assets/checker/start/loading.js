/** When the rules begin to load, and what is shown of it. */

import { one, root } from "../dom.js";
import * as answers from "../keep/answers.js";
import { takeUp } from "../keep/link.js";
import { evaluate, reply } from "../result/evaluation.js";
import * as messages from "../result/messages.js";
import * as panel from "../result/panel.js";
import * as reports from "../steps/reports.js";
import * as steps from "../steps/steps.js";
import * as words from "../words.js";
import * as engine from "./engine.js";
import { hasOwnAnswers } from "./kept.js";
import { isBegun, savesData } from "./preload.js";

const { rule } = root.dataset;

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
  if (answers.count() && !reply) steps.wait(words.say(isUnderWay ? "notKnown" : "noResult"));
}

function start() {
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
export const acts = { load: start };
