/** Questions that can no longer change the result step back, and come forward once they can. */

import { all, steadily } from "../dom.js";
import { showCounts } from "./counts.js";
import { element, reply } from "./form.js";

/** Fold away the questions that can no longer change the result; the focused one waits. */
export function stepBack() {
  if (!reply) return;
  const rows = turned(reply.form);
  const turn = () => {
    for (const row of rows) row.classList.toggle("b-row--back");
    showCounts();
  };
  // To keep the page steady it must be laid out, twice: only where something moves.
  if (rows.length) steadily(turn);
  else turn();
}

/**
 * The rows that step back or come forward. Beside a rule only the questions of an entry step back:
 * what a person need not show.
 * @param {FormReply} found
 */
function turned(found) {
  const relevant = new Set(found.relevant);
  const focused = document.activeElement?.closest(".b-row") ?? null;
  return all(element, ":is(.b-section, .b-eight, .b-entry) .b-row").filter((row) => {
    // Before all law nothing is known to be without effect.
    const stays = Boolean(row.dataset.stays) || (!found.ruled && !row.dataset.idle);
    const matters = stays || relevant.has(row.dataset.path);
    const isBack = row.classList.contains("b-row--back");
    return matters ? isBack : !isBack && !row.contains(focused);
  });
}

/**
 * A question that is idle from the start steps back at once.
 * @param {HTMLElement} row
 */
export const putAside = (row) => row.classList.toggle("b-row--back", Boolean(row.dataset.idle));

/**
 * Have everything stand where it stood before any answer.
 * @param {HTMLElement[]} rows
 */
export function reset(rows) {
  for (const row of rows) {
    putAside(row);
    row.classList.remove("b-row--next", "b-row--here");
  }
}
