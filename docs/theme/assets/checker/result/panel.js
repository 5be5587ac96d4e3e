/** The result beside the form: it shows what the rules wrote, and how far the checker has come. */

import { all, one, part, put } from "../dom.js";
import { patchParts } from "./patch.js";

const CHECKING_AFTER = 200;
const SPEAK_AFTER = 600;

export class Panel {
  /**
   * @param {HTMLElement} root
   * @param {import("../words.js").Words} words
   * @param {import("./bottom-sheet.js").BottomSheet | null} sheet
   */
  constructor(root, words, sheet) {
    this.root = root;
    this.words = words;
    this.sheet = sheet;
    this.panel = part(root, "panel");
    this.empty = this.panel.innerHTML;
    this.shown = "";
    this.spoken = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.checkingTimer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speakTimer = undefined;
  }

  /** @param {"empty" | "offer" | "loading" | "ready" | "failed"} state */
  set state(state) {
    this.root.dataset.state = state;
    part(this.root, "offer").hidden = state !== "offer";
    part(this.root, "load").hidden = state !== "loading";
    part(this.root, "failed").hidden = state !== "failed";
    this.panel.hidden = state === "failed";
  }

  /** @param {string} text */
  say(text) {
    const place = part(this.root, "state");
    if (place) put(place, text);
  }

  /** Show the result as it is before any answer. */
  reset() {
    clearTimeout(this.checkingTimer);
    this.#write(this.empty);
    this.state = "empty";
    this.say(this.words.say("noAnswers"));
    this.sheet?.say(this.words.say("noAnswers"));
  }

  /** Ask before loading: the visitor saves data. */
  offer() {
    this.state = "offer";
  }

  /**
   * Show how far the loading has come.
   * @param {import("../start/engine.js").Engine} engine
   */
  load(engine) {
    this.state = "loading";
    if (this.words.parts.waiting && !this.shown) this.panel.replaceChildren(this.words.make("waiting"));
    const { done, total } = engine.progress;
    const bar = part(this.root, "progress");
    const bytes = total ? this.words.say("bytes", { done: mega(done), total: mega(total) }) : "";
    part(this.root, "bytes").textContent = engine.state === "starting" ? this.words.say("starting") : bytes;
    if (total) bar.value = done / total;
    this.say(this.words.say(engine.state === "starting" ? "starting" : "waiting"));
    this.sheet?.say(`${this.words.say("loading")} ${bytes}`);
  }

  /**
   * Say that the checker could not start, and what works without it.
   * @param {import("../start/engine.js").Failure} failure
   */
  fail(failure) {
    this.state = "failed";
    this.shown = "";
    const note = this.words.make(`failed-${failure.kind}`, { detail: failure.detail });
    part(this.root, "failed").replaceChildren(note);
    const lead = one(note, "strong").textContent;
    this.say(this.words.say("noResult"));
    this.sheet?.say(lead);
    this.speak(lead);
  }

  /** Say that an evaluation takes its time; the old verdicts stay. */
  checking() {
    clearTimeout(this.checkingTimer);
    this.checkingTimer = setTimeout(() => this.say(this.words.say("checking")), CHECKING_AFTER);
  }

  /**
   * Show a new result.
   * @param {string} html written by the rules
   * @param {string} summary the one sentence that is announced
   */
  show(html, summary) {
    clearTimeout(this.checkingTimer);
    this.state = "ready";
    this.say(this.words.say("current"));
    this.#write(html);
    this.sheet?.sum(this.panel);
    this.speak(summary);
  }

  /** @param {string} html */
  #write(html) {
    if (html === this.shown) return;
    // The first result changes nothing yet.
    const verdicts = this.shown ? this.#verdicts() : new Map();
    const focused = this.#focused();
    if (this.shown && html !== this.empty) patchParts(this.panel, partsOf(this.shown), partsOf(html));
    else this.panel.innerHTML = html;
    this.shown = html === this.empty ? "" : html;
    if (focused && !focused.isConnected) one(this.panel, "summary")?.focus({ preventScroll: true });
    this.#mark(verdicts);
  }

  /** What has the focus in the panel: a question that is answered now goes, and the focus with it. */
  #focused() {
    const { activeElement } = document;
    return this.panel.contains(activeElement) && activeElement !== this.panel ? activeElement : null;
  }

  #verdicts() {
    return new Map(this.#rows().map((row) => [row.className.replace(" b-changed", ""), pillOf(row)]));
  }

  #rows() {
    return all(this.panel, ".b-verdict, .b-mini");
  }

  /** @param {Map<string, string>} before */
  #mark(before) {
    for (const row of this.#rows()) {
      const was = before.get(row.className);
      if (was === undefined || was === pillOf(row)) continue;
      row.classList.add("b-changed");
      row.dataset.changed = this.words.say("changed");
      setTimeout(() => row.classList.remove("b-changed"), 1500);
    }
  }

  /**
   * Announce one sentence, a moment after the last change, and only if it is new.
   * @param {string} sentence
   */
  speak(sentence) {
    clearTimeout(this.speakTimer);
    this.speakTimer = setTimeout(() => {
      if (sentence === this.spoken) return;
      this.spoken = sentence;
      part(this.root, "live").textContent = sentence;
    }, SPEAK_AFTER);
  }
}

/**
 * The rules write an element a line.
 * @param {string} html
 */
const partsOf = (html) => html.split("\n");

/** @param {HTMLElement} row */
const pillOf = (row) => one(row, ".b-pill")?.textContent ?? "";

/** @param {number} bytes */
const mega = (bytes) => (bytes / 1_000_000).toFixed(1);
