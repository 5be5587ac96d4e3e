/** What the shareholders' shares add up to, and what the rules think of it. */

import { all, one, put } from "../dom.js";
import { lang } from "../words.js";

/**
 * @param {import("./form.js").Form} form
 * @param {import("./form.js").Reply} reply
 */
export function showShares({ lists, words }, reply) {
  const list = lists.find(({ name }) => name === "shareholders");
  if (!list) return;
  const shares = list.value.map((entry) => entry.share);
  const isKnown = shares.length > 0 && shares.every((share) => typeof share === "number");
  const problem = reply.problems.find(({ code }) => code === "shares-do-not-add-up");
  const sum = shares.reduce((total, share) => total + share, 0).toFixed(2);
  const place = one(list.row, ".b-sum");
  put(place, isKnown ? words.say("sum", { sum: `${sum}%` }) : "");
  place.classList.toggle("b-sum--right", isKnown && !problem);
  place.classList.toggle("b-sum--wrong", Boolean(problem));
  for (const note of all(list.row, ".b-sum-note")) {
    note.hidden = !problem;
    put(note, problem ? `${problem[lang]} ${words.say("sumAsk")}` : "");
  }
}
