/**
 * How much is answered, as the rules count it, what shares add up to, and what stepped back or waits
 * in each section.
 *
 * Before any answer what the build wrote stands there: what a section can ask at most. Nothing does
 * from the first answer on until the rules have counted, or if they cannot.
 */

import { all, one, part, put } from "../dom.js";
import { count } from "../keep/answers.js";
import { root } from "../root.js";
import * as words from "../words.js";
import { element, reply } from "./form.js";
import { headOf } from "./sections.js";

export function showCounts() {
  for (const section of all(element, ".b-section")) {
    showSection(section);
    showBack(section);
  }
  const total = one(root, ".b-total");
  if (total) put(total, reply?.form.total);
}

/** @param {HTMLElement} section */
function showSection(section) {
  const head = headOf(section);
  // The papers are counted as papers, each in its group.
  if (!head) return;
  const name = section.dataset.section ?? "";
  const { answered = 0, sentence = "", said = "" } = reply?.form.sections[name] ?? {};
  const summary = one(section, ".b-section__said");
  // A section that only keeps what was noted has nothing to count.
  put(one(head, ".b-section__n"), said || (reply || !count() ? undefined : ""));
  put(part("said", summary), sentence);
  summary.hidden = answered === 0 || head.getAttribute("aria-expanded") === "true";
}

/**
 * Say how many rows this page has folded away in a section: those asked elsewhere only, if no others.
 * @param {HTMLElement} section
 */
function showBack(section) {
  const line = one(section, ".b-back");
  if (!line) return;
  const folded = all(section, ".b-row--back").filter((row) => !row.dataset.kept);
  const needless = folded.filter((row) => !row.dataset.idle);
  const { length: n } = needless.length ? needless : folded;
  line.hidden = n === 0 || (!reply && !needless.length);
  put(part("back", line), words.say(n === 1 ? "oneBack" : "manyBack", { n }));
}

/** Show what the shareholders' shares add up to, and what the rules think of it. */
export function showShares() {
  const place = one(element, ".b-sum");
  if (!place) return;
  const { text = "", right = true, note = "" } = reply?.form.shares ?? {};
  put(place, text);
  place.classList.toggle("b-sum--right", right && Boolean(text));
  place.classList.toggle("b-sum--wrong", !right);
  for (const line of all(element, ".b-sum-note")) {
    line.hidden = !note;
    put(line, note);
  }
}
