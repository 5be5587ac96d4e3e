/** The page's language, and its own words and messages, written by the build in that language. */

import { all, one } from "./dom.js";

const page = document.documentElement.dataset;

/** @type {"en" | "zh"} */
export const lang = page.lang === "zh" ? "zh" : "en";

/** How days and times are written. */
export const locale = lang === "zh" ? "zh-CN" : "en-GB";

/** The root of this language's site, seen from the page. */
export const site = page.site ?? "./";

/**
 * Fill a text's {places}.
 * @param {string} text
 * @param {Record<string, any>} values
 */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

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

  /** @param {string[]} items */
  list(items) {
    return items.filter(Boolean).join(this.say("listMark"));
  }
}
