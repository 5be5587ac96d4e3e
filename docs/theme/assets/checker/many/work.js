/**
 * Have many applications read and judged in small requests, so that the page stays at hand and can
 * stop: the files are given one by one, and the next piece of work is asked for until all is done.
 *
 * The rules hold what came of the files; only the files themselves are kept here.
 */

import { base64Of } from "../keep/file.js";
import { say } from "../words.js";

/** A larger file is no application and no sheet of applications. */
export const LARGEST = 20_000_000;
/** A sheet of Excel is unpacked first. */
const PATIENCE = 60_000;

/** @typedef {import("./intake.js").Found} Found */
/**
 * One application on the board: its number, its answers, and what the rules have written of it.
 * @typedef {{number: number, application: Application, html: string, group: string,
 *   keys: Record<string, string | number>, company: string, days?: string,
 *   line?: HTMLElement}} Row
 */
/** @typedef {{cards: string, broken: string, spoken: string}} Told */

/** How far the rules have come: before they have been asked for anything. */
const NOTHING = { rows: 0, done: 0, waiting: 0, dated: 0, judging: false, hungry: true, finished: true };

export class Work extends EventTarget {
  /** @type {Found[]} */ #files = [];
  /** @type {Map<string, Found>} the files that the rules hold */ #given = new Map();
  /** What the rules have said last of how far they have come. */
  come = NOTHING;
  isStopped = false;
  #isRunning = false;
  /** Counts what was begun anew; a reply to what was asked before that is dropped. */
  #turn = 0;

  /** @param {Engine} engine */
  constructor(engine) {
    super();
    this.engine = engine;
  }

  get total() {
    return this.come.done + this.come.waiting + this.#files.length;
  }

  get isJudging() {
    return this.come.judging || this.#files.length > 0;
  }

  get isDone() {
    return this.come.finished && !this.#files.length;
  }

  /**
   * Take files; one that was read before is read anew, in the place of what it said then.
   * @param {Found[]} found
   */
  add(found) {
    const names = new Set(found.map(({ name }) => name));
    this.#files = [...this.#files.filter(({ name }) => !names.has(name)), ...found];
    this.go();
  }

  clear() {
    this.#turn += 1;
    this.#files = [];
    this.#given.clear();
    Object.assign(this, { come: NOTHING, isStopped: false });
    // What was never started has nothing to forget.
    if (this.engine.state === "ready") this.#ask({ do: "many-clear" });
  }

  stop() {
    this.isStopped = true;
    this.#tell("progress");
  }

  async go() {
    this.isStopped = false;
    this.#tell("progress");
    if (this.#isRunning) return;
    this.#isRunning = true;
    await this.#run();
    this.#isRunning = false;
    this.#tell("progress");
  }

  /** Work until all is done, or it is stopped: what is known then is summed up all the same. */
  async #run() {
    for (;;) {
      const turn = this.#turn;
      if (this.isStopped) {
        await this.#ask({ do: "many-board" });
        if (this.isStopped) return;
      } else if (!(await this.#step()) && turn === this.#turn) return;
      this.#tell("progress");
    }
  }

  /** Do the next small piece of work; tell whether there was one and it was answered. */
  async #step() {
    if (this.#files.length && this.come.hungry) return this.#open();
    return !this.come.finished && (await this.#ask({ do: "many-next" })) !== null;
  }

  /**
   * Ask the rules, and pass on what they reply; nothing where they cannot answer, or where all was
   * cleared meanwhile.
   * @param {{do: string} & Record<string, any>} request
   * @returns {Promise<any>}
   */
  async #ask(request) {
    const turn = this.#turn;
    const known = this.#given.size;
    const reply = await this.engine.ask({ ...request, known }, { patience: PATIENCE });
    if (!reply || turn !== this.#turn) return null;
    if (reply.lost) this.#beginAgain();
    if (reply.work) this.come = reply.work;
    for (const name of ["gone", "rows", "board"]) if (reply[name]) this.#tell(name, reply[name]);
    if (reply.cells) this.#tell("days", reply);
    return reply;
  }

  /** The worker was begun anew, and knows of no file: all are given once more. */
  #beginAgain() {
    this.#files = [...this.#given.values(), ...this.#files];
    this.#given.clear();
    this.come = NOTHING;
    this.#tell("lost");
    this.go();
  }

  /** Have the next file read, or say why it was not. */
  async #open() {
    const [first] = this.#files;
    const { name, file } = first;
    const bytes = file.size > LARGEST ? null : await base64Of(file);
    // It may have been added anew meanwhile, or cleared away.
    if (this.#files[0] !== first) return true;
    const reply = bytes === null ? {} : await this.#ask({ do: "many-read", name, bytes });
    if (!reply) return false;
    if (reply.lost) return true;
    this.#files = this.#files.filter((each) => each !== first);
    if (bytes === null) this.#tell("note", say(file.size > LARGEST ? "tooLarge" : "unreadable", { name }));
    else if (reply.unreachable) this.#tell("note", say("sheetOffline", { name }));
    else this.#given.set(name, first);
    return true;
  }

  /**
   * Have the rules make a file.
   * @param {string} kind
   * @param {string} [format]
   */
  file(kind, format) {
    return this.#ask({ do: kind, format });
  }

  /**
   * @param {string} type
   * @param {any} [detail]
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
