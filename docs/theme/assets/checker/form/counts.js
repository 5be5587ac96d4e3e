/**
 * How much is answered, as the rules count it, what shares add up to, and what stepped back or waits
 * in each section.
 *
 * Before any answer what the build wrote stands there: what a section can ask at most. Nothing does
 * from the first answer on until the rules have counted, or if they cannot.
 */

import { all, one, part, put } from "../dom.js";
import * as words from "../words.js";
import { headOf } from "./sections.js";

/** @param {Form} form */
export function showCounts(form) {
  for (const section of all(form.element, ".b-section")) {
    showSection(form, section);
    showBack(form, section);
  }
  showTotal(form);
}

/** @param {Form} form */
function showTotal({ root, reply }) {
  const place = one(root, ".b-total");
  if (!place) return;
  const { answered: n, questions: m, needless } = reply?.form ?? {};
  const left = needless ? words.say("notNeeded", { n: needless }) : "";
  put(place, reply ? words.list([words.say("total", { n, m }), left]) : undefined);
}

/**
 * @param {Form} form
 * @param {HTMLElement} section
 */
function showSection({ answers, reply }, section) {
  const head = headOf(section);
  // The papers are counted as papers, each in its group.
  if (!head) return;
  const name = section.dataset.section ?? "";
  const { answered: n = 0, questions: m = 0, sentence = "", said = "" } = reply?.form.sections[name] ?? {};
  const uncounted = reply || !answers.count ? undefined : "";
  // A section that only keeps what was noted has nothing to count.
  const counted = said || (m ? words.say("answered", { n, m }) : uncounted);
  const summary = one(section, ".b-section__said");
  put(one(head, ".b-section__n"), counted);
  put(part(summary, "said"), sentence);
  summary.hidden = n === 0 || head.getAttribute("aria-expanded") === "true";
}

/**
 * Say how many rows this page has folded away in a section: those asked elsewhere only, if no others.
 * @param {Form} form
 * @param {HTMLElement} section
 */
function showBack({ reply }, section) {
  const line = one(section, ".b-back");
  if (!line) return;
  const folded = all(section, ".b-row--back").filter((row) => !row.dataset.kept);
  const needless = folded.filter((row) => !row.dataset.idle);
  const { length: n } = needless.length ? needless : folded;
  line.hidden = n === 0 || (!reply && !needless.length);
  put(part(line, "back"), words.say(n === 1 ? "oneBack" : "manyBack", { n }));
}

/**
 * Show what the shareholders' shares add up to, and what the rules think of it.
 * @param {Form} form
 */
export function showShares({ lists, reply }) {
  const list = lists.find(({ name }) => name === "shareholders");
  if (!list) return;
  const { text = "", right = true, note = "" } = reply?.form.shares ?? {};
  const place = one(list.row, ".b-sum");
  put(place, text);
  place.classList.toggle("b-sum--right", right && Boolean(text));
  place.classList.toggle("b-sum--wrong", !right);
  for (const line of all(list.row, ".b-sum-note")) {
    line.hidden = !note;
    put(line, note);
  }
}
