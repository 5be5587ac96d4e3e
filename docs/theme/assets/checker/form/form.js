/**
 * The questionnaire: what is typed becomes answers; what cannot matter steps back.
 *
 * This file holds its parts together; each of the others in this folder has one task.
 */

import { all, one, pressed } from "../dom.js";
import { write } from "../result/patch.js";
import * as words from "../words.js";
import { Cases } from "./cases.js";
import { showCounts, showShares } from "./counts.js";
import { group, isMoney, mark, ungroup } from "./fields.js";
import { Judged } from "./judged.js";
import { List } from "./lists.js";
import { Papers } from "./papers.js";
import { exclude, find, showChosen } from "./picker.js";
import { changePlaces, offerNone, placesOf, pressPlaces } from "./places.js";
import { Pressing } from "./pressing.js";
import { alternate, control, describe, own, show, showErrors, valueOf } from "./rows.js";
import { fold, headOf, openFor, showBack } from "./sections.js";
import { Several } from "./several.js";
import { putAside, reset, stepBack } from "./step-back.js";

export class Form {
  #showsErrors = false;
  #onlyUnanswered = false;

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
    this.lists = all(this.element, ".b-row--list").map((row) => new List(row, answers));
    this.papers = one(this.element, ".b-papers") ? new Papers(this) : null;
    /** @type {Acts} */
    this.acts = { ...this.#sectionActs(), ...this.#listActs(), ...this.papers?.acts };
    this.#listen();
    this.#adopt();
    /** What writes several answers, or shows them in another way than their rows. */
    this.cases = all(this.element, ".b-any").map((element) => new Cases(element, this));
    this.judged = all(this.element, ".b-judged").map((element) => new Judged(element, this));
    this.several = all(this.element, ".b-several").map((element) => new Several(element, answers));
    this.joint = [
      ...this.several,
      ...this.cases,
      ...this.judged,
    ];
    /** @type {HTMLElement | null} the button that says that no place in the mainland is covered */
    this.nowhere = one(this.element, ".b-places__none");
    this.acts["all-there"] = () => this.judged[0].answerAll();
    this.fill();
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
    this.answers.addEventListener("replaced", () => this.fill());
    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("change", (event) => this.#changed(event));
    element.addEventListener("input", find);
    element.addEventListener("click", ({ target }) => {
      const places = target instanceof HTMLInputElement && target.closest(".b-places");
      if (places) pressPlaces(/** @type {HTMLElement} */ (places), target);
    });
    element.addEventListener("focusin", ({ target }) => isMoney(target) && ungroup(target));
    element.addEventListener("focusout", (event) => this.#left(event));
    // The toggle of a fold does not bubble.
    element.addEventListener("toggle", (event) => describe(pressed(event, ".b-row")), { capture: true });
  }

  /** Take up what was answered before this script had arrived. */
  #adopt() {
    for (const row of this.rows) {
      const path = row.dataset.path ?? "";
      const value = valueOf(row);
      if (value !== undefined && this.answers.read(path) === undefined) this.answers.write(path, value);
    }
  }

  /** Show all answers in the form. */
  fill() {
    for (const list of this.lists) list.draw();
    for (const row of this.rows.filter(({ dataset }) => dataset.type !== "list")) {
      show(row, this.answers.read(row.dataset.path ?? ""));
      showChosen(row);
    }
    this.papers?.draw();
    this.#drawJoint();
    this.showState();
  }

  /** Bring up to date what shows several answers, and what waits for another. */
  #drawJoint() {
    for (const each of this.joint) each.draw();
    if (this.nowhere) offerNone(this.nowhere, this.answers);
    for (const row of all(this.element, ".b-row[data-follows]")) {
      row.classList.toggle("b-row--applies", this.answers.read(row.dataset.follows) !== undefined);
    }
  }

  /** Show how far the form is filled in, and only what is wanted of it. */
  showState() {
    showCounts(this);
    this.#filterRows();
  }

  /** Show the form as it is before any answer. */
  reset() {
    this.reply = null;
    reset(this);
    this.papers?.take(null);
    showErrors(this.rows, []);
    this.fill();
  }

  /** @param {Event} event */
  #changed(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const row = pressed(event, ".b-row");
    if (!row) return;
    if (box.type === "checkbox") exclude(row, box);
    if (box.type === "date") mark(box);
    if (box.matches("input.b-field")) for (const unsure of all(row, ".b-toggle input")) unsure.checked = false;
    showChosen(row);
    const places = placesOf(row);
    if (places) changePlaces(places, box);
    else alternate(row, box);
    this.read(row);
  }

  /**
   * Take the answer that stands in a row.
   * @param {HTMLElement} row
   */
  read(row) {
    this.answers.write(row.dataset.path ?? "", valueOf(row));
    this.#listOf(row)?.refresh();
    if (!this.reply) showCounts(this);
    this.#drawJoint();
    this.#filterRows();
  }

  /**
   * Take the answer of a row back.
   * @param {HTMLElement} row
   */
  clear(row) {
    for (const box of own(row, "input")) box.checked = false;
    show(row, undefined);
    this.read(row);
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
    for (const list of this.lists) list.refresh();
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

  /** Hide what is answered while only the unanswered are wanted; a focused row waits. */
  #filterRows() {
    const focused = document.activeElement?.closest(".b-row");
    for (const row of this.rows) {
      const hide = this.#onlyUnanswered && this.isAnswered(row) && !row.contains(focused ?? null);
      row.classList.toggle("b-row--answered", hide && row.dataset.type !== "list");
    }
  }

  /** @param {HTMLElement} button */
  #filterUnanswered(button) {
    this.#onlyUnanswered = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(this.#onlyUnanswered));
    this.#filterRows();
    const shown = this.rows.filter((row) => row.offsetParent !== null).length;
    one(this.element, '[data-part="shown"]').textContent = words.say("shown", { n: shown });
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
      list.draw();
      stepBack(this);
    }
    const row = this.row(path);
    if (!row) return;
    openFor(this, row);
    for (const here of all(this.element, ".b-row--here")) here.classList.remove("b-row--here");
    row.classList.add("b-row--here");
    row.classList.remove("b-row--answered");
    const box = this.cases.find(({ element }) => element.contains(row))?.boxOf(row);
    (box ?? row).scrollIntoView({ block: "center" });
    (box ?? control(row))?.focus({ preventScroll: true });
  }

  /** @returns {Acts} what the buttons of a section do */
  #sectionActs() {
    const isClosed = (/** @type {HTMLElement} */ button) => button.getAttribute("aria-expanded") !== "true";
    const sectionOf = (/** @type {any} */ button) => button.closest(".b-section");
    return {
      fold: (button) => fold(this, sectionOf(button), isClosed(button)),
      unfold: (button) => {
        fold(this, sectionOf(button), true);
        headOf(sectionOf(button)).focus();
      },
      show: (button) => showBack(sectionOf(button), isClosed(button)),
      unanswered: (button) => this.#filterUnanswered(button),
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
      remove: onList((list, index) => this.#remove(list, index)),
    };
  }

  /**
   * @param {List} list
   * @param {number} index
   */
  #remove(list, index) {
    const what = words.say("removed", { kind: list.kind, n: index + 1 });
    const undo = list.remove(index);
    this.messages.offerEntryBack(list.row, { what }, undo);
  }
}
