/** The phone's bar at the foot of the page, and the sheet that shows the result. */

import { one, part } from "../dom.js";
import { root } from "../root.js";

/** @type {HTMLDialogElement | null} a small checker has none */
const dialog = one(root, ".b-sheet");
const aside = one(root, ".b-result");
const inner = one(root, ".b-result__inner");

export function listen() {
  dialog?.addEventListener("close", () => {
    aside.prepend(inner);
    document.documentElement.classList.remove("b-holds");
  });
  dialog?.addEventListener("click", ({ target }) => {
    if (target === dialog) close();
  });
  window.matchMedia("(min-width: 60em)").addEventListener("change", close);
}

/**
 * Show the result where it is not in sight beside the form.
 * @param {Event} event
 */
function open(event) {
  if (!dialog || aside.checkVisibility()) return;
  event.preventDefault();
  one(dialog, ".b-sheet__body").append(inner);
  dialog.showModal();
  document.documentElement.classList.add("b-holds");
  one(dialog, "h2").focus();
}

export function close() {
  if (dialog?.open) dialog.close();
}

/**
 * Say in the bar what the law's row comes to, as it counts it; or in words why it cannot yet.
 * @param {string} html
 * @param {string} [bar]
 */
export function say(html, bar = "") {
  if (!dialog) return;
  part("bar-counts").innerHTML = html;
  part("bar-bar").innerHTML = bar;
}

/** @type {Acts} */
export const acts = {
  sheet: (_, event) => open(event),
  "close-dialog": (button) => button.closest("dialog").close(),
};
