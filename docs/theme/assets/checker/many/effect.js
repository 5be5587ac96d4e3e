/**
 * What the example draft would change for the visitor's own answers: those that this tab or this device
 * holds, or those of a file. The draft stands in the page; nothing is stored here.
 */

import "../start/gate.js";
import { act, made, one, part, root } from "../dom.js";
import { LARGEST, answersOf } from "../keep/answers.js";
import * as panel from "../result/panel.js";
import * as engine from "../start/engine.js";
import { kept } from "../start/kept.js";

/** The whole law is read anew with the draft in it: a slow engine takes longer than over answers. */
const PATIENCE = 60_000;

/** @type {{name: string, draft: Record<string, string>}} */
const draft = JSON.parse(one(root, ".b-draft").textContent);
/** @type {Application | null} */
let application = null;
/** What a file holds that was opened, until it is read. */
let opened = "";

/** Ask the rules, unless data is to be saved and the visitor has not said yes. */
function look() {
  if (engine.asksFirst()) panel.stand("offer");
  else start();
}

async function start() {
  // A draft may need any part of the interpreter.
  engine.start({ all: true });
  panel.follow();
  if (opened) {
    const read = await engine.ask({ do: "open", text: opened }, { stale: true });
    if (!read) return;
    if (!read.ok) {
      say(read.said);
      return;
    }
    application = answersOf(read.application);
    opened = "";
  }
  const asked = { do: "many-effect", application, ...draft };
  const reply = await engine.ask(asked, { stale: true, patience: PATIENCE });
  if (reply?.ok) panel.show({ effect: reply.html }, reply.spoken);
}

/**
 * Say what stands in the way.
 * @param {string} fault
 */
function say(fault) {
  panel.stand("empty");
  part("notes").replaceChildren(made("p", "b-note b-note--error", fault));
  panel.speak(fault);
}

/** @param {HTMLInputElement} field */
async function open(field) {
  const [file] = field.files ?? [];
  if (!file) return;
  part("notes").replaceChildren();
  opened = await file.slice(0, LARGEST + 1).text();
  look();
}

/** @type {Acts} */
const acts = {
  look: () => {
    part("notes").replaceChildren();
    application = kept()?.application ?? null;
    part("none").hidden = application !== null;
    if (application) look();
    else panel.speak(part("none").textContent ?? "");
  },
  load: start,
};

root.addEventListener("click", (event) => act(event, acts));
root.addEventListener("change", ({ target }) => open(/** @type {HTMLInputElement} */ (target)));
engine.on("state", panel.follow);
engine.on("progress", panel.follow);
// A file may have been chosen before this script had arrived.
open(one(root, "[type=file]"));
