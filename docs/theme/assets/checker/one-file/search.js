/** The search of the one file: by the words of the site's own index, each of which a place has to hold. */

import { all, made, one } from "../dom.js";
import { fileOf } from "./held.js";

const INDEX = "search.json";
/** More are not read. */
const MOST = 40;
/** What is shown of a text: some of it before the first word that was found. */
const BEFORE = 30;
const SHOWN = 120;
/** A word in a title says more than one in a text. */
const IN_TITLE = 10;

/** @typedef {{location: string, title: string, text: string}} Entry */

const field = one(document, ".md-search__input");
const list = one(document, ".md-search-result__list");
const said = one(document, ".md-search-result__meta");
/** @type {Record<string, string>} */
const words = JSON.parse(one(document, ".b-one-file-words").textContent);

/** @type {Promise<Entry[]> | undefined} */
let index;

/** @param {string} text */
const lower = (text) => text.toLowerCase();

/**
 * How well a place fits, or nothing where it lacks a word.
 * @param {Entry} entry
 * @param {string[]} wanted
 */
function weight({ title, text }, wanted) {
  let sum = 0;
  for (const word of wanted) {
    const isInTitle = lower(title).includes(word);
    if (!isInTitle && !lower(text).includes(word)) return 0;
    sum += isInTitle ? IN_TITLE : 1;
  }
  return sum;
}

/**
 * @param {Entry} entry
 * @param {string} word
 */
function shown({ location: place, title, text }, word) {
  const item = made("li", "md-search-result__item");
  const link = /** @type {HTMLAnchorElement} */ (made("a", "md-search-result__link"));
  link.href = place;
  const article = made("article", "md-search-result__article md-typeset");
  const from = Math.max(0, lower(text).indexOf(word) - BEFORE);
  const end = from + SHOWN < text.length ? "…" : "";
  article.append(made("h2", "", title), made("p", "", `${from ? "…" : ""}${text.slice(from, from + SHOWN)}${end}`));
  link.append(article);
  item.append(link);
  return item;
}

async function search() {
  const wanted = lower(field.value).split(/\s+/).filter(Boolean);
  if (!wanted.length) {
    list.replaceChildren();
    said.textContent = words.start;
    return;
  }
  index ??= fileOf(INDEX);
  const weighed = (await index).map((entry) => ({ entry, fits: weight(entry, wanted) }));
  const found = weighed.filter(({ fits }) => fits).sort((first, second) => second.fits - first.fits);
  list.replaceChildren(...found.slice(0, MOST).map(({ entry }) => shown(entry, wanted[0])));
  said.textContent = found.length ? words.found.replace("{n}", String(found.length)) : words.none;
}

const toggle = one(document, "#__search");

/** @param {boolean} isOpen */
function open(isOpen) {
  toggle.checked = isOpen;
  if (isOpen) search();
  else field.blur();
}

field.addEventListener("focus", () => open(true));
field.addEventListener("input", search);
toggle.addEventListener("change", () => toggle.checked && field.focus());
one(document, ".md-search").addEventListener("keydown", (/** @type {KeyboardEvent} */ { key }) => key === "Escape" && open(false));
field.form.addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  one(list, "a")?.click();
});
field.form.addEventListener("reset", () => {
  field.focus();
  setTimeout(search);
});
list.addEventListener("click", () => open(false));
for (const label of all(document, ".md-search [for=__search]")) label.addEventListener("click", () => field.blur());
