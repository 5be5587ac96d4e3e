/** The board: rows put into their group, sorted, filtered, found, a page of them at a time. */

import { all, keepFocus, one, parsed, part, put } from "../dom.js";
import { locale, say } from "../words.js";

/** @typedef {import("./work.js").Row} Row */

const ALL = "all";
/** To lay out 500 rows at once took longer than to judge them. */
const ON_A_PAGE = 50;
const order = new Intl.Collator(locale, { numeric: true });

export class Board {
  /** @type {Map<number, Row>} by number, in the order in which they were read */
  #rows = new Map();
  #group = ALL;
  #key = "";
  #isUp = true;
  #wanted = "";
  /** The place of the page's first row among those that are looked for. */
  #first = 0;
  /** Paper takes all pages. */
  #isPrinted = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.place = part(root, "board");
    this.select = part(root, "sort");
    this.pages = part(root, "pages");
    /** @type {Map<string, HTMLElement>} */
    this.groups = new Map(all(this.place, "tbody").map((body) => [body.dataset.group, body]));
    this.select.addEventListener("change", () => this.#sortBy(this.select.value, true));
    part(root, "find").addEventListener("input", (/** @type {any} */ { target }) => this.#find(target.value));
    window.addEventListener("beforeprint", () => this.#print(true));
    window.addEventListener("afterprint", () => this.#print(false));
    this.acts = {
      sort: (/** @type {HTMLElement} */ button) => this.#press(button.dataset.key ?? ""),
      filter: (/** @type {HTMLElement} */ button) => this.#filter(button.dataset.group ?? ALL),
      page: (/** @type {HTMLElement} */ button) => this.#leaf(Number(button.dataset.to)),
    };
  }

  /**
   * The row in whose line an element stands.
   * @param {HTMLElement} inside
   */
  rowOf(inside) {
    const line = inside.closest("tr");
    return [...this.#rows.values()].find((row) => row.line === line);
  }

  /** @param {Row[]} rows */
  add(rows) {
    for (const row of rows) this.#rows.set(row.number, row);
    this.#show();
  }

  /** @param {number[]} numbers */
  remove(numbers) {
    for (const number of numbers) this.#rows.delete(number);
    this.#show();
  }

  clear() {
    this.#rows.clear();
    this.#filter(ALL);
  }

  /**
   * Put days to file into their rows.
   * @param {{cells: {number: number, html: string, key: string}[], axis: string}} found
   */
  date({ cells, axis }) {
    const place = part(this.place, "axis");
    if (place.innerHTML !== axis) place.innerHTML = axis;
    for (const { number, html, key } of cells) {
      const row = this.#rows.get(number);
      if (!row) continue;
      row.keys.days = key;
      row.days = html;
      if (row.line) one(row.line, ".b-board__days").innerHTML = html;
    }
  }

  /** Sort anew by days to file, once all are known. */
  settle() {
    if (this.#key === "days") this.#show();
  }

  /** @param {string} key */
  #press(key) {
    this.#sortBy(key, key === this.#key ? !this.#isUp : true);
    part(this.root, "live").textContent = say("sorted", { column: this.select.selectedOptions[0].text });
  }

  /**
   * @param {string} key nothing: as read
   * @param {boolean} isUp
   */
  #sortBy(key, isUp) {
    this.#key = key;
    this.#isUp = isUp;
    this.select.value = key;
    for (const button of all(this.place, "[data-key]")) {
      const way = isUp ? "ascending" : "descending";
      button.closest("th").ariaSort = button.dataset.key === key ? way : "none";
    }
    this.#turn(0);
  }

  /**
   * What says nothing comes last, whichever way it is sorted.
   * @param {Row} a
   * @param {Row} b
   */
  #compare(a, b) {
    const [one, other] = [a, b].map(({ keys }) => String(keys[this.#key] ?? ""));
    if (one === "" || other === "") return Number(one === "") - Number(other === "");
    return this.#isUp ? order.compare(one, other) : order.compare(other, one);
  }

  /** @param {string} group */
  #filter(group) {
    this.#group = group;
    for (const chip of all(this.place, ".b-chip")) {
      chip.ariaPressed = String(chip.dataset.group === group);
    }
    this.#turn(0);
  }

  /** @param {string} text */
  #find(text) {
    this.#wanted = text.trim().toLowerCase();
    this.#turn(0);
    part(this.root, "live").textContent = say("found", { n: this.#found().length });
  }

  /** @param {boolean} isPrinted */
  #print(isPrinted) {
    this.#isPrinted = isPrinted;
    this.#show();
  }

  /** @param {number} by so many pages on, or back */
  #leaf(by) {
    this.#turn(this.#first + by * ON_A_PAGE);
    part(this.root, "live").textContent = part(this.pages, "range").textContent;
    this.place.scrollIntoView({ behavior: "instant" });
  }

  /** @param {number} first the place of the first row of the page to show */
  #turn(first) {
    this.#first = first;
    this.#show();
  }

  /** The rows that are looked for: by group, and in it as they are sorted. */
  #found() {
    const rows = [...this.#rows.values()].filter(({ keys }) => String(keys.find).includes(this.#wanted));
    if (this.#key) rows.sort((a, b) => this.#compare(a, b));
    const groups = this.#group === ALL ? [...this.groups.keys()] : [this.#group];
    return groups.flatMap((name) => rows.filter(({ group }) => group === name));
  }

  /** Show the page of the rows that are looked for, and how many each group has. */
  #show() {
    this.place.hidden = !this.#rows.size;
    const found = this.#found();
    const last = Math.max(Math.ceil(found.length / ON_A_PAGE) - 1, 0) * ON_A_PAGE;
    this.#first = Math.min(Math.max(this.#first, 0), last);
    const shown = this.#isPrinted ? found : found.slice(this.#first, this.#first + ON_A_PAGE);
    keepFocus(this.place, () => this.#put(shown));
    this.pages.hidden = found.length <= ON_A_PAGE;
    const [from, to] = [this.#first + 1, this.#first + shown.length];
    put(part(this.pages, "range"), say("range", { from, to, n: found.length }));
    for (const button of all(this.pages, "button")) {
      const isBack = button.dataset.to < 0;
      button.ariaDisabled = String(isBack ? this.#first === 0 : this.#first === last);
    }
    this.#count();
  }

  /**
   * Put the lines of rows where they belong; what stays is not touched, so that it keeps the focus.
   * @param {Row[]} rows
   */
  #put(rows) {
    for (const [name, body] of this.groups) {
      const lines = rows.filter(({ group }) => group === name).map(lineOf);
      const isShown = new Set(lines);
      const [head, ...old] = /** @type {HTMLElement[]} */ ([...body.children]);
      for (const line of old) if (!isShown.has(line)) line.remove();
      let before = head;
      for (const line of lines) {
        if (before.nextElementSibling !== line) before.after(line);
        before = line;
      }
      body.hidden = !lines.length;
    }
  }

  #count() {
    /** @type {Record<string, number>} */
    const counts = { [ALL]: this.#rows.size };
    for (const { group } of this.#rows.values()) counts[group] = (counts[group] ?? 0) + 1;
    // Few need no license: that chip stands there only for them.
    for (const chip of all(this.place, "[data-rare]")) chip.hidden = !counts[chip.dataset.group];
    for (const place of all(this.place, "[data-count]")) put(place, String(counts[place.dataset.count] ?? 0));
  }
}

/**
 * A row's line, which is made when the row is first shown.
 * @param {Row} row
 */
function lineOf(row) {
  if (row.line) return row.line;
  row.line = /** @type {HTMLElement} */ (one(parsed(row.html), "tr"));
  if (row.days) one(row.line, ".b-board__days").innerHTML = row.days;
  return row.line;
}
