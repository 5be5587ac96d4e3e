/** Files that the visitor gives: chosen by a button, or dropped on its place. */

import { one } from "../dom.js";

/**
 * Act on files that are given to a place of a kind, with the place.
 * @param {HTMLElement} root
 * @param {string} places selects them
 * @param {(files: File[], place: any) => void} act
 */
export function whenGiven(root, places, act) {
  // Firefox may name the text that something is dropped on.
  const placeOf = (/** @type {any} */ { target }) => (target.closest ? target : target.parentElement).closest(places);
  root.addEventListener("dragover", (event) => {
    if (placeOf(event)) event.preventDefault();
  });
  for (const type of ["change", "drop"]) {
    root.addEventListener(type, (event) => {
      const { target, dataTransfer } = /** @type {any} */ (event);
      const files = [...((dataTransfer ?? target).files ?? [])];
      const place = placeOf(event);
      if (!place || !files.length) return;
      event.preventDefault();
      // The same may be chosen again.
      if (!dataTransfer) target.value = "";
      act(files, place);
    });
  }
}

/** @type {Acts} */
export const acts = {
  "add-files": (button) => one(button.parentElement, "[type=file]").click(),
};
