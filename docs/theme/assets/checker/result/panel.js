/** The result beside the form: it shows what the rules wrote, and how far the checker has come. */

import { all, made, one, part, put } from "../dom.js";
import * as words from "../words.js";
import { write } from "./patch.js";

const CHECKING_AFTER = 200;
const SPEAK_AFTER = 600;
const MARKED_FOR = 1500;

export class Panel {
  /** @type {Map<string, HTMLElement>} where the rules' parts are shown, by their names */
  #parts = new Map();
  #spoken = "";
  #checkingTimer = 0;
  #speakTimer = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("./bottom-sheet.js").BottomSheet | null} sheet
   */
  constructor(root, sheet) {
    this.root = root;
    this.sheet = sheet;
    this.panel = part(root, "panel");
    /** What the build wrote, for a page without answers. */
    this.empty = [...this.panel.childNodes];
    this.settled = part(root, "settled");
    this.unsettled = this.settled?.innerHTML;
    /** Where it is said to ask first, above the steps that prepare a file. */
    this.first = all(root, '[data-part="first"]');
    this.answers = part(root, "answers");
  }

  /**
   * Show what the eight questions settle; as built, before any answer.
   * @param {Result | null} reply
   */
  showSettled(reply) {
    if (this.settled) write(this.settled, reply?.need ?? this.unsettled);
    for (const place of this.first) write(place, reply?.first ?? "");
  }

  /**
   * Write the answers where paper has them.
   * @param {string} html
   */
  showAnswers(html) {
    if (this.answers) write(this.answers, html);
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
    clearTimeout(this.#checkingTimer);
    this.#parts.clear();
    this.panel.replaceChildren(...this.empty);
    // It may have waited out of the page while another province was chosen.
    document.dispatchEvent(new Event("b24:drawn"));
    this.state = "empty";
    this.say(words.say("noAnswers"));
    this.sheet?.say(words.say("noAnswers"));
    // What was told of the answers before is true no longer.
    if (this.#spoken) this.speak(words.say("noAnswers"));
  }

  /**
   * Show what becomes of the engine that loads.
   * @param {Engine} engine
   */
  follow(engine) {
    if (engine.state === "loading" || engine.state === "starting") this.#load(engine);
    if (engine.failure) this.#fail(engine.failure);
  }

  /**
   * Show how far the loading has come.
   * @param {Engine} engine
   */
  #load(engine) {
    this.state = "loading";
    if (words.parts.waiting && !this.#parts.size) this.panel.replaceChildren(words.make("waiting"));
    const { done, total } = engine.progress;
    const isStarting = engine.state === "starting";
    const bytes = total ? words.say("bytes", { done: mega(done), total: mega(total) }) : "";
    part(this.root, "bytes").textContent = isStarting ? words.say("starting") : bytes;
    if (total) part(this.root, "progress").value = done / total;
    this.say(words.say(isStarting ? "starting" : "waiting"));
    this.sheet?.say(`${words.say("loading")} ${bytes}`);
  }

  /**
   * Say that the checker could not start, and what works without it.
   * @param {Failure} failure
   */
  #fail(failure) {
    this.state = "failed";
    this.#parts.clear();
    const message = words.make(`failed-${failure.kind}`, { detail: failure.detail });
    part(this.root, "failed").replaceChildren(message);
    const lead = one(message, "strong").textContent;
    this.say(words.say("noResult"));
    this.sheet?.say(lead);
    this.speak(lead);
  }

  /** Say that an evaluation takes its time; the old verdicts stay. */
  checking() {
    clearTimeout(this.#checkingTimer);
    this.#checkingTimer = setTimeout(() => this.say(words.say("checking")), CHECKING_AFTER);
  }

  /**
   * Show a new result.
   * @param {Record<string, string>} parts HTML by the parts' names, in order
   * @param {string} spoken the one sentence that is announced
   * @param {string} [bar] what the phone's bar counts; nothing before all law
   */
  show(parts, spoken, bar) {
    clearTimeout(this.#checkingTimer);
    this.state = "ready";
    this.say(words.say("current"));
    const verdicts = this.#verdicts();
    this.#write(parts);
    this.#mark(verdicts);
    if (bar) this.sheet?.sum(bar, one(this.panel, ".b-verdict--law .b-bar"));
    else this.sheet?.say(words.say("noResult"));
    this.speak(spoken);
  }

  /**
   * Change the parts that differ; the others are not even read.
   * @param {Record<string, string>} parts
   */
  #write(parts) {
    const focused = this.#focused();
    const isFirst = !this.#parts.size;
    for (const [name, html] of Object.entries(parts)) {
      const place = this.#parts.get(name) ?? made("div", "b-part");
      write(place, html);
      this.#parts.set(name, place);
    }
    if (isFirst) this.panel.replaceChildren(...this.#parts.values());
    if (focused && !focused.isConnected) one(this.panel, "summary")?.focus({ preventScroll: true });
  }

  /** What has the focus in the panel: a question that is answered now goes, and the focus with it. */
  #focused() {
    const { activeElement } = document;
    return this.panel.contains(activeElement) && activeElement !== this.panel ? activeElement : null;
  }

  /** The verdict of each row. Before the rules have said any there is none that could change. */
  #verdicts() {
    return new Map(this.#parts.size ? this.#rows().map((row) => [nameOf(row), verdictOf(row)]) : []);
  }

  #rows() {
    return all(this.panel, ".b-verdict, .b-mini");
  }

  /**
   * Mark for a moment the rows whose verdict has changed.
   * @param {Map<string, string>} before
   */
  #mark(before) {
    for (const row of this.#rows()) {
      const was = before.get(nameOf(row));
      if (was === undefined || was === verdictOf(row)) continue;
      row.classList.add("b-changed");
      row.dataset.changed = words.say("changed");
      setTimeout(() => row.classList.remove("b-changed"), MARKED_FOR);
    }
  }

  /**
   * Announce one sentence, a moment after the last change, and only if it is new.
   * @param {string} sentence
   */
  speak(sentence) {
    clearTimeout(this.#speakTimer);
    this.#speakTimer = setTimeout(() => {
      if (sentence === this.#spoken) return;
      this.#spoken = sentence;
      part(this.root, "live").textContent = sentence;
    }, SPEAK_AFTER);
  }
}

/**
 * Which basis a row is of: b-verdict--law, b-mini--local …
 * @param {HTMLElement} row
 */
const nameOf = (row) => row.classList[1];

/** @param {HTMLElement} row */
const verdictOf = (row) => one(row, ".b-pill")?.textContent ?? "";

/** @param {number} bytes */
const mega = (bytes) => (bytes / 1_000_000).toFixed(1);
