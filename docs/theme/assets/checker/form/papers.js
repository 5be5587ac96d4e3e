/**
 * The papers, a row each: chips for what is asked of one, and three answers for the whole of it. Their
 * groups fold once they are complete; they are listed by errand or by number, or only the rest.
 *
 * The rules write what a row holds; an answer is drawn in its chip at once.
 */

import { all, flip, isPlain, one, part, pressed, put, root, steadily } from "../dom.js";
import * as answers from "../keep/answers.js";
import * as words from "../words.js";
import { reply, rowOf } from "./form.js";
import { reveal } from "./sections.js";
import { isSecondClick, show as showIn } from "./writes.js";

/** What presses make of an answer, one after another. */
const PRESSES = [true, false, undefined];
const NAMES = new Map([[true, "yes"], [false, "no"], [null, "unsure"]]);
/** What the buttons for a whole paper write; that something is missing only a chip can say. */
const WHOLE = { all: true, unsure: null };
/** Papers that are not asked, or not known to be. */
const FOLDED = ["not_applicable", "perhaps"];

/** A small checker has none. */
const element = one(root, ".b-papers");
const papers = all(root, ".b-paper");
const groups = all(root, ".b-errand[data-errand]");
/** Where each paper stands by errand. */
const homes = new Map(papers.map((paper) => [paper, paper.parentElement]));
/** The group that is being worked on. */
let current = "";
/** Whether the first answers have been shown: those of before may have completed groups. */
let isFirst = true;
/** The papers and their groups, and how each stands as built. */
const places = [...papers, ...groups].map((place) => ({ place, built: place.dataset.state }));

export function listen() {
  papers.forEach(ready);
  element?.addEventListener("click", clicked);
  element?.addEventListener("keydown", pressedKey);
  element?.addEventListener("keyup", (/** @type {any} */ { target }) => entered(target));
}

/**
 * Take up what the rules say of the papers: as built, where they say nothing. A group that is not
 * complete is open.
 */
export function take() {
  if (!element) return;
  const { there = 0, places: found } = reply?.papers ?? {};
  for (const each of places) stand(each, found?.[each.place.id]);
  papers.forEach(ready);
  groups.forEach(readyGroup);
  for (const group of groups) if (group.dataset.state !== "there") setOpen(group, true);
  if (isFirst && there) foldOthers();
  isFirst &&= !there;
  show();
}

/**
 * Have the buttons for a whole paper write what its chips ask now.
 * @param {HTMLElement} paper
 */
function ready(paper) {
  for (const [name, value] of Object.entries(WHOLE)) {
    const button = one(paper, `[data-whole=${name}]`);
    button.dataset.writes = JSON.stringify(writesOf(wholeChips(paper), value));
    showIn(button);
  }
}

/**
 * Have one button tick all papers of a group that has neither signature, seal nor date, as long as
 * more than one is asked and some are not there.
 * @param {HTMLElement} group
 */
function readyGroup(group) {
  const button = one(group, "[data-do=together]");
  if (!button) return;
  const asked = all(group, ".b-paper:not(.b-paper--back)");
  button.dataset.writes = JSON.stringify(writesOf(asked.flatMap(wholeChips), true));
  const isWanted = asked.length > 1 && group.dataset.state !== "there";
  button.hidden = !isWanted && button !== document.activeElement;
}

/** Draw the answers in the chips. */
export const show = () => papers.forEach(showPaper);

/** @param {HTMLElement} paper */
function showPaper(paper) {
  const chips = chipsOf(paper);
  for (const chip of chips) {
    const name = NAMES.get(answerOf(chip)) ?? "";
    chip.dataset.answer = name;
    put(one(chip, ".b-mark__answer"), words.say("colon") + words.say(`mark.${name || "open"}`));
  }
  const isMissing = wholeChips(paper).some((chip) => answerOf(chip) === false);
  one(paper, "[data-whole=missing]").ariaPressed = String(isMissing || Boolean(paper.dataset.missing));
  // One stop of the Tab key for the chips, one for the three buttons.
  if (!chips.some((chip) => chip.tabIndex === 0) && chips[0]) chips[0].tabIndex = 0;
}

/** @param {any} chip */
const answerOf = (chip) => answers.read(chip.dataset.chip);

/** @param {any} event */
function clicked(event) {
  const { target } = event;
  const chip = pressed(event, "[data-chip]");
  if (chip && !isSecondClick(event, chip)) turn(chip);
  else if (pressed(event, "[data-whole=missing]")) askMissing(paperOf(target));
  else if (pressed(event, "[data-whole]")) leave(paperOf(target));
  if (event.detail && pressed(event, '[data-whole=all][aria-pressed="false"]')) enterDate(paperOf(target));
  // Not on focus: what folds while the pointer is down would slip away from under it.
  entered(target);
}

/** @param {any} chip */
function turn(chip) {
  const was = answerOf(chip);
  const next = PRESSES[(PRESSES.indexOf(was) + 1) % PRESSES.length];
  const isMissing = was === false ? undefined : false;
  // While a visitor says what is missing, the first press makes it so.
  answers.write(chip.dataset.chip, paperOf(chip).dataset.missing ? isMissing : next);
}

/**
 * Lead to the chips: which of them is missing, only the visitor can say.
 * @param {HTMLElement} paper
 */
function askMissing(paper) {
  paper.dataset.missing = words.say("tapMissing");
  showPaper(paper);
  wholeChips(paper)[0].focus();
}

/**
 * The visitor no longer says what is missing of a paper.
 * @param {HTMLElement} paper
 */
function leave(paper) {
  if (!paper.dataset.missing) return;
  delete paper.dataset.missing;
  showPaper(paper);
}

/**
 * Enter leads on from a date; who takes back no longer says what is missing.
 * @param {any} event
 */
function pressedKey(event) {
  if (!isPlain(event)) return;
  const { key, target } = event;
  if (key === "Enter" && target.matches(".b-paper__days .b-field")) enterDate(paperOf(target));
  if (key !== "Backspace" || !target.matches("[data-chip], [data-whole]")) return;
  leave(paperOf(target));
  if (target.dataset.chip) answers.write(target.dataset.chip, undefined);
}

/**
 * A visitor who has gone on to another paper no longer says what is missing of this one.
 * @param {any} target
 */
function entered(target) {
  for (const other of papers) if (!other.contains(target)) leave(other);
  enter(target.closest(".b-errand"));
}

/** @param {HTMLElement} button */
const toggleWhy = (button) => paperOf(button).classList.toggle("b-paper--why", flip(button, "ariaExpanded"));

/**
 * Go to a question of a paper: to its chip, or into the fold with all its questions, which is opened.
 * Tell whether the focus has gone there.
 * @param {string} path
 */
export function goTo(path) {
  const chip = one(root, `[data-chip="${path}"]`);
  const row = rowOf(path);
  const paper = (chip ?? row)?.closest(".b-paper");
  if (!paper) return false;
  openFor(paper);
  const why = one(paper, "[data-do=paper-why]");
  if (!chip && row?.closest(".b-paper__why") && why.ariaExpanded !== "true") toggleWhy(why);
  if (!chip) return false;
  chip.scrollIntoView({ block: "center" });
  chip.focus();
  return true;
}

/**
 * Open a paper's row, and put the focus on its name.
 * @param {string} id the rule's
 */
export function openPaper(id) {
  const paper = papers.find(({ dataset }) => dataset.paper === id);
  if (!paper) return;
  openFor(paper);
  paper.scrollIntoView({ block: "center" });
  one(paper, ".b-paper__name a").focus({ preventScroll: true });
}

/** @type {Acts} */
export const acts = {
  "paper-why": toggleWhy,
  errand: (button) => {
    const isOpen = button.ariaExpanded !== "true";
    groupOf(button).toggleAttribute("data-kept", isOpen);
    setOpen(groupOf(button), isOpen);
  },
  "papers-view": ({ dataset }) => arrange(dataset.view),
  "papers-left": (button) => {
    element.classList.toggle("b-papers--left", flip(button, "ariaPressed"));
    const shown = [...homes.keys()].filter((paper) => paper.offsetParent !== null).length;
    put(part("papers-shown"), words.say("papersShown", { n: shown }));
  },
  "papers-folded": (button) => {
    element.classList.toggle("b-papers--all", reveal(button));
  },
};

/**
 * Have a paper or a group stand as the rules say; else as the build wrote it.
 * @param {typeof places[number]} place
 * @param {Partial<PaperPlace>} [found]
 */
function stand({ place, built }, { state = built, there = false } = {}) {
  place.dataset.state = state;
  place.toggleAttribute("data-there", there);
  if (place.matches(".b-paper")) place.classList.toggle("b-paper--back", FOLDED.includes(state));
}

/** @param {any} inside */
const paperOf = (inside) => inside.closest(".b-paper");

/**
 * @param {HTMLElement} paper
 * @returns {HTMLElement[]}
 */
const chipsOf = (paper) => all(paper, "[data-chip]");

/**
 * Put the cursor into the first date or number that is left to enter.
 * @param {HTMLElement} paper
 */
function enterDate(paper) {
  all(paper, ".b-paper__days .b-field").find((field) => !field.value && field.checkVisibility())?.focus();
}

/**
 * What "all there" ticks: not what only stands in for something else.
 * @param {HTMLElement} paper
 */
const wholeChips = (paper) => chipsOf(paper).filter((chip) => !chip.hasAttribute("data-instead"));

/**
 * @param {HTMLElement[]} chips
 * @param {boolean | null | undefined} value
 */
const writesOf = (chips, value) => Object.fromEntries(chips.map(({ dataset }) => [dataset.chip, value]));

/**
 * A group is gone into: the complete ones fold.
 * @param {HTMLElement | null} group
 */
function enter(group) {
  const name = group?.dataset.errand;
  if (!name || name === current) return;
  current = name;
  steadily(foldOthers);
}

/** Fold every complete group but the one that is being worked on, or that was opened by hand. */
function foldOthers() {
  for (const group of groups) {
    const isOpen = group.dataset.errand === current || group.dataset.state !== "there" || group.hasAttribute("data-kept");
    if (!isOpen) setOpen(group, false);
  }
}

/**
 * Have a paper in sight.
 * @param {HTMLElement} paper
 */
function openFor(paper) {
  const group = groupOf(paper);
  if (group.dataset.errand) setOpen(group, true);
  if (paper.matches(".b-paper--back")) element.classList.add("b-papers--all");
  if (!paper.hasAttribute("data-there")) return;
  // All papers are shown again, not only what is left.
  element.classList.remove("b-papers--left");
  one(element, "[data-do=papers-left]").ariaPressed = "false";
}

/**
 * List the papers by errand or by number; they are the same rows.
 * @param {string | undefined} view
 */
function arrange(view) {
  const numbered = [...papers].sort((a, b) => Number(a.dataset.number) - Number(b.dataset.number));
  const together = one(element, ".b-errand--all");
  if (view === "number") together.replaceChildren(...numbered);
  else for (const [paper, home] of homes) home?.append(paper);
  together.hidden = view !== "number";
  for (const group of groups) group.hidden = view === "number";
  for (const button of all(element, "[data-do=papers-view]")) {
    button.ariaPressed = String(button.dataset.view === view);
  }
}

/** @param {any} inside */
const groupOf = (inside) => inside.closest(".b-errand");

/** @param {HTMLElement} group */
const headOf = (group) => one(group, "[data-do=errand]");

/**
 * @param {HTMLElement} group
 * @param {boolean} isOpen
 */
function setOpen(group, isOpen) {
  headOf(group).ariaExpanded = String(isOpen);
  group.classList.toggle("b-errand--folded", !isOpen);
}
