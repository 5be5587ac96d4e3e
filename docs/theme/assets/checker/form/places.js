/** Where the service reaches: one province, two or more, or all; the boxes open below the buttons. */

import { all, one, part, put } from "../dom.js";
import * as words from "../words.js";

/** The kinds that open the boxes, and what their buttons say before and after a choice. */
const SAID = { one: ["oneProvince", "oneChosen"], more: ["moreProvinces", "moreChosen"] };
const OPENS = Object.keys(SAID);

/**
 * @param {HTMLElement} row
 * @returns {HTMLElement | null}
 */
export const placesOf = (row) => one(row, ":scope > .b-control > .b-places");

/** @param {HTMLElement} places */
const kindOf = (places) => one(places, "input[type=radio]:checked")?.value;

/** @param {HTMLElement} places */
const boxesOf = (places) => all(places, ".b-pick__boxes input");

/**
 * The answer: `undefined` for none, `null` for "not sure", a word for all, else the provinces.
 * @param {HTMLElement} places
 */
export function valueOfPlaces(places) {
  const kind = kindOf(places);
  if (kind === "unsure") return null;
  if (kind === "nationwide") return kind;
  if (kind === "none") return [];
  const chosen = boxesOf(places).filter((box) => box.checked);
  return chosen.length ? chosen.map((box) => box.value) : undefined;
}

/**
 * Show an answer.
 * @param {HTMLElement} places
 * @param {any} value
 */
export function showPlaces(places, value) {
  const codes = Array.isArray(value) ? value : [];
  const listed = codes.length > 1 ? "more" : codes.length ? "one" : "none";
  const kind = value === null ? "unsure" : Array.isArray(value) ? listed : value;
  for (const box of boxesOf(places)) box.checked = codes.includes(box.value);
  for (const radio of all(places, "input[type=radio]")) radio.checked = radio.value === kind;
  places.removeAttribute("data-open");
  sayPlaces(places);
}

/**
 * Say in the buttons which provinces are chosen.
 * @param {HTMLElement} places
 */
function sayPlaces(places) {
  const kind = kindOf(places);
  const names = boxesOf(places).filter((box) => box.checked).map((box) => box.parentElement.textContent.trim());
  const few = words.few(names);
  for (const [name, [before, after]] of Object.entries(SAID)) {
    put(part(places, name), words.say(kind === name && few ? after : before, { names: few }));
  }
}

/**
 * What a change in the control brings about: another kind forgets the boxes, one box is enough for one.
 * @param {HTMLElement} places
 * @param {HTMLInputElement} changed
 */
export function changePlaces(places, changed) {
  const boxes = boxesOf(places);
  const opens = OPENS.includes(kindOf(places));
  if (changed.type === "radio" && (!opens || changed.value === "one")) {
    if (!opens || boxes.filter((box) => box.checked).length > 1) for (const box of boxes) box.checked = false;
  }
  if (changed.type === "checkbox" && kindOf(places) === "one") {
    for (const box of boxes) if (box !== changed) box.checked = false;
  }
  const isDone = kindOf(places) === "one" && boxes.some((box) => box.checked);
  places.toggleAttribute("data-open", opens && !isDone);
  if (isDone && boxes.includes(document.activeElement)) one(places, "input[type=radio]:checked").focus();
  sayPlaces(places);
}

/**
 * Offer "nothing is covered" only where the other answer that its label names allows it; once chosen
 * it stays in sight.
 *
 * A selector could do it, but would look through the whole form for each element that is styled: a
 * millisecond for every answer.
 * @param {HTMLElement} label
 * @param {Answers} answers
 */
export function offerNone(label, answers) {
  const { ifPath = "", ifAnswer } = label.dataset;
  label.hidden = answers.read(ifPath) !== ifAnswer && !one(label, "input").checked;
}

/**
 * A press on the chosen kind opens its boxes, or closes them.
 * @param {HTMLElement} places
 * @param {HTMLInputElement} target
 */
export function pressPlaces(places, target) {
  const isChosen = target.type === "radio" && OPENS.includes(target.value) && valueOfPlaces(places) !== undefined;
  if (isChosen) places.toggleAttribute("data-open");
}
