/**
 * Cases to tick: "does any of these apply?" A ticked case opens its own question below; one box says
 * no to all that are not ticked. What each no is written as stands in the page.
 */

import { all, one, part, put, root } from "../dom.js";
import * as answers from "../keep/answers.js";
import { offerEntryBack } from "../result/messages.js";
import * as words from "../words.js";

/** Beside a rule there is none. */
const element = one(root, ".b-any");
const boxes = all(root, ".b-any .b-case input[data-no]");
/** @type {HTMLInputElement} */
const none = part("none");

export function listen() {
  for (const box of boxes) box.addEventListener("change", () => (box.checked ? tick(box) : untick(box)));
}

/** @param {any} box */
const rowOf = ({ value }) => all(element, ".b-any__rows > .b-row").find(({ dataset }) => dataset.path === value);

/** Show what applies, with its question, and what the box for all the others writes. */
export function show() {
  if (!element) return;
  const left = [];
  for (const box of boxes) {
    const answer = answers.read(box.value);
    // What is ticked, and not answered yet, stays so.
    if (answer !== undefined) box.checked = JSON.stringify(answer) !== box.dataset.no;
    rowOf(box).classList.toggle("b-row--applies", box.checked);
    if (!box.checked) left.push([box.value, JSON.parse(box.dataset.no)]);
  }
  none.dataset.writes = JSON.stringify(Object.fromEntries(left));
  put(part("none-said"), left.length < boxes.length ? words.say("nothingElse") : undefined);
}

/** @param {any} box */
function tick(box) {
  const row = rowOf(box);
  answers.write(box.value, row.dataset.type === "bool" ? true : undefined);
  const picker = one(row, ".b-pick");
  if (picker) picker.open = true;
  if (row.dataset.type === "list") one(row, "[data-do=add]").click();
  else one(row, ":scope > .b-control :is(summary, input)")?.focus();
}

/**
 * Take a case back: with no, if that was said of all the others. What was entered can be had again.
 * @param {any} box
 */
function untick(box) {
  const before = answers.read(box.value);
  answers.write(box.value, none.checked ? JSON.parse(box.dataset.no) : undefined);
  if (!Array.isArray(before) || !before.length) return;
  const what = words.say("takenBack", { name: box.parentElement.textContent });
  offerEntryBack(element, { what }, () => answers.write(box.value, before));
}

/**
 * The box that stands for a question that is not open.
 * @param {HTMLElement} row
 */
export function boxOf(row) {
  const isOpen = row.classList.contains("b-row--applies");
  return isOpen ? undefined : boxes.find(({ value }) => value === row.dataset.path);
}
