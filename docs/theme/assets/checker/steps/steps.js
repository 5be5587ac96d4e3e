/**
 * The four steps: one is shown at a time, and its name is the address after the # sign.
 *
 * Without this script, and on paper, all of them are there, and a tab is a link to its step.
 */

import { all, icon, one, part, pressed, put } from "../dom.js";
import { MARK } from "../keep/fragment.js";

/** What marks a step, by what it has come to. */
const ICONS = { met: "check", not_met: "close", unclear: "help" };

export class Steps extends EventTarget {
  /** Whether to show, with the next reply, the step at which these answers are to be gone on with. */
  opens = false;
  /** @type {Map<string, StepState>} what reports have found, until they are asked anew: they know more */
  #found = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    super();
    this.columns = one(root, ".b-columns");
    this.tabs = one(root, ".b-steps");
    /** @type {HTMLElement[]} */
    this.links = all(this.tabs, "a");
    this.tabs.addEventListener("click", (/** @type {MouseEvent} */ event) => this.#pressed(event));
  }

  /** The name of the step that is shown. */
  get current() {
    return this.columns.dataset.step;
  }

  /**
   * Show a step; whoever listens is told, also where it was shown already.
   * @param {string} name
   */
  show(name) {
    this.columns.dataset.step = name;
    for (const link of this.links) link.ariaCurrent = link.dataset.step === name ? "step" : null;
    this.dispatchEvent(new Event("shown"));
  }

  /**
   * Show the step that holds a place.
   * @param {Element | null | undefined} place
   */
  showStepOf(place) {
    const name = /** @type {HTMLElement | null} */ (place?.closest(".b-step"))?.dataset.step;
    if (name && name !== this.current) this.show(name);
  }

  /**
   * Show a step as a press on its tab does: with its address, and from its beginning.
   * @param {string} name
   */
  go(name) {
    this.opens = false;
    // A link's answers stand in the address, and nowhere else.
    if (!location.hash.startsWith(MARK)) history.pushState(null, "", `#${name}`);
    this.show(name);
    this.focus();
    if (this.tabs.getBoundingClientRect().top < 0) this.tabs.scrollIntoView();
  }

  /** Put the focus on the tab of the step that is shown. */
  focus() {
    one(this.tabs, "[aria-current]").focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #pressed(event) {
    const name = pressed(event, "a")?.dataset.step;
    // With a key held down a link opens elsewhere.
    if (!name || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(name);
  }

  /**
   * Say in the tabs what each step has come to; as built, where the rules have said nothing.
   * @param {Reply | null} reply
   */
  say(reply) {
    const said = reply?.steps;
    if (!reply) this.forget();
    if (this.opens && reply) {
      this.opens = false;
      this.show(reply.opens);
    }
    for (const link of this.links) {
      const name = link.dataset.step ?? "";
      mark(link, this.#found.get(name) ?? said?.[name]);
    }
  }

  /** What was found with another file's answers is not said any more. */
  forget() {
    this.#found.clear();
  }

  /**
   * Say in one tab what a report in its step has found, until it is asked anew.
   * @param {string} name
   * @param {StepState} state
   */
  sayOf(name, state) {
    this.#found.set(name, state);
    for (const link of this.links) if (link.dataset.step === name) mark(link, state);
  }
}

/**
 * @param {HTMLElement} link
 * @param {Partial<StepState>} [state] nothing: as built
 */
function mark(link, { kind = "", sentence, short } = {}) {
  put(part(link, "sentence"), sentence);
  put(part(link, "short"), short);
  if ((link.dataset.kind ?? "") === kind) return;
  link.dataset.kind = kind;
  one(link, ".b-i")?.remove();
  if (kind) one(link, ".b-steps__state").prepend(icon(ICONS[kind]));
}
