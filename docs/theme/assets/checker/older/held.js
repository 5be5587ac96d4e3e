/**
 * What the style asks by `:has()`, for engines that do not know it: the build has put an attribute in
 * its place, and here the elements get it that hold what it says.
 */

/** After what the attributes are looked at anew, beside what is put into the page. */
const EVENTS = ["change", "focusin", "focusout", "hashchange", "beforeprint"];
const TOLD = ["aria-expanded", "class", "data-answer", "data-print", "data-step", "hidden"];

/** @type {Set<Element>[]} by the number of each attribute, the elements that have it */
const having = HELD.map(() => new Set());
let isDue = false;

/**
 * The elements of a kind that hold something: within them, or right behind them.
 * @param {{of: string, holds: string}} held
 */
function found({ of, holds }) {
  const isBehind = holds.startsWith("+");
  const does = (/** @type {Element} */ element) =>
    isBehind ? element.nextElementSibling?.matches(holds.slice(1).trim()) : element.querySelector(`:scope ${holds}`);
  return new Set([...document.querySelectorAll(of)].filter(does));
}

/** Set each attribute where it belongs now, and touch nothing else. */
function look() {
  isDue = false;
  for (const [n, held] of HELD.entries()) {
    const now = found(held);
    for (const element of having[n]) if (!now.has(element)) element.removeAttribute(`data-held-${n}`);
    for (const element of now) if (!having[n].has(element)) element.setAttribute(`data-held-${n}`, "");
    having[n] = now;
  }
}

function lookSoon() {
  if (!isDue) requestAnimationFrame(look);
  isDue = true;
}

export function listen() {
  const everything = { attributeFilter: TOLD, childList: true, subtree: true };
  new MutationObserver(lookSoon).observe(document.documentElement, everything);
  for (const type of EVENTS) addEventListener(type, type === "beforeprint" ? look : lookSoon);
}
