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

/** @type {{version: string, words: Record<string, string>, parts: Record<string, string>}} */
export const { version, words, parts } = JSON.parse(one(document, ".b-data").textContent);

/**
 * @param {string} key
 * @param {Record<string, any>} [values]
 */
export const say = (key, values = {}) => fill(words[key], values);

/**
 * Make a message, or another part of the page, from what the build wrote.
 * @param {string} name
 * @param {Record<string, any>} [values]
 */
export function make(name, values = {}) {
  const holder = document.createElement("div");
  holder.innerHTML = parts[name];
  for (const slot of all(holder, "[data-slot]")) slot.textContent = values[slot.dataset.slot] ?? "";
  return holder;
}

/** @type {Intl.DateTimeFormatOptions} */
const WRITTEN = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };

/**
 * Write a day in words. Without a time it is midnight of London: west of it, it would be the day before.
 * @param {string} day as 2026-12-03
 */
export const dayInWords = (day) => new Date(day).toLocaleDateString(locale, WRITTEN);

/** @param {number} n */
export const answers = (n) => (n === 1 ? say("oneAnswer") : say("answers", { n }));

/**
 * Name what is printed by what it is, and by the company if that is given.
 * @param {string} what
 * @param {string | undefined} name
 */
export const titled = (what, name) => (name ? what + say("titleName", { name }) : what);

/** @param {string[]} items */
export const list = (items) => items.filter(Boolean).join(say("listMark"));

/**
 * Name what is chosen; more than two are counted.
 * @param {string[]} names
 */
export const few = (names) => (names.length > 2 ? say("chosen", { n: names.length }) : list(names));
