/**
 * The page's side of the worker: one evaluation in flight, stale ones dropped, hung ones ended.
 */

import { today } from "../keep/answers.js";
import { lang, site } from "../words.js";
import { isStored, savesData, spawn, takeBegun } from "./preload.js";

const WATCHDOG = 10_000;
const START_WATCHDOG = 60_000;

/** @typedef {"idle" | "loading" | "starting" | "ready" | "failed"} EngineState */
/** @typedef {{request: Record<string, any>, stale: boolean, patience: number, resolve: (reply: any) => void}} Job */

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

export class Engine extends EventTarget {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Job[]} */ #queue = [];
  /** @type {Job | null} */ #flying = null;
  #timer = 0;
  #hangs = 0;
  #id = 0;
  /** Whether Pyodide is started as it comes, since the quick start broke down; see start.js. */
  #isWhole = false;
  #all;

  /** @param {{all?: boolean}} [options] whether all of Python and of the rules will be asked for */
  constructor({ all = false } = {}) {
    super();
    this.#all = all;
    /** @type {EngineState} */
    this.state = "idle";
    /** @type {Failure | null} */
    this.failure = null;
    this.progress = { done: 0, total: 0 };
    /** @type {string[] | null} addresses of the files that were loaded, if the worker tells */
    this.used = null;
  }

  /** Whether to ask before starting: the visitor saves data, and has no file of it yet. */
  get asksFirst() {
    return this.state === "idle" && savesData() && !isStored();
  }

  /** Start the worker, once. */
  start() {
    if (this.state !== "idle" && this.state !== "failed") return;
    this.failure = null;
    this.#isWhole = false;
    this.progress = { done: 0, total: 0 };
    if (typeof WebAssembly === "undefined") {
      this.#fail({ kind: "browser", detail: "no WebAssembly" });
      return;
    }
    this.#set("loading");
    this.#spawn();
  }

  #spawn() {
    const begun = this.#isWhole ? null : takeBegun();
    /** @type {Worker} */
    let worker;
    try {
      worker = begun?.worker ?? spawn({ whole: this.#isWhole, all: this.#all });
    } catch (error) {
      this.#fail({ kind: "browser", detail: String(error) });
      return;
    }
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail({ kind: "network", detail: `worker: ${event.message ?? "not loaded"}` });
    };
    this.#watchStart();
    for (const data of begun?.heard ?? []) this.#receive(data);
  }

  #watchStart() {
    this.#watch(START_WATCHDOG, () => this.#fail({ kind: "network", detail: "no bytes arrive" }));
  }

  /** @param {any} data */
  #receive(data) {
    if (data.progress) {
      this.progress = data.progress;
      this.#watchStart();
      this.dispatchEvent(new Event("progress"));
    } else if (data.starting) {
      this.#set("starting");
      // All bytes are there: what does not come to life now would not with more of them.
      this.#watch(START_WATCHDOG, () => this.#breakDown({ kind: "crash", detail: "no start in time" }));
    } else if (data.ready) {
      clearTimeout(this.#timer);
      this.used = data.used ?? null;
      this.#set("ready");
      this.#next();
    } else if (data.loading) this.#watch(START_WATCHDOG, () => this.#restart());
    else if (data.failed) this.#breakDown(data.failed);
    else this.#land(data);
  }

  /**
   * Leave the quick start, once, for Pyodide as it comes.
   * @param {Failure} failure
   */
  #breakDown(failure) {
    if (this.#isWhole) {
      this.#fail(failure);
      return;
    }
    this.#isWhole = true;
    this.#beginAgain();
  }

  /** Begin in a new worker; what waits goes on waiting. */
  #beginAgain() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    const job = this.#takeFlying();
    if (job) this.#queue.unshift(job);
    this.#set("loading");
    this.#spawn();
  }

  /** @param {{id: number, reply?: string, crash?: string}} data */
  #land(data) {
    if (data.id !== this.#id || !this.#flying) return;
    const reply = data.crash ? { crash: data.crash } : parsed(data.reply ?? "{}");
    clearTimeout(this.#timer);
    if (reply.crash) {
      this.#breakDown({ kind: "crash", detail: reply.crash });
      return;
    }
    this.#hangs = 0;
    this.#takeFlying()?.resolve(reply);
    this.#next();
  }

  /** Take what was asked last out of flight; one whose newer question waits is told so, and is none. */
  #takeFlying() {
    const job = this.#flying;
    this.#flying = null;
    const isOvertaken = job?.stale && this.#queue.some(({ stale, request }) => stale && request.do === job.request.do);
    if (!isOvertaken) return job;
    job.resolve(null);
    return null;
  }

  /**
   * Ask the rules, with what they are told every time; the answer is `null` if a newer question
   * took its place or nothing can answer.
   * @param {{do: string} & Record<string, any>} request
   * @param {{stale?: boolean, patience?: number}} [options] whether a newer question of this kind
   *   replaces it; after how many milliseconds a worker that has not answered is ended
   * @returns {Promise<any>}
   */
  ask(request, { stale = false, patience = WATCHDOG } = {}) {
    if (this.state === "failed") return Promise.resolve(null);
    return new Promise((resolve) => {
      if (stale) this.#dropStale(request.do);
      this.#queue.push({ request: { lang, site, today: today(), ...request }, stale, patience, resolve });
      this.#next();
    });
  }

  /** @param {string} kind */
  #dropStale(kind) {
    const isOld = (/** @type {Job} */ job) => job.stale && job.request.do === kind;
    for (const job of this.#queue.filter(isOld)) job.resolve(null);
    this.#queue = this.#queue.filter((job) => !isOld(job));
  }

  #next() {
    if (this.state !== "ready" || this.#flying || this.#queue.length === 0) return;
    this.#flying = /** @type {Job} */ (this.#queue.shift());
    this.#id += 1;
    this.#worker?.postMessage({ id: this.#id, request: JSON.stringify(this.#flying.request) });
    this.#watch(this.#flying.patience, () => this.#restart());
  }

  /** End a worker that does not answer and begin again; twice in a row is a failure. */
  #restart() {
    this.#hangs += 1;
    if (this.#hangs > 1) {
      this.#fail({ kind: "crash", detail: "no answer in time, twice" });
      return;
    }
    this.dispatchEvent(new Event("restart"));
    this.#beginAgain();
  }

  /** @param {Failure} failure */
  #fail(failure) {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#hangs = 0;
    const waiting = this.#flying ? [this.#flying, ...this.#queue] : this.#queue;
    this.#flying = null;
    this.#queue = [];
    for (const job of waiting) job.resolve(null);
    const offline = failure.kind === "network" && navigator.onLine === false;
    this.failure = offline ? { ...failure, kind: "offline" } : failure;
    this.#set("failed");
  }

  /**
   * @param {number} after
   * @param {() => void} act
   */
  #watch(after, act) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, after);
  }

  /** @param {EngineState} state */
  #set(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
