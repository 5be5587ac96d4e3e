/**
 * What no rehearsal asked for: functions of the interpreter, modules of Python and of the checker.
 *
 * It is fetched once it is asked for, and what asked for it goes on: a worker may wait.
 */

import { atOnce, open } from "./files.js";
import { COLD, LIBRARY } from "./names.js";

/**
 * Fetch a file, and wait for it.
 * @param {string} address
 */
function fetched(address) {
  // The page waits longer for its answer then.
  postMessage({ loading: true });
  return atOnce(address);
}

/**
 * Compile once all is there: while it arrives, Firefox 153 waits for ever if the page before was left
 * in its own start (12 of 24 times). By six starts each, alone and slowed, that is as quick.
 * @param {Promise<BufferSource>} bytes
 */
export const compiled = async (bytes) => WebAssembly.compile(await bytes);

/** @type {WebAssembly.Module | null} the interpreter's second module, where it came before it was asked for */
let second = null;

/** @param {string} runtime */
export async function prefetchSecond(runtime) {
  const bytes = open(runtime + COLD).then((response) => response.arrayBuffer());
  second = await compiled(bytes).catch(() => null);
}

/** @param {string} runtime */
export const secondModule = (runtime) => second ?? new WebAssembly.Module(fetched(runtime + COLD));

/**
 * Fetch Pyodide's library and the checker's wheel, and wait for them.
 * @param {string} runtime
 * @param {string} wheel
 */
export const restOf = (runtime, wheel) => [LIBRARY, wheel].map((name) => fetched(runtime + name));

/** What is read beside the checker's modules, such as their sources, is in the wheel once it is here. */
const READ_FROM_THERE = `
import sys
from zipimport import zipimporter
for _name, _module in list(sys.modules.items()):
    if _name.partition(".")[0] == "checker" and hasattr(_module, "__path__"):
        _place = "/".join(("/lib/checker.zip", *_name.split(".")[:-1]))
        _module.__loader__ = _module.__spec__.loader = zipimporter(_place)`;

/**
 * Have Python look there for what is neither in the memory nor in an archive.
 * @param {any} pyodide
 * @param {() => Uint8Array[]} get Pyodide's library, and the checker
 */
export function findRest(pyodide, get) {
  const rest = pyodide.pyimport("rest");
  rest.fetch = () => {
    const [library, checker] = get();
    pyodide.FS.writeFile(rest.LIBRARY, library);
    addArchive(pyodide, "/lib/checker.zip", checker);
    pyodide.runPython(READ_FROM_THERE);
  };
}

// Let Python find modules in an archive.

/** @param {string} place */
const find = (place) => `
import sys
for _name, _module in list(sys.modules.items()):
    if isinstance(getattr(_module, "__path__", None), list):
        _module.__path__.append("${place}/" + _name.replace(".", "/"))
sys.path.append("${place}")
for _finder in sys.path_importer_cache.values():
    if _finder:
        _finder.invalidate_caches()`;

/**
 * Each package is looked for there too, a standard one as well: a module of it may come later. What
 * Python remembers of the library it was started from is forgotten: where memory was put back, there
 * is none.
 * @param {any} pyodide
 * @param {string} place
 * @param {Uint8Array} archive
 */
export function addArchive(pyodide, place, archive) {
  pyodide.FS.writeFile(place, archive);
  pyodide.runPython(find(place));
}

/**
 * Have the interpreter's second module joined once a function of it is called; see scripts/runtime.
 * @param {(settings: any) => Promise<any>} create what makes the interpreter
 * @param {() => WebAssembly.Module} second
 */
export function joining(create, second) {
  return (/** @type {any} */ settings) => {
    const { instantiateWasm } = settings;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {Function} */ receive) => {
      /** @type {any} */
      let first;
      const join = () => new WebAssembly.Instance(second(), { ...imports, first });
      return instantiateWasm({ ...imports, split: { join } }, (/** @type {any} */ instance, /** @type {any} */ module) => {
        first = instance.exports;
        receive(instance, module);
      });
    };
    return create(settings);
  };
}
