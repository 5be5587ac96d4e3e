/** The groups of papers: folded once they are complete, listed by errand or by number, or only the rest. */

import { all, flip, one, part, put, steadily } from "../dom.js";
import * as words from "../words.js";
import { reveal } from "./sections.js";

export class PaperGroups {
  /** The group that is being worked on. */
  #current = "";
  /** Whether the first answers have been shown: those of before may have completed groups. */
  #isFirst = true;

  /** @param {HTMLElement} element all papers */
  constructor(element) {
    this.element = element;
    /** @type {HTMLElement[]} */
    this.groups = all(element, ".b-errand[data-errand]");
    this.together = one(element, ".b-errand--all");
    /** Where each paper stands by errand. */
    this.homes = new Map(all(element, ".b-paper").map((paper) => [paper, paper.parentElement]));
    /** @type {Acts} */
    this.acts = {
      errand: (button) => this.#toggle(groupOf(button)),
      "papers-view": (button) => this.#arrange(button.dataset.view ?? ""),
      "papers-left": (button) => this.#showLeft(button),
      "papers-folded": (button) => this.#showFolded(button),
    };
  }

  /**
   * Take up how the groups stand: what is not complete is open.
   * @param {boolean} isAny whether a paper is there
   */
  take(isAny) {
    for (const group of this.groups) if (group.dataset.state !== "there") setOpen(group, true);
    const folded = all(this.element, '[data-part^="folded-"]');
    one(this.element, ".b-papers__folded").hidden = !folded.some((place) => place.hasChildNodes());
    if (this.#isFirst && isAny) this.#foldOthers();
    this.#isFirst &&= !isAny;
  }

  /**
   * A group is gone into: the complete ones fold.
   * @param {Element | null} group
   */
  enter(group) {
    const name = /** @type {HTMLElement | null} */ (group)?.dataset.errand ?? "";
    if (!name || name === this.#current) return;
    this.#current = name;
    steadily(() => this.#foldOthers());
  }

  /** Fold every complete group but the one that is being worked on, or that was opened by hand. */
  #foldOthers() {
    for (const group of this.groups) {
      const isOpen = group.dataset.errand === this.#current || group.dataset.state !== "there" || group.hasAttribute("data-kept");
      if (!isOpen) setOpen(group, false);
    }
  }

  /** @param {HTMLElement} group */
  #toggle(group) {
    const isOpen = headOf(group).ariaExpanded !== "true";
    group.toggleAttribute("data-kept", isOpen);
    setOpen(group, isOpen);
  }

  /**
   * Have a paper in sight.
   * @param {HTMLElement} paper
   */
  openFor(paper) {
    const group = groupOf(paper);
    if (group.dataset.errand) setOpen(group, true);
    if (paper.matches(".b-paper--back")) this.element.classList.add("b-papers--all");
    if (paper.hasAttribute("data-there")) this.#leave();
  }

  /** Show all papers again, not only what is left. */
  #leave() {
    this.element.classList.remove("b-papers--left");
    one(this.element, "[data-do=papers-left]").ariaPressed = "false";
  }

  /**
   * List the papers by errand or by number; they are the same rows.
   * @param {string} view
   */
  #arrange(view) {
    const papers = [...this.homes.keys()];
    const numbered = [...papers].sort((a, b) => Number(a.dataset.number) - Number(b.dataset.number));
    if (view === "number") this.together.replaceChildren(...numbered);
    else for (const [paper, home] of this.homes) home?.append(paper);
    this.together.hidden = view !== "number";
    for (const group of this.groups) group.hidden = view === "number";
    for (const button of all(this.element, "[data-do=papers-view]")) {
      button.ariaPressed = String(button.dataset.view === view);
    }
  }

  /** @param {HTMLElement} button */
  #showLeft(button) {
    this.element.classList.toggle("b-papers--left", flip(button, "ariaPressed"));
    const shown = [...this.homes.keys()].filter((paper) => paper.offsetParent !== null).length;
    put(part(this.element, "papers-shown"), words.say("papersShown", { n: shown }));
  }

  /** @param {HTMLElement} button */
  #showFolded(button) {
    this.element.classList.toggle("b-papers--all", reveal(button));
  }
}

/** @param {Element} inside */
const groupOf = (inside) => /** @type {HTMLElement} */ (inside.closest(".b-errand"));

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
