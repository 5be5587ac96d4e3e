/**
 * Beside a rule, load the checker, beside the duties their calendar, and above the claims what reads them, once the reader comes to it,
 * or has answers already and it is in sight: a page that is only read costs nothing.
 *
 * An answer given sooner is taken up by the form, a button pressed sooner is pressed again. What was
 * filled in before this very script had arrived may have been sent off unheard: it is sent again.
 */

import { all, isFilled, keepKeys, one, pressed, whenInSight } from "../dom.js";
import { hasOwnAnswers, kept } from "./kept.js";
import { later } from "./later.js";

/** Also what ends a press, or is typed, where the focus came before this script had arrived. */
const COMES = ["pointerover", "pointerdown", "touchstart", "focusin", "click", "input"];

/** @param {HTMLElement} root */
function wait(root) {
  /** @type {HTMLElement[]} */
  const early = [];
  let loaded = false;

  /** @param {Event} event */
  function remember(event) {
    const button = pressed(event, "button");
    if (button) early.push(button);
  }

  async function load() {
    if (loaded) return;
    loaded = true;
    try {
      await later(`${root.dataset.module ?? "checker"}.js`);
    } catch {
      // The page says so in the checker's place.
      document.dispatchEvent(new Event("b24:failed"));
      return;
    }
    root.removeEventListener("click", remember);
    for (const button of early) button.click();
  }

  root.addEventListener("keydown", keepKeys);
  root.addEventListener("click", remember);
  for (const type of COMES) root.addEventListener(type, load, { once: true, passive: true });
  if (all(root, "input, select, textarea").some(isFilled)) {
    early.push(...all(root, "[type=submit]"));
    load();
  } else if (hasOwnAnswers(kept()?.application)) whenInSight(root, load);
}

const place = one(document, ".b-mini-check, .b-calendar, .b-heard, .b-effect");
if (place && !("lacks" in document.documentElement.dataset)) {
  wait(place);
  document.dispatchEvent(new Event("b24:alive"));
}
