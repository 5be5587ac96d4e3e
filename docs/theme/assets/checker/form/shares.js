/** What the shareholders' shares add up to, and what the rules think of it. */

import { all, one, put } from "../dom.js";

/** @typedef {{text: string, right: boolean, note: string}} Shares */

/**
 * @param {import("./lists.js").List[]} lists
 * @param {Shares | null} shares nothing while a share is open
 */
export function showShares(lists, shares) {
  const list = lists.find(({ name }) => name === "shareholders");
  if (!list) return;
  const { text = "", right = true, note = "" } = shares ?? {};
  const place = one(list.row, ".b-sum");
  put(place, text);
  place.classList.toggle("b-sum--right", right && Boolean(text));
  place.classList.toggle("b-sum--wrong", !right);
  for (const line of all(list.row, ".b-sum-note")) {
    line.hidden = !note;
    put(line, note);
  }
}
