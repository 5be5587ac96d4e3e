/**
 * What only paper shows: whose report it is, and the answers it stands on. And what the rules make
 * for a button, by what its `data-ask` asks: it is printed alone, or saved as a file.
 */

import { made, one, parsed, part, root } from "../dom.js";
import { read } from "../keep/answers.js";
import { print as printPage } from "../keep/app.js";
import { handOut } from "../keep/file.js";
import * as engine from "../start/engine.js";
import * as words from "../words.js";
import { asked, reply } from "./evaluation.js";

/** @type {"form" | "chart" | undefined} what a button asked for; the browser's own command leaves it open */
let wish;
/** The page's title, while another one is printed. */
let title = "";

/** @param {"form" | "chart"} what */
function print(what) {
  wish = what;
  printPage();
  wish = undefined;
}

export function listen() {
  window.addEventListener("beforeprint", before);
  // The title is the name of the printed file, and the page's again.
  window.addEventListener("afterprint", () => {
    if (title) document.title = title;
    title = "";
  });
}

function before() {
  // Something else is printed alone, under its own name.
  if (document.body.dataset.prints) return;
  // The report, once there is one.
  const what = wish ?? (reply ? "report" : "form");
  root.dataset.print = what;
  if (root.dataset.rule || what !== "report") return;
  ({ title } = document);
  document.title = prepare(read("company.name"));
}

/**
 * Write the name where the report is printed; what is returned names the file.
 * @param {string} [name] of the company, if it is given
 */
function prepare(name) {
  const heading = one(root, "h1");
  one(heading, ".b-paper-name")?.remove();
  if (name) heading.append(made("span", "b-paper-name", words.say("titleName", { name })));
  return words.titled(words.say("printed"), name);
}

/** @param {any} button */
async function make(button) {
  const ask = JSON.parse(button.dataset.ask);
  // A calendar says when it was written, so that a later one counts.
  const found = await engine.ask({ ...ask, now: new Date().toISOString(), ...asked() });
  const said = one(button.closest(".b-report"), ".b-report__wait");
  said.textContent = found?.ok ? "" : words.say("notWorkedOut");
  if (found?.html) printAlone(ask.file, parsed(found.html));
  else if (found?.ok) handOut(found);
}

/**
 * Print one thing alone; the printed file is named by it and the company.
 * @param {string} what
 * @param {Node} content
 */
export function printAlone(what, content) {
  const place = part("paper");
  place.className = `b-paper-only b-paper-only--${what}`;
  place.replaceChildren(content);
  const { title: ofPage } = document;
  document.title = words.titled(one(place, "h1, h2").textContent, read("company.name"));
  document.body.dataset.prints = what;
  printPage();
  delete document.body.dataset.prints;
  document.title = ofPage;
}

/** @type {Acts} */
export const acts = {
  make,
  print: printPage,
  "print-form": () => print("form"),
  "print-chart": () => print("chart"),
};
