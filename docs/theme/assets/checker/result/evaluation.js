/**
 * One answer's way: the answers go to the rules, once these are loaded, and what they reply to the
 * result and the form.
 */

import { flip, part, root, steadily } from "../dom.js";
import * as form from "../form/form.js";
import * as answers from "../keep/answers.js";
import { keepForOffline } from "../keep/offline.js";
import { write } from "../patch.js";
import * as engine from "../start/engine.js";
import * as answered from "../steps/answered.js";
import * as onward from "../steps/onward.js";
import * as reports from "../steps/reports.js";
import * as steps from "../steps/steps.js";
import * as panel from "./panel.js";
import * as pinned from "./pinned.js";

/** The rule beside which a small checker stands. */
const { rule } = root.dataset;

/** Say that no verdict is waited for: what the page left for later may begin. */
export const settled = () => document.dispatchEvent(new Event("b24:settled"));

/** @type {Reply | null} what the rules said last; `null` while nothing is answered */
export let reply = null;
let bases = ["law", "local", "checklist"];

/**
 * What is asked of one answer, in turn, and what shows all that has come: no verdict waits for
 * the form.
 * @type {{kind: string, show: (reply: any) => void}[]}
 */
const kinds = [
  { kind: "result", show: showResult },
  { kind: "form", show },
];
/** Only paper shows it; a small checker has no place for it. */
const given = part("answers");
if (given) kinds.push({ kind: "answers", show: ({ answers: html }) => write(given, html) });

/** Have what is answered evaluated and shown. */
export async function evaluate() {
  const { state } = engine;
  if (!answers.count()) {
    const hadResult = reply !== null;
    show(null);
    // While the rules load the panel says so, but for a result of answers that are gone.
    if (hadResult || (state !== "failed" && state !== "loading")) panel.reset();
    return;
  }
  if (state === "idle" || state === "failed") return;
  if (state === "ready") panel.checking();
  root.dataset.form = "behind";
  const replies = kinds.map(({ kind }) => engine.ask({ do: kind, ...asked(), rule }, { stale: true }));
  let come = {};
  for (const [i, kind] of kinds.entries()) {
    const found = await replies[i];
    if (!found?.ok || !answers.count()) return;
    come = { ...come, ...found };
    kind.show(come);
  }
  settled();
  // Now the checker has been of use.
  keepForOffline(engine.used);
}

/** What is asked about: the answers, as the chosen bases see them. */
export const asked = () => ({ application: answers.application, bases });

/** What a file keeps of the result, to tell later what has changed; nothing without a result. */
export async function receipt() {
  if (!reply || engine.state !== "ready") return null;
  const found = await engine.ask({ do: "report", ...asked() });
  return found?.receipt ?? null;
}

/** @param {Result} result */
function showResult(result) {
  panel.show(rule ? result.rules[rule] : result.panel, result.spoken);
}

/** @param {Reply | null} found */
function show(found) {
  reply = found;
  pinned.show();
  steps.say(reply);
  if (given && !reply) write(given);
  // A line that comes above the marks of a paper would put another one under the next press.
  steadily(() => {
    panel.tell(reply?.parts);
    form.take(reply);
  });
  onward.take(reply);
  answered.take(reply);
  root.dataset.form = "current";
}

/** @type {Acts} */
export const acts = {
  // A basis is taken in, or left out.
  basis: (chip) => {
    const { basis } = chip.dataset;
    bases = flip(chip, "ariaPressed") ? [...bases, basis] : bases.filter((other) => other !== basis);
    evaluate();
    reports.ask();
  },
};
