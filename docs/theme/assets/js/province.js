// The visitor's province: chosen once, kept on this device, shown on every page.

import { KEY as ANSWERS, isEmbedded } from "../checker/start/kept.js";

const KEPT = "b24:province";

/** @type {NodeListOf<HTMLSelectElement>} */
const selects = document.querySelectorAll(".b-province select");
/** That of the header has the list of all; on a phone and on the first page there is another. */
const select = selects[0];

/** The province in the address, if it is one: in somebody else's page it comes with that, and is not kept. */
function given() {
  const code = new URLSearchParams(location.search).get("province") ?? "";
  return [...(select?.options ?? [])].some(({ value }) => value === code) ? code : "";
}

/**
 * Read what is kept. Where nothing may be kept, to name the storage is refused already.
 * @param {"localStorage" | "sessionStorage"} storage
 * @param {string} key
 */
function read(storage, key) {
  try {
    return window[storage].getItem(key);
  } catch {
    return null;
  }
}

/** The one province of the answers in this tab or on this device, where none was chosen. */
function answered() {
  try {
    const kept = read("sessionStorage", ANSWERS) ?? read("localStorage", ANSWERS) ?? "null";
    const provinces = JSON.parse(kept)?.application?.service?.provinces;
    return provinces?.length === 1 ? String(provinces[0]) : "";
  } catch {
    return "";
  }
}

/** @param {string} province */
function keep(province) {
  if (isEmbedded) return;
  try {
    if (province) localStorage.setItem(KEPT, province);
    else localStorage.removeItem(KEPT);
  } catch {
    // Where nothing may be kept, the choice holds for this page.
  }
}

/**
 * Show one province's guide in the box of a rule page, or the words for no choice.
 * @param {string} province
 */
function showOwn(province) {
  for (const none of document.querySelectorAll("[data-own-none]")) none.toggleAttribute("hidden", province !== "");
  for (const part of document.querySelectorAll("[data-own]")) {
    const codes = (part.getAttribute("data-own") ?? "").split(" ");
    part.toggleAttribute("hidden", !codes.includes(province));
  }
  const name = select?.selectedOptions[0]?.textContent ?? "";
  for (const place of document.querySelectorAll("[data-own-name]")) place.textContent = name;
}

/**
 * Bring the province's line of a table to the top, and take its line of a list out of the fold.
 * @param {string} province
 */
function bringForward(province) {
  for (const line of document.querySelectorAll(".b-compare__own")) line.remove();
  for (const line of document.querySelectorAll("[data-province]")) {
    const isOwn = line.getAttribute("data-province") === province;
    line.classList.toggle("b-own-line", isOwn);
    if (!isOwn) continue;
    if (line.matches("tr")) line.parentElement?.prepend(line);
    else showBeforeFold(line);
  }
}

/** @param {Element} line */
function showBeforeFold(line) {
  const list = /** @type {Element} */ (line.parentElement?.cloneNode());
  list.classList.add("b-compare__own");
  list.append(line.cloneNode(true));
  line.closest(".b-compare__fold")?.before(list);
}

/**
 * Mark the tile of the province on the map.
 * @param {string} province
 */
function markTile(province) {
  for (const tile of document.querySelectorAll("[data-choose]")) {
    if (tile.getAttribute("data-choose") === province) tile.setAttribute("aria-current", "true");
    else tile.removeAttribute("aria-current");
  }
}

/** @param {string} province */
function show(province) {
  for (const one of selects) {
    one.value = province;
    one.classList.toggle("b-chosen", one.value !== "");
  }
  showOwn(province);
  bringForward(province);
  markTile(province);
  for (const link of document.querySelectorAll("[data-wrong]")) tellProvince(/** @type {HTMLAnchorElement} */ (link));
}

/**
 * Fill the province into the form for mistakes.
 * @param {HTMLAnchorElement} link
 */
function tellProvince(link) {
  const address = new URL(link.href);
  address.searchParams.set("province", select?.value ? select.selectedOptions[0].text : "");
  link.href = address.href;
}

/** @param {string} province */
function choose(province) {
  keep(province);
  show(province);
  document.dispatchEvent(new Event("b24:province"));
}

for (const one of selects) {
  if (one !== select) one.append(...[...select.options].map((option) => option.cloneNode(true)));
  one.addEventListener("change", () => choose(one.value));
}
show(isEmbedded ? given() : (read("localStorage", KEPT) ?? answered()));
// What is put into the page later shows the province as well.
document.addEventListener("b24:drawn", () => showOwn(select?.value ?? ""));
// A tile of the map is a link to the entry of its province, and is followed.
document.querySelector(".b-map")?.addEventListener("click", (press) => {
  const tile = press.target instanceof Element && press.target.closest("[data-choose]");
  if (tile) choose(tile.getAttribute("data-choose") ?? "");
});
