/** Questions whose answer is a list: entries, each with an editor in its place. */

import { all, icon, made, one } from "../dom.js";
import * as words from "../words.js";
import { show, valueOf } from "./rows.js";
import { putAside } from "./step-back.js";

/**
 * One list question. Its entries are drawn anew from the answers whenever their number changes.
 */
export class List {
  /**
   * @param {HTMLElement} row
   * @param {Answers} answers
   */
  constructor(row, answers) {
    this.row = row;
    this.answers = answers;
    this.name = /** @type {string} */ (row.dataset.path);
    this.entries = one(row, ".b-entries");
    this.kind = words.say(`entry.${this.name}`);
    this.template = words.parts[this.name];
    /** @type {number | null} */
    this.open = null;
  }

  /** @returns {any[]} */
  get value() {
    const value = this.answers.read(this.name);
    return Array.isArray(value) ? value : [];
  }

  /** Draw the entries; the open editor stays open. */
  draw() {
    const count = this.value.length;
    if (this.open !== null && this.open >= count) this.open = null;
    this.entries.replaceChildren(...this.value.map((_, i) => this.#entry(i, count)));
    this.row.classList.toggle("b-row--entries", count > 0);
    one(this.row, ".b-entries__foot").hidden = count === 0;
    show(this.row, this.answers.read(this.name));
  }

  /**
   * @param {number} i
   * @param {number} count
   */
  #entry(i, count) {
    const holder = document.createElement("ol");
    holder.innerHTML = this.template.replaceAll("[]", `[${i}]`);
    const item = /** @type {HTMLElement} */ (holder.firstElementChild);
    item.dataset.index = String(i);
    for (const row of all(item, ".b-row")) {
      putAside(row);
      show(row, this.answers.read(row.dataset.path));
    }
    this.#title(item, i, count);
    const isOpen = i === this.open;
    one(item, ".b-editor").hidden = !isOpen;
    one(item, ".b-entry__said").hidden = isOpen;
    if (!isOpen) this.#read(item);
    return item;
  }

  /**
   * @param {HTMLElement} item
   * @param {number} i
   * @param {number} count
   */
  #title(item, i, count) {
    const name = this.value[i]?.name;
    const entry = words.say("entry", { kind: this.kind, n: i + 1, m: count });
    const title = name ? words.say("entryName", { entry, name }) : entry;
    one(item, ".b-editor__title").textContent = title;
    one(item, ".b-entry__spoken").textContent = ` ${this.nameOf(i)}`;
  }

  /** @param {number} i */
  nameOf(i) {
    return this.value[i]?.name || words.say("shortName", { kind: this.kind, n: i + 1 });
  }

  /**
   * Read a closed entry back: its name, what it is, and its papers.
   * @param {HTMLElement} item
   */
  #read(item) {
    const i = Number(item.dataset.index);
    const rows = all(item, ".b-row");
    const facts = rows.map((row) => this.#fact(row)).filter(Boolean);
    const papers = rows.map((row) => this.#paper(row)).filter((paper) => paper !== null);
    const name = made("span", "b-entry__name", this.nameOf(i));
    const said = made("span", "b-entry__facts", facts.join(" · "));
    const held = made("span", "b-entry__papers");
    held.append(...papers);
    one(item, ".b-entry__text").replaceChildren(name, " ", said, " ", held);
  }

  /** @param {HTMLElement} row */
  #fact(row) {
    const value = valueOf(row);
    if (row.dataset.type === "text" || value === undefined || value === null) return "";
    if (row.dataset.type === "bool") {
      return value && !row.dataset.paper ? (row.dataset.short ?? "") : "";
    }
    const picked = one(row, "input[type=radio]:checked + span, option:checked");
    if (picked) return picked.textContent;
    return row.dataset.type === "number" && typeof value === "number" ? `${value.toFixed(2)}%` : value;
  }

  /**
   * A paper that is asked for: there, missing or open.
   * @param {HTMLElement} row
   */
  #paper(row) {
    const value = valueOf(row);
    if (!row.dataset.paper || row.classList.contains("b-row--back")) return null;
    const verdict = value === true ? "met" : value === false ? "not_met" : "answer";
    const pill = made("span", `b-pill b-pill--${verdict}`);
    const spoken = made("span", "b-sr", `: ${words.say(`paper.${verdict}`)}`);
    pill.append(icon(verdict), row.dataset.short ?? "", spoken);
    return pill;
  }

  /** Bring the closed entries and titles up to date without touching the editor. */
  refresh() {
    for (const item of this.entries.children) {
      this.#title(item, Number(item.dataset.index), this.value.length);
      if (!one(item, ".b-entry__said").hidden) this.#read(item);
    }
  }

  /**
   * Add an entry; of a shareholder whose kind is known, the share is asked next.
   * @param {string} [kind]
   */
  add(kind) {
    this.answers.write(this.name, [...this.value, kind ? { kind } : {}]);
    this.edit(this.value.length - 1);
    if (kind && one(this.row, ".b-sum")) one(this.entries.lastElementChild, '.b-field[name$="].share"]')?.focus();
  }

  /** @param {number} i */
  edit(i) {
    this.open = i;
    this.draw();
    one(this.entries.children[i], ".b-editor .b-control :is(input, select)")?.focus();
  }

  done() {
    const i = this.open ?? 0;
    this.open = null;
    this.draw();
    one(this.entries.children[i] ?? this.row, "[data-do=edit]")?.focus();
  }

  /**
   * Remove an entry; what is returned puts it back.
   * @param {number} i
   */
  remove(i) {
    const before = this.value;
    const after = before.filter((_, n) => n !== i);
    this.open = null;
    this.answers.write(this.name, after.length ? after : undefined);
    this.draw();
    const next = this.entries.children[Math.min(i, after.length - 1)];
    const target = next ? one(next, "[data-do=edit]") : one(this.row, ":scope > .b-control [data-do=add]");
    target?.focus();
    return () => {
      this.answers.write(this.name, before);
      this.draw();
    };
  }
}
