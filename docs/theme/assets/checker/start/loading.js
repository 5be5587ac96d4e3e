/** When the rules begin to load, and what is shown of it. */

import { one } from "../dom.js";
import * as words from "../words.js";
import { hasOwnAnswers } from "./kept.js";
import { isBegun, savesData } from "./preload.js";

/**
 * Tell whether to load before anything is done: the whole checker was begun before this page was
 * read; the small one waits to be in sight.
 * @param {Pick<Checker, "root" | "rule" | "answers">} checker
 */
export function isWantedAtOnce({ root, rule, answers }) {
  if (!rule) return isBegun();
  return hasOwnAnswers(answers.application) && !savesData() && isInSight(one(root, "form"));
}

/** @param {Element} place */
function isInSight(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

export class Loading {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    const { root, engine, messages, panel } = checker;
    engine.addEventListener("state", () => this.#show());
    engine.addEventListener("progress", () => panel.follow(engine));
    engine.addEventListener("restart", () => messages.show("restarted"));
    // A press, or a focus, may have begun before this script had arrived, and end in an answer now.
    for (const type of ["pointerdown", "focusin", "change"]) {
      one(root, "form").addEventListener(type, () => this.touch(), { once: true });
    }
    if (engine.state !== "idle") this.#show();
  }

  /** The visitor has begun: load the rules, unless data is to be saved. */
  touch() {
    const { engine, panel } = this.checker;
    if (engine.asksFirst) panel.state = "offer";
    else if (engine.state === "idle") this.start();
  }

  start() {
    const { engine, link, evaluation } = this.checker;
    engine.start();
    link.takeUp();
    evaluation.evaluate();
  }

  #show() {
    const { engine, panel, answers } = this.checker;
    const { state } = engine;
    if (state === "loading") panel.speak(words.say("loading"));
    panel.follow(engine);
    if (state === "ready" && !answers.count) panel.reset();
    if (state === "ready") panel.speak(words.say("loaded"));
  }
}
