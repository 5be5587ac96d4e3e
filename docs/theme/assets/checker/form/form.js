/**
 * The questionnaire: what is typed becomes answers; what cannot matter steps back.
 *
 * This file holds its parts together; each of the others in this folder has one task.
 */

import { all, isFilled, one, pressed } from "../dom.js";
import { write } from "../result/patch.js";
import { Cases } from "./cases.js";
import { showCounts, showShares } from "./counts.js";
import { group, isMoney, ungroup } from "./fields.js";
import { List } from "./lists.js";
import { Papers } from "./papers.js";
import { closePlaces, find, openBoxes, showChosen } from "./places.js";
import { Pressing } from "./pressing.js";
import { control, describe, showErrors } from "./rows.js";
import { fold, headOf, openFor, showBack } from "./sections.js";
import { putAside, reset, stepBack } from "./step-back.js";
import { CONTROLS, saidBy, show } from "./writes.js";

export class Form {
  #showsErrors = false;

  /**
   * @param {HTMLElement} root everything that belongs to the checker on this page
   * @param {Answers} answers
   * @param {Messages} messages
   */
  constructor(root, answers, messages) {
    this.root = root;
    /** @type {HTMLFormElement} */
    this.element = one(root, "form");
    this.answers = answers;
    this.messages = messages;
    /** @type {Reply | null} what the rules said last */
    this.reply = null;
    for (const row of this.rows) putAside(row);
    this.lists = all(this.element, ".b-row--list").map((row) => new List(row, this));
    this.cases = all(this.element, ".b-any").map((element) => new Cases(element, this));
    this.papers = one(this.element, ".b-papers") ? new Papers(this) : null;
    /** @type {Acts} */
    this.acts = { ...this.#sectionActs(), ...this.#listActs(), ...this.papers?.acts };
    this.#listen();
    this.#adopt();
    this.show();
    // Who holds the company is asked before its papers, which name each of them.
    const owners = one(this.element, '[data-section="owners"]');
    if (owners && !answers.read("shareholders")) fold(this, owners, true);
  }

  /** @returns {HTMLElement[]} */
  get rows() {
    return all(this.element, ".b-row");
  }

  /** @param {string} path */
  row(path) {
    return this.rows.find((row) => row.dataset.path === path);
  }

  /** @param {HTMLElement} row */
  isAnswered(row) {
    return this.answers.read(row.dataset.path ?? "") !== undefined;
  }

  /** The first question that is not answered. */
  get firstOpen() {
    return this.rows.find((row) => !this.isAnswered(row))?.dataset.path;
  }

  /**
   * The short names of some questions.
   * @param {string[]} paths
   */
  named(paths) {
    return paths.map((path) => this.row(path)?.dataset.short ?? path);
  }

  #listen() {
    const { element } = this;
    new Pressing(this);
    this.answers.addEventListener("replaced", () => this.#close());
    this.answers.addEventListener("change", () => this.show());
    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("change", (event) => this.#changed(event));
    element.addEventListener("input", find);
    element.addEventListener("focusin", ({ target }) => isMoney(target) && ungroup(target));
    element.addEventListener("focusout", (event) => this.#left(event));
    // The toggle of a fold does not bubble.
    element.addEventListener("toggle", (event) => describe(pressed(event, ".b-row")), { capture: true });
  }

  /** Take up what was answered before this script had arrived. */
  #adopt() {
    const said = all(this.element, CONTROLS).filter(isFilled).map(saidBy);
    const open = Object.entries(Object.assign({}, ...said)).filter(([path]) => this.answers.read(path) === undefined);
    if (open.length) this.answers.writeAll(Object.fromEntries(open));
  }

  /** With other answers, what stands half done is begun anew. */
  #close() {
    for (const list of this.lists) list.open = null;
    for (const box of all(this.element, ".b-case input")) box.checked = false;
    for (const places of all(this.element, ".b-places")) closePlaces(places);
  }

  /** Show all answers in the form, and how far it is filled in. */
  show() {
    for (const each of [...this.lists, ...this.cases]) each.show();
    for (const each of all(this.element, CONTROLS)) show(each, this.answers);
    for (const row of all(this.element, ".b-row:is([data-type=services], [data-type=provinces])")) {
      showChosen(row, this.answers);
    }
    this.papers?.show();
    for (const row of all(this.element, ".b-row[data-follows]")) {
      row.classList.toggle("b-row--applies", this.answers.read(row.dataset.follows) !== undefined);
    }
    // What no option stands for has been answered in the fold.
    for (const several of all(this.element, ".b-several")) {
      const isAnswered = all(several, ".b-row").some((row) => this.isAnswered(row));
      if (isAnswered && !one(several, "[data-writes]:checked")) one(several, ".b-apart").open = true;
    }
    this.showState();
  }

  /** Show how far the form is filled in. */
  showState() {
    showCounts(this);
  }

  /** Show the form as it is before any answer. */
  reset() {
    this.reply = null;
    reset(this);
    this.papers?.take(null);
    showErrors(this.rows, []);
    this.show();
  }

  /** @param {Event} event */
  #changed(event) {
    const changed = /** @type {HTMLInputElement} */ (event.target);
    const row = pressed(event, ".b-row");
    if (!changed.matches(CONTROLS)) return;
    this.answers.writeAll(saidBy(changed));
    if (row) openBoxes(row, changed);
  }

  /** @param {FocusEvent} event */
  #left(event) {
    if (isMoney(event.target)) group(event.target);
    const section = pressed(event, ".b-section");
    // What waited for the focus to leave may step back now.
    if (section && !section.contains(/** @type {Node | null} */ (event.relatedTarget))) {
      queueMicrotask(() => stepBack(this));
    }
  }

  /** @param {Element} inside */
  #listOf(inside) {
    const row = inside.closest(".b-row--list");
    return this.lists.find((list) => list.row === row);
  }

  /**
   * Take up what the rules say of the questions; nothing once no answer is left.
   * @param {Reply | null} reply
   */
  take(reply) {
    const errors = reply?.errors ?? [];
    this.reply = reply;
    // Most often there is no error and was none.
    if (this.#showsErrors || errors.length) showErrors(this.rows, errors);
    this.#showsErrors = errors.length > 0;
    showShares(this);
    this.papers?.take(reply);
    for (const place of all(this.element, "[data-mark]")) {
      write(place, reply?.conditions[place.dataset.mark] ?? "");
    }
    if (reply) stepBack(this);
    else this.showState();
    for (const list of this.lists) list.show();
    this.#markNext(reply?.next);
  }

  /**
   * Mark the question to ask next. Beside a rule, where there are no sections, the result names none.
   * @param {string | null} [next]
   */
  #markNext(next) {
    const row = next ? one(this.element, `.b-section .b-row[data-path="${next}"]`) : null;
    const before = one(this.element, ".b-row--next");
    if (row === before) return;
    before?.classList.remove("b-row--next");
    row?.classList.add("b-row--next");
  }

  /**
   * Open a section by its name.
   * @param {string} name
   */
  openSection(name) {
    fold(this, one(this.element, `.b-section[data-section="${name}"]`), true);
  }

  /**
   * Go to a question: open what hides it and put the focus on its control.
   * @param {string | undefined} path
   */
  goTo(path = "") {
    if (this.papers?.goTo(path)) return;
    const list = this.lists.find(({ name }) => path.startsWith(`${name}[`));
    if (list) {
      list.open = Number(path.match(/\[(\d+)\]/)?.[1]);
      list.show();
      stepBack(this);
    }
    const row = this.row(path);
    if (!row) return;
    openFor(this, row);
    for (const here of all(this.element, ".b-row--here")) here.classList.remove("b-row--here");
    row.classList.add("b-row--here");
    const box = this.cases.find(({ element }) => element.contains(row))?.boxOf(row);
    (box ?? row).scrollIntoView({ block: "center" });
    (box ?? control(row))?.focus({ preventScroll: true });
  }

  /** @returns {Acts} what the buttons of a section do */
  #sectionActs() {
    const sectionOf = (/** @type {any} */ button) => button.closest(".b-section");
    return {
      fold: (button) => fold(this, sectionOf(button), button.ariaExpanded !== "true"),
      unfold: (button) => {
        fold(this, sectionOf(button), true);
        headOf(sectionOf(button)).focus();
      },
      show: (button) => showBack(sectionOf(button), button),
    };
  }

  /** @returns {Acts} what the buttons of a list do */
  #listActs() {
    const onList = (/** @type {(list: List, index: number, button: HTMLElement) => void} */ act) => {
      return (/** @type {HTMLElement} */ button) => {
        const entry = /** @type {HTMLElement | null} */ (button.closest(".b-entry"));
        const list = this.#listOf(button);
        if (list) act(list, Number(entry?.dataset.index), button);
        if (list) this.take(this.reply);
      };
    };
    return {
      add: onList((list) => list.add()),
      "add-kind": onList((list, _, button) => list.add(button.dataset.kind)),
      another: onList((list) => list.add()),
      edit: onList((list, index) => list.edit(index)),
      done: onList((list) => list.done()),
      remove: onList((list, index) => list.remove(index)),
    };
  }
}
