/**
 * Beside a rule, load the checker, and beside the duties their calendar, once it is in sight and the
 * reader has stirred, or has answers already: a page that is only read costs nothing.
 *
 * An answer given sooner is taken up by the form, a button pressed sooner is pressed again. What was
 * filled in before this very script had arrived may have been sent off unheard: it is sent again.
 */

import { hasAnswers } from "./preload.js";
import { keepKeys } from "../form/keys.js";

const STIRS = ["pointermove", "pointerdown", "keydown", "scroll", "touchstart", "focusin"];
const root = /** @type {HTMLElement} */ (document.querySelector(".b-mini-check, .b-calendar"));
/** @type {HTMLElement[]} */
const early = [];
let loaded = false;

/** @param {Event} event */
function remember(event) {
  const button = /** @type {Element} */ (event.target).closest("button");
  if (button) early.push(button);
}

async function load() {
  if (loaded) return;
  loaded = true;
  await import(`../${root.dataset.module ?? "checker"}.js`);
  root.removeEventListener("click", remember);
  for (const button of early) button.click();
}

function whenInSight() {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    load();
  });
  watch.observe(root);
}

/** @param {() => void} act */
function whenStirred(act) {
  const stirred = () => {
    for (const type of STIRS) document.removeEventListener(type, stirred);
    act();
  };
  for (const type of STIRS) document.addEventListener(type, stirred, { passive: true });
}

function isFilledIn() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = root.querySelectorAll("input, select");
  return [...fields].some(({ type, checked, value }) => (/radio|checkbox/.test(type) ? checked : value));
}

root.addEventListener("keydown", keepKeys);
root.addEventListener("click", remember);
for (const type of ["pointerdown", "focusin"]) root.addEventListener(type, load, { once: true });
if (isFilledIn()) {
  early.push(.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[type=submit]")));
  load();
} else if (hasAnswers()) whenInSight();
else whenStirred(whenInSight);
