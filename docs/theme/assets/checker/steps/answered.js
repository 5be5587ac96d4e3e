/**
 * Once the eight questions are answered, the answer stands in their place, and they are one line below
 * it; so are those on the company once nothing is left to be said of it. What had the focus there gives
 * it to the answer, or where the company is done, too, to the one main button; whoever changes answers
 * has them as before.
 */

import { one, part, root } from "../dom.js";
import { fold } from "../form/sections.js";
import { current, toTop } from "./steps.js";

/** @type {HTMLElement | null} a small checker has none */
const place = one(root, '[data-told="answer"]');
const questions = one(root, '.b-section[data-section="service"]');
const company = one(root, '.b-section[data-section="company"]');
/** @type {Set<HTMLElement>} the sections that are folded, as long as nothing more is to be said in them */
const done = new Set();
let isFirst = true;

/**
 * Fold the questions, or have them back.
 * @param {Reply | null} reply
 */
export function take(reply) {
  const heading = place && one(place, "h2");
  turn(questions, heading, Boolean(heading));
  if (place) turn(company, part("onward"), Boolean(reply?.form.sections.company?.settled));
  isFirst &&= !reply;
}

/**
 * Fold a section whose questions are done now, or open one whose are no longer.
 * @param {HTMLElement} section
 * @param {HTMLElement | null} next what the focus goes to
 * @param {boolean} isDone
 */
function turn(section, next, isDone) {
  if (done.has(section) === isDone) return;
  const { activeElement } = document;
  const isHere = section.contains(activeElement);
  // Whoever types goes on typing: it is folded with the next answer.
  if (isDone && isHere && isTyped(activeElement)) return;
  if (isDone) done.add(section);
  else done.delete(section);
  // Whoever changes one of the eight keeps them in sight.
  if (isDone || section === questions || !questions.contains(activeElement)) fold(section, !isDone);
  // A press leaves the focus nowhere in Safari; a page that begins has it nowhere either.
  const wasThere = isHere || (!isFirst && activeElement === document.body);
  if (!isDone || !next || !wasThere || current() !== "need") return;
  next.focus({ preventScroll: true });
  toTop();
}

/** @param {any} field */
const isTyped = (field) => field.matches("input:not([type=checkbox], [type=radio])");
