/** Drafts as Word files: the rules write each when it is asked for, and it is handed out. */

import { one } from "../dom.js";
import { handOut } from "../keep/file.js";
import * as words from "../words.js";

/** @param {Checker} checker */
export function draftActs({ engine, evaluation }) {
  return {
    "save-draft": async (/** @type {HTMLElement} */ button) => {
      const { paper } = button.dataset;
      const reply = await engine.ask({ do: "drafts", paper, ...evaluation.asked });
      if (reply?.ok) handOut(reply);
      const said = one(/** @type {Element} */ (button.closest(".b-report")), ".b-report__wait");
      said.textContent = reply?.ok ? "" : words.say("notWorkedOut");
    },
  };
}
