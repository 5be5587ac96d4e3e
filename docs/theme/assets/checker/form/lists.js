/**
 * Questions whose answer is a list: as many entries stand there as the answer has, each with an
 * editor in its place. The row says which of them is open.
 */

import { all, focusOn, one, parsed, put, steadily } from "../dom.js";
import * as answers from "../keep/answers.js";
import { write } from "../patch.js";
import { offerEntryBack } from "../result/messages.js";
import * as words from "../words.js";
import { reply, take } from "./form.js";
import { putAside } from "./sections.js";

/**
 * @param {any} row
 * @returns {any[]}
 */
function valueOf({ dataset }) {
  const value = answers.read(dataset.path);
  return Array.isArray(value) ? value : [];
}

/**
 * @param {HTMLElement} row
 * @returns {HTMLElement[]}
 */
const itemsOf = (row) => [...one(row, ".b-entries").children];

/** @param {HTMLElement} row */
const kindOf = ({ dataset }) => words.say(`entry.${dataset.path}`);

/**
 * Have an entry for each there is; the open editor stays open.
 * @param {HTMLElement} row
 */
export function show(row) {
  const { length } = valueOf(row);
  const items = itemsOf(row);
  for (const item of items.slice(length)) item.remove();
  for (let i = items.length; i < length; i += 1) one(row, ".b-entries").append(made(row, i));
  if (Number(row.dataset.edits) >= length) delete row.dataset.edits;
  row.classList.toggle("b-row--entries", length > 0);
  one(row, ".b-entries__foot").hidden = length === 0;
  for (const [i, item] of itemsOf(row).entries()) showEntry(row, item, i);
}

/**
 * @param {any} row
 * @param {number} i
 */
function made({ dataset }, i) {
  const item = one(parsed(words.parts[dataset.path].replaceAll("[]", `[${i}]`)), ".b-entry");
  item.dataset.index = String(i);
  all(item, ".b-row").forEach(putAside);
  return item;
}

/**
 * Show one entry: its editor, or what the rules read back of it.
 * @param {HTMLElement} row
 * @param {HTMLElement} item
 * @param {number} i
 */
function showEntry(row, item, i) {
  const isOpen = i === Number(row.dataset.edits);
  const value = valueOf(row);
  const [kind, n, { name }] = [kindOf(row), i + 1, value[i]];
  const entry = words.say("entry", { kind, n, m: value.length });
  put(one(item, ".b-editor__title"), name ? words.say("entryName", { entry, name }) : entry);
  const short = name || words.say("shortName", { kind, n });
  put(one(item, ".b-entry__spoken"), ` ${short}`);
  one(item, ".b-editor").hidden = !isOpen;
  one(item, ".b-entry__said").hidden = isOpen;
  put(one(item, ".b-entry__name"), short);
  write(one(item, ".b-entry__facts"), said(item, ":not([data-paper], [data-sums])", " · "));
  write(one(item, ".b-entry__share"), said(item, "[data-sums]", ""));
  // Where its boxes stand below, they say how its papers stand.
  const papers = one(item, ".b-entry__papers");
  if (papers) write(papers, said(item, "[data-paper]", ""));
}

/**
 * What the rules say of an entry's questions, as HTML: only of those that matter.
 * @param {HTMLElement} item
 * @param {string} which
 * @param {string} between
 */
function said(item, which, between) {
  const rows = all(item, `.b-row${which}:not(.b-row--back)`);
  return rows.map(({ dataset }) => reply?.form.entries[dataset.path]).filter(Boolean).join(between);
}

/** @param {any} row */
function add(row) {
  const value = valueOf(row);
  answers.write(row.dataset.path, [...value, {}]);
  edit(row, value.length);
}

/**
 * @param {HTMLElement} row
 * @param {number} i
 */
function edit(row, i) {
  row.dataset.edits = String(i);
  show(row);
  const editor = one(itemsOf(row)[i], ".b-editor");
  one(editor, ".b-control :is(input, select)")?.focus();
  // The questions of a new entry stand there once the rules have replied.
  if (!editor.contains(document.activeElement)) focusOn(one(editor, ".b-editor__title"));
}

/** @param {HTMLElement} row */
function close(row) {
  const item = itemsOf(row)[Number(row.dataset.edits)];
  delete row.dataset.edits;
  show(row);
  one(item ?? row, "[data-do=edit]")?.focus();
}

/**
 * Remove an entry; it can be had back.
 * @param {any} row
 * @param {number} i
 */
function remove(row, i) {
  const { path } = row.dataset;
  const before = valueOf(row);
  const after = before.filter((_, n) => n !== i);
  delete row.dataset.edits;
  answers.write(path, after.length ? after : undefined);
  const next = itemsOf(row)[Math.min(i, after.length - 1)];
  one(next ?? row, next ? "[data-do=edit]" : ":scope > .b-control [data-do=add]")?.focus();
  const what = words.say("removed", { kind: kindOf(row), n: i + 1 });
  offerEntryBack(row, { what }, () => answers.write(path, before));
}

/** @param {any} inside */
const listOf = (inside) => inside.closest(".b-row--list");

/** @param {any} inside */
const indexOf = (inside) => Number(inside.closest(".b-entry").dataset.index);

// With other entries the rules reply anew. What they said last is of those before: taken up again
// here, it would fold away the questions of a new one until then.
const adding = (/** @type {any} */ button) => add(listOf(button));

/** What waited for another entry to be open, or none, may step back now. */
const settle = () => steadily(() => take(reply));

/** @type {Acts} */
export const acts = {
  add: adding,
  another: adding,
  remove: (button) => remove(listOf(button), indexOf(button)),
  edit: (button) => {
    edit(listOf(button), indexOf(button));
    settle();
  },
  done: (button) => {
    close(listOf(button));
    settle();
  },
};
