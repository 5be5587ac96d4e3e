/**
 * The checker of a page: the whole one, or the small one beside a rule.
 *
 * This file only connects the parts: answers, form, rules in their worker, result.
 * It decides nothing: verdicts, sentences and the panel come from the rules.
 */

import { act, keepKeys, one, part, pressed, whenInSight } from "./dom.js";
import { Agreement } from "./agreement/agreement.js";
import { Facts, showFacts } from "./form/facts.js";
import { Form } from "./form/form.js";
import { Answers, shareWithHead } from "./keep/answers.js";
import { FileTools } from "./keep/file-tools.js";
import { Link, carryAnswers, handOver } from "./keep/link.js";
import { packActs } from "./pack/acts.js";
import { Reading } from "./read/read.js";
import { TestCase } from "./keep/test-case.js";
import { BottomSheet } from "./result/bottom-sheet.js";
import { Evaluation, settled } from "./result/evaluation.js";
import { Messages } from "./result/messages.js";
import { Panel } from "./result/panel.js";
import { Pinned } from "./result/pinned.js";
import { Printing } from "./result/print.js";
import { Take } from "./steps/take.js";
import { Engine } from "./start/engine.js";
import { hasOwnAnswers, isEmbedded } from "./start/kept.js";
import { Loading, isWantedAtOnce } from "./start/loading.js";
import { Address } from "./steps/address.js";
import { PlanActs } from "./steps/plan.js";
import { draftActs } from "./steps/drafts.js";
import { equityActs } from "./steps/equity.js";
import { Reports } from "./steps/reports.js";
import { Steps } from "./steps/steps.js";
import { DaysToFile } from "./steps/window.js";
import { noticeActs } from "./track/track.js";

/** The parts that know of each other. */
export class Checker {
  /** @param {HTMLElement} root everything that belongs to the checker on this page */
  constructor(root) {
    this.root = root;
    /** The rule beside which a small checker stands. */
    this.rule = root.dataset.rule ?? null;
    this.answers = new Answers();
    this.answers.restore();
    this.engine = new Engine();
    // Its files travel while the form is made ready.
    if (isWantedAtOnce(this)) this.engine.start();
    this.messages = new Messages(root);
    this.form = new Form(root, this.answers, this.messages);
    this.sheet = one(root, ".b-sheet") ? new BottomSheet(root) : null;
    this.steps = one(root, ".b-steps") ? new Steps(root) : null;
    this.panel = new Panel(root, this.sheet);
    this.evaluation = new Evaluation(this);
    this.pinned = part(root, "pinned") ? new Pinned(this) : null;
    this.loading = new Loading(this);
    this.link = new Link(this);
    this.reports = new Reports(this);
  }

  /** Go to a question, or to the first that is open. */
  goTo(path = this.evaluation.reply?.next ?? this.form.firstOpen ?? "") {
    this.sheet?.close();
    this.steps?.showStepOf(this.form.row(path.replace(/\[.*/, "")));
    this.form.goTo(path);
  }
}

/**
 * What the buttons do.
 * @param {Checker} checker
 * @returns {Acts}
 */
function actsOf(checker) {
  const { form, messages, sheet, loading, link } = checker;
  return {
    ...form.acts,
    ...link.acts,
    ...new FileTools(checker).acts,
    ...new Printing(checker).acts,
    ...messages.acts,
    ...checker.pinned?.acts,
    ...(checker.steps && actsOfSteps(checker)),
    retry: () => loading.start(),
    load: () => loading.start(),
    next: (_, event) => {
      event.preventDefault();
      checker.goTo();
    },
    sheet: () => sheet?.open(),
    "close-sheet": () => sheet?.close(),
  };
}

/**
 * What the buttons of the later steps do; a small checker has none of these.
 * @param {Checker} checker
 * @returns {Acts}
 */
const actsOfSteps = (checker) => ({
  ...new Take(checker).acts,
  ...new PlanActs(checker).acts,
  ...new DaysToFile(checker).acts,
  ...draftActs(checker),
  ...equityActs(checker),
  ...new Agreement(checker).acts,
  ...packActs(checker),
  ...new Reading(checker).acts,
  ...noticeActs(checker),
  ...new TestCase(checker).acts,
});

/** @param {Checker} checker */
function listen(checker) {
  const { root, answers, evaluation, messages } = checker;
  const acts = actsOf(checker);
  if (one(root, ".b-facts")) new Facts(root, answers);
  root.addEventListener("keydown", keepKeys);
  root.addEventListener("click", (event) => {
    if (follow(checker, event)) return;
    // A menu closes before the choice is carried out, which may put the focus elsewhere.
    if (pressed(event, "[data-do]")) pressed(event, ":popover-open")?.hidePopover();
    act(event, acts);
  });
  // Before all that listens: the rules work, in their worker, while the page draws the answer.
  answers.addEventListener("change", () => evaluation.evaluate(), { capture: true });
  answers.addEventListener("replaced", () => checker.steps?.forget());
  shareWithHead(answers);
  answers.addEventListener("change", () => {
    messages.clear("restored");
    messages.settle();
    if (checker.steps) checker.steps.opens = false;
    showFacts(root, answers);
    checker.reports.ask();
  });
}

/**
 * Follow what leads to a place or changes what is shown; tell whether it was such.
 * @param {Checker} checker
 * @param {Event} event
 */
function follow(checker, event) {
  const { sheet, evaluation } = checker;
  const jump = pressed(event, "[data-goto]");
  const skip = pressed(event, '.b-skip[href="#b-result"]');
  const step = pressed(event, ".b-settled-card [data-step]")?.dataset.step;
  const chip = pressed(event, ".b-chip[data-basis]:not([aria-disabled])");
  if (jump) {
    event.preventDefault();
    checker.goTo(jump.dataset.goto);
  } else if (skip && sheet?.isNeeded) {
    event.preventDefault();
    sheet.open();
  } else if (step && checker.steps) {
    event.preventDefault();
    checker.steps.go(step);
  } else if (chip) evaluation.toggle(chip);
  else return false;
  return true;
}

/**
 * Take up a link's answers, or say that the tab's are back; begin loading if there are any.
 * @param {Checker} checker
 */
async function begin(checker) {
  const { root, answers, engine, evaluation, link, loading, messages, steps } = checker;
  showFacts(root, answers);
  await link.takeUp();
  if (answers.count) messages.sayRestored(answers);
  // Without a step in its address the page opens where these answers are to be gone on with.
  if (answers.count && steps && !location.hash) steps.opens = true;
  if (engine.state !== "idle") {
    evaluation.evaluate();
    return;
  }
  settled();
  if (hasOwnAnswers(answers.application)) whenInSight(one(root, "form"), () => loading.touch());
}

// What the tests of the built page call, too.
export { nameless, toSave } from "./keep/file.js";
export { toFragment } from "./keep/fragment.js";
export { Engine };

/**
 * The report on what is answered in this page, as the command line would print it.
 *
 * Only the tests call it: to wait for Python, and to compare each way of starting it with CPython.
 */
export async function report() {
  const reply = await checker.engine.ask({ do: "report", application: checker.answers.application });
  return reply?.report;
}

// In a task of its own: the modules have just been read.
await new Promise((resolve) => setTimeout(resolve));
const place = one(document, ".b-columns, .b-mini-check");
// The whole checker has its tools above it, in the same article.
const root = place.matches(".b-mini-check") ? place : place.closest("article");
root.classList.toggle("b-checker", root !== place);
const checker = new Checker(root);
listen(checker);
new Address(checker);
begin(checker);
carryAnswers();
if (isEmbedded) handOver(checker);
