/**
 * The page of the list: what is answered and ticked goes to the rules, and the list comes back with
 * its days. Each box says what it writes, as in the checker's own form.
 */

import { comeAlive } from "../start/gate.js";
import { act, all, keepKeys, one, part, root, steadily } from "../dom.js";
import { takeDays } from "../form/facts.js";
import { isControl, saidBy } from "../form/writes.js";
import * as answers from "../keep/answers.js";
import { print } from "../keep/app.js";
import { handOut, saveApplication, toSave } from "../keep/file.js";
import { keepForOffline } from "../keep/offline.js";
import * as panel from "../result/panel.js";
import * as engine from "../start/engine.js";
import { inTab, putInTab } from "../start/kept.js";
import { FILING } from "../start/names.js";

const BASES = ["law", "local", "checklist"];
const DAY = "application_date";
/** How many days the errands take, by their ids: kept with the tab, and in no file. */
const TAKES = "b24:takes";

/** @type {HTMLInputElement} */
const day = part("day");
/** The day that the list is for, where no filing day is answered. */
let listed = "";
/** @type {Record<string, number>} */
let takes = inTab(TAKES) ?? {};

/** Ask the rules, unless data is to be saved and the visitor has not said yes. */
function start() {
  if (engine.asksFirst()) panel.stand("offer");
  else ask();
}

const request = () => ({ do: "errands", application: answers.application, takes, bases: BASES });

async function ask() {
  engine.start();
  panel.follow();
  const reply = await engine.ask(request(), { stale: true });
  if (reply?.unreachable) panel.fail({ kind: navigator.onLine ? "network" : "offline", detail: FILING });
  if (!reply?.ok) return;
  // Days that were typed bring lines above the box that is pressed next.
  const change = isWritten() ? inItsPlace : steadily;
  change(() => show(reply));
  keepForOffline(engine.used);
}

/** Whether the list without days stands there (written.js). */
const isWritten = () => "written" in root.dataset && root.dataset.state !== "ready";

/**
 * Put the list with days in the place of the one without: what is read in that one stands where it
 * stood, and has the focus if it had it.
 * @param {() => void} change
 */
function inItsPlace(change) {
  const lines = all(part("written"), "li[data-path]");
  const focused = lines.find((line) => line.contains(document.activeElement));
  const isAbove = part("written").getBoundingClientRect().top < 0;
  const line = focused ?? (isAbove ? lines.find((each) => each.getBoundingClientRect().top >= 0) : undefined);
  const before = line?.getBoundingClientRect().top;
  change();
  const now = line && one(panel.panel, `[data-key="${line.dataset.path}"]`);
  if (!now) return;
  // What the old list alone asks is folded.
  if (focused) now.closest("details")?.setAttribute("open", "");
  if (focused) one(now, "input").focus({ preventScroll: true });
  if (now.checkVisibility()) window.scrollBy({ top: now.getBoundingClientRect().top - before, behavior: "instant" });
}

/** @param {{html: string, spoken: string, print: string, day: string}} reply */
function show(reply) {
  panel.show({ list: reply.html }, reply.spoken);
  part("paper").innerHTML = reply.print;
  document.body.dataset.prints = "errands";
  listed = reply.day;
  if (day !== document.activeElement || !day.value) day.value = listed;
  part("first-day").hidden = DAY in answers.application || !Object.keys(takes).length;
  for (const button of all(root, "[data-do]:disabled")) button.disabled = false;
  setFields();
}

/** What was pressed or typed holds against what is written: set fields to what the rules have said. */
function setFields() {
  for (const field of all(panel.panel, "input")) {
    if (field.type === "checkbox") field.checked = field.defaultChecked;
    else if (field !== document.activeElement) field.value = field.defaultValue;
  }
}

/** @param {any} field */
function changed(field) {
  const { takes: errand } = field.dataset;
  if (errand) take(errand, field);
  else if (isControl(field)) answers.writeAll(saidBy(field));
}

/**
 * @param {string} errand
 * @param {HTMLInputElement} field
 */
function take(errand, field) {
  if (!field.reportValidity()) return;
  const { [errand]: _, ...others } = takes;
  takes = field.value ? { ...others, [errand]: Number(field.value) } : others;
  putInTab(TAKES, takes);
  start();
}

/** @type {Acts} */
const acts = {
  none: ({ dataset }) => answers.writeAll(JSON.parse(dataset.writes)),
  load: ask,
  print,
  // Where the checker fails: the page as it stands.
  "print-form": print,
  // Asked once more: the file says when it was written, so that a later one counts.
  calendar: async () => {
    const reply = await engine.ask({ ...request(), now: new Date().toISOString() });
    if (reply?.ok) handOut(reply);
  },
  // Where the rules cannot be asked, the answers can still be saved.
  save: () => {
    saveApplication(toSave());
    answers.markSaved();
  },
};

answers.restore();
answers.shareWithHead();
answers.on("change", start);
engine.on("state", panel.follow);
engine.on("progress", panel.follow);
takeDays(day, () => answers.read(DAY) ?? listed, (chosen) => answers.write(DAY, chosen));
root.addEventListener("keydown", keepKeys);
root.addEventListener("change", ({ target }) => changed(target));
root.addEventListener("click", (event) => act(event, acts));
comeAlive();
if (answers.count()) start();
