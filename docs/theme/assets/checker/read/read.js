/**
 * What the company's own papers say: a text is pasted, dropped or opened, the rules find the values,
 * and the visitor takes those that are ticked. Nothing of a text is kept but what was taken.
 */

import { all, one, part, whenPaused } from "../dom.js";
import { write } from "../keep/answers.js";
import { base64Of, textOf } from "../keep/file.js";
import * as words from "../words.js";
import { textOfPdf } from "./pdf.js";

export class Reading {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    this.dialog = /** @type {HTMLDialogElement} */ (part(checker.root, "read"));
    /** @type {HTMLTextAreaElement} */
    this.text = one(this.dialog, "textarea");
    /** @type {HTMLInputElement} */
    this.files = one(this.dialog, "[type=file]");
    /** @type {Acts} */
    this.acts = {
      read: () => this.#open(),
      "read-files": () => this.files.click(),
      "take-read": () => this.#take(),
      "close-read": () => this.dialog.close(),
    };
    whenPaused(this.text, () => this.#read());
    this.dialog.addEventListener("change", ({ target }) => this.#changed(/** @type {HTMLInputElement} */ (target)));
    this.dialog.addEventListener("dragover", (event) => event.preventDefault());
    this.dialog.addEventListener("drop", (event) => this.#dropped(event));
  }

  #open() {
    this.checker.loading.touch();
    this.dialog.showModal();
    this.text.focus();
    // The answers may be others by now.
    if (this.text.value.trim()) this.#read();
  }

  /** @param {HTMLInputElement} changed */
  #changed(changed) {
    if (changed === this.files) this.#add([...(this.files.files ?? [])]);
    if (changed.dataset.fills && changed.checked) this.#leaveOthers(changed);
  }

  /**
   * Of two values for one answer only one can be taken.
   * @param {HTMLInputElement} taken
   */
  #leaveOthers(taken) {
    const paths = new Set(Object.keys(fillsOf(taken)));
    for (const box of this.#boxes) {
      if (box !== taken && Object.keys(fillsOf(box)).some((path) => paths.has(path))) box.checked = false;
    }
  }

  /** @returns {HTMLInputElement[]} the boxes that are ticked and can be taken */
  get #boxes() {
    return all(this.dialog, "[data-fills]:checked:not(:disabled)");
  }

  /** @param {DragEvent} event */
  #dropped(event) {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.#add(files);
  }

  /**
   * Put the texts of files below what is there; what is no text is said, and nothing is lost.
   * @param {File[]} files
   */
  async #add(files) {
    this.files.value = "";
    this.#say(words.say("working"));
    const texts = [];
    const refused = [];
    for (const file of files) {
      const text = await this.#textOf(file);
      if (text === null) refused.push(file.name);
      else texts.push(text.trim());
    }
    // Meanwhile more may have been typed, or read from other files.
    this.text.value = [this.text.value.trim(), ...texts].filter(Boolean).join("\n\n");
    await this.#read();
    if (!refused.length) return;
    const list = words.list(refused);
    this.#say(words.say(/\.pdf$/i.test(list) ? "noTextInScan" : "noTextIn", { list }));
  }

  /**
   * The text of a file; the rules take that of a Word file out of it, pdf.js that of a PDF.
   * @param {File} file
   * @returns {Promise<string | null>}
   */
  async #textOf(file) {
    const kind = file.name.toLowerCase().split(".").at(-1);
    if (kind === "pdf") return textOfPdf(file);
    if (kind !== "docx") return textOf(file);
    const word = await base64Of(file);
    const reply = word === null ? null : await this.checker.engine.ask({ do: "read", word });
    return reply?.ok ? reply.text : null;
  }

  async #read() {
    const { answers, engine } = this.checker;
    const place = part(this.dialog, "found");
    const text = this.text.value;
    if (!text.trim()) {
      place.replaceChildren();
      this.#say("");
      return;
    }
    this.#say(words.say("working"));
    // A file may be dropped before anything is pressed.
    this.checker.loading.touch();
    const reply = await engine.ask({ do: "read", text, application: answers.application }, { stale: true });
    if (reply?.ok) place.innerHTML = reply.panel;
    if (reply || engine.state === "failed") this.#say(reply?.ok ? reply.said : words.say("notWorkedOut"));
  }

  /** @param {string} text */
  #say(text) {
    one(this.dialog, "[role=status]").textContent = text;
  }

  /** Put what is ticked among the answers; what was there before can be had again. */
  #take() {
    const { answers, messages } = this.checker;
    const boxes = this.#boxes;
    if (!boxes.length) return;
    const after = structuredClone(answers.application);
    for (const box of boxes) {
      for (const [path, content] of Object.entries(fillsOf(box))) write(after, path, content);
    }
    const undo = answers.replace(after, "file");
    answers.touch();
    this.dialog.close();
    messages.offerUndo("taken", undo, { n: boxes.length });
    one(/** @type {HTMLElement} */ (messages.place), "button").focus();
  }
}

/** @param {HTMLElement} box */
const fillsOf = (box) => JSON.parse(box.dataset.fills ?? "{}");
