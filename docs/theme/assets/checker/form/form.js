/** The questionnaire: what is typed becomes answers; what cannot matter steps back. */

import { all, one, part, put, steadily } from "../dom.js";
import { List } from "./lists.js";
import * as rows from "./rows.js";

/** @typedef {{relevant: string[], asked: string[], next: {path: string} | null,
 *   sections: Record<string, string>, ruled: boolean, errors: {path: string, en: string, zh: string}[],
 *   problems: {code: string, en: string, zh: string}[]}} Reply */

// The second click of a double click is none: it would take the answer back.
const DOUBLE = 400;

export class Form extends EventTarget {
  /** @type {WeakMap<EventTarget, number>} when each place was clicked */
  #clicks = new WeakMap();
  /** @type {number | undefined} the frame for which a count is planned */
  #counting;
  /** Whether some field shows an error. */
  #inError = false;

  /**
   * @param {HTMLElement} root everything that belongs to the checker on this page
   * @param {import("../keep/answers.js").Answers} answers
   * @param {import("../dom.js").Words} words
   * @param {"en" | "zh"} lang
   */
  constructor(root, answers, words, lang) {
    super();
    this.root = root;
    this.element = /** @type {HTMLFormElement} */ (one(root, "form"));
    this.answers = answers;
    this.words = words;
    this.lang = lang;
    /** @type {Reply | null} */
    this.reply = null;
    this.onlyUnanswered = false;
    for (const row of this.rows) this.#dress(row);
    /** @type {[HTMLElement, Element[]][]} each fold, with all that it holds before any answer */
    this.folds = all(this.element, ".b-rest").map((rest) => [rest, [...rest.children]]);
    /** @type {List[]} */
    this.lists = all(this.element, ".b-row--list").map(
      (row) => new List(row, answers, words, (made) => this.#dress(made)),
    );
    this.#listen();
    this.#adopt();
    this.fill();
  }

  /** Take up what was answered before this script had arrived. */
  #adopt() {
    for (const row of this.rows) {
      const path = row.dataset.path ?? "";
      const value = this.#valueOf(row);
      if (value !== undefined && this.answers.read(path) === undefined) this.answers.write(path, value);
    }
  }

  /** @returns {HTMLElement[]} */
  get rows() {
    return all(this.element, ".b-row");
  }

  /** @param {HTMLElement} row */
  #dress(row) {
    if (row.dataset.idle) row.classList.add("b-row--back");
    one(row, ":scope > .b-why")?.addEventListener("toggle", () => rows.describe(row));
  }

  #listen() {
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.addEventListener("change", (event) => this.#changed(event));
    this.element.addEventListener("click", (event) => {
      if (this.#isDouble(event)) event.preventDefault();
      else this.#clickedAgain(event);
    });
    this.element.addEventListener("keydown", (event) => this.#pressed(event));
    this.element.addEventListener("focusin", (event) => this.#entered(event));
    this.element.addEventListener("focusout", (event) => this.#left(event));
    this.element.addEventListener("input", (event) => this.#find(event));
  }

  /** Show all answers in the form. */
  fill() {
    for (const list of this.lists) list.draw();
    for (const row of this.rows.filter((found) => found.dataset.type !== "list")) {
      rows.show(row, this.answers.read(row.dataset.path ?? ""));
      if (one(row, ".b-pick")) rows.sayChosen(row, this.words);
    }
    this.count();
  }

  /** @param {Event} event */
  #changed(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (box.closest(".b-row"));
    if (!row) return;
    if (box.type === "checkbox") rows.exclude(row, box);
    if (box.type === "date") rows.mark(box);
    if (box.matches("input.b-field")) for (const pressed of all(row, ".b-toggle input")) pressed.checked = false;
    if (one(row, ":scope > .b-control > .b-pick")) rows.sayChosen(row, this.words);
    this.#take(row);
  }

  /** @param {HTMLElement} row */
  #take(row) {
    this.answers.write(row.dataset.path ?? "", this.#valueOf(row));
    this.#listOf(row)?.refresh();
    this.#countSoon();
  }

  /** Count with the next frame, unless the rules have answered by then: they have it counted anew. */
  #countSoon() {
    this.#counting ??= requestAnimationFrame(() => this.count());
  }

  /** @param {HTMLElement} row */
  #valueOf(row) {
    return row.dataset.type === "list" ? this.#listValue(row) : rows.valueOf(row);
  }

  /** @param {HTMLElement} row */
  #listValue(row) {
    const box = one(row, ":scope > .b-control input:checked");
    if (!box) return undefined;
    return box.value === "none" ? [] : null;
  }

  /** @param {Element} inside */
  #listOf(inside) {
    const row = inside.closest(".b-row--list");
    return this.lists.find((list) => list.row === row);
  }

  /**
   * Tell the second click of a double click on an answer; keys have no clicks to count.
   * @param {MouseEvent} event
   */
  #isDouble({ target, detail, timeStamp }) {
    const place = /** @type {HTMLElement} */ (target);
    if (detail === 0 || !place.closest(".b-row label")) return false;
    const before = this.#clicks.get(place) ?? -Infinity;
    this.#clicks.set(place, timeStamp);
    return timeStamp - before < DOUBLE;
  }

  /**
   * Choosing the chosen answer again takes it back.
   * @param {MouseEvent} event
   */
  #clickedAgain(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (box.closest?.(".b-row"));
    if (box.type !== "radio" || !row || !box.checked) return;
    // The change comes after the click: what is stored already was chosen before it.
    const before = this.answers.read(row.dataset.path ?? "");
    const now = rows.valueOf(row);
    if (before === now && before !== undefined) this.#clear(row);
  }

  /** @param {HTMLElement} row */
  #clear(row) {
    rows.clear(row);
    this.#take(row);
  }

  /**
   * In a group of answers 1, 2, 3 choose, Backspace takes back; Escape closes a picker.
   * @param {KeyboardEvent} event
   */
  #pressed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const picker = /** @type {HTMLDetailsElement | null} */ (target.closest(".b-pick[open]"));
    if (picker && event.key === "Escape") {
      picker.open = false;
      one(picker, "summary").focus();
      return;
    }
    const row = /** @type {HTMLElement | null} */ (target.closest(".b-row"));
    if (!row || !target.matches(".b-seg input")) return;
    const boxes = all(one(row, ".b-seg"), "input");
    const chosen = boxes[Number(event.key) - 1];
    if (event.key === "Backspace") this.#clear(row);
    else if (chosen) {
      chosen.checked = true;
      chosen.focus();
      this.#take(row);
    } else return;
    event.preventDefault();
  }

  /** @param {FocusEvent} event */
  #entered(event) {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.closest('[data-type="money"]') && target.matches("input.b-field")) rows.ungroup(target);
  }

  /** @param {FocusEvent} event */
  #left(event) {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.closest('[data-type="money"]') && target.matches("input.b-field")) rows.group(target);
    const section = target.closest(".b-section");
    // What waited for the focus to leave may step back now.
    if (section && !section.contains(/** @type {Node | null} */ (event.relatedTarget))) {
      queueMicrotask(() => this.stepBack());
    }
  }

  /**
   * Narrow a picker's boxes to what is typed.
   * @param {Event} event
   */
  #find(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (!field.matches(".b-pick__find")) return;
    event.stopPropagation();
    const typed = field.value.trim().toLowerCase();
    const picker = /** @type {HTMLElement} */ (field.closest(".b-pick"));
    let shown = 0;
    for (const label of all(picker, ".b-pick__boxes label")) {
      label.hidden = !label.textContent.toLowerCase().includes(typed);
      shown += label.hidden ? 0 : 1;
    }
    one(picker, ".b-pick__count").textContent = this.words.say("found", { n: shown });
  }

  /**
   * Take up what the rules say of the questions.
   * @param {Reply} reply
   */
  hear(reply) {
    this.reply = reply;
    this.#errors(reply.errors);
    this.#shares(reply);
    this.#bringOut(new Set(reply.relevant));
    this.stepBack();
    for (const list of this.lists) list.refresh();
    for (const row of this.rows) {
      row.classList.toggle("b-row--next", row.dataset.path === reply.next?.path);
    }
  }

  /**
   * Beside a rule only the questions of an entry step back: what a person need not show.
   * @param {Reply} reply
   */
  hearSmall(reply) {
    const relevant = new Set(reply.relevant);
    const focused = document.activeElement?.closest(".b-row");
    this.#errors(reply.errors);
    this.#shares(reply);
    for (const row of all(this.element, ".b-entry .b-row").filter((found) => found !== focused)) {
      const matters = row.dataset.stays || relevant.has(row.dataset.path ?? "");
      row.classList.toggle("b-row--back", !matters);
    }
    for (const list of this.lists) list.refresh();
  }

  /**
   * What decides need, class and authority does not stay folded away; the focused row waits.
   * @param {Set<string>} relevant
   */
  #bringOut(relevant) {
    const rows = all(this.element, ".b-rest > .b-row[data-route]").filter(
      (row) => relevant.has(row.dataset.path) && !row.contains(document.activeElement),
    );
    if (rows.length) steadily(() => rows.forEach((row) => row.parentElement.before(row)));
  }

  /** Show the form as it is before any answer. */
  forget() {
    this.reply = null;
    for (const [rest, held] of this.folds) rest.append(...held);
    for (const row of this.rows) {
      row.classList.toggle("b-row--back", Boolean(row.dataset.idle));
      row.classList.remove("b-row--next", "b-row--here");
      rows.showError(row, "");
    }
    for (const paper of all(this.element, ".b-paper")) {
      paper.hidden = false;
      paper.classList.remove("b-paper--back");
    }
    this.fill();
  }

  /**
   * The short names of some questions.
   * @param {string[]} paths
   */
  named(paths) {
    return paths.map((path) => {
      const row = this.rows.find((found) => found.dataset.path === path);
      return row?.dataset.short ?? path;
    });
  }

  /** @param {Reply["errors"]} errors */
  #errors(errors) {
    const byPath = new Map(errors.map((error) => [error.path, error[this.lang]]));
    // Most often there is none and was none.
    if (byPath.size === 0 && !this.#inError) return;
    for (const row of this.rows) rows.showError(row, byPath.get(row.dataset.path ?? "") ?? "");
    this.#inError = byPath.size > 0;
  }

  /**
   * Say what the shares add up to, and what the rules think of it.
   * @param {Reply} reply
   */
  #shares(reply) {
    const list = this.lists.find((found) => found.name === "shareholders");
    if (!list) return;
    const shares = list.value.map((entry) => entry.share);
    const known = shares.length > 0 && shares.every((share) => typeof share === "number");
    const problem = reply.problems.find((found) => found.code === "shares-do-not-add-up");
    const sum = shares.reduce((total, share) => total + share, 0).toFixed(2);
    const said = known ? this.words.say("sum", { sum: `${sum}%` }) : "";
    const place = one(list.row, ".b-sum");
    if (place.textContent !== said) place.textContent = said;
    place.classList.toggle("b-sum--right", known && !problem);
    place.classList.toggle("b-sum--wrong", Boolean(problem));
    for (const note of all(list.row, ".b-sum-note")) {
      note.hidden = !problem;
      note.textContent = problem ? `${problem[this.lang]} ${this.words.say("sumAsk")}` : "";
    }
  }

  /** Fold away the questions that can no longer change the result; the focused one waits. */
  stepBack() {
    const reply = this.reply;
    if (!reply) return;
    const turned = this.#turned(new Set(reply.relevant));
    const turn = () => {
      for (const row of turned) row.classList.toggle("b-row--back");
      this.#papers(reply.asked);
      this.count();
    };
    // To keep the page steady it must be laid out, twice: only where something moves.
    if (turned.length) steadily(turn);
    else turn();
  }

  /**
   * The rows that step back or come forward.
   * @param {Set<string>} relevant
   */
  #turned(relevant) {
    const focused = document.activeElement?.closest(".b-row") ?? null;
    // Before all law nothing is known to be without effect.
    const unruled = this.reply?.ruled === false;
    return this.rows.filter((row) => {
      const stays = Boolean(row.dataset.stays) || (unruled && !row.dataset.idle);
      const matters = stays || relevant.has(row.dataset.path ?? "");
      const isBack = row.classList.contains("b-row--back");
      return matters ? isBack : !isBack && !row.contains(focused);
    });
  }

  /** @param {string[]} asked */
  #papers(asked) {
    const papers = all(this.element, ".b-paper");
    for (const paper of papers) {
      const waits = paper.contains(document.activeElement);
      const back = all(paper, ".b-row").every((row) => row.classList.contains("b-row--back"));
      paper.classList.toggle("b-paper--back", !waits && back);
      paper.hidden = !waits && !asked.includes(paper.dataset.paper);
    }
    const place = part(this.element, "not-asked");
    if (!place) return;
    const left = papers.filter((paper) => paper.hidden).map((paper) => paper.dataset.number);
    place.hidden = left.length === 0;
    put(place, this.words.say("notAsked", { list: left.join(this.words.say("listMark")) }));
  }

  /** Count what is answered, section by section. */
  count() {
    if (this.#counting !== undefined) cancelAnimationFrame(this.#counting);
    this.#counting = undefined;
    let answered = 0;
    let total = 0;
    let apart = 0;
    for (const section of all(this.element, ".b-section")) {
      const counts = this.#countSection(section);
      answered += counts.answered;
      total += counts.total;
      apart += counts.apart;
    }
    const place = one(this.root, ".b-rail__total");
    if (place) this.#sayTotal(place, answered, total, apart);
    this.gates();
    this.#filterRows();
  }

  /**
   * @param {HTMLElement} place
   * @param {number} answered
   * @param {number} total
   * @param {number} apart
   */
  #sayTotal(place, answered, total, apart) {
    place.dataset.empty ??= place.textContent ?? "";
    const lines = [this.words.say("total", { n: answered, m: total })];
    if (apart) lines.push(this.words.say("notNeeded", { n: apart }));
    put(place, this.answers.count > 0 ? lines.join("\n") : place.dataset.empty);
  }

  /** @param {HTMLElement} section */
  #countSection(section) {
    const asked = all(section, ".b-row").filter((row) => !row.dataset.kept);
    const away = asked.filter((row) => row.closest(".b-paper")?.hidden);
    const folded = asked.filter((row) => row.matches(".b-row--back") && !away.includes(row));
    const back = [...away, ...folded];
    const here = asked.filter((row) => !back.includes(row));
    const n = here.filter((row) => this.#isAnswered(row)).length;
    this.#sayCount(section, n, here.length);
    this.#sayBack(section, folded.filter((row) => !row.dataset.idle).length, folded.length);
    this.#sayRest(section);
    return { answered: n, total: here.length, apart: back.filter((row) => !row.dataset.idle).length };
  }

  /** @param {HTMLElement} row */
  #isAnswered(row) {
    return this.answers.read(row.dataset.path ?? "") !== undefined;
  }

  /**
   * @param {HTMLElement} section
   * @param {number} n
   * @param {number} m
   */
  #sayCount(section, n, m) {
    const head = one(section, "[data-do=fold]");
    const untouched = n === 0 && head.getAttribute("aria-expanded") === "false";
    const counted = this.words.say("answered", { n, m });
    const place = one(head, ".b-section__n");
    // What a section can ask at most was counted by the build, with an entry in each list.
    place.dataset.most ??= place.textContent;
    put(place, (untouched && !this.reply) || m === 0 ? place.dataset.most : counted);
    const said = one(section, ".b-section__said");
    const sentence = this.reply?.sections[section.dataset.section ?? ""] ?? "";
    put(part(said, "said"), sentence);
    said.hidden = head.getAttribute("aria-expanded") === "true" || n === 0;
    const item = one(this.root, `.b-rail [data-section="${section.dataset.section}"]`);
    if (!item) return;
    // A section that only keeps what was noted has nothing to count.
    if (m === 0) return;
    put(one(item, ".b-rail__n"), this.words.say("count", { n, m }));
    put(one(item, ".b-rail__spoken"), `, ${counted}`);
    one(item, ".b-ring").style.setProperty("--b-part", String(m ? n / m : 0));
  }

  /**
   * @param {HTMLElement} section
   * @param {number} n
   * @param {number} folded
   */
  #sayBack(section, n, folded) {
    const line = one(section, ".b-back");
    line.hidden = folded === 0 || (n === 0 && !this.reply);
    const shown = n || folded;
    put(part(line, "back"), this.words.say(shown === 1 ? "oneBack" : "manyBack", { n: shown }));
  }

  /** @param {HTMLElement} section */
  #sayRest(section) {
    const rest = one(section, ".b-rest");
    if (!rest) return;
    const left = all(rest, ":scope > .b-row").filter(
      (row) => !row.matches(".b-row--back") && !row.dataset.kept,
    );
    rest.hidden = left.length === 0 && !section.matches(".b-section--back");
    put(part(rest, "rest"), this.words.say(left.length === 1 ? "oneRest" : "rest", { n: left.length }));
  }

  /** Show the note on the gate questions until they are answered, then the filter. */
  gates() {
    const note = one(this.element, ".b-gate");
    if (!note) return;
    const open = this.rows.some((row) => row.dataset.gate && !this.#isAnswered(row));
    note.hidden = !open;
    one(this.element, ".b-filter").hidden = open;
  }

  /** Hide what is answered while only the unanswered are wanted; a focused row waits. */
  #filterRows() {
    const focused = document.activeElement?.closest(".b-row");
    for (const row of this.rows) {
      const hide = this.onlyUnanswered && this.#isAnswered(row) && !row.contains(focused ?? null);
      row.classList.toggle("b-row--answered", hide && row.dataset.type !== "list");
    }
  }

  /** @param {boolean} only */
  filterUnanswered(only) {
    this.onlyUnanswered = only;
    this.#filterRows();
    const shown = this.rows.filter((row) => row.offsetParent !== null).length;
    part(this.element, "shown").textContent = this.words.say("shown", { n: shown });
  }

  /**
   * Open or close a section; a finished one may close when another opens.
   * @param {HTMLElement} section
   * @param {boolean} open
   */
  fold(section, open) {
    one(section, "[data-do=fold]").setAttribute("aria-expanded", String(open));
    if (open) {
      for (const other of all(this.element, ".b-section")) {
        if (other !== section && this.#isFinished(other)) {
          one(other, "[data-do=fold]").setAttribute("aria-expanded", "false");
        }
      }
    }
    steadily(() => this.count());
  }

  /** @param {HTMLElement} section */
  #isFinished(section) {
    const asked = all(section, ".b-row").filter(
      (row) => !row.dataset.kept && !row.matches(".b-row--back, .b-paper[hidden] .b-row"),
    );
    return asked.length > 0 && asked.every((row) => this.#isAnswered(row));
  }

  /**
   * Show what stepped back in a section, or fold it away again.
   * @param {HTMLElement} section
   * @param {boolean} show
   */
  showBack(section, show) {
    const button = one(section, "[data-do=show]");
    button.setAttribute("aria-expanded", String(show));
    button.textContent = this.words.say(show ? "hide" : "show");
    section.classList.toggle("b-section--back", show);
    const rest = one(section, ".b-rest");
    if (show && rest) {
      rest.hidden = false;
      rest.open = true;
    }
    if (show) rows.control(one(section, ".b-row--back"))?.focus();
  }

  /**
   * Go to a question: open what hides it and put the focus on its control.
   * @param {string} path
   */
  goTo(path) {
    const list = this.lists.find((found) => path.startsWith(`${found.name}[`));
    if (list) {
      list.open = Number(path.match(/\[(\d+)\]/)?.[1]);
      list.draw();
      if (this.reply) this.stepBack();
    }
    const row = this.rows.find((found) => found.dataset.path === path);
    if (!row) return;
    const section = /** @type {HTMLElement | null} */ (row.closest(".b-section"));
    if (section) this.#open(section, row);
    for (const here of all(this.element, ".b-row--here")) here.classList.remove("b-row--here");
    row.classList.add("b-row--here");
    row.classList.remove("b-row--answered");
    row.scrollIntoView({ block: "center" });
    const target = list && path === list.name ? null : rows.control(row);
    target?.focus({ preventScroll: true });
  }

  /**
   * @param {HTMLElement} section
   * @param {HTMLElement} row
   */
  #open(section, row) {
    one(section, "[data-do=fold]").setAttribute("aria-expanded", "true");
    const rest = /** @type {HTMLDetailsElement | null} */ (row.closest(".b-rest"));
    if (rest) {
      rest.hidden = false;
      rest.open = true;
    }
    if (row.matches(".b-row--back")) section.classList.add("b-section--back");
    this.count();
  }

  /**
   * Do what a button inside the form says.
   * @param {HTMLElement} button
   * @param {string} act
   * @returns {boolean} whether it was one of the form's
   */
  act(button, act) {
    const section = /** @type {HTMLElement} */ (button.closest(".b-section"));
    const list = this.#listOf(button);
    const index = Number(/** @type {HTMLElement | null} */ (button.closest(".b-entry"))?.dataset.index);
    if (act === "fold") this.fold(section, button.getAttribute("aria-expanded") !== "true");
    else if (act === "unfold") this.#unfold(section);
    else if (act === "show") this.showBack(section, button.getAttribute("aria-expanded") !== "true");
    else if (list && act === "add") list.add();
    else if (list && act === "edit") list.edit(index);
    else if (list && act === "done") list.done();
    else if (list && act === "another") list.add();
    else if (list && act === "remove") this.#remove(list, index);
    else return false;
    if (list) this.#listChanged();
    return true;
  }

  #listChanged() {
    if (this.reply && one(this.element, ".b-section")) this.hear(this.reply);
    else if (this.reply) this.hearSmall(this.reply);
    this.count();
  }

  /** @param {HTMLElement} section */
  #unfold(section) {
    this.fold(section, true);
    one(section, "[data-do=fold]").focus();
  }

  /**
   * @param {List} list
   * @param {number} index
   */
  #remove(list, index) {
    const what = this.words.say("removed", { kind: list.kind, n: index + 1 });
    const undo = list.remove(index);
    this.dispatchEvent(new CustomEvent("removed", { detail: { what, undo, row: list.row } }));
  }
}
