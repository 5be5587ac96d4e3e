/** Save the answers to a file, and open one: what it holds replaces the answers of the page. */

import { focusTitle, one, part } from "../dom.js";
import { download, textOf, toSave, without } from "./file.js";
import { faultOf, readSaved } from "./reading.js";

export class FileTools {
  /** @type {any} an application read from a file, waiting for a yes */
  #waiting = null;

  /**
   * @param {Checker} checker
   * @param {import("./forgetting.js").Forgetting} forgetting
   */
  constructor(checker, forgetting) {
    this.checker = checker;
    this.forgetting = forgetting;
    this.input = /** @type {HTMLInputElement | null} */ (part(checker.root, "file"));
    this.input?.addEventListener("change", () => this.#open());
    /** @type {Acts} */
    this.acts = {
      save: () => this.#save(),
      "save-first": () => this.#saveFirst(),
      open: () => this.input?.click(),
      replace: () => this.#replace(this.#waiting),
    };
  }

  /** Save what the rules can read; a field in error stays on the page and out of the file. */
  #save() {
    const { answers, evaluation, form, messages, words } = this.checker;
    const wrong = evaluation.wrongPaths;
    const saved = without(toSave(answers.application, answers.date, words.version), wrong);
    download(`${JSON.stringify(saved, null, 2)}\n`, `b24-${answers.date}.json`);
    answers.markSaved();
    const values = { n: words.answers(wrong.length), list: words.list(form.named(wrong)) };
    const note = messages.show(wrong.length ? "saved-less" : "saved", values);
    const box = /** @type {HTMLInputElement} */ (one(note, 'input[name="b24:keep"]'));
    box.checked = answers.keeps;
    box.addEventListener("change", () => answers.keep(box.checked));
  }

  /** Save, and then go on with what the message was about. */
  #saveFirst() {
    const { shown } = this.checker.messages;
    this.#save();
    if (shown === "replace") this.#replace(this.#waiting);
    if (shown === "forget") this.forgetting.forget();
  }

  async #open() {
    const { engine, messages, words } = this.checker;
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
    else if (reply.ok) this.#ask(reply.application);
    else messages.refuse(reply.saved ? "refused" : "not-ours", { detail: faultOf(reply.error, words) });
  }

  /**
   * Replace the answers of the page; ask first, if there are any.
   * @param {any} application
   */
  #ask(application) {
    const { answers, messages, words } = this.checker;
    this.#waiting = application;
    if (!answers.count) this.#replace(application);
    else one(messages.show("replace", { count: words.answers(answers.count) }), "[data-do=replace]").focus();
  }

  /** @param {any} application */
  #replace(application) {
    const { answers, form, messages, words } = this.checker;
    const { version } = words;
    const old = application.rules_version;
    const before = answers.count;
    const bringBack = answers.replace(application, "file");
    form.fill();
    const name = old && old !== version ? "older" : "replaced";
    const undo = () => {
      bringBack();
      form.fill();
    };
    if (before) messages.offerUndo(name, undo, { old, version });
    else if (name === "older") one(messages.show(name, { old, version }), "[data-do=undo]").remove();
    else messages.clear();
    focusTitle();
  }
}
