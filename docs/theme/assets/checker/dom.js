/** Where what a script is about stands in its page, and small helpers for the page's elements. */

/**
 * Find an element; `any`, since a selector does not say what kind it finds.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {any}
 */
export const one = (within, selector) => within.querySelector(selector);

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {any[]}
 */
export const all = (within, selector) => [...within.querySelectorAll(selector)];

/**
 * A checker, or one of the other forms; the whole checker has its tools above it, in the same article.
 * @returns {HTMLElement}
 */
function found() {
  const place = one(document, ".b-columns, .b-mini-check, .b-calendar, .b-heard, .b-my-list, .b-many, .b-effect");
  return place?.matches(".b-columns") ? place.closest("article") : place;
}

/** Where all that a script is about stands; most pages have no such place, and ask for none. */
export const root = /* @__PURE__ */ found();

/**
 * A part of the checker by its name.
 * @param {string} name
 * @param {ParentNode} [within]
 */
export const part = (name, within = document) => one(within, `[data-part="${name}"]`);

/** @type {WeakMap<Element, string>} what stood in a place before anything was put there */
const built = new WeakMap();

/**
 * Write a text where another stands, or without one what the build wrote there; what is the same
 * costs no layout.
 * @param {Element} place
 * @param {string} [text]
 */
export function put(place, text) {
  if (!built.has(place)) built.set(place, place.textContent ?? "");
  const wanted = text ?? built.get(place) ?? "";
  if (place.textContent !== wanted) place.textContent = wanted;
}

/**
 * Copy a text; tell whether the browser gave the clipboard, as else it must be copied by hand.
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Turn what a button has opened, or pressed, into its opposite; tell what it is now.
 * @param {HTMLElement} button
 * @param {"ariaExpanded" | "ariaPressed"} state
 */
export function flip(button, state) {
  const isOn = button[state] !== "true";
  button[state] = String(isOn);
  return isOn;
}

/**
 * Make an element.
 * @param {string} tag
 * @param {string} classes
 * @param {string} [text]
 */
export function made(tag, classes, text = "") {
  const element = document.createElement(tag);
  element.className = classes;
  element.textContent = text;
  return element;
}

/**
 * Read HTML, in which nothing runs or loads until it is put into the page.
 * @param {string} html
 */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/**
 * Change the page without moving what the visitor looks at.
 * @param {() => void} change
 */
export function steadily(change) {
  const anchor = document.activeElement;
  const before = anchor && anchor !== document.body ? anchor.getBoundingClientRect().top : null;
  change();
  if (before === null || !anchor?.checkVisibility()) return;
  const moved = anchor.getBoundingClientRect().top - before;
  if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: "instant" });
}

/**
 * Change a place. Where that takes away what had the focus, the part around it that the rules have
 * named has it, and there the first control; else the whole place.
 * @param {HTMLElement} place
 * @param {() => void} change
 */
export function keepFocus(place, change) {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const around = all(place, "[data-key]").filter((part) => part.contains(focused)).reverse();
  change();
  if (!focused || focused.checkVisibility()) return;
  const controls = (/** @type {HTMLElement} */ part) => all(part, "button, input, textarea, summary, a");
  const shown = around.flatMap((part) => [...controls(part).filter((each) => each.checkVisibility()), part]);
  for (const next of [...shown, place]) {
    next.focus({ preventScroll: true });
    if (next === document.activeElement) return;
  }
}

/** In the one file a page stands before it: `#/conditions/#place`. */
const PAGE = /^#(\/[^#]*#?)?/;

/** The name of the place in the address; none where a link was cut off within a sign. */
export function placeNamed() {
  try {
    return decodeURIComponent(location.hash.replace(PAGE, ""));
  } catch {
    return "";
  }
}

/** Put the focus where the page begins, once what had it has gone. */
export const focusTitle = () => focusOn(one(document, "h1"));

/**
 * Put the focus on words that Tab does not lead to.
 * @param {HTMLElement} title
 */
export function focusOn(title) {
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

/**
 * Find the button or link that was pressed; `null` where the press was on something else.
 * @param {any} event
 * @param {string} selector
 * @returns {any}
 */
export const pressed = ({ target }, selector) => target.closest(selector);

/**
 * Do what the button that was pressed names.
 * @param {Event} event
 * @param {Acts} acts
 */
export function act(event, acts) {
  const button = pressed(event, "[data-do]");
  acts[button?.dataset.do]?.(button, event);
}

const STEPS = new Map([["ArrowRight", 1], ["ArrowDown", 1], ["ArrowLeft", -1], ["ArrowUp", -1]]);

/**
 * The one of a row to which an arrow key leads, around its ends; nothing for other keys.
 * @param {any[]} row
 * @param {Element} from
 * @param {string} key
 */
export function beside(row, from, key) {
  const step = STEPS.get(key);
  return step && row.at((row.indexOf(from) + step) % row.length);
}

/**
 * Whether something is chosen, or filled in, in a control.
 * @param {any} control
 */
export const isFilled = ({ type, checked, value }) => (/radio|checkbox/.test(type) ? checked : value);

/** While a text is typed, it is read after this pause. */
const PAUSE = 300;

/**
 * Act once a field has been left alone for a moment.
 * @param {HTMLElement} field
 * @param {() => void} act
 */
export function whenPaused(field, act) {
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(act, PAUSE);
  });
}

/**
 * Act once a place is in sight, which it may be already.
 * @param {Element} place
 * @param {() => void} act
 */
export function whenInSight(place, act) {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    act();
  });
  watch.observe(place);
}

/**
 * Whether a key is pressed without those that make a command of it.
 * @param {KeyboardEvent} event
 */
export const isPlain = ({ ctrlKey, metaKey, altKey }) => !ctrlKey && !metaKey && !altKey;

/**
 * Keep single keys from the site's shortcuts: some of them leave the page, and answers with it.
 * @param {KeyboardEvent} event
 */
export function keepKeys(event) {
  if (event.key.length === 1 && isPlain(event)) event.stopPropagation();
}
