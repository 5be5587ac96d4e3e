/** Small helpers for the page's elements and words. */

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any}
 */
export const one = (root, selector) => root.querySelector(selector);

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any[]}
 */
export const all = (root, selector) => [...root.querySelectorAll(selector)];

/**
 * A part of the checker by its name.
 * @param {ParentNode} root
 * @param {string} name
 */
export const part = (root, name) => one(root, `[data-part="${name}"]`);

/**
 * Write a text where another stands; what is the same costs no layout.
 * @param {Element} place
 * @param {string} text
 */
export function put(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * Fill a text's {places}.
 * @param {string} text
 * @param {Record<string, any>} values
 */
export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

/** The page's own words and messages, written by the build in its language. */
export class Words {
  /** @param {ParentNode} root */
  constructor(root) {
    const data = JSON.parse(one(root, ".b-data").textContent);
    /** @type {string} */
    this.version = data.version;
    /** @type {Record<string, string>} */
    this.words = data.words;
    /** @type {Record<string, string>} */
    this.parts = data.parts;
  }

  /**
   * @param {string} key
   * @param {Record<string, any>} [values]
   */
  say(key, values = {}) {
    return fill(this.words[key], values);
  }

  /**
   * Make a message, or another part of the page, from what the build wrote.
   * @param {string} name
   * @param {Record<string, any>} [values]
   * @returns {HTMLElement}
   */
  make(name, values = {}) {
    const holder = document.createElement("div");
    holder.innerHTML = this.parts[name];
    for (const slot of all(holder, "[data-slot]")) slot.textContent = values[slot.dataset.slot] ?? "";
    return holder;
  }

  /** @param {number} n */
  answers(n) {
    return n === 1 ? this.say("oneAnswer") : this.say("answers", { n });
  }
}

/**
 * Change the page without moving what the visitor looks at.
 * @param {() => void} change
 */
export function steadily(change) {
  const anchor = document.activeElement;
  const before = anchor && anchor !== document.body ? anchor.getBoundingClientRect().top : null;
  change();
  if (before === null || !anchor?.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - before;
  if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: "instant" });
}

/**
 * An icon of the page's sprite.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "b-i");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}
