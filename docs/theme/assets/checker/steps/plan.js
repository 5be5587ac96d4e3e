/**
 * What can be done with the plan to yes: choose a way, go back, copy a message. The rules have
 * written what a way changes; here it is put into the answers.
 */

import { copy, one, root } from "../dom.js";
import * as answers from "../keep/answers.js";
import * as words from "../words.js";
import { reports } from "./reports.js";

/** @type {(() => void) | null} brings the answers before the choice back */
let back = null;

/** @param {any} button */
function choose(button) {
  /** @type {{path: string, to: any}[]} nothing stands for an answer that is taken back */
  const changes = JSON.parse(button.dataset.changes);
  const way = button.closest(".b-plan__way").dataset.key;
  // With it the rules tell that these are the answers of a way, and what is still to be done.
  reports.plan.beside = { before: structuredClone(answers.application), way };
  back = answers.change(Object.fromEntries(changes.map(({ path, to }) => [path, to ?? undefined])));
  focusWays();
}

function takeBack() {
  back?.();
  back = null;
  focusWays();
}

/** Put the focus where the ways begin: the button that was pressed has gone. */
function focusWays() {
  one(root, ".b-plan h2").focus({ preventScroll: true });
}

/** @param {any} button */
async function copyMessage(button) {
  const group = button.closest(".b-plan__group");
  const message = one(group, ".b-plan__message");
  const isCopied = await copy(message.textContent);
  one(group, "[role=status]").textContent = isCopied ? button.dataset.copied : words.say("caseNotCopied");
  if (!isCopied) getSelection()?.selectAllChildren(message);
}

/** @type {Acts} */
export const acts = {
  choose,
  "plan-back": takeBack,
  "copy-message": copyMessage,
};
