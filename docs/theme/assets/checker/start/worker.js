/**
 * The rules in their own thread: text in and text out.
 *
 * Imported by a blob, so that the page's security policy holds here too; see preload.js.
 */

import { STORED, StartError, start } from "./start.js";

/** @type {import("./start.js").Answer | null} */
let answer = null;

/**
 * @param {number} done
 * @param {number} total
 */
function progress(done, total) {
  postMessage({ progress: { done, total } });
  // All bytes are in: what comes now is the start itself.
  if (done === total) postMessage({ starting: true });
}

/** @param {unknown} error */
function failure(error) {
  const known = error instanceof StartError;
  const cause = known ? error.cause : error;
  const browser =
    typeof WebAssembly === "undefined" ||
    cause instanceof WebAssembly.CompileError ||
    cause instanceof WebAssembly.LinkError ||
    cause instanceof SyntaxError;
  const failed = { kind: browser ? "browser" : "network", detail: String(error) };
  return { failed, next: known ? error.next : null };
}

/**
 * What was asked for here, and what the second way would need: to be kept for use offline.
 * @param {string} runtime
 */
function used(runtime) {
  const asked = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...asked, runtime + STORED.core, runtime + STORED.library];
}

/**
 * Start in the way that is wanted, with what is on its way already.
 * @param {import("./start.js").Wanted} wanted
 */
export async function begin(wanted) {
  try {
    const started = await start({ ...wanted, progress });
    answer = started.answer;
    postMessage({ ready: true, next: started.next, used: used(wanted.runtime) });
  } catch (error) {
    postMessage(failure(error));
  }
}

/** @param {{id: number, request: string}} asked */
function reply({ id, request }) {
  try {
    postMessage({ id, reply: answer?.(request) ?? "{}" });
  } catch (error) {
    postMessage({ id, crash: String(error) });
  }
}

// Pyodide leaves some of its own promises unwatched; a fault that matters is told by the start.
globalThis.addEventListener("unhandledrejection", (event) => event.preventDefault());

globalThis.addEventListener("message", ({ data }) => reply(data));
