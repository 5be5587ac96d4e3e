/**
 * Have many applications read and judged in small requests, so that the page stays at hand and can
 * stop: the files are given one by one, and the next piece of work is asked for until all is done.
 *
 * The rules hold what came of the files; only the files themselves are kept here.
 */

import { base64Of } from "../keep/file.js";
import * as engine from "../start/engine.js";
import { say } from "../words.js";

/** A larger file is no application and no sheet of applications. */
export const LARGEST = 20_000_000;
/** A sheet of Excel is unpacked first. */
const PATIENCE = 60_000;

/** @typedef {import("./intake.js").Found} Found */
/**
 * One application on the board: its number, its answers, and what the rules have written of it.
 * @typedef {{number: number, application: Application, html: string, group: string,
 *   keys: Record<string, string | number>, company: string,
 *   line?: HTMLElement}} Row
 */
/** @typedef {{cards: string, broken: string, spoken: string}} Told */

/** How far the rules have come: before they have been asked for anything. */
const NOTHING = { rows: 0, done: 0, waiting: 0, dated: 0, judging: false, hungry: true, finished: true };

/** What the rules have said last of how far they have come. */
export let come = NOTHING;
export let isStopped = false;
/** @type {Found[]} */
let files = [];
/** @type {Map<string, Found>} the files that the rules hold */
const given = new Map();
let isRunning = false;
/** Counts what was begun anew; a reply to what was asked before that is dropped. */
let turn = 0;

/** @type {Record<string, (detail: any) => void>} who is told what the rules have said, by its name */
let told = {};

/** @param {typeof told} acts */
export function hear(acts) {
  told = acts;
}

export const total = () => come.done + come.waiting + files.length;

export const isJudging = () => come.judging || files.length > 0;

export const isDone = () => come.finished && !files.length;

/**
 * Take files; one that was read before is read anew, in the place of what it said then.
 * @param {Found[]} found
 */
export function add(found) {
  const names = new Set(found.map(({ name }) => name));
  files = [...files.filter(({ name }) => !names.has(name)), ...found];
  go();
}

export function clear() {
  turn += 1;
  files = [];
  given.clear();
  come = NOTHING;
  isStopped = false;
  // What was never started has nothing to forget.
  if (engine.state === "ready") ask({ do: "many-clear" });
}

export function stop() {
  isStopped = true;
  told.progress(null);
}

export async function go() {
  isStopped = false;
  told.progress(null);
  if (isRunning) return;
  isRunning = true;
  await run();
  isRunning = false;
  told.progress(null);
}

/** Work until all is done, or it is stopped: what is known then is summed up all the same. */
async function run() {
  for (;;) {
    const before = turn;
    if (isStopped) {
      await ask({ do: "many-board" });
      if (isStopped) return;
    } else if (!(await step()) && before === turn) return;
    told.progress(null);
  }
}

/** Do the next small piece of work; tell whether there was one and it was answered. */
async function step() {
  if (files.length && come.hungry) return open();
  return !come.finished && (await ask({ do: "many-next" })) !== null;
}

/**
 * Ask the rules, and pass on what they reply; nothing where they cannot answer, or where all was
 * cleared meanwhile.
 * @param {{do: string} & Record<string, any>} request
 * @returns {Promise<any>}
 */
async function ask(request) {
  const before = turn;
  const reply = await engine.ask({ ...request, known: given.size }, { patience: PATIENCE });
  if (!reply || before !== turn) return null;
  if (reply.lost) beginAgain();
  if (reply.work) come = reply.work;
  for (const name of ["gone", "rows", "dated", "axis", "board"]) if (reply[name]) told[name](reply[name]);
  return reply;
}

/** The worker was begun anew, and knows of no file: all are given once more. */
function beginAgain() {
  files = [...given.values(), ...files];
  given.clear();
  come = NOTHING;
  told.lost(null);
  go();
}

/** Have the next file read, or say why it was not. */
async function open() {
  const [first] = files;
  const { name, file } = first;
  const bytes = file.size > LARGEST ? null : await base64Of(file);
  // It may have been added anew meanwhile, or cleared away.
  if (files[0] !== first) return true;
  const reply = bytes === null ? {} : await ask({ do: "many-read", name, bytes });
  if (!reply) return false;
  if (reply.lost) return true;
  files = files.filter((each) => each !== first);
  if (bytes === null) told.note(say(file.size > LARGEST ? "tooLarge" : "unreadable", { name }));
  else given.set(name, first);
  return true;
}

/**
 * Have the rules make a file.
 * @param {string} kind
 * @param {string} [format]
 */
export const file = (kind, format) => ask({ do: kind, format });
