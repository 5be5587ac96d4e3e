// Make what the page starts the checker from: bytecode, a smaller interpreter with a smaller script
// around it, and its memory.
//
// Standard input: {runtime, out, requests, wholeCore}: the folder with Pyodide and the wheel, where
// to write, questions to learn from, and whether the interpreter and its script are to stay as they
// are. All is made by Pyodide itself under Node, so versions cannot differ.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { exporting, instrumented, mark, trimmed } from "./core.mjs";
import { smaller } from "./glue.mjs";
import { difference, restoring } from "./memory.mjs";

const { runtime, out, requests, wholeCore } = JSON.parse(readFileSync(0, "utf8"));
const WHEEL = "call-center-license-checker";
const LIBRARY = join(out, "library.zip");
const WASM = "pyodide.asm.wasm";
const SCRIPT = "core.mjs";
const here = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const EXERCISE = here("exercise.py");
// How many questions are answered before memory is stored.
const WARMING = 60;
// The same texts get the same hashes, so that two builds are alike; bytecode without columns.
const env = { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" };
const ASK = "from checker.web import answer\nanswer";

const { loadPyodide } = await import(join(runtime, "pyodide.mjs"));
const { core, script } = await interpreter();
writeFileSync(join(out, SCRIPT), script);
const { default: createModule } = await import(join(out, SCRIPT));
const lockFileContents = { ...JSON.parse(readFileSync(join(runtime, "pyodide-lock.json"), "utf8")), packages: {} };

/** The interpreter and its script: whole, or without what only extension modules ask for. */
async function interpreter() {
  const whole = readFileSync(join(runtime, WASM));
  const script = readFileSync(join(runtime, "pyodide.asm.mjs"), "utf8");
  if (wholeCore) return { core: whole, script };
  const small = await smaller(script, whole);
  return { core: exporting(whole, small.isAskedFor), script: small.script };
}

/** Start the interpreter in a folder with the library. */
async function start(folder, createPyodideModule, more = {}) {
  const indexURL = `${folder}/`;
  const places = { indexURL, packageBaseUrl: indexURL, lockFileContents, stdLibURL: LIBRARY };
  return loadPyodide({ ...places, env, createPyodideModule, ...more });
}

/** The whole Pyodide with the wheel, to compile in and to see what may be imported. */
async function startWhole() {
  const pyodide = await loadPyodide({ indexURL: `${runtime}/`, packageBaseUrl: `${runtime}/`, env });
  await pyodide.loadPackage(WHEEL, { messageCallback: () => {} });
  pyodide.runPython(ASK)(requests[0]);
  pyodide.runPython(EXERCISE, { globals: pyodide.toPy({ __name__: "exercise" }) });
  pyodide.runPython(here("library.py"));
  return pyodide;
}

/** Write the library's file with these modules; `null` stands for all that are imported now. */
function writeLibrary(pyodide, modules) {
  const names = modules ?? pyodide.runPython("import sys; list(sys.modules)").toJs();
  pyodide.globals.get("write")("/library.zip", pyodide.toPy(names));
  writeFileSync(LIBRARY, pyodide.FS.readFile("/library.zip"));
}

const IMPORTED = `
import sys
[n for n, m in list(sys.modules.items()) if type(getattr(m, "__loader__", None)).__name__ == "zipimporter"]`;

/** Start, answer and restore with every function watched. */
async function learn() {
  const folder = join(out, "watched");
  mkdirSync(folder, { recursive: true });
  const { bytes, functions } = instrumented(core);
  writeFileSync(join(folder, WASM), bytes);
  const used = new Set();
  const note = watching(functions, used);
  const pyodide = await start(folder, createModule);
  const answer = pyodide.runPython(ASK);
  for (const request of requests) answer(request);
  pyodide.runPython(EXERCISE, { globals: pyodide.toPy({ __name__: "exercise" }) });
  for (const wrong of ["1/0", "x =", "import nothing"]) {
    try {
      pyodide.runPython(wrong);
    } catch (error) {
      String(error);
    }
  }
  const modules = pyodide.runPython(IMPORTED).toJs();
  note();
  const saved = await start(folder, createModule, { _makeSnapshot: true });
  const memory = snapshotOf(saved);
  note();
  const asInPage = { env: {}, _sysExecutable: "./this.program" };
  (await start(folder, createModule, asInPage)).runPython(ASK)(requests[0]);
  note();
  const restored = await start(folder, createModule, { _loadSnapshot: memory });
  restored.runPython(ASK)(requests[0]);
  note();
  return { used, modules };
}

/** Hide the marks from Pyodide, which would take them for addresses, and read them. */
function watching(functions, used) {
  let marks = {};
  const plain = WebAssembly.instantiate;
  WebAssembly.instantiate = async (source, imports) => {
    const made = await plain(source, imports);
    if (!made.instance || !(mark(0) in made.instance.exports)) return made;
    const all = Object.entries(made.instance.exports);
    marks = made.instance.exports;
    const exports = Object.fromEntries(all.filter(([name]) => !name.startsWith(mark(""))));
    return { module: made.module, instance: { exports } };
  };
  return () => {
    for (let i = 0; i < functions; i++) if (marks[mark(i)].value) used.add(i);
  };
}

/**
 * Python makes its bytecode fit the values it meets: so it is already quick for the first visitor.
 * Import everything, load the law, answer some; drop what only that needed, and let what stays be.
 */
const WARM = `
import checker.report.lines, checker.memo, checker.web, gc, linecache, sys
checker.load.load_law()
checker.duties.load_duties()
for _request in _requests:
    checker.web.answer(_request)
del _request, _requests
linecache.clearcache()
sys._clear_internal_caches()
checker.web.MEMO = checker.memo.Memo()
checker.report.lines.full_line.cache_clear()
checker.report.lines.short_line.cache_clear()
gc.collect()
gc.freeze()
`;

/** The memory of a started checker that has answered once. */
function snapshotOf(pyodide) {
  pyodide.globals.set("_requests", pyodide.toPy(requests.slice(0, WARMING)));
  pyodide.runPython(WARM);
  zeroFree(pyodide._module);
  return pyodide.makeMemorySnapshot();
}

/** Write the memory of a started checker, as its difference from a new interpreter's. */
async function writeMemory() {
  let first = null;
  const watched = (settings) => {
    settings.preRun = [(module) => (first = module.HEAPU8.slice()), ...settings.preRun];
    return createModule(settings);
  };
  const pyodide = await start(out, watched, { _makeSnapshot: true });
  const snapshot = snapshotOf(pyodide);
  let before = null;
  const seen = restoring(createModule, snapshot, { before: (memory) => (before = memory.slice()) });
  await start(out, seen, { _loadSnapshot: snapshot });
  const stored = difference(snapshot, [first, before]);
  writeFileSync(join(out, "memory.bin"), stored);
  await check(stored, snapshot, pyodide);
}

/** What was freed keeps its old bytes; take it, zero it, give it back. */
function zeroFree(module) {
  const { HEAPU8 } = module;
  const top = HEAPU8.findLastIndex((byte) => byte !== 0);
  const taken = [];
  for (let size = 4 << 20; size >= 16; size = Math.floor(size * 0.8)) {
    for (;;) {
      const place = module._malloc(size);
      if (!place || place + size > HEAPU8.length) throw new Error("the memory has grown");
      if (place + size > top) {
        module._free(place);
        break;
      }
      HEAPU8.fill(0, place, place + size);
      taken.push(place);
    }
  }
  for (const place of taken) module._free(place);
}

/** Restore from the difference: memory must be the same to the byte, and so must an answer. */
async function check(stored, snapshot, pyodide) {
  const heap = snapshot.subarray(new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1]);
  let wrong = 0;
  const after = (memory) => {
    for (let i = 0; i < heap.length; i++) if (memory[i] !== heap[i]) wrong += 1;
  };
  const restored = await start(out, restoring(createModule, stored, { after }), { _loadSnapshot: stored });
  if (wrong) throw new Error(`${wrong} bytes differ after restoring`);
  const [one, two] = [restored, pyodide].map((each) => each.runPython(ASK)(requests[1]));
  if (one !== two) throw new Error("a restored checker answers otherwise");
}

const whole = await startWhole();
writeLibrary(whole, null);
const { used, modules } = await learn();
writeLibrary(whole, modules);
writeFileSync(join(out, WASM), wholeCore ? core : trimmed(core, used));
await writeMemory();
process.stdout.write(JSON.stringify({ functions: used.size, modules: modules.length }));
process.exit(0);
