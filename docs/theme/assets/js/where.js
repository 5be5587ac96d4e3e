// The two answers that decide most: where people call, and whether there is foreign capital. They are
// asked at the top of every page, kept with the answers of the tab, and shown by all that is of one
// province.

import { all, pressed } from "../checker/dom.js";
import { give } from "../checker/keep/give.js";
import { carrying, isEmbedded, kept, stored } from "../checker/start/kept.js";

/** Two provinces or more, as an application file says it; who decides then, or with foreign capital. */
const NATIONWIDE = "nationwide";
const MINISTRY = "miit";

/** @type {HTMLSelectElement[]} */
const places = all(document, "select[data-where]");
/** @type {HTMLSelectElement[]} */
const capitals = all(document, "select[data-capital]");
/** That of the header has the list of all; on a phone and on some pages there is another. */
const select = places[0];

/** The province in the address, if it is one: in somebody else's page it comes with that, and is not kept. */
function given() {
  const code = new URLSearchParams(location.search).get("province") ?? "";
  return [...select.options].some(({ value }) => value === code) ? code : "";
}

/**
 * The two answers as the lists hold them; empty while there is none.
 * @param {Application | undefined} application
 */
function choices({ service, company, shareholders = [], holders = [] } = {}) {
  const provinces = service?.provinces ?? [];
  const isMany = provinces === NATIONWIDE || provinces.length > 1;
  // One owner from abroad, at any level, is foreign capital, whatever the company says.
  const isOwned = [...shareholders, ...holders].some((owner) => owner?.foreign === true);
  const capital = { true: "yes", false: "no" }[String(isOwned || company?.foreign_capital)] ?? "";
  return { where: isMany ? NATIONWIDE : String(provinces[0] ?? ""), capital };
}

/**
 * Show what is of one authority in the boxes of a page, or the words for no choice.
 * @param {string} authority
 */
function showOwn(authority) {
  for (const none of all(document, "[data-own-none]")) none.hidden = authority !== "";
  for (const part of all(document, "[data-own]")) part.hidden = !part.dataset.own.split(" ").includes(authority);
  const [chosen] = select.selectedOptions;
  for (const place of all(document, "[data-own-name]")) place.textContent = chosen?.textContent;
}

/**
 * Bring the province's line of a table to the top, and take its line of a list out of the fold.
 * @param {string} province
 */
function bringForward(province) {
  for (const line of all(document, ".b-compare__own")) line.remove();
  for (const line of all(document, "[data-province]")) {
    const isOwn = line.dataset.province === province;
    line.classList.toggle("b-own-line", isOwn);
    if (isOwn && line.matches("tr")) line.parentElement.prepend(line);
    else if (isOwn) showBeforeFold(line);
  }
}

/** @param {any} line */
function showBeforeFold(line) {
  const list = line.parentElement.cloneNode();
  list.classList.add("b-compare__own");
  list.append(line.cloneNode(true));
  line.closest(".b-compare__fold")?.before(list);
}

/** Who decides by what is chosen: a province's authority, the ministry, or nobody yet. */
const decides = () => (select.value === NATIONWIDE || capitals[0]?.value === "yes" ? MINISTRY : select.value);

/** @param {{where: string, capital: string}} chosen */
function show({ where, capital }) {
  for (const one of places) one.value = where;
  for (const one of capitals) one.value = capital;
  for (const one of [...places, ...capitals]) one.classList.toggle("b-chosen", one.value !== "");
  const authority = decides();
  const page = document.documentElement.dataset;
  if (isEmbedded) page.where = where;
  page.decides = authority;
  document.dispatchEvent(new Event("b24:decides"));
  showOwn(authority);
  bringForward(authority);
  for (const asks of all(document, ".b-guide-asks")) asks.open = authority !== MINISTRY;
  // The tile of the province on the map is marked.
  for (const tile of all(document, "[data-choose]")) tile.ariaCurrent = tile.dataset.choose === authority ? "true" : null;
  // The form for mistakes is told the province.
  for (const link of all(document, "[data-wrong]")) {
    const address = new URL(link.href);
    address.searchParams.set("province", select.value ? select.selectedOptions[0].text : "");
    link.href = address.href;
  }
}

/** @param {string} where */
function choosePlace(where) {
  show({ where, capital: capitals[0]?.value ?? "" });
  give({ "service.provinces": where === NATIONWIDE ? where : where ? [where] : undefined });
}

/** @param {string} capital */
function chooseCapital(capital) {
  show({ where: select.value, capital });
  give({ "company.foreign_capital": capital ? capital === "yes" : undefined });
}

/**
 * Have lists offer what the first of them offers, but for what stands in them, and hear what is chosen.
 * @param {HTMLSelectElement[]} lists
 * @param {(value: string) => void} choose
 */
function offer(lists, choose) {
  for (const one of lists) {
    if (one !== lists[0]) one.append(...[...lists[0].children].slice(one.length).map((option) => option.cloneNode(true)));
    one.addEventListener("change", () => choose(one.value));
  }
}

offer(places, choosePlace);
offer(capitals, chooseCapital);
show(isEmbedded ? { where: given(), capital: "" } : choices(kept()?.application));
// A page that is gone back to stands as it was left; of its checker's answers that tells by itself.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted && !isEmbedded && !document.querySelector(".b-checker")) show(choices(kept()?.application));
});
// What a checker of this page has answered is shown here, also where it comes from a link.
document.addEventListener("b24:answers", (/** @type {any} */ { detail }) => show(choices(detail)));
// What is put into the page later shows the province as well.
document.addEventListener("b24:drawn", () => showOwn(decides()));
// Where the browser stores nothing, the links of this site carry the two answers along.
document.addEventListener("click", (event) => {
  const link = pressed(event, "a[href]");
  if (isEmbedded || link?.origin !== location.origin || link.hash) return;
  if (stored("sessionStorage") ?? stored("localStorage")) return;
  link.hash = carrying({ where: select.value, capital: capitals[0]?.value ?? "" });
});
// A tile of the map is a link to the entry of its province, and is followed.
document.querySelector(".b-map")?.addEventListener("click", (event) => {
  const tile = pressed(event, "[data-choose]");
  if (tile) choosePlace(tile.dataset.choose);
});
