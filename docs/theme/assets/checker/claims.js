/**
 * Claims of others, pasted: the text goes to the rules, and what each sentence is comes back.
 *
 * Nothing is stored: the text stands in the field and nowhere else.
 */

import "./start/gate.js";
import { act, one, root } from "./dom.js";
import { keepForOffline } from "./keep/offline.js";
import * as panel from "./result/panel.js";
import * as engine from "./start/engine.js";

/** A long text is held against all that is known: a slow engine takes longer than over answers. */
const PATIENCE = 60_000;

/** @type {HTMLTextAreaElement} */
const field = one(root, "textarea");
const fault = one(root, `#${field.id}-error`);
/** Whether a result is wanted, and so what becomes of it is shown. */
let isAsked = false;

/** Hold the text against the rules, or say that there is none. */
function hear() {
  const isEmpty = field.value.trim() === "";
  fault.textContent = isEmpty ? field.dataset.missing : "";
  field.ariaInvalid = isEmpty ? "true" : null;
  if (isEmpty) {
    field.focus();
    return;
  }
  isAsked = true;
  if (engine.asksFirst()) panel.stand("offer");
  else start();
}

async function start() {
  engine.start();
  follow();
  const asked = { do: "claims", text: field.value };
  const reply = await engine.ask(asked, { stale: true, patience: PATIENCE });
  if (!reply?.ok) return;
  panel.show({ claims: reply.panel }, reply.said);
  keepForOffline(engine.used);
}

function follow() {
  if (isAsked) panel.follow();
}

/** @type {Acts} */
const acts = {
  hear,
  sample: ({ dataset }) => {
    field.value = (dataset.sample ?? "").split("|").join("\n");
    hear();
  },
  load: start,
};

root.addEventListener("click", (event) => act(event, acts));
engine.on("state", follow);
engine.on("progress", follow);
