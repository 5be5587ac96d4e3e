/**
 * The page for many applications. This file only connects the parts: what is dropped, the rules in
 * their worker, the board.
 */

import { comeAlive } from "../start/gate.js";
import { act, all, keepKeys, made, one, part, put, root } from "../dom.js";
import { answersOf } from "../keep/answers.js";
import { print } from "../keep/app.js";
import { handOut } from "../keep/file.js";
import { keepForOffline } from "../keep/offline.js";
import * as panel from "../result/panel.js";
import * as engine from "../start/engine.js";
import { KEY, stored } from "../start/kept.js";
import { make, say, site } from "../words.js";
import * as board from "./board.js";
import { chosen, dropped } from "./intake.js";
import * as kept from "./kept.js";
import * as work from "./work.js";

/** The whole page is the place: a drop beside it would leave the page. */
function listenToDrops() {
  /** @param {DragEvent} event */
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    part("drop").classList.toggle("b-drop--over", event.type === "dragover");
  };
  for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) document.addEventListener(type, over);
  document.addEventListener("drop", async ({ dataTransfer }) => {
    if (dataTransfer?.types.includes("Files")) add(await dropped(dataTransfer));
  });
}

/** A sheet's reader may need any part of the interpreter. */
const load = () => engine.start({ all: true });

/** @param {import("./intake.js").Given[]} given */
async function add(given) {
  part("notes").replaceChildren();
  const found = given.flatMap(({ name, file }) => (file ? [{ name, file }] : []));
  for (const { name, file } of given) if (!file) note(say("unreadable", { name }));
  if (!given.length) note(say("nothing"));
  if (!found.length) return;
  work.add(found);
  if (engine.asksFirst()) panel.stand("offer");
  else start();
  // What is too large to be read is not on the board.
  const readable = found.filter(({ file }) => file.size <= work.LARGEST);
  if (!(await kept.add(readable))) note(say("notKept"));
}

function start() {
  load();
  follow();
  work.go();
}

function follow() {
  if (engine.state === "ready") panel.stand("ready");
  else if (engine.state !== "idle" && (work.total() || engine.failure)) panel.follow();
  show();
}

/** Show how far the work has come. */
function show() {
  part("run").hidden = work.isDone() || engine.state !== "ready";
  const { rows, done, dated } = work.come;
  part("take").hidden = !done;
  root.dataset.rows = String(rows);
  const [n, m] = work.isJudging() ? [done, work.total()] : [dated, rows];
  const doing = work.isJudging() ? "reading" : "dating";
  put(part("doing"), say(work.isStopped ? "stopped" : doing));
  put(part("count"), say("read", { n, m }));
  part("done").value = m ? n / m : 0;
  put(part("stop"), say(work.isStopped ? "goOn" : "stop"));
  if (work.isDone()) board.settle();
}

/** @param {work.Told} told */
function tell({ cards, broken, spoken }) {
  part("cards").innerHTML = cards;
  part("broken").innerHTML = broken;
  panel.speak(spoken);
  keepForOffline(engine.used);
}

function askToClear() {
  part("notes").replaceChildren(make("ask-clear"));
  one(root, "[data-do=clear-now]").focus();
}

function clear() {
  work.clear();
  board.clear();
  kept.clear();
  for (const name of ["cards", "broken", "notes"]) part(name).replaceChildren();
  show();
  one(part("drop"), "button").focus();
}

/**
 * @param {string} kind
 * @param {string} [format]
 */
async function save(kind, format) {
  load();
  follow();
  const reply = await work.file(kind, format);
  if (reply?.base64) handOut(reply);
  else if (reply) note(say(reply.unreachable ? "saveOffline" : "notMade"));
}

/** @param {string} text */
function note(text) {
  const said = made("p", "b-note b-note--error", text);
  said.setAttribute("role", "alert");
  part("notes").append(said);
}

// One company is opened in the checker, in a tab of its own, so that the board stays. A new tab begins
// with a copy of what this one holds: the company's answers take its place.

/** @type {work.Row | null} waits for a yes */
let waiting = null;

/** @param {work.Row} row */
function open(row) {
  const tab = window.open();
  if (!tab) {
    ask(row);
    return;
  }
  tab.sessionStorage.clear();
  tab.sessionStorage.setItem(KEY, keptOf(row));
  tab.location.assign(checker());
}

/**
 * Where the browser opens no tab, the company takes the place of this page and of the tab's own
 * answers; of those that are in no file, the visitor is asked first.
 * @param {work.Row} row
 */
function ask(row) {
  if (stored("sessionStorage")?.saved ?? true) {
    openHere(row);
    return;
  }
  waiting = row;
  part("notes").replaceChildren(make("ask-replace", { company: row.company }));
  one(part("notes"), "[data-do=replace-now]").focus();
}

/** @param {work.Row} row */
function openHere(row) {
  sessionStorage.setItem(KEY, keptOf(row));
  location.assign(checker());
}

const checker = () => new URL(`${site}check/`, location.href).href;

/**
 * A company's answers as a tab keeps them; they are in a file already.
 * @param {work.Row} row
 */
function keptOf(row) {
  const application = answersOf(row.application);
  return JSON.stringify({ application, changed: new Date().toISOString(), saved: true });
}

/** @type {Acts} */
const acts = {
  ...board.acts,
  "open-row": (button) => {
    const row = board.rowOf(button);
    if (row) open(row);
  },
  "replace-now": () => waiting && openHere(waiting),
  cancel: () => part("notes").replaceChildren(),
  "add-files": () => part("files").click(),
  "add-folder": () => part("folder").click(),
  load: start,
  stop: () => (work.isStopped ? work.go() : work.stop()),
  clear: askToClear,
  "clear-now": clear,
  print,
  template: ({ dataset }) => save("many-template", dataset.format),
  export: ({ dataset }) => save("many-export", dataset.format),
  mend: () => save("many-mend", "csv"),
};

work.hear({
  rows: board.add,
  gone: board.remove,
  dated: board.date,
  axis: (html) => (part("axis").innerHTML = html),
  board: tell,
  lost: board.clear,
  note,
  progress: show,
});
board.listen();
root.addEventListener("keydown", keepKeys);
root.addEventListener("click", (event) => act(event, acts));
for (const input of all(root, "[type=file]")) {
  input.addEventListener("change", () => {
    const found = chosen(input.files);
    input.value = "";
    add(found);
  });
}
engine.on("state", follow);
engine.on("progress", follow);
listenToDrops();
// The files of the checker travel while somebody looks for their own.
part("drop").addEventListener("pointerdown", () => engine.asksFirst() || load(), { once: true });
window.addEventListener("beforeunload", (event) => {
  // What is kept is there again after a reload, and nothing is lost.
  if (!kept.isWhole) event.preventDefault();
});
show();
comeAlive();
const files = kept.files();
if (files.length) add(files);
