/**
 * What a notice of correction asks: its text is pasted, the rules put each remark to its paper.
 * Nothing of it is kept.
 */

import { one, part } from "../dom.js";
import { handOut } from "../keep/file.js";
import * as words from "../words.js";

/** While a text is typed, it is read after this pause. */
const PAUSE = 300;

/**
 * @param {Checker} checker
 * @returns {Acts}
 */
export function noticeActs({ root, engine, evaluation, loading }) {
  const dialog = /** @type {HTMLDialogElement} */ (part(root, "track"));
  const text = /** @type {HTMLTextAreaElement} */ (one(dialog, "textarea"));
  let timer = 0;

  /** @param {object} more */
  const ask = async (more = {}) => {
    const reply = await engine.ask({ do: "track", text: text.value, ...more, ...evaluation.asked }, { stale: true });
    const failed = reply ? !reply.ok : engine.state === "failed";
    one(dialog, "[role=status]").textContent = failed ? words.say("notWorkedOut") : "";
    return reply?.ok ? reply : null;
  };

  const show = async () => {
    const reply = text.value.trim() ? await ask() : { panel: "" };
    if (reply) part(dialog, "told").innerHTML = reply.panel;
  };

  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  return {
    track: () => {
      loading.touch();
      dialog.showModal();
      text.focus();
      // The answers may be others by now.
      show();
    },
    "close-track": () => dialog.close(),
    "save-reply": async () => {
      const reply = await ask({ table: true });
      if (reply) handOut(reply);
    },
  };
}
