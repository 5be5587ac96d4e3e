/**
 * The questionnaire: what is typed becomes answers; what cannot matter steps back.
 *
 * This file holds its parts together.
 */

import { all, isFilled, one, pressed, root, steadily } from "../dom.js";
import * as answers from "../keep/answers.js";
import { whenLetGo } from "../press.js";
import * as cases from "./cases.js";
import { closePlaces, fieldValue, find, group, isMoney, openBoxes, showChosen, takeOnly, ungroup } from "./fields.js";
import * as lists from "./lists.js";
import * as paperFiles from "./paper-files.js";
import * as papers from "./papers.js";
import * as sections from "./sections.js";
import * as writes from "./writes.js";

/** @type {HTMLFormElement} */
export const element = one(root, "form");
/** @type {Reply | null} what the rules said last */
export let reply = null;
/** @type {HTMLElement[]} the questions whose answer is a list */
const ofLists = all(element, ".b-row--list");
let showsErrors = false;

/** Have the form stand as the answers are, and hear of what is pressed and typed in it. */
export function listen() {
  rows().forEach(sections.putAside);
  cases.listen();
  papers.listen();
  paperFiles.listen();
  writes.listen(element);
  answers.on("replaced", close);
  answers.on("change", show);
  element.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("change", changed);
  element.addEventListener("input", find);
  element.addEventListener("input", typed);
  element.addEventListener("keydown", takeOnly);
  element.addEventListener("focusin", ({ target }) => isMoney(target) && ungroup(target));
  element.addEventListener("focusout", left);
  // The toggle of a fold does not bubble.
  element.addEventListener("toggle", (event) => sections.describe(pressed(event, ".b-row")), { capture: true });
  adopt();
  show();
}

const rows = () => all(element, ".b-row");

/** @param {string} path */
export const rowOf = (path) => rows().find((row) => row.dataset.path === path);

/** @param {any} row */
const isAnswered = (row) => answers.read(row.dataset.path) !== undefined;

/** The first question that is not answered. */
export const firstOpen = () => rows().find((row) => !isAnswered(row))?.dataset.path;

/**
 * The short names of some questions.
 * @param {string[]} paths
 */
export const named = (paths) => paths.map((path) => rowOf(path)?.dataset.short ?? path);

/** Take up what was answered before this script had arrived. */
function adopt() {
  const said = writes.controls().filter(isFilled).map(writes.saidBy);
  const open = Object.entries(Object.assign({}, ...said)).filter(([path]) => answers.read(path) === undefined);
  if (open.length) answers.writeAll(Object.fromEntries(open));
}

/** With other answers, what stands half done is begun anew; without any, all is as it was at first. */
function close() {
  if (!answers.count()) rows().forEach(sections.putAside);
  for (const here of all(element, ".b-row--here")) here.classList.remove("b-row--here");
  for (const row of ofLists) delete row.dataset.edits;
  papers.close();
  for (const box of all(element, ".b-case input")) box.checked = false;
  for (const places of all(element, ".b-places")) closePlaces(places);
}

/** Show all answers in the form, and how far it is filled in. */
export function show() {
  ofLists.forEach(lists.show);
  cases.show();
  writes.controls().forEach(writes.show);
  all(element, ".b-row:is([data-type=services], [data-type=provinces])").forEach(showChosen);
  papers.show();
  for (const row of all(element, ".b-row[data-follows]")) {
    row.classList.toggle("b-row--applies", answers.read(row.dataset.follows) !== undefined);
  }
  // What no option stands for has been answered in the fold.
  for (const several of all(element, ".b-several")) {
    const isKnown = all(several, ".b-row").some(isAnswered);
    if (isKnown && !one(several, "[data-writes]:checked")) one(several, ".b-apart").open = true;
  }
  sections.showCounts();
}

/** A number that is typed counts after this pause, as it does once its field is left. */
const PAUSE = 300;
let typing = 0;

/** @param {any} event */
function typed({ target: field }) {
  clearTimeout(typing);
  if (!field.matches(".b-field") || !writes.isControl(field)) return;
  // What is no number yet may become one, and is not refused meanwhile.
  typing = setTimeout(() => typeof fieldValue(field) === "number" && answers.writeAll(writes.saidBy(field)), PAUSE);
}

/** @param {any} event */
function changed(event) {
  clearTimeout(typing);
  const { target: field } = event;
  const row = pressed(event, ".b-row");
  if (!writes.isControl(field)) return;
  answers.writeAll(writes.saidBy(field));
  if (row) openBoxes(row, field);
}

const settle = () => steadily(sections.stepBack);

/** @param {any} event */
function left(event) {
  if (isMoney(event.target)) group(event.target);
  const section = pressed(event, ".b-section");
  // What waited for the focus to leave may step back now.
  if (section && !section.contains(event.relatedTarget)) queueMicrotask(() => whenLetGo(settle));
}

/**
 * Take up what the rules say of the questions; nothing once no answer is left.
 * @param {Reply | null} found
 */
export function take(found) {
  const errors = found?.errors ?? [];
  reply = found;
  // Most often there is no error and was none.
  if (showsErrors || errors.length) sections.showErrors(rows(), errors);
  showsErrors = errors.length > 0;
  papers.take();
  if (found) sections.stepBack();
  else sections.showCounts();
  ofLists.forEach(lists.show);
  markNext(found?.next);
}

/**
 * Mark the question to ask next. Beside a rule, where there are no sections, the result names none.
 * @param {string | null} [next]
 */
function markNext(next) {
  const row = next ? one(element, `.b-section .b-row[data-path="${next}"]`) : null;
  const before = one(element, ".b-row--next");
  if (row === before) return;
  before?.classList.remove("b-row--next");
  row?.classList.add("b-row--next");
}

/**
 * Open a section by its name.
 * @param {string} name
 */
export function openSection(name) {
  sections.fold(one(element, `.b-section[data-section="${name}"]`), true);
}

/**
 * Go to a question: open what hides it and put the focus on its control.
 * @param {string | undefined} path
 */
export function goTo(path = "") {
  if (papers.goTo(path)) return;
  const [list, entry] = path.split(/[[\]]/);
  const of = entry && ofLists.find(({ dataset }) => dataset.path === list);
  if (of) {
    of.dataset.edits = entry;
    lists.show(of);
    sections.stepBack();
  }
  const row = rowOf(path);
  if (!row) return;
  sections.openFor(row);
  for (const here of all(element, ".b-row--here")) here.classList.remove("b-row--here");
  row.classList.add("b-row--here");
  const box = cases.boxOf(row) ?? above(row);
  (box ?? row).scrollIntoView({ block: "center" });
  (box ?? sections.control(row))?.focus({ preventScroll: true });
}

/**
 * The control that answers several questions at once, of one that is folded away below it.
 * @param {HTMLElement} row
 */
function above(row) {
  const group = row.closest(".b-apart:not([open])")?.parentElement;
  if (!group) return undefined;
  const own = `.b-case [value="${row.dataset.path}"]`;
  return [own, ":checked", "input"].map((control) => one(group, control)).find(Boolean);
}

/** @type {Acts} */
export const acts = { ...papers.acts, ...lists.acts, ...sections.acts };
