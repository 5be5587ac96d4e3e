/** How much is answered, section by section, and what stepped back or waits there. */

import { all, one, part, put } from "../dom.js";
import { headOf } from "./sections.js";

/** @param {number} n */
const isOne = (n) => n === 1;

export class Counts {
  /** @type {number | undefined} the frame for which a count is planned */
  #frame;

  /** @param {import("./form.js").Form} form */
  constructor(form) {
    this.form = form;
    this.words = form.words;
    this.total = one(form.root, ".b-rail__total");
  }

  /** Count with the next frame, unless the rules have answered by then: they have it counted anew. */
  showSoon() {
    this.#frame ??= requestAnimationFrame(() => this.show());
  }

  show() {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const counted = all(this.form.element, ".b-section").map((section) => this.#section(section));
    if (this.total) this.#showTotal(counted);
    this.#showGates();
    this.form.filterRows();
  }

  /** @param {{answered: number, total: number, apart: number}[]} counted */
  #showTotal(counted) {
    const sum = (/** @type {"answered" | "total" | "apart"} */ key) => counted.reduce((n, each) => n + each[key], 0);
    this.total.dataset.empty ??= this.total.textContent ?? "";
    const lines = [this.words.say("total", { n: sum("answered"), m: sum("total") })];
    if (sum("apart")) lines.push(this.words.say("notNeeded", { n: sum("apart") }));
    put(this.total, this.form.answers.count > 0 ? lines.join("\n") : this.total.dataset.empty);
  }

  /** @param {HTMLElement} section */
  #section(section) {
    const asked = all(section, ".b-row").filter((row) => !row.dataset.kept);
    const away = asked.filter((row) => row.closest(".b-paper")?.hidden);
    const folded = asked.filter((row) => row.matches(".b-row--back") && !away.includes(row));
    const back = [...away, ...folded];
    const here = asked.filter((row) => !back.includes(row));
    const n = here.filter((row) => this.form.isAnswered(row)).length;
    this.#showCount(section, n, here.length);
    this.#showBack(section, folded.filter((row) => !row.dataset.idle).length, folded.length);
    this.#showRest(section);
    return { answered: n, total: here.length, apart: back.filter((row) => !row.dataset.idle).length };
  }

  /**
   * @param {HTMLElement} section
   * @param {number} n
   * @param {number} m
   */
  #showCount(section, n, m) {
    const head = headOf(section);
    const isOpen = head.getAttribute("aria-expanded") === "true";
    const counted = this.words.say("answered", { n, m });
    const place = one(head, ".b-section__n");
    // What a section can ask at most was counted by the build, with an entry in each list.
    place.dataset.most ??= place.textContent;
    put(place, (n === 0 && !isOpen && !this.form.reply) || m === 0 ? place.dataset.most : counted);
    const said = one(section, ".b-section__said");
    put(part(said, "said"), this.form.reply?.sections[section.dataset.section ?? ""] ?? "");
    said.hidden = isOpen || n === 0;
    const item = one(this.form.root, `.b-rail [data-section="${section.dataset.section}"]`);
    // A section that only keeps what was noted has nothing to count.
    if (!item || m === 0) return;
    put(one(item, ".b-rail__n"), this.words.say("count", { n, m }));
    put(one(item, ".b-rail__spoken"), `, ${counted}`);
    one(item, ".b-ring").style.setProperty("--b-part", String(n / m));
  }

  /**
   * @param {HTMLElement} section
   * @param {number} n
   * @param {number} folded
   */
  #showBack(section, n, folded) {
    const line = one(section, ".b-back");
    line.hidden = folded === 0 || (n === 0 && !this.form.reply);
    const shown = n || folded;
    put(part(line, "back"), this.words.say(isOne(shown) ? "oneBack" : "manyBack", { n: shown }));
  }

  /** @param {HTMLElement} section */
  #showRest(section) {
    const rest = one(section, ".b-rest");
    if (!rest) return;
    const left = all(rest, ":scope > .b-row").filter((row) => !row.matches(".b-row--back") && !row.dataset.kept).length;
    rest.hidden = left === 0 && !section.matches(".b-section--back");
    put(part(rest, "rest"), this.words.say(isOne(left) ? "oneRest" : "rest", { n: left }));
  }

  /** Show the note on the gate questions until they are answered, then the filter. */
  #showGates() {
    const note = one(this.form.element, ".b-gate");
    if (!note) return;
    const isOpen = all(this.form.element, ".b-row[data-gate]").some((row) => !this.form.isAnswered(row));
    note.hidden = !isOpen;
    one(this.form.element, ".b-filter").hidden = isOpen;
  }
}
