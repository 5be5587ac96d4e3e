/** The board: rows put into their group, sorted, filtered, found, a page of them at a time. */

import { all, keepFocus, made, part, put } from "../dom.js";
import { write } from "../patch.js";
import { locale, say } from "../words.js";

/** @typedef {import("./work.js").Row} Row */

const ALL = "all";
/** To lay out 500 rows at once took longer than to judge them. */
const ON_A_PAGE = 50;
const order = new Intl.Collator(locale, { numeric: true });

/** @type {Map<number, Row>} by number, in the order in which they were read */
const rows = new Map();
let group = ALL;
let isUp = true;
/** The place of the page's first row among those that are looked for. */
let first = 0;
/** Paper takes all pages. */
let isPrinted = false;

const place = part("board");
const select = part("sort");
const search = part("find");
const pages = part("pages");
/** @type {Map<string, HTMLElement>} */
const groups = new Map(all(place, "tbody").map((body) => [body.dataset.group, body]));

export function listen() {
  select.addEventListener("change", () => sortBy(select.value, true));
  search.addEventListener("input", find);
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
}

/**
 * The row in whose line an element stands.
 * @param {HTMLElement} inside
 */
export function rowOf(inside) {
  const line = inside.closest("tr");
  return [...rows.values()].find((row) => row.line === line);
}

/** @param {Row[]} added */
export function add(added) {
  delete place.dataset.dated;
  for (const row of added) rows.set(row.number, row);
  show();
}

/**
 * Take what is known of rows by now, with their days to file; they stay where they are.
 * @param {Row[]} dated
 */
export function date(dated) {
  for (const found of dated) {
    const row = rows.get(found.number);
    if (row) Object.assign(row, found);
    if (row?.line) lineOf(row);
  }
}

/** @param {number[]} numbers */
export function remove(numbers) {
  for (const number of numbers) rows.delete(number);
  show();
}

export function clear() {
  rows.clear();
  filter(ALL);
}

/** Make room where no company has days to file, and sort anew by them, once all are known. */
export function settle() {
  place.dataset.dated = String([...rows.values()].some(({ keys }) => keys.days));
  if (select.value === "days") show();
}

/** @param {string} by */
function press(by) {
  sortBy(by, by !== select.value || !isUp);
  part("live").textContent = say("sorted", { column: select.selectedOptions[0].text });
}

/**
 * @param {string} by nothing: as read
 * @param {boolean} way
 */
function sortBy(by, way) {
  isUp = way;
  select.value = by;
  for (const button of all(place, "[data-key]")) {
    button.closest("th").ariaSort = button.dataset.key !== by ? "none" : isUp ? "ascending" : "descending";
  }
  turn(0);
}

/**
 * What says nothing comes last, whichever way it is sorted.
 * @param {Row} a
 * @param {Row} b
 */
function compare(a, b) {
  const [one, other] = [a, b].map(({ keys }) => String(keys[select.value] ?? ""));
  if (one === "" || other === "") return Number(one === "") - Number(other === "");
  return isUp ? order.compare(one, other) : order.compare(other, one);
}

/** @param {string} name */
function filter(name) {
  group = name;
  for (const chip of all(place, ".b-chip")) chip.ariaPressed = String(chip.dataset.group === group);
  turn(0);
}

function find() {
  turn(0);
  part("live").textContent = say("found", { n: found().length });
}

/** @param {boolean} isWanted */
function print(isWanted) {
  isPrinted = isWanted;
  show();
}

/** @param {number} by so many pages on, or back */
function leaf(by) {
  turn(first + by * ON_A_PAGE);
  part("live").textContent = part("range").textContent;
  place.scrollIntoView({ behavior: "instant" });
}

/** @param {number} to the place of the first row of the page to show */
function turn(to) {
  first = to;
  show();
}

/** The rows that are looked for: by group, and in it as they are sorted. */
function found() {
  const wanted = search.value.trim().toLowerCase();
  const some = [...rows.values()].filter(({ keys }) => String(keys.find).includes(wanted));
  if (select.value) some.sort(compare);
  const names = group === ALL ? [...groups.keys()] : [group];
  return names.flatMap((name) => some.filter((row) => row.group === name));
}

/** Show the page of the rows that are looked for, and how many each group has. */
function show() {
  place.hidden = !rows.size;
  const some = found();
  const last = Math.max(Math.ceil(some.length / ON_A_PAGE) - 1, 0) * ON_A_PAGE;
  first = Math.min(Math.max(first, 0), last);
  const shown = isPrinted ? some : some.slice(first, first + ON_A_PAGE);
  keepFocus(place, () => putLines(shown));
  pages.hidden = some.length <= ON_A_PAGE;
  put(part("range"), say("range", { from: first + 1, to: first + shown.length, n: some.length }));
  for (const button of all(pages, "button")) {
    button.ariaDisabled = String(first === (button.dataset.to < 0 ? 0 : last));
  }
  count();
}

/**
 * Put the lines of rows where they belong; what stays is not touched, so that it keeps the focus.
 * @param {Row[]} shown
 */
function putLines(shown) {
  for (const [name, body] of groups) {
    const lines = shown.filter((row) => row.group === name).map(lineOf);
    const isShown = new Set(lines);
    const [head, ...old] = /** @type {HTMLElement[]} */ ([...body.children]);
    for (const line of old) if (!isShown.has(line)) line.remove();
    let before = head;
    for (const line of lines) {
      if (before.nextElementSibling !== line) before.after(line);
      before = line;
    }
    body.hidden = !lines.length;
  }
}

function count() {
  /** @type {Record<string, number>} */
  const counts = { [ALL]: rows.size };
  for (const row of rows.values()) counts[row.group] = (counts[row.group] ?? 0) + 1;
  // Few need no license: that chip stands there only for them.
  for (const chip of all(place, "[data-rare]")) chip.hidden = !counts[chip.dataset.group];
  for (const each of all(place, "[data-count]")) put(each, String(counts[each.dataset.count] ?? 0));
}

/** @type {Acts} */
export const acts = {
  sort: ({ dataset }) => press(dataset.key),
  filter: ({ dataset }) => filter(dataset.group),
  page: ({ dataset }) => leaf(Number(dataset.to)),
};

/**
 * A row's line, which is made when the row is first shown.
 * @param {Row} row
 */
function lineOf(row) {
  row.line ??= made("tr", "");
  write(row.line, row.html);
  return row.line;
}
