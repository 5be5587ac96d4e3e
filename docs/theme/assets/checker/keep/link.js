/** A link that carries the answers: made and copied here, or taken up from the page's address. */

import { copy, focusTitle, one, pressed, root } from "../dom.js";
import * as messages from "../result/messages.js";
import * as panel from "../result/panel.js";
import * as engine from "../start/engine.js";
import * as steps from "../steps/steps.js";
import * as words from "../words.js";
import * as answers from "./answers.js";
import { nameless, toSave } from "./file.js";
import { MARK, fromFragment, toFragment } from "./fragment.js";

const carries = () => location.hash.startsWith(MARK);
const page = document.documentElement.dataset;

/** Leave in the address what says which page this is: of the one file that stands behind the # sign. */
export const clearAddress = () => history.replaceState(null, "", location.pathname + location.search + (page.here ?? ""));

/** The link that was looked at last, whatever came of it. */
let seen = "";
/** @type {(() => void) | null} brings the answers back that stood here before the links */
let own = null;

export function listen() {
  answers.on("change", () => {
    // Answers that were changed are no longer those of the link.
    if (!answers.origin && carries()) clearAddress();
  });
  window.addEventListener("hashchange", () => {
    seen = "";
    takeUp();
  });
}

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
  // A file that was written by hand need not say which rules it was checked with.
  const version = application.rules_version;
  const note = messages.show("link", { date: words.dayInWords(day), rules: version ? words.say("withRules", { version }) : "" });
  if (!own) one(note, "[data-do=own-answers]").remove();
}

async function copyLink() {
  const isNameless = one(root, 'input[name="b24:nameless"]').checked;
  const fragment = await toFragment(isNameless ? nameless(toSave()) : toSave(), answers.today());
  // The one file lies on one machine alone: a link leads to the site.
  const place = page.published ? `${page.published}check/` : `${location.origin}${location.pathname}`;
  const address = `${place}${fragment}`;
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
};
