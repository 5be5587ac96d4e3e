// The history on one day: the measures then in force, what they ask, and which events were still to
// come. The day stands in the address; without this script the page tells all days.

import { all, made, one, placeNamed } from "../checker/dom.js";

const NAME = "day=";
const form = one(document, ".b-day");
const field = one(document, ".b-day input");

/**
 * Tell whether something stands on a day; days are written so that they sort as text, and a year alone
 * comes before all days of it.
 * @param {DOMStringMap} dataset
 * @param {string} day
 */
const stands = ({ from = "", to = "" }, day) => from <= day && (!to || day <= to);

/**
 * Show a day, or all of them for none.
 * @param {string} day
 */
function show(day) {
  for (const said of all(form, "[data-from], [data-to]")) said.hidden = !day || !stands(said.dataset, day);
  for (const part of all(document, ".b-on-day")) part.hidden = day !== "" && !stands(part.dataset, day);
  for (const later of all(document, ".b-since-day")) {
    const isLater = day !== "" && !stands(later.dataset, day);
    later.classList.toggle("b-later", isLater);
    const said = one(later, ".b-later__said");
    if (!isLater) said?.remove();
    else if (!said) later.append(made("span", "b-later__said b-tag", form.dataset.later));
  }
  one(form, "button").hidden = !day;
}

/** The day that the address names, behind its #, where no server is told of it. */
const named = () => (placeNamed().startsWith(NAME) ? placeNamed().slice(NAME.length) : "");

/** Keep the day in the address, and in that of the other language; a file's own address stays. */
function keep() {
  const place = field.value ? `#${NAME}${field.value}` : "";
  if (location.protocol === "file:") return;
  history.replaceState(history.state, "", location.pathname + location.search + place);
  one(document, ".b-language__link").hash = place;
}

/** A day that is half typed is none. */
function choose() {
  show(field.value);
  keep();
}

function chooseAll() {
  field.value = "";
  choose();
  field.focus();
}

/** Show the day of the address, if there is one. */
function arrive() {
  const day = named();
  if (!day) return;
  field.value = day;
  show(field.value);
}

if (form) {
  form.hidden = false;
  arrive();
  field.addEventListener("input", choose);
  one(form, "button").addEventListener("click", chooseAll);
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  addEventListener("hashchange", arrive);
}
