/**
 * The rules in their own thread: text in and text out.
 *
 * Started from a blob that imports this file, so that the page's security policy holds here too.
 */

import { STORED, StartError, start } from "./start.js";

/** @type {((request: string) => Promise<string>) | null} */
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
  const cause = error instanceof StartError ? error.cause : error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const browser =
    typeof WebAssembly === "undefined" ||
    cause instanceof WebAssembly.CompileError ||
    cause instanceof WebAssembly.LinkError ||
    cause instanceof SyntaxError;
  return { failed: { kind: browser ? "browser" : "network", detail: said } };
}

/**
 * What was asked for here, and what the second way would need: to be kept for use offline.
 * @param {string} runtime
 */
function used(runtime) {
  const asked = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...asked, runtime + STORED.core, runtime + STORED.library];
}

/** @param {{start: string, saveData: boolean}} wanted */
async function begin({ start: runtime, saveData }) {
  try {
    answer = await start({ runtime, saveData, progress });
    postMessage({ ready: true, used: used(runtime) });
  } catch (error) {
    postMessage(failure(error));
  }
}

// Pyodide leaves some of its own promises unwatched; a fault that matters is told by the start.
globalThis.addEventListener("unhandledrejection", (event) => event.preventDefault());

globalThis.addEventListener("message", async ({ data }) => {
  if (data.start) {
    await begin(data);
    return;
  }
  try {
    postMessage({ id: data.id, reply: await answer?.(data.request) });
  } catch (error) {
    postMessage({ id: data.id, crash: String(error) });
  }
});
