/** What the rules make for a button, by what its `data-ask` asks: it is printed, or saved as a file. */

import { one, parsed, part } from "../dom.js";
import { read } from "../keep/answers.js";
import { handOut } from "../keep/file.js";
import { asked } from "../result/evaluation.js";
import * as engine from "../start/engine.js";
import * as words from "../words.js";

/** @param {any} button */
async function make(button) {
  const wanted = JSON.parse(button.dataset.ask);
  // A calendar says when it was written, so that a later one counts.
  const reply = await engine.ask({ ...wanted, now: new Date().toISOString(), ...asked() });
  const said = one(button.closest(".b-report"), ".b-report__wait");
  said.textContent = reply?.ok ? "" : words.say("notWorkedOut");
  if (reply?.html) print(wanted.file, parsed(reply.html));
  else if (reply?.ok) handOut(reply);
}

/**
 * Print one thing alone; the printed file is named by it and the company.
 * @param {string} what
 * @param {Node} content
 */
function print(what, content) {
  const place = part("paper");
  place.className = `b-paper-only b-paper-only--${what}`;
  place.replaceChildren(content);
  const { title } = document;
  document.title = words.titled(one(place, "h1, h2").textContent, read("company.name"));
  document.body.dataset.prints = what;
  window.print();
  delete document.body.dataset.prints;
  document.title = title;
}

/** @type {Acts} */
export const acts = { make };
