/** Where what this script is about stands in its page: a checker, or one of the other forms. */

import { one } from "./dom.js";

const place = one(document, ".b-columns, .b-mini-check, .b-calendar, .b-my-list, .b-many");

/**
 * The whole checker has its tools above it, in the same article.
 * @type {HTMLElement}
 */
export const root = place.matches(".b-columns") ? place.closest("article") : place;

/** The rule beside which a small checker stands. */
export const { rule } = root.dataset;
