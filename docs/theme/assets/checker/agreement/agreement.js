/**
 * What the papers say: typed in the table that the rules have written, and kept among the answers.
 *
 * Nothing is compared here. A value of several parts is taken apart at its commas or lines, and
 * "Same" puts there what the rules have written into the button.
 */

import { all, flip, one, root } from "../dom.js";
import * as answers from "../keep/answers.js";

const PAPERS = "papers";
/** A name is followed by a percentage, with or without its sign. */
const SHARE = /^(.*?)[\s:：]*(\d+(?:\.\d+)?)\s*[%％]?$/;

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @type {HTMLElement | null} a small checker has none */
const place = one(root, '[data-report="agree"]');

/** Places whose field the visitor has opened, though it could be the same as another. */
const opened = new Set();
/** @type {Map<string, boolean>} the cards of a phone that the visitor has unfolded or folded */
const unfolded = new Map();

export function listen() {
  place?.addEventListener("drawn", fill);
  place?.addEventListener("change", changed);
  place?.addEventListener("focusout", left);
}

/** Show what is typed in each field, and only the fields that are wanted. */
function fill() {
  for (const field of all(root, ".b-say > .b-field")) {
    const said = pathsOf(field).map((path) => shown(answers.read(path), field.dataset.type));
    const isTyped = field === document.activeElement;
    // Letters that say different things have no common value.
    const value = said.every((each) => each === said[0]) ? (said[0] ?? "") : "";
    if (!isTyped && field.value !== value) field.value = value;
    const folds = ["open", "same"].includes(field.parentElement.dataset.state);
    field.hidden = folds && !isTyped && !opened.has(field.dataset.paths);
  }
  for (const button of all(root, ".b-says__fold")) {
    const isOpen = unfolded.get(rowOf(button));
    if (isOpen !== undefined) button.ariaExpanded = String(isOpen);
  }
}

/** @param {any} event */
function changed({ target: field }) {
  if (!field.matches(".b-say > .b-field")) return;
  const [path] = pathsOf(field);
  const value = valueOf(field);
  // What was said to be the same stays the same.
  const followers = all(field.form, `.b-same[data-from="${path}"][aria-pressed=true]`);
  const paths = new Set([...pathsOf(field), ...followers.flatMap(pathsOf)]);
  write([...paths].map((each) => [each, value]));
}

/** @param {any} event */
function left({ target: field }) {
  if (field.value === "") opened.delete(field.dataset.paths);
}

/**
 * Put values there, take back what is nothing, and leave no empty table behind.
 * @param {[string, any][]} values
 */
function write(values) {
  const { application } = answers;
  for (const [path, value] of values) {
    answers.fill(application, path, value);
    const table = path.slice(0, path.lastIndexOf("."));
    for (const each of [table, PAPERS]) if (isEmpty(answers.read(each))) answers.fill(application, each, undefined);
  }
  answers.touch();
}

/** @type {Acts} */
export const acts = {
  same: (button) => {
    opened.delete(button.dataset.paths);
    write(saidBy(button));
  },
  // Open the field for what this paper says instead.
  other: (button) => {
    const field = one(button.closest(".b-say"), ".b-field");
    opened.add(field.dataset.paths);
    field.hidden = false;
    field.focus();
  },
  row: (button) => unfolded.set(rowOf(button), flip(button, "ariaExpanded")),
  // What is typed already is left as it is.
  "all-same": () => {
    const values = all(root, ".b-same").flatMap(saidBy);
    write(values.filter(([path]) => answers.read(path) === undefined));
  },
  // Take back an answer that the papers contradict: only when this is pressed.
  untick: ({ dataset }) => answers.write(dataset.path, undefined),
};

/**
 * @param {any} element
 * @returns {string[]}
 */
const pathsOf = (element) => element.dataset.paths.split(" ");

/**
 * What the rules have written into "Same", for each place.
 * @param {HTMLButtonElement} button
 * @returns {[string, any][]}
 */
const saidBy = (button) => pathsOf(button).map((path) => [path, JSON.parse(button.value)]);

/** @param {any} button */
const rowOf = (button) => button.closest("tr").dataset.key;

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
