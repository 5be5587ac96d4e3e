/** Files on their way: counted, and unpacked, which checks them: gzip ends with a checksum. */

import { open } from "./files.js";

/** By how much of the whole the progress goes on. */
const STEP = 0.02;

/** @typedef {(done: number, total: number) => void} Progress */
/** @typedef {Record<string, Promise<Response>>} Early files that are on their way already */

export class Arriving {
  /** @type {{done: number, total: number}[]} */
  #counts = [];
  #told = 0;

  /** @param {{runtime: string, progress: Progress, early: Early}} options */
  constructor({ runtime, progress, early }) {
    this.runtime = runtime;
    this.progress = progress;
    this.early = early;
  }

  /**
   * Ask for a file that must arrive.
   * @param {string} name
   * @param {{isPacked?: boolean}} [options] whether it is to be unpacked
   */
  async open(name, { isPacked = false } = {}) {
    const count = { done: 0, total: 0 };
    this.#counts.push(count);
    const { ok, status, body, headers } = await (this.early[name] ?? open(this.runtime + name));
    if (!ok || !body) throw new Error(`fetch ${status} ${name}`);
    count.total = Number(headers.get("content-length"));
    const counted = body.pipeThrough(this.#counting(count));
    const unpacked = isPacked ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
    return new Response(unpacked);
  }

  /**
   * @param {string} name
   * @param {{isPacked?: boolean}} [options]
   */
  async bytes(name, options) {
    const response = await this.open(name, options);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** @param {{done: number, total: number}} count */
  #counting(count) {
    return new TransformStream({
      transform: (/** @type {Uint8Array} */ chunk, out) => {
        // What the host has packed arrives unpacked: more than was announced.
        count.done = Math.min(count.total || Infinity, count.done + chunk.byteLength);
        this.#tell();
        out.enqueue(chunk);
      },
      flush: () => {
        count.total ||= count.done;
        count.done = count.total;
        this.#tell();
      },
    });
  }

  /**
   * Tell how far all have come, in steps that can be seen: each has the page drawn anew. Where the
   * host does not say how long a file is, nobody knows the total.
   */
  #tell() {
    const sum = (/** @type {"done" | "total"} */ key) => this.#counts.reduce((n, count) => n + count[key], 0);
    const done = sum("done");
    const total = this.#counts.every((count) => count.total) ? sum("total") : 0;
    if (done < total && done - this.#told < STEP * total) return;
    this.#told = done;
    this.progress(done, total);
  }
}
