/** The groups of papers: folded once they are complete, listed by errand or by number, or only the rest. */

import { all, flip, one, part, put, steadily } from "../dom.js";
import { root } from "../root.js";
import * as words from "../words.js";
import { reveal } from "./sections.js";

/** @type {HTMLElement} all papers; a small checker has none */
const element = one(root, ".b-papers");
export const groups = all(root, ".b-errand[data-errand]");
/** Where each paper stands by errand. */
const homes = new Map(all(root, ".b-paper").map((paper) => [paper, paper.parentElement]));
/** The group that is being worked on. */
let current = "";
/** Whether the first answers have been shown: those of before may have completed groups. */
let isFirst = true;

/**
 * Take up how the groups stand: what is not complete is open.
 * @param {boolean} isAny whether a paper is there
 */
export function take(isAny) {
  for (const group of groups) if (group.dataset.state !== "there") setOpen(group, true);
  if (isFirst && isAny) foldOthers();
  isFirst &&= !isAny;
}

/**
 * A group is gone into: the complete ones fold.
 * @param {HTMLElement | null} group
 */
export function enter(group) {
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
export function openFor(paper) {
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
  const papers = [...homes.keys()];
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

/** @type {Acts} */
export const acts = {
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
