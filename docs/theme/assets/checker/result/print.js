/** What only paper shows: whose report it is, and the answers it stands on. */

import { made, one } from "../dom.js";
import { read } from "../keep/answers.js";
import { root, rule } from "../root.js";
import * as words from "../words.js";
import { reply } from "./evaluation.js";

/** @type {"form" | "report" | "chart" | undefined} what a button asked for; the browser's own command leaves it open */
let asked;
/** The page's title, while another one is printed. */
let title = "";

/** The report, once there is one. */
const wanted = () => (reply ? "report" : "form");

/** @param {"form" | "report" | "chart"} what */
function print(what) {
  asked = what;
  window.print();
  asked = undefined;
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
  // Something else is printed alone, under its own name; see take.js.
  if (document.body.dataset.prints) return;
  const what = asked ?? wanted();
  root.dataset.print = what;
  if (rule || what !== "report") return;
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

/** @type {Acts} */
export const acts = {
  print: () => print(wanted()),
  "print-form": () => print("form"),
  "print-chart": () => print("chart"),
};
