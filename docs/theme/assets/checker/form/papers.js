/**
 * The papers, a row each: chips for what is asked of one, and three answers for the whole of it.
 *
 * An answer is drawn at once; which chips there are, how a paper stands and every sentence come with
 * the reply of the rules.
 */

import { all, one, part, pressed, put } from "../dom.js";
import { patch } from "../result/patch.js";
import * as words from "../words.js";
import { PaperGroups } from "./paper-groups.js";
import { isSecondClick } from "./pressing.js";
import { show } from "./rows.js";

/** What a press makes of an answer; while a visitor says what is missing, the first makes it so. */
const NEXT = new Map([[undefined, true], [true, false], [false, undefined], [null, true]]);
const NEXT_MISSING = new Map([[undefined, false], [true, false], [null, false], [false, undefined]]);
const NAMES = new Map([[true, "yes"], [false, "no"], [null, "unsure"]]);
/** What the buttons for a whole paper write; that something is missing only a chip can say. */
const WHOLE = { all: true, unsure: null };

export class Papers {
  /** @type {Record<string, string>} what was drawn of each row, as text: the same is not drawn again */
  #drawn = {};

  /** @param {Form} form */
  constructor(form) {
    this.form = form;
    this.element = /** @type {HTMLElement} */ (one(form.element, ".b-papers"));
    this.groups = new PaperGroups(this.element);
    /** @type {HTMLElement[]} */
    this.papers = all(this.element, ".b-paper");
    /** @type {PapersReply} how the papers stand before any answer */
    this.built = JSON.parse(words.parts.papers);
    /** @type {Acts} */
    this.acts = {
      ...this.groups.acts,
      "paper-why": (button) => this.#toggleWhy(button),
      together: (button) => this.#answerGroup(button),
    };
    this.element.addEventListener("click", (event) => this.#clicked(event));
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("keyup", ({ target }) => this.#entered(/** @type {Element} */ (target)));
    form.answers.addEventListener("change", () => this.draw());
  }

  /**
   * Take up what the rules say of the papers: as built, where they say nothing.
   * @param {Reply | null} reply
   */
  take(reply) {
    const found = reply?.papers.rows ? reply.papers : this.built;
    for (const paper of this.papers) {
      const row = found.rows[paper.dataset.paper ?? ""];
      const text = JSON.stringify(row);
      if (this.#drawn[paper.id] === text) continue;
      this.#drawn[paper.id] = text;
      this.#show(paper, row);
      this.#drawPaper(paper);
    }
    part(this.element, "papers-before").hidden = reply?.opens === "papers";
    this.groups.take(found);
  }

  /**
   * Show how one paper stands.
   * @param {HTMLElement} paper
   * @param {PaperRow} row
   */
  #show(paper, row) {
    paper.dataset.state = row.state;
    paper.toggleAttribute("data-there", row.there);
    paper.classList.toggle("b-paper--back", row.state === "not_applicable" || row.state === "perhaps");
    put(part(paper, "paper-state"), row.word);
    patch(part(paper, "paper-marks"), row.marks);
    patch(part(paper, "paper-said"), row.said);
    this.#showEntries(paper, row.chips);
    const asked = new Map(row.chips.map((chip) => [chip.path, chip]));
    for (const chip of chipsOf(paper)) showChip(chip, asked.get(chip.dataset.chip ?? ""));
    for (const day of all(paper, ".b-paper__day")) {
      const { kind = "", text = "" } = row.days[day.dataset.day] ?? {};
      day.dataset.kind = kind;
      put(day, text);
    }
  }

  /**
   * Have a chip for each paper of a list's entries: as many as there are, in order.
   * @param {HTMLElement} paper
   * @param {PaperChip[]} chips
   */
  #showEntries(paper, chips) {
    const place = one(paper, ".b-paper__entries");
    const wanted = chips.filter(({ label }) => label);
    const stands = new Map([...place.children].map((chip) => [chip.dataset.chip, chip]));
    const kept = wanted.map(({ path, label = "" }) => {
      const chip = stands.get(path) ?? /** @type {HTMLElement} */ (words.make("chip").firstElementChild);
      chip.dataset.chip = path;
      put(one(chip, ".b-mark__name"), label);
      return chip;
    });
    // What stands there already keeps its focus.
    if (kept.some((chip, i) => chip !== place.children[i]) || kept.length !== stands.size) place.replaceChildren(...kept);
  }

  /** Draw the answers: in each chip, and in the three for the whole paper. */
  draw() {
    for (const paper of this.papers) this.#drawPaper(paper);
  }

  /** @param {HTMLElement} paper */
  #drawPaper(paper) {
    const chips = shownChips(paper);
    for (const chip of chips) this.#drawChip(chip);
    const values = wholeChips(paper).map((chip) => this.#read(chip));
    const isMissing = values.includes(false) || Boolean(paper.dataset.missing);
    const whole = {
      all: values.length > 0 && values.every((value) => value === true),
      missing: isMissing,
      unsure: !isMissing && values.length > 0 && values.every((value) => value === null),
    };
    for (const button of all(paper, "[data-whole]")) {
      const isOn = String(whole[/** @type {keyof whole} */ (button.dataset.whole)]);
      if (button.ariaPressed !== isOn) button.ariaPressed = isOn;
    }
    // One stop of the Tab key for the chips, one for the three buttons.
    if (!chips.some((chip) => chip.tabIndex === 0) && chips[0]) chips[0].tabIndex = 0;
  }

  /** @param {HTMLElement} chip */
  #drawChip(chip) {
    const name = NAMES.get(this.#read(chip)) ?? "";
    if (chip.dataset.answer === name) return;
    chip.dataset.answer = name;
    put(one(chip, ".b-mark__answer"), words.say("colon") + words.say(`mark.${name || "open"}`));
  }

  /** @param {HTMLElement} chip */
  #read(chip) {
    return this.form.answers.read(chip.dataset.chip ?? "");
  }

  /**
   * Answer what some chips ask, in one change.
   * @param {HTMLElement[]} chips
   * @param {true | false | null | undefined} value
   */
  #answer(chips, value) {
    const paths = chips.map((chip) => chip.dataset.chip ?? "");
    for (const path of paths) {
      const row = this.form.row(path);
      if (row) show(row, value);
    }
    this.form.answers.writeAll(Object.fromEntries(paths.map((path) => [path, value])));
    this.form.showState();
    for (const list of this.form.lists) list.refresh();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    // Not on focus: what folds while the pointer is down would slip away from under it.
    this.#entered(/** @type {Element} */ (event.target));
    const chip = pressed(event, "[data-chip]");
    const whole = pressed(event, "[data-whole]");
    const button = chip ?? whole;
    if (!button || isSecondClick(event, button)) return;
    if (chip) this.#turn(chip);
    else if (whole) this.#answerWhole(whole);
  }

  /** @param {HTMLElement} chip */
  #turn(chip) {
    const next = paperOf(chip).dataset.missing ? NEXT_MISSING : NEXT;
    this.#answer([chip], next.get(this.#read(chip)));
  }

  /**
   * Answer a whole paper; what was chosen, chosen again, is taken back.
   * @param {HTMLElement} button
   */
  #answerWhole(button) {
    const paper = paperOf(button);
    const name = button.dataset.whole ?? "";
    const wasOn = button.ariaPressed === "true";
    const chips = wholeChips(paper);
    delete paper.dataset.missing;
    if (name === "missing") this.#askMissing(paper, chips);
    else this.#answer(chips, wasOn ? undefined : WHOLE[/** @type {keyof WHOLE} */ (name)]);
  }

  /**
   * Lead to the chips: which of them is missing, only the visitor can say.
   * @param {HTMLElement} paper
   * @param {HTMLElement[]} chips
   */
  #askMissing(paper, chips) {
    paper.dataset.missing = words.say("tapMissing");
    this.#drawPaper(paper);
    moveTo(chips, chips[0]);
  }

  /**
   * Tick all papers of a group that has neither signature, seal nor date.
   * @param {HTMLElement} button
   */
  #answerGroup(button) {
    const papers = all(/** @type {Element} */ (button.closest(".b-errand")), ".b-paper:not(.b-paper--back)");
    this.#answer(papers.flatMap(wholeChips), true);
  }

  /**
   * Chips: arrows move, Backspace takes back. The three for the whole paper: 1, 2, 3 choose, too.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chip = pressed(event, "[data-chip]");
    const whole = pressed(event, "[data-whole]");
    const at = chip ?? whole;
    if (!at) return;
    const paper = paperOf(at);
    const row = chip ? shownChips(paper) : all(paper, "[data-whole]");
    const chosen = whole && row[Number(event.key) - 1];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) moveTo(row, row[(row.indexOf(at) + step + row.length) % row.length]);
    else if (event.key === "Backspace") this.#clear(chip ? [chip] : wholeChips(paper), paper);
    else if (chosen) {
      moveTo(row, chosen);
      if (chosen.ariaPressed !== "true") this.#answerWhole(chosen);
    } else return;
    event.preventDefault();
  }

  /**
   * @param {HTMLElement[]} chips
   * @param {HTMLElement} paper
   */
  #clear(chips, paper) {
    delete paper.dataset.missing;
    this.#answer(chips, undefined);
  }

  /**
   * A visitor who has gone on to another paper no longer says what is missing of this one.
   * @param {Element} target
   */
  #entered(target) {
    const paper = /** @type {HTMLElement | null} */ (target.closest(".b-paper"));
    for (const other of this.papers) {
      if (other === paper || !other.dataset.missing) continue;
      delete other.dataset.missing;
      this.#drawPaper(other);
    }
    this.groups.enter(target.closest(".b-errand"));
  }

  /** @param {HTMLElement} button */
  #toggleWhy(button) {
    const isOpen = button.ariaExpanded !== "true";
    button.ariaExpanded = String(isOpen);
    paperOf(button).classList.toggle("b-paper--why", isOpen);
  }

  /**
   * Go to a question of a paper: to its chip, or into the fold with all its questions, which is opened.
   * Tell whether the focus has gone there.
   * @param {string} path
   */
  goTo(path) {
    const chip = /** @type {HTMLElement | undefined} */ (
      this.papers.flatMap(shownChips).find((one) => one.dataset.chip === path)
    );
    const paper = chip ? paperOf(chip) : this.form.row(path)?.closest(".b-paper");
    if (!(paper instanceof HTMLElement)) return false;
    this.groups.openFor(paper);
    const why = one(paper, "[data-do=paper-why]");
    const isHidden = !chip && this.form.row(path)?.closest(".b-paper__why");
    if (isHidden && why.ariaExpanded !== "true") this.#toggleWhy(why);
    if (!chip) return false;
    chip.scrollIntoView({ block: "center" });
    moveTo(shownChips(paper), chip);
    return true;
  }
}

/** @param {HTMLElement} inside */
const paperOf = (inside) => /** @type {HTMLElement} */ (inside.closest(".b-paper"));

/**
 * @param {HTMLElement} paper
 * @returns {HTMLElement[]}
 */
const chipsOf = (paper) => all(paper, "[data-chip]");

/** @param {HTMLElement} paper */
const shownChips = (paper) => chipsOf(paper).filter((chip) => !chip.hidden);

/**
 * What "all there" ticks: not what only stands in for something else.
 * @param {HTMLElement} paper
 */
const wholeChips = (paper) => shownChips(paper).filter((chip) => !chip.hasAttribute("data-instead"));

/**
 * Show whether a chip is asked for, and what column alone asks for it.
 * @param {HTMLElement} chip
 * @param {PaperChip | undefined} asked
 */
function showChip(chip, asked) {
  chip.hidden = !asked;
  chip.toggleAttribute("data-alone", Boolean(asked?.tag));
  chip.toggleAttribute("data-instead", Boolean(asked?.instead));
  put(one(chip, ".b-mark__tag"), asked?.tag ?? "");
  put(one(chip, ".b-mark__asked"), asked?.asked ? words.say("markAsked", { asked: asked.asked }) : "");
}

/**
 * Move the focus in a row of buttons that is one stop of the Tab key.
 * @param {HTMLElement[]} row
 * @param {HTMLElement} to
 */
function moveTo(row, to) {
  for (const button of row) button.tabIndex = button === to ? 0 : -1;
  to.focus();
}
