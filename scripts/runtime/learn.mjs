// Find out what the checker uses: of the standard library, and of the interpreter. Write the
// interpreter and its script, and say which modules are imported.
//
// Standard input: see python.mjs; `small`: whether the two are to be made smaller.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { store } from "./memory.mjs";
import { SCRIPT, WASM, doorOf, loadFiling, order, started } from "./python.mjs";

const { runtime, out, requests, filing } = order;
const IMPORTED = `
import sys
[n for n, m in list(sys.modules.items()) if type(getattr(m, "__loader__", None)).__name__ == "zipimporter"]`;

/** Answer everything, and say which modules that took first, and which filing took beside them. */
function modulesOf(pyodide) {
  const answer = doorOf(pyodide);
  for (const request of requests) answer(request);
  const first = pyodide.runPython(IMPORTED).toJs();
  // Asked before it is loaded, filing says that it lacks; asked again, it answers.
  answer(filing[0]);
  loadFiling(pyodide);
  for (const request of filing) answer(request);
  const later = pyodide.runPython(IMPORTED).toJs();
  return { first, later: later.filter((name) => !first.includes(name)) };
}

/** Leave the interpreter and its script as they are. */
async function learnWhole() {
  copyFileSync(join(runtime, "pyodide.asm.mjs"), join(out, SCRIPT));
  copyFileSync(join(runtime, WASM), join(out, WASM));
  const { default: create } = await import(join(out, SCRIPT));
  return modulesOf(await started(out, create));
}

/** Let a watched interpreter do all that the page's will do, and keep what it enters. */
async function learnSmall() {
  // Loaded here, so that without the smaller interpreter its tools are not needed.
  const { smallScript, usesOf } = await import("./small/script.mjs");
  const { trimmed, watched } = await import("./small/interpreter.mjs");
  const whole = readFileSync(join(runtime, WASM));
  const script = readFileSync(join(runtime, "pyodide.asm.mjs"), "utf8");
  const isAskedFor = usesOf(script, whole);
  writeFileSync(join(out, SCRIPT), await smallScript(script, isAskedFor));
  const folder = join(out, "watched");
  mkdirSync(folder);
  const { bytes, count } = watched(whole, isAskedFor);
  writeFileSync(join(folder, WASM), bytes);
  const used = watch(count);
  const { default: create } = await import(join(out, SCRIPT));
  const modules = modulesOf(await started(folder, create));
  await store(folder, create);
  // A start as in a page, which has neither environment nor program.
  await started(folder, create, { env: {}, _sysExecutable: "./this.program" });
  writeFileSync(join(out, WASM), trimmed(whole, isAskedFor, used));
  return modules;
}

/** Note which functions a watched interpreter enters, by their number: hundreds of millions of times. */
function watch(count) {
  const used = new Uint8Array(count);
  const entered = (i) => (used[i] = 1);
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (source, imports) => instantiate(source, { ...imports, watch: { entered } });
  return used;
}

const modules = order.small ? await learnSmall() : await learnWhole();
process.stdout.write(JSON.stringify(modules));
process.exit(0);
