/**
 * The checker of a page: the whole one, or the small one beside a rule.
 *
 * This file only connects the parts: answers, form, rules in their worker, result.
 * It decides nothing: verdicts, sentences and the panel come from the rules.
 */

import { comeAlive } from "./start/gate.js";
import { act, keepKeys, placeNamed, root } from "./dom.js";
import * as agreement from "./agreement/agreement.js";
import * as facts from "./form/facts.js";
import * as form from "./form/form.js";
import * as answers from "./keep/answers.js";
import * as file from "./keep/file.js";
import * as fileTools from "./keep/file-tools.js";
import * as link from "./keep/link.js";
import * as testCase from "./keep/test-case.js";
import * as pack from "./pack/pack.js";
import * as reading from "./read/read.js";
import * as evaluation from "./result/evaluation.js";
import * as messages from "./result/messages.js";
import * as panel from "./result/panel.js";
import * as pinned from "./result/pinned.js";
import * as printing from "./result/print.js";
import * as engine from "./start/engine.js";
import { hasOwnAnswers, isEmbedded } from "./start/kept.js";
import * as loading from "./start/loading.js";
import * as onward from "./steps/onward.js";
import * as plan from "./steps/plan.js";
import * as reports from "./steps/reports.js";
import * as steps from "./steps/steps.js";
import * as daysToFile from "./steps/window.js";
import * as tools from "./tools.js";

/** @typedef {{acts?: Acts, listen?: () => void}} Part what its buttons do, and how it begins */

/** @type {Part[]} */
const OF_ALL = [form, facts, panel, loading, evaluation, link, fileTools, printing, messages, steps];
/** @type {Part[]} a small checker has none of these */
const OF_STEPS = [tools, onward, pinned, agreement, daysToFile, testCase, file, pack, reading, plan];

function listen() {
  const parts = steps.tabs ? [...OF_ALL, ...OF_STEPS] : OF_ALL;
  // Before all that listens: the rules work, in their worker, while the page draws the answer. To
  // capture would not do: Chromium calls whoever listens to no node in the order they came.
  answers.on("change", evaluation.evaluate);
  for (const each of parts) each.listen?.();
  /** @type {Acts} */
  const acts = Object.assign({}, ...parts.map((each) => each.acts));
  root.addEventListener("keydown", keepKeys);
  root.addEventListener("click", (event) => act(event, acts));
  answers.on("replaced", () => {
    messages.clear("kept");
    steps.forget();
  });
  answers.shareWithHead();
  answers.on("change", () => {
    messages.clear("restored");
    messages.settle();
    steps.willOpen(false);
    facts.showFacts();
    reports.ask();
  });
}

/** Take up a link's answers, or say that the tab's are back; begin loading if there are any. */
async function begin() {
  facts.showFacts();
  await link.takeUp();
  if (answers.count()) messages.sayRestored();
  // Without a step in its address the page opens where these answers are to be gone on with.
  if (answers.count() && !placeNamed()) steps.willOpen(true);
  if (engine.state !== "idle") {
    evaluation.evaluate();
    return;
  }
  evaluation.settled();
  if (root.dataset.rule ? hasOwnAnswers(answers.application) : answers.count()) loading.touch();
}

// What the tests of the built page call, too.
export { nameless, toSave } from "./keep/file.js";
export { toFragment } from "./keep/fragment.js";
export { engine };

/**
 * The report on what is answered in this page, as the command line would print it.
 *
 * Only the tests call it: to wait for Python, and to compare each way of starting it with CPython.
 */
export async function report() {
  const reply = await engine.ask({ do: "report", application: answers.application });
  return reply?.report;
}

// In a task of its own: the modules have just been read.
await new Promise((resolve) => setTimeout(resolve));
root.classList.toggle("b-checker", !root.matches(".b-mini-check"));
answers.restore();
// Its files travel while the form is made ready.
if (loading.isWantedAtOnce()) engine.start();
listen();
steps.follow();
begin();
link.carryAnswers();
if (isEmbedded) link.handOver();
comeAlive();
