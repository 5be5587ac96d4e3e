/**
 * Read and judge many applications in small requests, so that the page stays at hand and can stop:
 * files, then verdicts as soon as there are some to give, then the days to file.
 *
 * What is held here is what the rules replied; they read, judge and sum up.
 */

import { today } from "../keep/answers.js";
import { lang, say, site } from "../words.js";
import { base64Of } from "./intake.js";

/** So many in one request: an answer is there within some tens of milliseconds. */
const JUDGED = 10;
const DATED = 4;
/** A larger file is no application and no sheet of applications. */
const LARGEST = 20_000_000;
/** A sheet of Excel is unpacked first. */
const PATIENCE = 60_000;

/** @typedef {{name: string, line: number | null, application: Application}} Entry */
/** @typedef {{file: string, is_row: boolean}} Refusal */
/**
 * What the rules replied of one application, its entry, and its line on the board.
 * @typedef {{data: any, html: string, group: string, keys: Record<string, string | number>,
 *   company: string, entry: Entry, line?: HTMLElement}} Row
 */
/** @typedef {{cards: string, broken: string, spoken: string}} Told */

export class Work extends EventTarget {
  /** @type {import("./intake.js").Found[]} */ files = [];
  /** @type {Entry[]} */ #entries = [];
  /** @type {Row[]} */ #undated = [];
  /** @type {Row[]} */ rows = [];
  /** @type {Refusal[]} */ errors = [];
  isStopped = false;
  #isRunning = false;
  /** @type {import("./intake.js").Found | null} the file that is being read, while there is more of it */
  #reading = null;
  /** What the rules have summed up last. */
  #told = "";
  /** Counts what was begun anew; a reply to what was asked before that is dropped. */
  #turn = 0;

  /** @param {Engine} engine */
  constructor(engine) {
    super();
    this.engine = engine;
  }

  /** How many are read and judged, or refused. */
  get done() {
    return this.rows.length + this.errors.length;
  }

  get total() {
    return this.done + this.#entries.length + this.files.length;
  }

  get isJudging() {
    return this.#reading !== null || this.files.length + this.#entries.length > 0;
  }

  /** How many have their days to file. */
  get dated() {
    return this.rows.length - this.#undated.length;
  }

  get isDone() {
    return !this.isJudging && this.#undated.length === 0;
  }

  /**
   * Take files; one that was read before is read anew, in the place of what it said then.
   * @param {import("./intake.js").Found[]} found
   */
  add(found) {
    const names = new Set(found.map(({ name }) => name));
    if (this.#reading && names.has(this.#reading.name)) this.#reading = null;
    this.files = this.files.filter(({ name }) => !names.has(name));
    this.#entries = this.#entries.filter(({ name }) => !names.has(name));
    this.#undated = this.#undated.filter(({ entry }) => !names.has(entry.name));
    this.errors = this.errors.filter(({ file }) => !names.has(file));
    const again = this.rows.filter(({ entry }) => names.has(entry.name));
    this.rows = this.rows.filter(({ entry }) => !names.has(entry.name));
    this.#tell("gone", again);
    this.files.push(...found);
    this.go();
  }

  clear() {
    this.#turn += 1;
    Object.assign(this, { files: [], rows: [], errors: [], isStopped: false });
    this.#entries = [];
    this.#undated = [];
    this.#reading = null;
    this.#told = "";
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
        await this.#sum();
        if (this.isStopped) return;
      } else if (!(await this.#step()) && turn === this.#turn) return;
      this.#tell("progress");
    }
  }

  /** Do the next small piece of work; tell whether there was one and it was answered. */
  #step() {
    if (this.#reading) return this.#read({ do: "many-more" }, this.#reading);
    const waiting = this.#entries.length;
    if (waiting >= JUDGED || (waiting && !this.files.length)) return this.#judge();
    if (this.files.length) return this.#open();
    if (!this.#isTold) return this.#sum();
    return this.#undated.length ? this.#date() : Promise.resolve(false);
  }

  /**
   * Ask the rules; nothing where they cannot answer, or where all was cleared meanwhile.
   * @param {{do: string} & Record<string, any>} request
   */
  async #ask(request) {
    const turn = this.#turn;
    const reply = await this.engine.ask({ ...request, lang, site, today: today() }, { patience: PATIENCE });
    return turn === this.#turn ? reply : null;
  }

  /** Read the next file, or say why it was not. */
  async #open() {
    const [first] = this.files;
    const { name, file } = first;
    const bytes = file.size > LARGEST ? null : await base64Of(file);
    // It may have been added anew meanwhile, or cleared away.
    if (this.files[0] !== first) return true;
    if (bytes !== null) return this.#read({ do: "many-read", name, bytes }, first);
    this.files.shift();
    this.#tell("note", say(file.size > LARGEST ? "tooLarge" : "unreadable", { name }));
    return true;
  }

  /**
   * @param {{do: string} & Record<string, any>} request
   * @param {import("./intake.js").Found} found
   */
  async #read(request, found) {
    const reply = await this.#ask(request);
    if (!reply) return false;
    // It may have been added anew meanwhile.
    if (this.#reading !== found && !this.files.includes(found)) return true;
    this.files = this.files.filter((each) => each !== found);
    this.#reading = reply.more ? found : null;
    if (reply.unreachable) this.#tell("note", say("sheetOffline", { name: found.name }));
    // The worker was begun anew: what came of the file goes, and it is read from its beginning.
    if (reply.lost) this.add([found]);
    this.#entries.push(...(reply.entries ?? []));
    this.errors.push(...(reply.errors ?? []));
    return true;
  }

  async #judge() {
    const entries = this.#entries.slice(0, JUDGED);
    const reply = await this.#ask({ do: "many-judge", entries });
    if (!reply) return false;
    const taken = new Set(entries);
    // What was added anew meanwhile is not what was judged.
    const still = this.#entries.filter((entry) => taken.has(entry));
    this.#entries = this.#entries.filter((entry) => !taken.has(entry));
    const rows = reply.rows.map((/** @type {any} */ row) => ({ ...row, entry: entries[row.entry] }));
    const wanted = rows.filter((/** @type {Row} */ { entry }) => still.includes(entry));
    this.rows.push(...wanted);
    this.#undated.push(...wanted);
    this.errors.push(...reply.errors);
    this.#tell("rows", wanted);
    return true;
  }

  async #date() {
    const rows = this.#undated.slice(0, DATED);
    const [entries, data] = [rows.map((row) => row.entry), rows.map((row) => row.data)];
    const reply = await this.#ask({ do: "many-days", entries, rows: data });
    if (!reply) return false;
    this.#undated = this.#undated.filter((row) => !rows.includes(row));
    for (const [i, { data, key }] of reply.cells.entries()) {
      rows[i].data.days = data;
      rows[i].keys.days = key;
    }
    this.#tell("days", { rows, cells: reply.cells, axis: reply.axis });
    return true;
  }

  get #state() {
    return JSON.stringify([this.rows.length, this.errors.length, this.#undated.length === 0, this.#turn]);
  }

  /** Whether all that is known has been summed up; the days to file once all of them are known. */
  get #isTold() {
    return this.#told === this.#state;
  }

  /** Have the rules sum up. */
  async #sum() {
    const state = this.#state;
    const rows = this.rows.map(({ data }) => data);
    const reply = await this.#ask({ do: "many-board", rows, errors: this.errors });
    if (!reply) return false;
    this.#told = state;
    this.#tell("told", reply);
    return true;
  }

  /**
   * Have the rules make a file.
   * @param {{do: string} & Record<string, any>} request
   * @returns {Promise<any>}
   */
  file(request) {
    const isOfRows = request.do !== "many-template";
    const held = isOfRows ? { rows: this.rows.map(({ data }) => data), errors: this.errors } : {};
    return this.#ask({ ...request, ...held });
  }

  /**
   * @param {string} type
   * @param {any} [detail]
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
