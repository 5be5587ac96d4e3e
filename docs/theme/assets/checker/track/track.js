/**
 * Once the application is sent: its days are entered, which are kept with the answers, and the text
 * of a notice of correction is pasted, which is not. The rules tell which clocks run, and put each
 * remark to its paper.
 */

import { all, one, part, whenPaused } from "../dom.js";
import { handOut } from "../keep/file.js";
import * as words from "../words.js";

/**
 * @param {Checker} checker
 * @returns {Acts}
 */
export function noticeActs({ root, answers, engine, evaluation, loading }) {
  const dialog = /** @type {HTMLDialogElement} */ (part(root, "track"));
  const text = /** @type {HTMLTextAreaElement} */ (one(dialog, "textarea"));
  const days = /** @type {HTMLInputElement[]} */ (all(dialog, "[data-day]"));

  /** @param {object} more */
  const ask = async (more = {}) => {
    const request = { do: "track", text: text.value, ...more, ...evaluation.asked };
    const reply = await engine.ask(request, { stale: true });
    const failed = reply ? !reply.ok : engine.state === "failed";
    const fault = reply?.error?.[words.lang] ?? words.say("notWorkedOut");
    one(dialog, "[role=status]").textContent = failed ? fault : "";
    return reply?.ok ? reply : null;
  };

  const show = async () => {
    const reply = await ask();
    if (reply) part(dialog, "told").innerHTML = reply.panel;
  };

  whenPaused(text, show);
  dialog.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    answers.write(pathOf(target), target.value || undefined);
    show();
  });
  return {
    track: () => {
      loading.touch();
      dialog.showModal();
      text.focus();
      // The answers may be others by now.
      for (const day of days) day.value = answers.read(pathOf(day)) ?? "";
      show();
    },
    "close-track": () => dialog.close(),
    "save-reply": async () => {
      const reply = await ask({ table: true });
      if (reply) handOut(reply);
    },
  };
}

/**
 * Where a day stands among the answers.
 * @param {HTMLInputElement} field
 */
const pathOf = ({ dataset }) => `filing.${dataset.day}_on`;
