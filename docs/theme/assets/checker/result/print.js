/** What only paper shows: whose report it is, and the answers it stands on. */

import { all, one, part } from "../dom.js";
import { saidOf } from "../form/rows.js";

/**
 * Write the name and the answers where the report is printed; what is returned names the file.
 * @param {HTMLElement} root
 * @param {import("../dom.js").Words} words
 * @param {string} name of the company, if it is given
 */
export function prepare(root, words, name) {
  const title = one(root, "h1");
  one(title, ".b-paper-name")?.remove();
  if (name) title.append(made("span", words.say("titleName", { name }), "b-paper-name"));
  const head = made("h2", words.say("answersHead"));
  part(root, "answers").replaceChildren(head, ...all(root, ".b-section").flatMap((found) => section(found, words)));
  return words.say("printed") + (name && words.say("titleName", { name }));
}

/**
 * A section's answered questions; nothing where none is.
 * @param {HTMLElement} found
 * @param {import("../dom.js").Words} words
 */
function section(found, words) {
  const inside = [];
  // The names stand above the answers already.
  for (const row of all(found, '.b-row:not([data-type="text"])')) {
    const said = saidOf(row, words);
    if (!said) continue;
    const paper = row.closest(".b-paper")?.querySelector("h3 a");
    const entry = row.closest(".b-entry")?.querySelector(".b-editor__title");
    inside.push({ under: (paper ?? entry)?.textContent ?? "", asked: one(row, ".b-label").textContent, said });
  }
  if (!inside.length) return [];
  return [made("h3", one(found, "h2 [data-do=fold] > span").textContent), ...lists(inside)];
}

/**
 * Pairs of question and answer, under the paper or the entry they belong to.
 * @param {{under: string, asked: string, said: string}[]} pairs
 */
function lists(pairs) {
  const parts = [];
  let under = "";
  /** @type {HTMLElement | null} */
  let list = null;
  for (const pair of pairs) {
    if (!list || pair.under !== under) {
      under = pair.under;
      if (under) parts.push(made("h4", under));
      list = made("dl", "");
      parts.push(list);
    }
    const held = made("div", "");
    held.append(made("dt", pair.asked), made("dd", pair.said));
    list.append(held);
  }
  return parts;
}

/**
 * @param {string} tag
 * @param {string} text
 * @param {string} [classes]
 */
function made(tag, text, classes = "") {
  const element = document.createElement(tag);
  element.className = classes;
  element.textContent = text;
  return element;
}
