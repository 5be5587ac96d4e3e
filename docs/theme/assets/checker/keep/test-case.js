/** A test case from the answers: the rules write it, without names; here it is shown, and let go. */

import { copy, one, part } from "../dom.js";
import * as words from "../words.js";
import { download } from "./file.js";

/** A longer address is refused by the host of the form; it is then copied by hand. */
const LONGEST_ADDRESS = 6_000;

export class TestCase {
  #text = "";

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    this.dialog = /** @type {HTMLDialogElement} */ (part(checker.root, "case"));
    /** @type {Acts} */
    this.acts = {
      "make-case": () => this.#show(),
      "copy-case": () => this.#copy(),
      "save-case": () => download(this.#text, "case.toml", "application/toml"),
      "close-case": () => this.dialog.close(),
    };
    this.dialog.addEventListener("change", ({ target }) => this.#show(/** @type {HTMLSelectElement} */ (target).value));
  }

  /**
   * Ask the rules for the case of one rule, and show it.
   * @param {string} [rule] nothing: what fails first
   */
  async #show(rule) {
    const { answers, engine, evaluation, loading, messages } = this.checker;
    if (!answers.count) return;
    loading.touch();
    const reply = await engine.ask({ do: "case", of_rule: rule, ...evaluation.asked });
    if (!reply?.ok) {
      messages.refuse("not-made");
      return;
    }
    this.#text = reply.text;
    this.dialog.innerHTML = reply.panel;
    this.#offerForm(one(this.dialog, "select").value);
    if (!this.dialog.open) this.dialog.showModal();
    one(this.dialog, rule ? "select" : "h2").focus();
  }

  /**
   * Where the project's address is known, lead to its form with the case filled in.
   * @param {string} rule
   */
  #offerForm(rule) {
    const known = /** @type {HTMLAnchorElement | null} */ (one(document, "[data-wrong]"));
    if (!known) return;
    const address = new URL(known.href);
    // The province chosen at the top of the page is not in what was shown.
    address.searchParams.delete("province");
    address.searchParams.set("rule", rule);
    address.searchParams.set("answers", this.#text);
    const link = part(this.dialog, "issue");
    link.href = address.href;
    link.hidden = address.href.length > LONGEST_ADDRESS;
  }

  async #copy() {
    const said = one(this.dialog, "[role=status]");
    said.textContent = words.say((await copy(this.#text)) ? "caseCopied" : "caseNotCopied");
  }
}
