/** To take along: what the rules have written is printed, or saved as a file. */

import { one, part } from "../dom.js";
import { handOut } from "../keep/file.js";
import * as words from "../words.js";

/** What is printed is on the page already, or asked for first. */
const ON_PAGE = { errands: ".b-task-list" };

export class Take {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    /** @type {Acts} */
    this.acts = { take: (button) => this.#take(button.dataset.take ?? "") };
  }

  /** @param {string} what */
  async #take(what) {
    if (what in ON_PAGE) {
      const shown = one(this.checker.root, ON_PAGE[/** @type {"errands"} */ (what)]);
      this.#print(what, shown.cloneNode(true));
      return;
    }
    const { engine, evaluation, messages } = this.checker;
    const reply = await engine.ask({ do: "take", file: what, ...evaluation.asked });
    if (!reply?.ok) messages.refuse("not-made");
    else if (reply.html) this.#print(what, made(reply.html));
    else handOut(reply);
  }

  /**
   * Print one thing alone; the printed file is named by it and the company.
   * @param {string} what
   * @param {Node} content
   */
  #print(what, content) {
    const { answers, root } = this.checker;
    const place = part(root, "paper");
    place.className = `b-paper-only b-paper-only--${what}`;
    place.replaceChildren(content);
    const title = document.title;
    const name = answers.read("company.name");
    const heading = one(place, "h1, h2").textContent;
    document.title = name ? `${heading}${words.say("titleName", { name })}` : heading;
    document.body.dataset.prints = what;
    window.print();
    delete document.body.dataset.prints;
    document.title = title;
  }
}

/**
 * @param {string} html
 * @returns {Node}
 */
function made(html) {
  const read = document.createElement("template");
  read.innerHTML = html;
  return read.content;
}
