/** What only paper shows: whose report it is, and the answers it stands on. */

import { made, one } from "../dom.js";
import * as words from "../words.js";

export class Printing {
  /** @type {"form" | "report" | "chart" | undefined} what a button asked for; the browser's own command leaves it open */
  #asked;
  /** The page's title, while another one is printed. */
  #title = "";

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    this.acts = {
      print: () => this.#print(this.#wanted),
      "print-form": () => this.#print("form"),
      "print-chart": () => this.#print("chart"),
    };
    window.addEventListener("beforeprint", () => this.#before());
    window.addEventListener("afterprint", () => this.#after());
  }

  /** The report, once there is one. */
  get #wanted() {
    return this.checker.evaluation.reply ? "report" : "form";
  }

  /** @param {"form" | "report" | "chart"} what */
  #print(what) {
    this.#asked = what;
    window.print();
    this.#asked = undefined;
  }

  #before() {
    // Something else is printed alone, under its own name; see take.js.
    if (document.body.dataset.prints) return;
    const { answers, root, rule } = this.checker;
    const what = this.#asked ?? this.#wanted;
    root.dataset.print = what;
    if (rule || what !== "report") return;
    this.#title = document.title;
    document.title = prepare(root, answers.read("company.name") ?? "");
  }

  /** The title is the name of the printed file, and the page's again. */
  #after() {
    if (this.#title) document.title = this.#title;
    this.#title = "";
  }
}

/**
 * Write the name where the report is printed; what is returned names the file.
 * @param {HTMLElement} root
 * @param {string} name of the company, if it is given
 */
function prepare(root, name) {
  const title = one(root, "h1");
  one(title, ".b-paper-name")?.remove();
  if (name) title.append(made("span", "b-paper-name", words.say("titleName", { name })));
  return words.titled(words.say("printed"), name);
}
