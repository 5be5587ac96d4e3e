/**
 * Once the eight questions are answered, the answer stands in their place, and they are one line below
 * it. What had the focus there gives it to the answer; whoever changes answers has them as before.
 */

import { one, root } from "../dom.js";
import { fold } from "../form/sections.js";
import { current, toTop } from "./steps.js";

/** @type {HTMLElement | null} a small checker has none */
const place = one(root, '[data-told="answer"]');
const questions = one(root, '.b-section[data-section="service"]');
let isAnswered = false;
let isFirst = true;

/**
 * Fold the questions, or have them back.
 * @param {Reply | null} reply
 */
export function take(reply) {
  show();
  isFirst &&= !reply;
}

function show() {
  const heading = place && one(place, "h2");
  if (isAnswered === Boolean(heading)) return;
  isAnswered = Boolean(heading);
  const { activeElement } = document;
  // A press leaves the focus nowhere in Safari; a page that begins has it nowhere either.
  const wasThere = questions.contains(activeElement) || (!isFirst && activeElement === document.body);
  fold(questions, !isAnswered);
  if (!heading || !wasThere || current() !== "need") return;
  heading.focus({ preventScroll: true });
  toTop();
}
