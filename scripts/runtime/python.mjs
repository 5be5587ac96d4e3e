// Start Pyodide under Node as the page does: with the library, and with the interpreter and its
// script that are to ship. All is made by Pyodide itself, so versions cannot differ.
import { readFileSync } from "node:fs";
import { join } from "node:path";

// The page's own lines: what is found here is found there.
import { addArchive, joining } from "../../docs/theme/assets/checker/start/rest.js";

export const WASM = "pyodide.asm.wasm";
export const COLD = "cold.wasm";
export const SCRIPT = "core.mjs";

/**
 * What a script of this folder is told by its standard input: `runtime`, the folder with Pyodide;
 * `out`, where library.zip and filing.zip lie and everything is written; `requests`, what the page
 * may ask, and `filing`, what it may ask once filing is loaded.
 */
export const order = JSON.parse(readFileSync(0, "utf8"));
const { runtime, out, requests } = order;
const { loadPyodide } = await import(join(runtime, "pyodide.mjs"));
const lock = JSON.parse(readFileSync(join(runtime, "pyodide-lock.json"), "utf8"));
// The same texts get the same hashes, so that two builds are alike.
const env = { PYTHONHASHSEED: "0" };

/** Start with the interpreter in a folder. */
export async function started(folder, create, more = {}) {
  const createPyodideModule = joining(create, () => new WebAssembly.Module(readFileSync(join(folder, COLD))));
  const indexURL = `${folder}/`;
  const places = { indexURL, packageBaseUrl: indexURL, lockFileContents: { ...lock, packages: {} } };
  const stdLibURL = join(out, "library.zip");
  return loadPyodide({ ...places, stdLibURL, env, createPyodideModule, ...more });
}

/** The checker's door. One that answers nothing but crashes would look like a small checker. */
export function doorOf(pyodide) {
  const answer = pyodide.runPython("from checker.doors.web import answer\nanswer");
  const first = answer(requests[0]);
  if (!first.startsWith('{"ok": true')) throw new Error(`the checker does not work: ${first}`);
  return answer;
}

/** Load what stands on findings, as the page does once it is asked for. */
export function loadFiling(pyodide) {
  addArchive(pyodide, "/lib/filing.zip", readFileSync(join(out, "filing.zip")));
}
