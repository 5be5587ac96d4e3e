/** Let Python find modules in an archive. */

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
