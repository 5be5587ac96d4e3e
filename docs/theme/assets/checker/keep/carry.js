/**
 * Answers in a file or a link: save them to a file, open one, or forget them. Before answers of the
 * page would go unsaved, the visitor is asked, and can take it back after.
 */

import { copy, focusTitle, one, part, pressed, root } from "../dom.js";
import * as form from "../form/form.js";
import * as reading from "../read/read.js";
import * as evaluation from "../result/evaluation.js";
import * as messages from "../result/messages.js";
import * as panel from "../result/panel.js";
import * as engine from "../start/engine.js";
import * as steps from "../steps/steps.js";
import * as words from "../words.js";
import * as answers from "./answers.js";
import { base64Of, nameless, saveApplication, toSave, without } from "./file.js";
import { MARK, fromFragment, toFragment } from "./fragment.js";

/** @type {HTMLInputElement | null} */
const input = part("file");

/** @type {any} an application read from a file, waiting for a yes */
let waiting = null;

export function listen() {
  input?.addEventListener("change", open);
  answers.on("change", () => {
    // Answers that were changed are no longer those of the link.
    if (!answers.origin && carries()) clearAddress();
  });
  window.addEventListener("hashchange", () => {
    seen = "";
    takeUp();
  });
}

/**
 * Save what the rules can read, and what they say of it; a field in error stays on the page and
 * out of the file.
 */
async function save() {
  // The questions whose answers the rules cannot read.
  const wrong = (evaluation.reply?.errors ?? []).map(({ path }) => path).filter(Boolean);
  const receipt = await evaluation.receipt();
  saveApplication({ ...without(toSave(), wrong), ...(receipt && { receipt }) });
  answers.markSaved();
  const values = { n: words.answers(wrong.length), list: words.list(form.named(wrong)) };
  const note = messages.show(wrong.length ? "saved-less" : "saved", values);
  const box = one(note, 'input[name="b24:keep"]');
  box.checked = answers.keeps;
  box.addEventListener("change", () => {
    answers.keep(box.checked);
    box.checked = answers.keeps;
  });
  // What the device keeps is the visitor's own, and no link's.
  if (answers.origin === "link") box.closest("p").remove();
}

/** Save, and then go on with what the message was about. */
async function saveFirst() {
  const shown = messages.shown();
  await save();
  if (shown === "replace") replace(waiting);
  if (shown === "forget") forget();
}

async function open() {
  const chosen = input?.files?.[0];
  if (!input || !chosen) return;
  input.value = "";
  // Of what is too large the rules need not see the end.
  const file = await base64Of(chosen.slice(0, answers.LARGEST + 1));
  engine.start();
  const reply = file === null ? null : await engine.ask({ do: "open", file });
  if (!reply) messages.refuse("not-read");
  else if (reply.ok) askToReplace(reply.application);
  else messages.refuse(reply.saved ? "refused" : "not-ours", { detail: reply.said });
}

/**
 * Replace the answers of the page; ask first, if there are any.
 * @param {any} application
 */
function askToReplace(application) {
  waiting = application;
  const count = answers.count();
  if (count) one(messages.show("replace", { count: words.answers(count) }), "[data-do=replace]").focus();
  else replace(application);
}

/** @param {any} application */
function replace(application) {
  const { version } = words;
  const old = application.rules_version;
  const before = answers.count();
  const undo = answers.replace(application, "file");
  reading.clear();
  evaluation.since(application.receipt);
  const name = old && old !== version ? "older" : "replaced";
  if (before) messages.offerUndo(name, undo, { old, version });
  else if (name === "older") one(messages.show(name, { old, version }), "[data-do=undo]").remove();
  else messages.clear();
  focusTitle();
}

function askToForget() {
  if (!answers.count()) return;
  if (answers.saved) forget();
  else one(messages.show("forget"), "[data-do=forget-now]").focus();
}

function forget() {
  const undo = answers.forget();
  reading.clear();
  evaluation.since();
  panel.reset();
  steps.show("need");
  clearAddress();
  messages.offerUndo("forgotten", undo);
  focusTitle();
}

function keepHere() {
  answers.keep(true);
  focusTitle();
}

// A link that carries the answers: made and copied here, or taken up from the page's address.

const carries = () => location.hash.startsWith(MARK);
const clearAddress = () => history.replaceState(null, "", location.pathname + location.search);

/** The link that was looked at last, whatever came of it. */
let seen = "";
/** @type {(() => void) | null} brings the answers back that stood here before the links */
let own = null;

/** Have the rules read a link's answers; nothing is replaced or shown before they have. */
export async function takeUp() {
  const { hash } = location;
  // Beside a rule there is no place to say whose answers they are.
  if (!messages.place || !carries() || hash === seen) return;
  if (engine.asksFirst()) {
    panel.stand("offer");
    return;
  }
  seen = hash;
  try {
    const { made: day, saved } = await fromFragment(hash);
    engine.start();
    const reply = await engine.ask({ do: "open", text: JSON.stringify(saved) });
    if (location.hash === hash) take(reply, day);
  } catch {
    messages.show("bad-link");
  }
}

/**
 * @param {any} reply
 * @param {string} day
 */
function take(reply, day) {
  if (!reply) {
    // It is looked at again once the rules can be loaded.
    seen = "";
    messages.show("link-not-read");
  } else if (reply.ok) show(reply.application, day);
  else messages.show("link-refused", { detail: reply.said });
}

/**
 * @param {any} application
 * @param {string} day
 */
function show(application, day) {
  const hasOwn = answers.count() > 0 && answers.origin !== "link";
  const back = answers.replace(application, "link");
  // Of several links the own answers are those before the first, also once its were changed.
  const before = messages.shown() === "link" ? own : null;
  own = before ?? (hasOwn ? back : null);
  // A link has no step of its own.
  steps.willOpen(true);
  // A day without a time is midnight of London: west of it, it would be said to be the day before.
  const written = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const date = new Date(day).toLocaleDateString(words.locale, /** @type {Intl.DateTimeFormatOptions} */ (written));
  // A file that was written by hand need not say which rules it was checked with.
  const version = application.rules_version;
  const note = messages.show("link", { date, rules: version ? words.say("withRules", { version }) : "" });
  if (!own) one(note, "[data-do=own-answers]").remove();
}

async function copyLink() {
  const isNameless = one(root, 'input[name="b24:nameless"]').checked;
  const fragment = await toFragment(isNameless ? nameless(toSave()) : toSave(), answers.today());
  const address = `${location.origin}${location.pathname}${fragment}`;
  if (await copy(address)) {
    messages.pass("copied");
    focusTitle();
    return;
  }
  // It is shown to be copied by hand.
  const field = one(messages.show("not-copied"), "input");
  field.value = address;
  field.focus();
  field.select();
}

/** The link to the other language takes step and a link's answers along; the tab's are shared anyway. */
export function carryAnswers() {
  const link = one(document, ".b-language__link");
  link?.addEventListener("click", () => {
    if (location.hash) link.hash = location.hash;
  });
}

/**
 * From a page in somebody else's frame, where nothing is kept, the way to the full check takes the
 * answers along, without names.
 */
export function handOver() {
  const check = new URL(`${words.site}check/`, location.href).pathname;
  let fragment = "";
  const write = async () => {
    const { changed } = answers;
    const written = answers.count() ? await toFragment(nameless(toSave()), answers.today()) : "";
    if (changed === answers.changed) fragment = written;
  };
  answers.on("change", write);
  // The first answer was given before this script had arrived.
  write();
  root.addEventListener("click", (event) => {
    const link = pressed(event, "a");
    if (link?.pathname === check && fragment) link.hash = fragment;
  });
}

/** @type {Acts} */
export const acts = {
  share: () => one(messages.show("share"), "input").focus(),
  copy: copyLink,
  "own-answers": () => {
    clearAddress();
    messages.clear();
    own?.();
    focusTitle();
  },
  "keep-here": keepHere,
  save,
  "save-first": saveFirst,
  open: () => input?.click(),
  replace: () => replace(waiting),
  forget: askToForget,
  "forget-now": forget,
};
