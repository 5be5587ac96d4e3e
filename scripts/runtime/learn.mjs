// Find out what the checker uses: of the standard library, and of the interpreter. Write the two
// modules of the interpreter and its script, and say which modules of Python are imported.
//
// Standard input: see python.mjs.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { findRest } from "../../docs/theme/assets/checker/start/rest.js";
import { store } from "./memory.mjs";
import { COLD, SCRIPT, WASM, doorOf, loadFiling, order, started } from "./python.mjs";
import { smallScript, usesOf, withoutLibrary } from "./script.mjs";
import { isMark, markOf, split, watched } from "./split.mjs";

const { runtime, out, requests, filing } = order;
const START = join(import.meta.dirname, "../../docs/theme/assets/checker/start");
/** Objects that hold each other, some of them referred to weakly, and one that says good-bye. */
const CLEAN_UP = `
import gc
from _weakref import ref
class _Held:
    pass
class _Says(_Held):
    def __del__(self):
        pass
_seen = []
for _generation in (0, 1, 2):
    for _kind in (_Held, _Says):
        _one, _other = _kind(), [_kind()]
        _one.other, _other[0].one = _other, _one
        _seen.append((ref(_one), ref(_other[0], _seen.append)))
        del _one, _other
    gc.collect(_generation)
del ref, _Held, _Says, _kind, _seen, _generation
# What lives a moment only is looked through, too.
gc.set_threshold(50, 1000, 1000)`;
/** Asked without an application, as no page does: how a crash is told is learned, too. */
const BREAKING = '{"do": "result"}';
/** What a page asks of one answer. */
const AT_ONCE = 3;
const IMPORTED = `
import sys
[n for n, m in list(sys.modules.items()) if type(getattr(m, "__loader__", None)).__name__ == "zipimporter"]`;

/** Have questions answered. What breaks teaches nothing, and may lack what only the rest of Python has. */
function answerAll(answer, asked) {
  for (const request of asked) {
    const reply = answer(request);
    if (reply.startsWith('{"ok": false, "crash"')) throw new Error(`the checker breaks: ${reply} over ${request}`);
  }
}

/** Answer everything, and say which modules that took first, and which filing took beside them. */
function modulesOf(pyodide) {
  const answer = doorOf(pyodide);
  answerAll(answer, requests);
  answer(BREAKING);
  const first = pyodide.runPython(IMPORTED).toJs();
  // Asked before it is loaded, filing says that it lacks; asked again, it answers.
  answer(filing[0]);
  loadFiling(pyodide);
  answerAll(answer, filing);
  const later = pyodide.runPython(IMPORTED).toJs();
  return { first, later: later.filter((name) => !first.includes(name)) };
}

const textOf = (place) => readFileSync(place, "utf8");
/** Pyodide's own script and the page's: what they ask of the script around the interpreter stays. */
const callers = () => [join(runtime, "pyodide.mjs"), ...readdirSync(START).map((name) => join(START, name))].map(textOf);

/** Open a later step behind the first answer, as a visitor does, and clean up as Python does at moments of its own. */
function openSoon(pyodide) {
  pyodide.runPython(CLEAN_UP);
  const answer = doorOf(pyodide);
  for (const request of [...requests.slice(0, AT_ONCE), filing[0]]) answer(request);
  loadFiling(pyodide);
  for (const request of filing) answer(request);
}

/** Let a watched interpreter do all that the page's will do, and split it by what it entered. */
async function learn() {
  const whole = readFileSync(join(runtime, WASM));
  const interpreter = new WebAssembly.Module(whole);
  const script = withoutLibrary(textOf(join(runtime, "pyodide.asm.mjs")), interpreter, callers());
  const isAskedFor = usesOf(script, interpreter);
  writeFileSync(join(out, SCRIPT), await smallScript(script, isAskedFor));
  const folder = join(out, "watched");
  mkdirSync(folder);
  const { bytes, count } = watched(whole, isAskedFor);
  writeFileSync(join(folder, WASM), bytes);
  const marks = [];
  const { default: create } = await import(join(out, SCRIPT));
  const watching = marking(create, marks);
  const modules = modulesOf(await started(folder, watching));
  await store(folder, watching);
  // A start as in a page, which has neither environment nor program, and says where the rest is.
  const page = await started(folder, watching, { env: {}, _sysExecutable: "./this.program" });
  findRest(page, () => []);
  openSoon(page);
  const isEntered = (number) => marks.some((found) => found[markOf(number)].value);
  const { first, second } = split(whole, isAskedFor, Array.from({ length: count }, (_, i) => isEntered(i)));
  writeFileSync(join(out, WASM), first);
  writeFileSync(join(out, COLD), second);
  return modules;
}

/** Keep what each watched interpreter exports, its marks among it, which only this script reads. */
function marking(create, marks) {
  return (settings) => {
    const { instantiateWasm } = settings;
    settings.instantiateWasm = (imports, receive) =>
      instantiateWasm(imports, ({ exports }, module) => {
        marks.push(exports);
        const others = Object.entries(exports).filter(([name]) => !isMark(name));
        receive({ exports: Object.fromEntries(others) }, module);
      });
    return create(settings);
  };
}

process.stdout.write(JSON.stringify(await learn()));
process.exit(0);
