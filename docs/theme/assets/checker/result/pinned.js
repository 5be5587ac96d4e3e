/**
 * What if: a result is pinned, and what changes with the answers or the day stands beside it. The
 * same shows what has changed since a file was saved. The rules write it; it lives in this tab.
 */

import { one, part } from "../dom.js";
import { inTab, putInTab } from "../start/kept.js";
import { patch } from "./patch.js";

const KEY = "b24:pinned";

export class Pinned {
  /** @type {{application?: Application, receipt?: object} | null} what was pinned in this tab: answers, or a file's receipt */
  #before = inTab(KEY);

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    /** @type {HTMLElement} */
    this.place = part(checker.root, "pinned");
    this.button = one(checker.root, ".b-pin");
    /** @type {Acts} */
    this.acts = {
      pin: () => this.#pin(),
      unpin: () => this.#unpin(),
      "back-to-pinned": () => this.#back(),
    };
  }

  /**
   * Compare with what a file says of its result; nothing where it says nothing.
   * @param {object} [receipt]
   */
  since(receipt) {
    this.#hold(receipt ? { receipt } : null);
  }

  /**
   * Show what differs from what is pinned, once there is a result.
   * @param {Reply | null} reply
   */
  async show(reply) {
    if (!reply || !this.#before) {
      this.place.hidden = true;
      this.button.hidden = !reply;
      return;
    }
    const before = this.#before;
    const { engine, evaluation } = this.checker;
    const found = await engine.ask({ do: "compare", before, ...evaluation.asked }, { stale: true });
    // All answers may have been taken back meanwhile.
    if (!found?.ok || before !== this.#before || !evaluation.reply) return;
    // Of a file that says the same as now there is nothing to tell.
    this.place.hidden = Boolean(before.receipt) && found.changed === 0;
    patch(this.place, found.panel);
    const isPressed = this.button === document.activeElement;
    this.button.hidden = !this.place.hidden;
    if (isPressed) this.place.focus();
  }

  #pin() {
    this.#hold({ application: structuredClone(this.checker.answers.application) });
  }

  #unpin() {
    this.#hold(null);
    // The comparison, which has gone, stood right after the tabs.
    this.checker.steps?.focus();
  }

  #back() {
    const { answers, messages } = this.checker;
    const undo = answers.replace(structuredClone(this.#before?.application ?? {}), "file");
    // They are in no file yet.
    answers.touch();
    messages.offerUndo("unpinned", undo);
  }

  /** @param {{application?: Application, receipt?: object} | null} before */
  #hold(before) {
    this.#before = before;
    putInTab(KEY, before);
    this.show(this.checker.evaluation.reply);
  }
}
