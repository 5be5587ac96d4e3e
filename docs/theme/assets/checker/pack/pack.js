/**
 * One pack: files are put to their rows, and all of it is saved as one ZIP archive.
 *
 * A file stays where the visitor has it until the archive is written, and then goes through piece by
 * piece; the rules get its name, its size and its first bytes. This script is loaded once a row is
 * given a file, or the pack is saved.
 */

import { makeZip, predictLength } from "client-zip";
import { one, put } from "../dom.js";
import { base64Of, bytesOf, download } from "../keep/file.js";

/** How many of a file's first bytes tell its kind. */
const HEAD = 8;
/** The first time that a ZIP archive can tell: none is kept. */
const NO_TIME = new Date(1980, 0, 1);
const MEGABYTE = 1e6;

/** @typedef {{row: string, name: string, size: number, head: string}} Listed */

export class Pack {
  /** @type {{file: File, listed: Listed}[]} */
  #files = [];
  /** The files that the rules were told of last, and those of which the rows show the numbers. */
  #told = this.#files;
  #shown = this.#files;
  /** What was added last and is still being looked at. */
  #coming = Promise.resolve();
  /** @type {AbortController | null} */
  #saving = null;

  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    this.report = /** @type {ReportPlace} */ (checker.reports.reports.find(({ kind }) => kind === "pack"));
    this.report.place.addEventListener("drawn", () => (this.#shown = this.#told));
    this.chooser = Object.assign(document.createElement("input"), { type: "file", multiple: true });
  }

  /** @param {string} row */
  choose(row) {
    this.chooser.value = "";
    this.chooser.onchange = () => this.put(row, [...(this.chooser.files ?? [])]);
    this.chooser.click();
  }

  /**
   * @param {string} row
   * @param {File[]} files
   */
  put(row, files) {
    this.#coming = this.#coming.then(() => this.#put(row, files));
  }

  /**
   * @param {string} row
   * @param {File[]} files
   */
  async #put(row, files) {
    for (const file of files) {
      const { name, size } = file;
      const head = await base64Of(file.slice(0, HEAD));
      // A folder that was dropped, or a file that has gone.
      if (head === null) this.checker.messages.refuse("refused", { detail: `${name} ` });
      else this.#files.push({ file, listed: { row, name, size, head } });
    }
    this.#ask();
  }

  /**
   * Remove files by their numbers as they were shown; what has gone already, no second time.
   * @param {(listed: Listed, n: number) => boolean} isGone
   */
  remove(isGone) {
    const gone = new Set(this.#shown.filter(({ listed }, n) => isGone(listed, n)));
    this.#files = this.#files.filter((each) => !gone.has(each));
    this.#ask();
  }

  get #listed() {
    return this.#files.map(({ listed }) => listed);
  }

  #ask() {
    this.#told = this.#files;
    this.report.beside = { files: this.#listed };
    this.report.ask();
  }

  stop() {
    this.#saving?.abort();
  }

  /** @param {string} name */
  async save(name) {
    if (this.#saving) return;
    const { signal } = (this.#saving = new AbortController());
    const said = one(this.report.place, ".b-pack-save [role=status]");
    const stop = one(this.report.place, "[data-do=stop-pack]");
    try {
      // Asked for at once: later the browser takes it for no wish of the visitor's.
      const target = await targetOf(name);
      stop.hidden = false;
      // What changes ten times a second is not read out.
      said.ariaLive = "off";
      const entries = await this.#entries();
      const whole = Number(predictLength(entries));
      const stream = counted(makeZip(entries), (done) => {
        put(said, `${megabytes(done)} / ${megabytes(whole)} MB`);
      });
      await (target ? write(stream, target, signal) : handOut(stream, name, signal));
      said.ariaLive = null;
      put(said, said.dataset.saved);
    } catch (error) {
      said.ariaLive = null;
      put(said, isStopped(error) ? said.dataset.stopped : "");
      if (!isStopped(error)) this.checker.messages.refuse("not-made");
    }
    this.#saving = null;
    stop.hidden = true;
  }

  /** All that the archive holds: what the rules make, and the files from where they are. */
  async #entries() {
    const { engine, evaluation } = this.checker;
    await this.#coming;
    const files = [...this.#files];
    const reply = await engine.ask({ do: "pack", save: true, ...evaluation.asked, files: this.#listed });
    if (!reply?.ok) throw new Error("not made");
    return reply.files.map((/** @type {{name: string, file?: number, base64: string}} */ made) => {
      const { name, file, base64 } = made;
      const input = file === undefined ? bytesOf(base64) : files[file].file;
      return { name, input, lastModified: NO_TIME };
    });
  }
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);

/** @param {unknown} error */
const isStopped = (error) => error instanceof DOMException && error.name === "AbortError";

/**
 * The file that the visitor names, where the browser can write into one; else nothing.
 * @param {string} suggestedName
 * @returns {Promise<any>}
 */
async function targetOf(suggestedName) {
  const types = [{ accept: { "application/zip": [".zip"] } }];
  try {
    return await /** @type {any} */ (window).showSaveFilePicker?.({ suggestedName, types });
  } catch (error) {
    // In a frame of another site it may not ask.
    if (isStopped(error)) throw error;
  }
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {(done: number) => void} tell
 */
function counted(stream, tell) {
  let done = 0;
  /** @type {TransformStream<Uint8Array, Uint8Array>} */
  const counter = new TransformStream({
    transform(piece, pipe) {
      done += piece.byteLength;
      tell(done);
      pipe.enqueue(piece);
    },
  });
  return stream.pipeThrough(counter);
}

/**
 * Write into a file; if that fails or is stopped, it is as it was, and gone if it is new.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {any} target
 * @param {AbortSignal} signal
 */
async function write(stream, target, signal) {
  const isNew = !(await target.getFile()).size;
  try {
    await stream.pipeTo(await target.createWritable(), { signal });
  } catch (error) {
    if (isNew) await target.remove?.();
    throw error;
  }
}

/**
 * Hand the archive out whole, where no file can be written into.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {string} name
 * @param {AbortSignal} signal
 */
async function handOut(stream, name, signal) {
  const type = "application/zip";
  const stoppable = stream.pipeThrough(new TransformStream(), { signal });
  download(await new Response(stoppable, { headers: { "content-type": type } }).blob(), name, type);
}
