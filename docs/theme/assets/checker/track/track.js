/**
 * Once the application is sent: its days are entered, which are kept with the answers, and the text
 * of a notice of correction is pasted, which is not. The rules tell which clocks run, and put each
 * remark to its paper.
 */

import { one, part, whenPaused } from "../dom.js";
import { on } from "../keep/answers.js";
import { handOut } from "../keep/file.js";
import { asked } from "../result/evaluation.js";
import * as engine from "../start/engine.js";
import { touch } from "../start/loading.js";
import * as words from "../words.js";

/** @type {HTMLDialogElement} a small checker has none */
const dialog = part("track");

/** @param {object} more */
async function ask(more = {}) {
  const request = { do: "track", text: one(dialog, "textarea").value, ...more, ...asked() };
  const reply = await engine.ask(request, { stale: true });
  const failed = reply ? !reply.ok : engine.state === "failed";
  const fault = reply?.error?.[words.lang] ?? words.say("notWorkedOut");
  one(dialog, "[role=status]").textContent = failed ? fault : "";
  return reply?.ok ? reply : null;
}

async function show() {
  const reply = await ask();
  if (reply) part("told").innerHTML = reply.panel;
}

export function listen() {
  whenPaused(one(dialog, "textarea"), show);
  // The days are answers, as the form's fields are.
  on("change", () => dialog.open && show());
}

/** @type {Acts} */
export const acts = {
  track: () => {
    touch();
    dialog.showModal();
    one(dialog, "textarea").focus();
    show();
  },
  "save-reply": async () => {
    const reply = await ask({ table: true });
    if (reply) handOut(reply);
  },
};
