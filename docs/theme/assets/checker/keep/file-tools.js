/**
 * Save the answers to a file, open one, or forget them: before answers of the page would go unsaved,
 * the visitor is asked, and can take it back after.
 */

import { focusTitle, one, part } from "../dom.js";
import * as words from "../words.js";
import { faultOf, readSaved, saveApplication, textOf, toSave, without } from "./file.js";

export class FileTools {
  /** @type {any} an application read from a file, waiting for a yes */
  #waiting = null;

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    /** @type {HTMLInputElement | null} */
    this.input = part(checker.root, "file");
    this.input?.addEventListener("change", () => this.#open());
    this.acts = {
      save: () => this.#save(),
      "save-first": () => this.#saveFirst(),
      open: () => this.input?.click(),
      replace: () => this.#replace(this.#waiting),
      forget: () => this.#askToForget(),
      "forget-now": () => this.#forget(),
    };
  }

  /**
   * Save what the rules can read, and what they say of it; a field in error stays on the page and
   * out of the file.
   */
  async #save() {
    const { answers, evaluation, form, messages } = this.checker;
    const wrong = evaluation.wrongPaths;
    const receipt = await evaluation.receipt();
    saveApplication({ ...without(toSave(answers), wrong), ...(receipt && { receipt }) }, answers.date);
    answers.markSaved();
    const values = { n: words.answers(wrong.length), list: words.list(form.named(wrong)) };
    const note = messages.show(wrong.length ? "saved-less" : "saved", values);
    const box = one(note, 'input[name="b24:keep"]');
    box.checked = answers.keeps;
    box.addEventListener("change", () => answers.keep(box.checked));
  }

  /** Save, and then go on with what the message was about. */
  async #saveFirst() {
    const { shown } = this.checker.messages;
    await this.#save();
    if (shown === "replace") this.#replace(this.#waiting);
    if (shown === "forget") this.#forget();
  }

  async #open() {
    const { engine, messages } = this.checker;
    const chosen = this.input?.files?.[0];
    if (!this.input || !chosen) return;
    this.input.value = "";
    const text = await textOf(chosen);
    if (text === null) {
      messages.refuse("not-ours", { detail: words.say("notText") });
      return;
    }
    engine.start();
    const reply = await readSaved(engine, text);
    if (!reply) messages.refuse("not-read");
    else if (reply.ok) this.#askToReplace(reply.application);
    else messages.refuse(reply.saved ? "refused" : "not-ours", { detail: faultOf(reply.error) });
  }

  /**
   * Replace the answers of the page; ask first, if there are any.
   * @param {any} application
   */
  #askToReplace(application) {
    const { answers, messages } = this.checker;
    this.#waiting = application;
    if (!answers.count) this.#replace(application);
    else one(messages.show("replace", { count: words.answers(answers.count) }), "[data-do=replace]").focus();
  }

  /** @param {any} application */
  #replace(application) {
    const { answers, messages } = this.checker;
    const { version } = words;
    const old = application.rules_version;
    const before = answers.count;
    const undo = answers.replace(application, "file");
    this.checker.pinned?.since(application.receipt);
    const name = old && old !== version ? "older" : "replaced";
    if (before) messages.offerUndo(name, undo, { old, version });
    else if (name === "older") one(messages.show(name, { old, version }), "[data-do=undo]").remove();
    else messages.clear();
    focusTitle();
  }

  #askToForget() {
    const { answers, messages } = this.checker;
    if (!answers.count) return;
    if (answers.saved) this.#forget();
    else one(messages.show("forget"), "[data-do=forget-now]").focus();
  }

  #forget() {
    const { answers, form, messages, panel, steps } = this.checker;
    const undo = answers.forget();
    this.checker.pinned?.since();
    form.reset();
    panel.reset();
    steps?.show("need");
    history.replaceState(null, "", location.pathname + location.search);
    messages.offerUndo("forgotten", undo);
    focusTitle();
  }
}
