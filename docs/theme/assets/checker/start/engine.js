/**
 * The page's side of the worker: one evaluation in flight, stale ones dropped, hung ones ended.
 */

import { today } from "../keep/answers.js";
import { whenLetGo } from "../press.js";
import { lang, site } from "../words.js";
import { isStored, keeper, savesData, spawn, takeBegun } from "./preload.js";

const WATCHDOG = 10_000;
const START_WATCHDOG = 60_000;

/** @typedef {{request: Record<string, any>, stale: boolean, patience: number, resolve: (reply: any) => void}} Job */

/** @type {"idle" | "loading" | "starting" | "ready" | "failed"} */
export let state = "idle";
/** @type {Failure | null} */
export let failure = null;
export let progress = { done: 0, total: 0 };
/** @type {string[] | null} addresses of the files that were loaded, if the worker tells */
export let used = null;

/** @type {Worker | null} */
let worker = null;
/** @type {Job[]} */
let queue = [];
/** @type {Job | null} */
let flying = null;
let timer = 0;
let hangs = 0;
let id = 0;
/** Whether all of Python and of the rules will be asked for. */
let all = false;
/** Whether Pyodide is started as it comes, since the quick start broke down; see start.js. */
let whole = false;
/** Whether the files on this device were doubted. */
let isDoubted = false;

const heard = new EventTarget();

/**
 * Act when the worker has come to another state, on with its files, or was begun again.
 * @param {"state" | "progress" | "restart"} type
 * @param {() => void} act
 */
export const on = (type, act) => heard.addEventListener(type, act);

/** @param {"state" | "progress" | "restart"} type */
const tell = (type) => heard.dispatchEvent(new Event(type));

/** @param {typeof state} now */
function become(now) {
  state = now;
  tell("state");
}

/**
 * Read an answer; one that cannot be read is a crash, so that whoever waits is told.
 * @param {string} reply
 */
function parsed(reply) {
  try {
    return JSON.parse(reply);
  } catch (error) {
    return { crash: `answer: ${error}` };
  }
}

/** Whether to ask before starting: the visitor saves data, and has no file of it yet. */
export const asksFirst = () => state === "idle" && savesData() && !isStored();

/**
 * Start the worker, once.
 * @param {{all?: boolean}} [options] whether all of Python and of the rules will be asked for
 */
export function start(options = {}) {
  if (state !== "idle" && state !== "failed") return;
  all = options.all ?? false;
  failure = null;
  whole = false;
  progress = { done: 0, total: 0 };
  if (typeof WebAssembly === "undefined") fail({ kind: "browser", detail: "no WebAssembly" });
  else begin();
}

function begin() {
  become("loading");
  const begun = whole ? null : takeBegun();
  try {
    worker = /** @type {Worker} */ (begun?.worker ?? spawn({ whole, all }));
  } catch (error) {
    fail({ kind: "browser", detail: String(error) });
    return;
  }
  worker.onmessage = ({ data }) => receive(data);
  worker.onerror = (event) => {
    event.preventDefault();
    fail({ kind: "network", detail: `worker: ${event.message ?? "not loaded"}` });
  };
  watchStart();
  for (const data of begun?.heard ?? []) receive(data);
}

/**
 * @param {number} after
 * @param {() => void} act
 */
function watch(after, act) {
  clearTimeout(timer);
  timer = setTimeout(act, after);
}

function watchStart() {
  watch(START_WATCHDOG, () => fail({ kind: "network", detail: "no bytes arrive" }));
}

/** @param {any} data */
function receive(data) {
  if (data.progress) {
    ({ progress } = data);
    watchStart();
    tell("progress");
  } else if (data.starting) {
    become("starting");
    // All bytes are there: what does not come to life now would not with more of them.
    watch(START_WATCHDOG, () => breakDown({ kind: "crash", detail: "no start in time" }));
  } else if (data.ready) {
    clearTimeout(timer);
    used = data.used ?? null;
    become("ready");
    next();
  } else if (data.loading) {
    // What a rehearsal loads nobody waits for.
    if (flying) watch(START_WATCHDOG, restart);
  } else if (data.failed) breakDown(data.failed);
  else land(data);
}

/** Have the service worker look, once, through the large files that it keeps: one may be damaged. */
function doubtFiles() {
  if (!isDoubted) keeper()?.postMessage({ doubted: true });
  isDoubted = true;
}

/**
 * Leave the quick start, once, for Pyodide as it comes.
 * @param {Failure} why
 */
function breakDown(why) {
  doubtFiles();
  if (whole) {
    fail(why);
    return;
  }
  whole = true;
  beginAgain();
}

/** Begin in a new worker; what waits goes on waiting. */
function beginAgain() {
  clearTimeout(timer);
  worker?.terminate();
  const job = flying;
  flying = null;
  if (job && isOvertaken(job)) job.resolve(null);
  else if (job) queue.unshift(job);
  begin();
}

/** @param {{id: number, reply?: string, crash?: string}} data */
function land(data) {
  if (data.id !== id || !flying) return;
  const reply = data.crash ? { crash: data.crash } : parsed(data.reply ?? "{}");
  clearTimeout(timer);
  if (reply.crash) {
    breakDown({ kind: "crash", detail: reply.crash });
    return;
  }
  if (reply.unreachable) doubtFiles();
  hangs = 0;
  const job = flying;
  flying = null;
  whenLetGo(() => job.resolve(isOvertaken(job) ? null : reply));
  next();
}

/**
 * Whether a newer question of its kind is waited for: then this one is told so, and is none.
 * @param {Job} job
 */
function isOvertaken({ stale, request }) {
  const newer = flying ? [flying, ...queue] : queue;
  return stale && newer.some((other) => other.stale && other.request.do === request.do);
}

/**
 * Ask the rules, with what they are told every time; the answer is `null` if a newer question
 * took its place or nothing can answer.
 * @param {{do: string} & Record<string, any>} request
 * @param {{stale?: boolean, patience?: number}} [options] whether a newer question of this kind
 *   replaces it; after how many milliseconds a worker that has not answered is ended
 * @returns {Promise<any>}
 */
export function ask(request, { stale = false, patience = WATCHDOG } = {}) {
  if (state === "failed") return Promise.resolve(null);
  return new Promise((resolve) => {
    if (stale) dropStale(request.do);
    queue.push({ request: { lang, site, today: today(), ...request }, stale, patience, resolve });
    next();
  });
}

/** @param {string} kind */
function dropStale(kind) {
  const isOld = (/** @type {Job} */ job) => job.stale && job.request.do === kind;
  for (const job of queue.filter(isOld)) job.resolve(null);
  queue = queue.filter((job) => !isOld(job));
}

function next() {
  if (state !== "ready" || flying || queue.length === 0) return;
  flying = /** @type {Job} */ (queue.shift());
  id += 1;
  worker?.postMessage({ id, request: JSON.stringify(flying.request) });
  watch(flying.patience, restart);
}

/** End a worker that does not answer and begin again; twice in a row is a failure. */
function restart() {
  hangs += 1;
  if (hangs > 1) {
    fail({ kind: "crash", detail: "no answer in time, twice" });
    return;
  }
  tell("restart");
  beginAgain();
}

/** @param {Failure} why */
function fail(why) {
  clearTimeout(timer);
  worker?.terminate();
  worker = null;
  hangs = 0;
  const waiting = flying ? [flying, ...queue] : queue;
  flying = null;
  queue = [];
  for (const job of waiting) job.resolve(null);
  const offline = why.kind === "network" && navigator.onLine === false;
  failure = offline ? { ...why, kind: "offline" } : why;
  become("failed");
}
