/** When the rules begin to load, and what is shown of it. */

import { one } from "../dom.js";
import { isBegun, isStored, savesData } from "./preload.js";

/** @typedef {import("../checker.js").Checker} Checker */

/** Tell whether to ask before loading: the visitor saves data, and has no file of it yet. */
export const asksFirst = () => savesData() && !isStored();

/**
 * Tell whether to load before anything is done: the whole checker was begun before this page was
 * read; the small one waits to be in sight.
 * @param {Pick<Checker, "root" | "rule" | "answers">} checker
 */
export function isWantedAtOnce({ root, rule, answers }) {
  if (!rule) return isBegun();
  return answers.count > 0 && !savesData() && isInSight(one(root, "form"));
}

/** @param {Element} place */
function isInSight(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

/**
 * Act once a place is in sight, which it may be already.
 * @param {Element} place
 * @param {() => void} act
 */
export function whenInSight(place, act) {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    act();
  });
  watch.observe(place);
}

export class Loading {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    const { root, engine, messages, panel } = checker;
    engine.addEventListener("state", () => this.#show());
    engine.addEventListener("progress", () => panel.load(engine));
    engine.addEventListener("restart", () => messages.show("restarted"));
    for (const type of ["pointerdown", "focusin"]) {
      one(root, "form").addEventListener(type, () => this.touch(), { once: true });
    }
    if (engine.state !== "idle") this.#show();
  }

  /** The visitor has begun: load the rules, unless data is to be saved. */
  touch() {
    if (this.checker.engine.state !== "idle") return;
    if (asksFirst()) this.checker.panel.offer();
    else this.start();
  }

  start() {
    const { engine, link, evaluation } = this.checker;
    engine.start();
    link.takeUp();
    evaluation.evaluate();
  }

  #show() {
    const { engine, panel, words, answers } = this.checker;
    const { state } = engine;
    if (state === "loading") panel.speak(words.say("loading"));
    if (state === "loading" || state === "starting") panel.load(engine);
    if (state === "failed") panel.fail(/** @type {any} */ (engine.failure));
    if (state === "ready" && !answers.count) panel.reset();
    if (state === "ready") panel.speak(words.say("loaded"));
  }
}
