/** The board: rows put into their group, sorted, filtered and found. What they say the rules wrote. */

import { all, one, part, put } from "../dom.js";
import { locale, say } from "../words.js";

/** @typedef {import("./work.js").Row} Row */

const ALL = "all";
const order = new Intl.Collator(locale, { numeric: true });

export class Board {
  /** @type {Row[]} in the order in which they were read */
  #rows = [];
  /** @type {Map<HTMLElement, Row>} */
  #byLine = new Map();
  #group = ALL;
  #key = "";
  #isUp = true;
  #wanted = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.place = part(root, "board");
    this.select = part(root, "sort");
    /** @type {Map<string, HTMLElement>} */
    this.groups = new Map(all(this.place, "tbody").map((body) => [body.dataset.group, body]));
    this.select.addEventListener("change", () => this.#sortBy(this.select.value, true));
    part(root, "find").addEventListener("input", (/** @type {any} */ { target }) => this.#find(target.value));
    this.acts = {
      sort: (/** @type {HTMLElement} */ button) => this.#press(button.dataset.key ?? ""),
      filter: (/** @type {HTMLElement} */ button) => this.#filter(button.dataset.group ?? ALL),
    };
  }

  /**
   * The row in whose line an element stands.
   * @param {HTMLElement} inside
   */
  rowOf(inside) {
    return this.#byLine.get(/** @type {HTMLElement} */ (inside.closest("tr")));
  }

  /** @param {Row[]} rows */
  add(rows) {
    const made = document.createElement("template");
    made.innerHTML = rows.map(({ html }) => html).join("");
    const lines = /** @type {HTMLElement[]} */ ([...made.content.children]);
    for (const [i, row] of rows.entries()) {
      row.line = lines[i];
      this.#byLine.set(lines[i], row);
    }
    this.#rows.push(...rows);
    for (const [name, body] of this.groups) body.append(...linesOf(rows.filter(({ group }) => group === name)));
    this.#show();
  }

  /** @param {number[]} numbers */
  remove(numbers) {
    const isGone = (/** @type {Row} */ { number }) => numbers.includes(number);
    for (const line of linesOf(this.#rows.filter(isGone))) {
      this.#byLine.delete(line);
      line.remove();
    }
    this.#rows = this.#rows.filter((row) => !isGone(row));
    this.#show();
  }

  clear() {
    this.remove(this.#rows.map(({ number }) => number));
    this.#filter(ALL);
  }

  /**
   * Put days to file into their lines.
   * @param {{cells: {number: number, html: string, key: string}[], axis: string}} found
   */
  date({ cells, axis }) {
    const place = part(this.place, "axis");
    if (place.innerHTML !== axis) place.innerHTML = axis;
    for (const { number, html, key } of cells) {
      const row = this.#rows.find((each) => each.number === number);
      if (row) row.keys.days = key;
      if (row?.line) one(row.line, ".b-board__days").innerHTML = html;
    }
  }

  /** Sort anew by days to file, once all are known. */
  settle() {
    if (this.#key === "days") this.#sort();
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
    this.#sort();
  }

  #sort() {
    const rows = this.#key ? [...this.#rows].sort((a, b) => this.#compare(a, b)) : this.#rows;
    for (const [name, body] of this.groups) body.append(...linesOf(rows.filter(({ group }) => group === name)));
  }

  /**
   * What says nothing comes last, whichever way it is sorted.
   * @param {Row} a
   * @param {Row} b
   */
  #compare(a, b) {
    const [one, other] = [a, b].map(({ keys }) => keys[this.#key] ?? "");
    if (one === "" || other === "") return Number(one === "") - Number(other === "");
    const isNumber = typeof one === "number" && typeof other === "number";
    const found = isNumber ? one - other : order.compare(String(one), String(other));
    return this.#isUp ? found : -found;
  }

  /** @param {string} group */
  #filter(group) {
    this.#group = group;
    for (const chip of all(this.place, ".b-chip")) {
      chip.ariaPressed = String(chip.dataset.group === group);
    }
    this.#show();
  }

  /** @param {string} text */
  #find(text) {
    this.#wanted = text.trim().toLowerCase();
    this.#show();
    const n = this.#rows.filter(({ line }) => !line?.hidden).length;
    part(this.root, "live").textContent = say("found", { n });
  }

  /** Show the rows that are looked for, and how many each group has. */
  #show() {
    this.place.hidden = !this.#rows.length;
    /** @type {Record<string, number>} */
    const counts = { [ALL]: this.#rows.length };
    /** @type {Record<string, number>} */
    const shown = {};
    for (const { group, keys, line } of this.#rows) {
      counts[group] = (counts[group] ?? 0) + 1;
      const isFound = String(keys.find).includes(this.#wanted);
      if (line) line.hidden = !isFound;
      shown[group] = (shown[group] ?? 0) + Number(isFound);
    }
    for (const [name, body] of this.groups) {
      body.hidden = !shown[name] || (this.#group !== ALL && this.#group !== name);
    }
    // Few need no license: that chip stands there only for them.
    for (const chip of all(this.place, "[data-rare]")) chip.hidden = !counts[chip.dataset.group];
    for (const place of all(this.place, "[data-count]")) put(place, String(counts[place.dataset.count] ?? 0));
  }
}

/** @param {Row[]} rows */
function linesOf(rows) {
  return /** @type {HTMLElement[]} */ (rows.map(({ line }) => line).filter(Boolean));
}
