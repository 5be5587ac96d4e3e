/** A link that carries the answers: made and copied here, or taken up from the page's address. */

import { copy, focusTitle, one, pressed } from "../dom.js";
import * as words from "../words.js";
import { today } from "./answers.js";
import { faultOf, nameless, readSaved, toSave } from "./file.js";
import { MARK, fromFragment, toFragment } from "./fragment.js";

const carries = () => location.hash.startsWith(MARK);
const clearAddress = () => history.replaceState(null, "", location.pathname + location.search);

export class Link {
  /** The link that was looked at last, whatever came of it. */
  #seen = "";
  /** @type {(() => void) | null} brings the answers back that stood here before the links */
  #own = null;

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    this.acts = {
      share: () => checker.messages.show("share"),
      copy: () => this.#copy(),
      "own-answers": () => this.#backToOwn(),
    };
    checker.answers.addEventListener("change", () => {
      // Answers that were changed are no longer those of the link.
      if (!checker.answers.origin && carries()) clearAddress();
    });
    window.addEventListener("hashchange", () => {
      this.#seen = "";
      this.takeUp();
    });
  }

  /** Have the rules read a link's answers; nothing is replaced or shown before they have. */
  async takeUp() {
    const { engine, messages, panel } = this.checker;
    const { hash } = location;
    // Beside a rule there is no place to say whose answers they are.
    if (!messages.place || !carries() || hash === this.#seen) return;
    if (engine.asksFirst) {
      panel.state = "offer";
      return;
    }
    this.#seen = hash;
    try {
      const { made: day, saved } = await fromFragment(hash);
      engine.start();
      const reply = await readSaved(engine, JSON.stringify(saved));
      if (location.hash === hash) this.#take(reply, day);
    } catch {
      messages.show("bad-link");
    }
  }

  /**
   * @param {any} reply
   * @param {string} day
   */
  #take(reply, day) {
    const { messages } = this.checker;
    if (!reply) {
      // It is looked at again once the rules can be loaded.
      this.#seen = "";
      messages.show("link-not-read");
    } else if (reply.ok) this.#show(reply.application, day);
    else messages.show("link-refused", { detail: faultOf(reply.error) });
  }

  /**
   * @param {any} application
   * @param {string} day
   */
  #show(application, day) {
    const { answers, messages, steps } = this.checker;
    const hasOwn = answers.count > 0 && answers.origin !== "link";
    const back = answers.replace(application, "link");
    // Of several links the own answers are those before the first, also once its were changed.
    const before = messages.shown === "link" ? this.#own : null;
    this.#own = before ?? (hasOwn ? back : null);
    // A link has no step of its own.
    if (steps) steps.opens = true;
    const date = new Date(day).toLocaleDateString(words.locale, { day: "numeric", month: "long", year: "numeric" });
    const note = messages.show("link", { date, version: application.rules_version ?? "" });
    if (!this.#own) one(note, "[data-do=own-answers]").remove();
  }

  #backToOwn() {
    clearAddress();
    this.checker.messages.clear();
    this.#own?.();
    focusTitle();
  }

  async #copy() {
    const { answers, messages, root } = this.checker;
    const saved = toSave(answers);
    const isNameless = one(root, 'input[name="b24:nameless"]').checked;
    const fragment = await toFragment(isNameless ? nameless(saved) : saved, today());
    const address = `${location.origin}${location.pathname}${fragment}`;
    if (!(await copy(address))) {
      this.#offer(address);
      return;
    }
    messages.pass("copied");
    focusTitle();
  }

  /**
   * Show the link to be copied by hand.
   * @param {string} address
   */
  #offer(address) {
    const field = one(this.checker.messages.show("not-copied"), "input");
    field.value = address;
    field.focus();
    field.select();
  }
}

/** The link to the other language takes step and a link's answers along; the tab's are shared anyway. */
export function carryAnswers() {
  const link = /** @type {HTMLAnchorElement | null} */ (one(document, ".b-language__link"));
  link?.addEventListener("click", () => {
    if (location.hash) link.hash = location.hash;
  });
}

/**
 * From a page in somebody else's frame, where nothing is kept, the way to the full check takes the
 * answers along, without names.
 * @param {Checker} checker
 */
export function handOver({ root, answers }) {
  const check = new URL(`${words.site}check/`, location.href).pathname;
  let fragment = "";
  const write = async () => {
    const { changed } = answers;
    const written = answers.count ? await toFragment(nameless(toSave(answers)), today()) : "";
    if (changed === answers.changed) fragment = written;
  };
  answers.addEventListener("change", write);
  // The first answer was given before this script had arrived.
  write();
  root.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (pressed(event, "a"));
    if (link?.pathname === check && fragment) link.hash = fragment;
  });
}
