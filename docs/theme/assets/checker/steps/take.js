/** To take along: what the rules have written is printed, or saved as a file. */

import { one, parsed, part } from "../dom.js";
import { handOut } from "../keep/file.js";
import { titled } from "../words.js";

export class Take {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    /** @type {Acts} */
    this.acts = { take: (button) => this.#take(button.dataset.take ?? "") };
  }

  /** @param {string} what */
  async #take(what) {
    // The list of errands is on the page already; the rest is asked for.
    if (what === "errands") {
      this.#print(what, one(this.checker.root, ".b-task-list").cloneNode(true));
      return;
    }
    const { engine, evaluation, messages } = this.checker;
    const reply = await engine.ask({ do: "take", file: what, ...evaluation.asked });
    if (!reply?.ok) messages.refuse("not-made");
    else if (reply.html) this.#print(what, parsed(reply.html));
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
    document.title = titled(one(place, "h1, h2").textContent, answers.read("company.name"));
    document.body.dataset.prints = what;
    window.print();
    delete document.body.dataset.prints;
    document.title = title;
  }
}
