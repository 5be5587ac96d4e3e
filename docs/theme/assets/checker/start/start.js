/**
 * Start the rules from the stored memory of a started checker; where that fails, from Pyodide and
 * the wheel as they come. A way that failed leaves half an interpreter behind, so the page begins
 * the other in a new worker.
 */

import { Arriving } from "./arriving.js";
import { open, script } from "./files.js";
import { restoring } from "./memory.js";
import { CORE, FILING, LIBRARY, LOADER, MEMORY, SCRIPT, WASM } from "./names.js";
import { addArchive, compiled, findRest, joining, prefetchSecond, restOf, secondModule } from "./rest.js";

const PACKAGE = "call-center-license-checker";
const ASK = "from checker.doors.web import answer\nanswer";

/** @typedef {(request: string) => string} Answer */
/** @typedef {(reason: unknown) => void} Fail */
/** @typedef {Way & {runtime: string, early: import("./arriving.js").Early}} Wanted */

/**
 * @param {Wanted & {progress: import("./arriving.js").Progress}} wanted
 * @returns {Promise<{answer?: Answer, pyodide?: any, failed?: Failure}>} how to ask, or why not
 */
export async function start(wanted) {
  const way = wanted.whole ? whole : fromMemory;
  try {
    const pyodide = await heard((fail) => way(new Arriving(wanted), fail, wanted));
    return { answer: pyodide.runPython(ASK), pyodide };
  } catch (cause) {
    const kind = isOfBrowser(cause) ? "browser" : "network";
    return { failed: { kind, detail: `Error: ${way.name}: ${cause}` } };
  }
}

/**
 * Tell whether the browser lacks something; anything else may come from a file that is missing.
 * @param {unknown} cause
 */
function isOfBrowser(cause) {
  const { CompileError, LinkError } = globalThis.WebAssembly ?? {};
  return !CompileError || [CompileError, LinkError, SyntaxError].some((kind) => cause instanceof kind);
}

/**
 * Hear of failures that Pyodide leaves unheard, while it would wait for ever.
 * @template T
 * @param {(fail: Fail) => Promise<T>} work
 * @returns {Promise<T>}
 */
function heard(work) {
  return new Promise((resolve, reject) => {
    addEventListener("unhandledrejection", ({ reason }) => reject(reason));
    work(reject).then(resolve, reject);
  });
}

/**
 * Put back the memory of a checker that has already answered.
 * @param {Arriving} files
 * @param {Fail} fail
 * @param {Wanted} wanted
 */
async function fromMemory(files, fail, { all }) {
  const { runtime } = files;
  const core = compiled(files.bytes(CORE, { isPacked: true }));
  /** @type {Promise<Uint8Array> | null} */
  let memory = files.bytes(MEMORY, { isPacked: true });
  for (const each of [core, memory]) each.catch(fail);
  const { wheel } = await script(runtime + LOADER);
  const rest = all ? Promise.all([LIBRARY, wheel].map((name) => files.bytes(name))) : null;
  rest?.catch(fail);
  const { default: create } = await script(runtime + SCRIPT);
  const createPyodideModule = async (/** @type {object} */ settings) => {
    const module = await joining(create, () => secondModule(runtime))(settings);
    restoring(module, /** @type {Uint8Array} */ (await memory));
    // Pyodide holds its settings, and so this very function, for as long as the rules run.
    memory = null;
    return module;
  };
  // Pyodide would wait for what it is given before it makes the interpreter ready to take it.
  const options = { createPyodideModule, _loadSnapshot: new Uint8Array(1) };
  const pyodide = await load(runtime, { core, library: Promise.resolve(new Response()), fail }, options);
  if (all) await prefetchSecond(runtime);
  const here = await rest;
  findRest(pyodide, () => here ?? restOf(runtime, wheel));
  return pyodide;
}

/**
 * Pyodide as it comes, with the checker's wheel.
 * @param {Arriving} files
 * @param {Fail} fail
 */
async function whole(files, fail) {
  const { runtime } = files;
  const core = compiled(files.bytes(WASM));
  const library = files.open(LIBRARY);
  for (const each of [core, library]) each.catch(fail);
  const pyodide = await load(runtime, { core, library, fail });
  await loadWheel(pyodide, runtime, PACKAGE);
  return pyodide;
}

/**
 * Let Pyodide start with what is on its way here; what it cannot use, it would only log.
 * @param {string} runtime
 * @param {{core: Promise<WebAssembly.Module>, library: Promise<Response>, fail: Fail}} given
 * @param {object} [options] for Pyodide
 */
async function load(runtime, { core, library, fail }, options) {
  const { lock, loadPyodide, use } = await script(runtime + LOADER);
  const fetch = (/** @type {URL | string} */ url) => (String(url).endsWith(LIBRARY) ? library : core);
  const instantiateStreaming = async (/** @type {unknown} */ _, /** @type {WebAssembly.Imports} */ imports) => {
    const module = await core;
    const made = WebAssembly.instantiate(module, imports);
    made.catch(fail);
    return { module, instance: await made };
  };
  use({ fetch, instantiateStreaming });
  return loadPyodide({ indexURL: runtime, packageBaseUrl: runtime, lockFileContents: lock, ...options });
}

/**
 * Load what stands on findings into a started checker.
 * @param {any} pyodide
 * @param {string} runtime
 */
export async function loadFiling(pyodide, runtime) {
  const files = new Arriving({ runtime, progress: () => {}, early: {} });
  addArchive(pyodide, "/lib/filing.zip", await files.bytes(FILING, { isPacked: true }));
}

/**
 * Load a wheel that the lock names, and whose checksum it holds; and those it needs.
 * @param {any} pyodide
 * @param {string} runtime
 * @param {string} name
 */
export async function loadWheel(pyodide, runtime, name) {
  const { lock } = await script(runtime + LOADER);
  const { depends, file_name: file, sha256 } = lock.packages[name];
  for (const needed of depends) await loadWheel(pyodide, runtime, needed);
  const response = await open(runtime + file, { integrity: `sha256-${base64(sha256)}` });
  if (!response.ok) throw new Error(`fetch ${response.status} ${file}`);
  addArchive(pyodide, `/lib/${file}`, new Uint8Array(await response.arrayBuffer()));
}

/** @param {string} hex */
function base64(hex) {
  const bytes = hex.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes));
}
