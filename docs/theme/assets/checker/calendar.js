/**
 * The calendar of one license: its days go to the rules, and their table comes back.
 *
 * Nothing is stored: the days stand in the form and nowhere else.
 */

import "./start/gate.js";
import { act, all, one, root } from "./dom.js";
import { print } from "./keep/app.js";
import { handOut } from "./keep/file.js";
import { keepForOffline } from "./keep/offline.js";
import * as panel from "./result/panel.js";
import * as engine from "./start/engine.js";
import { lang } from "./words.js";

const form = one(root, "form");
/** @type {HTMLInputElement[]} */
const fields = all(form, "input");
/** Whether a result is wanted, and so what becomes of it is shown. */
let isAsked = false;
/** @type {import("./keep/file.js").Made} the calendar as a file */
let file;

/** The days that are filled in, by name. */
function days() {
  const filled = fields.filter(({ value }) => value);
  return Object.fromEntries(filled.map(({ name, value }) => [name, value]));
}

/** Ask for the days if they can be read; tell whether they can. */
function ask() {
  for (const field of fields) say(field, faultOf(field));
  if (one(root, "[aria-invalid]")) {
    panel.reset();
    return false;
  }
  if (engine.asksFirst()) panel.stand("offer");
  else start();
  return true;
}

async function start() {
  engine.start();
  follow();
  const reply = await engine.ask({ do: "days", ...days() }, { stale: true });
  if (!reply) return;
  if (reply.ok) {
    ({ file } = reply);
    panel.show({ days: reply.panel }, reply.summary);
    keepForOffline(engine.used);
  } else refuse(reply.error);
}

function follow() {
  if (isAsked) panel.follow();
}

/**
 * Say beside the day in error what is allowed.
 * @param {Fault} error
 */
function refuse(error) {
  const field = fields.find(({ name }) => error.path === `--${name}`) ?? fields[0];
  say(field, error[lang]);
  panel.reset();
  panel.speak(error[lang]);
}

/**
 * @param {HTMLInputElement} field
 * @param {string} [fault]
 */
function say(field, fault) {
  one(root, `#${field.id}-error`).textContent = fault;
  field.ariaInvalid = fault ? "true" : null;
}

/** @param {any} field */
function faultOf({ validity, value, dataset }) {
  if (validity.badInput) return dataset.format;
  return value ? "" : dataset.missing;
}

/** @type {Acts} */
const acts = {
  // Work the days out, or show what stands in the way and go there.
  "work-out": () => {
    isAsked = true;
    if (!ask()) one(root, "[aria-invalid]").focus();
  },
  load: start,
  save: () => file && handOut(file),
  "print-form": print,
};

for (const type of ["pointerdown", "focusin"]) {
  // The files travel while the days are filled in, unless data is to be saved.
  form.addEventListener(type, () => engine.asksFirst() || engine.start(), { once: true });
}
form.addEventListener("change", () => isAsked && ask());
root.addEventListener("click", (event) => act(event, acts));
engine.on("state", follow);
engine.on("progress", follow);
