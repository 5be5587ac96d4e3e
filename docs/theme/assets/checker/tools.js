/**
 * The menu of the tools, which lies over the page: it closes at a choice, at Escape, and where
 * something else is pressed or has the focus.
 */

import { one, pressed, root } from "./dom.js";

/** @type {HTMLElement} */
const menu = one(root, ".b-tools__menu");
/** @type {HTMLElement} */
const items = one(root, ".b-tools__items");

/** @param {boolean} isOpen */
function set(isOpen) {
  items.hidden = !isOpen;
  menu.ariaExpanded = String(isOpen);
}

/** Close it, and give back the focus that it takes along. */
function leave() {
  if (items.contains(document.activeElement)) menu.focus();
  set(false);
}

/** @param {any} place */
const isBeside = (place) => !items.contains(place) && !menu.contains(place);

export function listen() {
  // Before the choice is carried out, which may put the focus elsewhere.
  items.addEventListener("click", (event) => pressed(event, "[data-do]") && leave());
  for (const part of [items, menu]) part.addEventListener("keydown", ({ key }) => key === "Escape" && leave());
  items.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && isBeside(relatedTarget) && set(false));
  document.addEventListener("pointerdown", ({ target }) => isBeside(target) && set(false));
}

/** @type {Acts} */
export const acts = { tools: () => set(Boolean(items.hidden)) };
