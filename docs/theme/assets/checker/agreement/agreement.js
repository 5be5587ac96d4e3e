/**
 * What the papers say: typed in the table that the rules have written, and kept among the answers.
 *
 * Nothing is compared here. A value of several parts is taken apart at its commas or lines, and
 * "Same" puts there what the rules have written into the button.
 */

import { all, flip, one } from "../dom.js";
import { read, write } from "../keep/answers.js";

const PAPERS = "papers";
/** A name is followed by a percentage, with or without its sign. */
const SHARE = /^(.*?)[\s:：]*(\d+(?:\.\d+)?)\s*[%％]?$/;

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

export class Agreement {
  /** Places whose field the visitor has opened, though it could be the same as another. */
  #opened = new Set();
  /** @type {Map<string, boolean>} the cards of a phone that the visitor has unfolded or folded */
  #unfolded = new Map();

  /** @param {Checker} checker */
  constructor({ root, answers }) {
    this.answers = answers;
    /** @type {HTMLElement} */
    this.place = one(root, '[data-report="agree"]');
    this.place.addEventListener("drawn", () => this.#fill());
    this.place.addEventListener("change", ({ target }) => this.#changed(/** @type {Field} */ (target)));
    this.place.addEventListener("focusout", ({ target }) => this.#left(/** @type {Field} */ (target)));
    /** @type {Acts} */
    this.acts = {
      same: (button) => this.#same(/** @type {HTMLButtonElement} */ (button)),
      other: (button) => this.#open(button),
      row: (button) => this.#unfold(button),
      "all-same": () => this.#allSame(),
      // Take back an answer that the papers contradict: only when this is pressed.
      untick: ({ dataset }) => answers.write(dataset.path ?? "", undefined),
    };
  }

  /** @returns {Field[]} */
  get #fields() {
    return all(this.place, ".b-say > .b-field");
  }

  /** Show what is typed in each field, and only the fields that are wanted. */
  #fill() {
    for (const field of this.#fields) {
      const said = pathsOf(field).map((path) => shown(this.answers.read(path), field.dataset.type));
      const isTyped = field === document.activeElement;
      // Letters that say different things have no common value.
      const value = said.every((each) => each === said[0]) ? (said[0] ?? "") : "";
      if (!isTyped && field.value !== value) field.value = value;
      const folds = ["open", "same"].includes(stateOf(field));
      field.hidden = folds && !isTyped && !this.#opened.has(field.dataset.paths);
    }
    for (const button of all(this.place, ".b-says__fold")) {
      const isOpen = this.#unfolded.get(rowOf(button));
      if (isOpen !== undefined) button.ariaExpanded = String(isOpen);
    }
  }

  /** @param {HTMLElement} button */
  #unfold(button) {
    this.#unfolded.set(rowOf(button), flip(button, "ariaExpanded"));
  }

  /** @param {Field} field */
  #changed(field) {
    if (!field.matches(".b-say > .b-field")) return;
    const [path] = pathsOf(field);
    const value = valueOf(field);
    // What was said to be the same stays the same.
    const followers = all(field.form ?? document, `.b-same[data-from="${path}"][aria-pressed=true]`);
    const paths = new Set([...pathsOf(field), ...followers.flatMap(pathsOf)]);
    this.#write([...paths].map((each) => [each, value]));
  }

  /** @param {Field} field */
  #left(field) {
    if (field.value === "") this.#opened.delete(field.dataset.paths);
  }

  /**
   * Put values there, take back what is nothing, and leave no empty table behind.
   * @param {[string, any][]} values
   */
  #write(values) {
    const { application } = this.answers;
    for (const [path, value] of values) {
      write(application, path, value);
      const table = path.slice(0, path.lastIndexOf("."));
      for (const each of [table, PAPERS]) if (isEmpty(read(application, each))) write(application, each, undefined);
    }
    this.answers.touch();
  }

  /** @param {HTMLButtonElement} button */
  #same(button) {
    this.#opened.delete(button.dataset.paths);
    this.#write(saidBy(button));
  }

  /** What is typed already is left as it is. */
  #allSame() {
    const values = all(this.place, ".b-same").flatMap(saidBy);
    this.#write(values.filter(([path]) => this.answers.read(path) === undefined));
  }

  /**
   * Open the field for what this paper says instead.
   * @param {HTMLElement} button
   */
  #open(button) {
    const field = one(/** @type {HTMLElement} */ (button.closest(".b-say")), ".b-field");
    this.#opened.add(field.dataset.paths);
    field.hidden = false;
    field.focus();
  }
}

/** @param {HTMLElement} element */
const pathsOf = (element) => (element.dataset.paths ?? "").split(" ");

/**
 * What the rules have written into "Same", for each place.
 * @param {HTMLButtonElement} button
 * @returns {[string, any][]}
 */
const saidBy = (button) => pathsOf(button).map((path) => [path, JSON.parse(button.value)]);

/** @param {HTMLElement} button */
const rowOf = (button) => /** @type {HTMLElement} */ (button.closest("tr")).dataset.key ?? "";

/** @param {HTMLElement} field */
const stateOf = (field) => /** @type {HTMLElement} */ (field.parentElement).dataset.state ?? "";

/** @param {any} table */
const isEmpty = (table) => table !== undefined && Object.keys(table).length === 0;

/**
 * What a field says, as a file holds it; nothing for a blank one.
 * @param {Field} field
 */
function valueOf({ value, dataset }) {
  const text = value.trim();
  if (text === "") return undefined;
  if (dataset.type === "names") return parts(text, /[、,，;；\n]/);
  if (dataset.type === "shares") return parts(text, /[\n;；]/).map(share);
  return dataset.type === "month" ? `${text}-01` : text.replace(/\s+/g, " ");
}

/**
 * @param {string} text
 * @param {RegExp} mark
 */
const parts = (text, mark) =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean);

/** @param {string} line */
function share(line) {
  const [, name, percent] = SHARE.exec(line) ?? [];
  return percent === undefined ? { name: line } : { ...(name && { name }), share: Number(percent) };
}

/**
 * What a field shows for a value of the file.
 * @param {any} value
 * @param {string | undefined} type
 * @returns {string}
 */
function shown(value, type) {
  if (value === undefined || value === null) return "";
  // A field for months knows no day.
  if (type === "month") return String(value).slice(0, 7);
  if (!Array.isArray(value)) return String(value);
  if (value.every((part) => typeof part === "string")) return value.join("、");
  return value.map(({ name = "", share: percent = "" }) => `${name} ${percent}`.trim()).join("\n");
}
