/** Questions whose answer is a list: entries, each with an editor in its place. */

import { all, one, parsed, put } from "../dom.js";
import { write } from "../result/patch.js";
import * as words from "../words.js";
import { putAside } from "./step-back.js";

/** One list question: as many entries stand there as the answer has. */
export class List {
  /** @type {number | null} the entry whose editor is open */
  open = null;

  /**
   * @param {HTMLElement} row
   * @param {Form} form
   */
  constructor(row, form) {
    this.row = row;
    this.form = form;
    this.name = /** @type {string} */ (row.dataset.path);
    this.entries = one(row, ".b-entries");
    this.kind = words.say(`entry.${this.name}`);
  }

  /** @returns {any[]} */
  get value() {
    const value = this.form.answers.read(this.name);
    return Array.isArray(value) ? value : [];
  }

  /** @returns {HTMLElement[]} */
  get #items() {
    return [...this.entries.children];
  }

  /** Have an entry for each there is; the open editor stays open. */
  show() {
    const { length } = this.value;
    for (const item of this.#items.slice(length)) item.remove();
    for (let i = this.#items.length; i < length; i += 1) this.entries.append(this.#made(i));
    if ((this.open ?? 0) >= length) this.open = null;
    this.row.classList.toggle("b-row--entries", length > 0);
    one(this.row, ".b-entries__foot").hidden = length === 0;
    for (const [i, item] of this.#items.entries()) this.#show(item, i);
  }

  /** @param {number} i */
  #made(i) {
    const html = words.parts[this.name].replaceAll("[]", `[${i}]`);
    const item = /** @type {HTMLElement} */ (parsed(html).firstElementChild);
    item.dataset.index = String(i);
    for (const row of all(item, ".b-row")) putAside(row);
    return item;
  }

  /**
   * Show one entry: its editor, or what the rules read back of it.
   * @param {HTMLElement} item
   * @param {number} i
   */
  #show(item, i) {
    const isOpen = i === this.open;
    const entry = words.say("entry", { kind: this.kind, n: i + 1, m: this.value.length });
    const { name } = this.value[i];
    put(one(item, ".b-editor__title"), name ? words.say("entryName", { entry, name }) : entry);
    const short = name || words.say("shortName", { kind: this.kind, n: i + 1 });
    put(one(item, ".b-entry__spoken"), ` ${short}`);
    one(item, ".b-editor").hidden = !isOpen;
    one(item, ".b-entry__said").hidden = isOpen;
    put(one(item, ".b-entry__name"), short);
    write(one(item, ".b-entry__facts"), this.#said(item, ":not([data-paper])", " · "));
    write(one(item, ".b-entry__papers"), this.#said(item, "[data-paper]", ""));
  }

  /**
   * What the rules say of an entry's questions, as HTML: only of those that matter.
   * @param {HTMLElement} item
   * @param {string} which
   * @param {string} between
   */
  #said(item, which, between) {
    const said = this.form.reply?.form.entries ?? {};
    const rows = all(item, `.b-row${which}:not(.b-row--back)`);
    return rows.map(({ dataset }) => said[dataset.path]).filter(Boolean).join(between);
  }

  /**
   * Add an entry; of a shareholder whose kind is known, the share is asked next.
   * @param {string} [kind]
   */
  add(kind) {
    this.form.answers.write(this.name, [...this.value, kind ? { kind } : {}]);
    this.edit(this.value.length - 1);
    if (kind && one(this.row, ".b-sum")) one(this.entries.lastElementChild, '.b-field[name$="].share"]')?.focus();
  }

  /** @param {number} i */
  edit(i) {
    this.open = i;
    this.show();
    one(this.#items[i], ".b-editor .b-control :is(input, select)")?.focus();
  }

  done() {
    const item = this.#items[this.open ?? 0];
    this.open = null;
    this.show();
    one(item ?? this.row, "[data-do=edit]")?.focus();
  }

  /**
   * Remove an entry; it can be had back.
   * @param {number} i
   */
  remove(i) {
    const { answers, messages } = this.form;
    const before = this.value;
    const after = before.filter((_, n) => n !== i);
    this.open = null;
    answers.write(this.name, after.length ? after : undefined);
    const next = this.#items[Math.min(i, after.length - 1)];
    one(next ?? this.row, next ? "[data-do=edit]" : ":scope > .b-control [data-do=add]")?.focus();
    const what = words.say("removed", { kind: this.kind, n: i + 1 });
    messages.offerEntryBack(this.row, { what }, () => answers.write(this.name, before));
  }
}
