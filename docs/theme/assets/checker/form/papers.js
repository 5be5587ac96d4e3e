/**
 * The papers as a list of tasks: one row is open at a time. In it are boxes for what is to be done, and
 * one press for all of it, which leads on to the next paper.
 *
 * The rules write what a row holds and how it stands; an answer is drawn in its box at once.
 */

import { all, flip, isPlain, keepFocus, one, pressed, put, root, steadily } from "../dom.js";
import * as answers from "../keep/answers.js";
import { write } from "../patch.js";
import * as words from "../words.js";
import { reply, rowOf } from "./form.js";
import { isSecondClick, show as showIn } from "./writes.js";

const NAMES = new Map([[true, "yes"], [false, "no"], [null, "unsure"]]);
/** What a screen reader is told of a box. */
const CHECKED = new Map([["yes", "true"], ["unsure", "mixed"]]);
/** What the buttons for a whole paper write; that something is missing only a box can say. */
const WHOLE = { all: true, unsure: null };

/** A small checker has none. */
const element = one(root, ".b-papers");
const papers = all(root, ".b-paper");
const groups = all(root, ".b-errand[data-errand]");
/** How papers and groups stand as built. */
const built = new Map([...papers, ...groups].map((place) => [place, asBuilt(place)]));

export function listen() {
  papers.forEach(ready);
  element?.addEventListener("click", clicked);
  element?.addEventListener("keydown", pressedKey);
  one(root, '[data-report="tasks"]')?.addEventListener("drawn", (/** @type {any} */ { detail }) => tell(reply ? detail.parts : {}));
}

/**
 * Write what is asked for once the papers are shown: from whom each is, its days, where it goes.
 * @param {Record<string, string>} parts
 */
function tell(parts) {
  steadily(() => all(element, "[data-detail]").forEach((place) => write(place, parts[place.dataset.detail])));
}

/** Take up what the rules say of the papers: as built, where they say nothing. */
export function take() {
  if (!element) return;
  const found = (/** @type {HTMLElement} */ place) => reply?.papers?.places[place.id] ?? built.get(place) ?? asBuilt(place);
  keepFocus(element, () => papers.forEach((paper) => stand(paper, found(paper))));
  for (const group of groups) {
    group.dataset.state = found(group).state;
    readyGroup(group, found(group).together);
  }
  for (const apart of all(element, "[data-apart]")) apart.hidden = !one(apart, "button > span").textContent;
  papers.forEach(ready);
  // What was told with answers that are gone.
  if (!reply) tell({});
  show();
}

/** Close the row that is open. */
export const close = () => papers.forEach((paper) => setOpen(paper, false));

/**
 * @param {any} place
 * @returns {PaperPlace}
 */
function asBuilt(place) {
  const button = one(place, "[data-do=together]");
  return { there: false, group: "", ...place.dataset, together: Boolean(button && !button.hidden) };
}

/**
 * Have a paper stand as the rules say, and where: with its errand, or apart with what only the old list
 * asks; one that is not asked is out of sight.
 * @param {HTMLElement} paper
 * @param {PaperPlace} found
 */
function stand(paper, { state, group, there }) {
  paper.dataset.state = state;
  paper.dataset.group = group;
  paper.toggleAttribute("data-there", there);
  const place = group === "old" ? '[data-apart="old"] .b-apart-papers__body' : `[data-errand="${paper.dataset.home}"]`;
  const wanted = one(element, place);
  // In the order of the errands, whichever comes back.
  if (paper.parentElement !== wanted) wanted.append(...papers.filter((each) => each === paper || each.parentElement === wanted));
}

/**
 * Have the buttons for a whole paper write what its boxes ask now.
 * @param {HTMLElement} paper
 */
function ready(paper) {
  for (const [name, value] of Object.entries(WHOLE)) {
    const button = one(paper, `[data-whole=${name}]`);
    button.dataset.writes = JSON.stringify(writesOf(wholeBoxes(paper), value));
    showIn(button);
  }
}

/**
 * Have one button tick all papers of a group that has neither signature, seal nor date.
 * @param {HTMLElement} group
 * @param {boolean} isWanted
 */
function readyGroup(group, isWanted) {
  const button = one(group, "[data-do=together]");
  if (!button) return;
  button.dataset.writes = JSON.stringify(writesOf(all(group, '.b-paper:not([data-group=""])').flatMap(wholeBoxes), true));
  button.hidden = !isWanted && button !== document.activeElement;
}

/** Draw the answers in the boxes. */
export const show = () => papers.forEach(showPaper);

/** @param {HTMLElement} paper */
function showPaper(paper) {
  const boxes = boxesOf(paper);
  for (const box of boxes) {
    const name = NAMES.get(answerOf(box)) ?? "";
    box.dataset.answer = name;
    box.ariaChecked = CHECKED.get(name) ?? "false";
    put(one(box, ".b-mark__answer"), name === "yes" ? "" : words.say("colon") + words.say(`mark.${name || "open"}`));
  }
  const isMissing = wholeBoxes(paper).some((box) => answerOf(box) === false);
  one(paper, "[data-whole=missing]").ariaPressed = String(isMissing || Boolean(paper.dataset.missing));
  // One stop of the Tab key for the boxes of a group.
  for (const row of all(paper, ".b-paper__chips")) {
    const [first, ...others] = boxesOf(row);
    if (first && ![first, ...others].some((box) => box.tabIndex === 0)) first.tabIndex = 0;
  }
}

/** @param {any} box */
const answerOf = (box) => answers.read(box.dataset.chip);

/** @param {any} event */
function clicked(event) {
  const { target } = event;
  const box = pressed(event, "[data-chip]");
  if (box && !isSecondClick(event, box)) turn(box);
  else if (pressed(event, "[data-whole=missing]")) askMissing(paperOf(target));
  else if (pressed(event, "[data-whole]")) leave(paperOf(target));
  if (pressed(event, '[data-whole=all][aria-pressed="false"]')) goOn(paperOf(target));
  // With a mouse; keys go through the kinds one by one.
  if (event.detail && target.matches('.b-entry input[name$="].kind"]')) leadToShare(target.closest(".b-entry"));
  const together = pressed(event, "[data-do=together]");
  if (together) openNext(all(groupOf(together), ".b-paper"));
}

/** @param {HTMLElement} entry */
function leadToShare(entry) {
  const share = one(entry, "[data-sums] .b-field");
  if (share && !share.value) share.focus();
}

/** @param {any} box */
function turn(box) {
  // While a visitor says what is missing, the first press makes it so.
  const wanted = !paperOf(box).dataset.missing;
  answers.write(box.dataset.chip, answerOf(box) === wanted ? undefined : wanted);
}

/**
 * Lead to the boxes: which of them is missing, only the visitor can say.
 * @param {HTMLElement} paper
 */
function askMissing(paper) {
  paper.dataset.missing = words.say("tapMissing");
  showPaper(paper);
  wholeBoxes(paper)[0]?.focus();
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
  if (key === "Enter" && target.matches(".b-paper__days .b-field")) {
    // What has the focus then would be pressed by the same key.
    event.preventDefault();
    goOn(paperOf(target));
  }
  if (key !== "Backspace" || !target.matches("[data-chip], [data-whole]")) return;
  leave(paperOf(target));
  if (target.dataset.chip) answers.write(target.dataset.chip, undefined);
}

/**
 * With all of a paper here: on to a date or a number that is left to enter, else to the next paper that
 * is not ready; where all are, the row closes.
 * @param {HTMLElement} paper
 */
function goOn(paper) {
  const empty = all(paper, ".b-paper__days .b-field").find((field) => !field.value && field.checkVisibility());
  if (empty) {
    empty.focus();
    return;
  }
  openNext([paper]);
}

/**
 * Open the next paper that is not ready, behind some that just became so; without one close the row.
 * @param {HTMLElement[]} done
 */
function openNext(done) {
  const [last] = done.slice(-1);
  const isOld = last.dataset.group === "old";
  const shown = all(element, '.b-paper:not([data-group=""])').filter(({ dataset }) => (dataset.group === "old") === isOld);
  const at = shown.indexOf(last);
  const after = [...shown.slice(at + 1), ...shown.slice(0, at)];
  const next = after.find((other) => !done.includes(other) && !other.hasAttribute("data-there"));
  if (next) openPaper(next.dataset.paper);
  else {
    setOpen(last, false);
    headOf(last).focus();
  }
}

/**
 * Open the row of a paper, with the focus on its name; the one that was open closes.
 * @param {string} id the rule's
 */
export function openPaper(id) {
  const paper = papers.find(({ dataset }) => dataset.paper === id);
  if (!paper) return;
  openFor(paper);
  headOf(paper).focus({ preventScroll: true });
  paper.scrollIntoView({ block: "nearest" });
}

/**
 * Have a paper's row open, and in sight.
 * @param {HTMLElement} paper
 */
function openFor(paper) {
  const apart = paper.closest(".b-apart-papers");
  if (apart) one(apart, "[data-do=papers-apart]").ariaExpanded = "true";
  setOpen(paper, true);
}

/**
 * @param {HTMLElement} paper
 * @param {boolean} isOpen
 */
function setOpen(paper, isOpen) {
  for (const other of papers) {
    if (other !== paper) leave(other);
    headOf(other).ariaExpanded = String(isOpen && other === paper);
  }
}

/** @param {HTMLElement} button */
const toggleWhy = (button) => paperOf(button).classList.toggle("b-paper--why", flip(button, "ariaExpanded"));

/**
 * Go to a question of a paper: to its box, or into the fold with all its questions, which is opened.
 * Tell whether the focus has gone there.
 * @param {string} path
 */
export function goTo(path) {
  const box = one(root, `[data-chip="${path}"]`);
  const row = rowOf(path.replace(/\[.*/, "")) ?? rowOf(path);
  const paper = (box ?? row)?.closest(".b-paper");
  if (!paper) return false;
  openFor(paper);
  const why = one(paper, "[data-do=paper-why]");
  if (!box && row?.closest(".b-paper__why") && why.ariaExpanded !== "true") toggleWhy(why);
  if (!box) return false;
  box.scrollIntoView({ block: "center" });
  box.focus();
  return true;
}

/** @type {Acts} */
export const acts = {
  // What closes above an opened row would move it away from under the press.
  paper: (button) => steadily(() => setOpen(paperOf(button), button.ariaExpanded !== "true")),
  "paper-why": toggleWhy,
  "papers-apart": (button) => {
    flip(button, "ariaExpanded");
  },
};

/** @param {any} inside */
const paperOf = (inside) => inside.closest(".b-paper");

/** @param {any} inside */
const groupOf = (inside) => inside.closest(".b-errand");

/** @param {HTMLElement} paper */
const headOf = (paper) => one(paper, "[data-do=paper]");

/**
 * @param {HTMLElement} within
 * @returns {HTMLElement[]}
 */
const boxesOf = (within) => all(within, "[data-chip]");

/**
 * What "all of it" ticks: not what only stands in for something else, nor what only the old list adds.
 * @param {HTMLElement} paper
 */
const wholeBoxes = (paper) => boxesOf(paper).filter(({ dataset }) => !dataset.instead && !dataset.old);

/**
 * @param {HTMLElement[]} boxes
 * @param {boolean | null | undefined} value
 */
const writesOf = (boxes, value) => Object.fromEntries(boxes.map(({ dataset }) => [dataset.chip, value]));
