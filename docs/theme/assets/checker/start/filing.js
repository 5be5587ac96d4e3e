/** Let a started checker find what stands on findings: it is loaded once it is asked for. */

const PLACE = "/lib/filing.zip";
// Each package of the checker is looked for there too. What Python remembers of the library it was
// started from is forgotten: where memory was put back, there is none.
const FIND = `
import sys
for _name, _module in list(sys.modules.items()):
    if _name.partition(".")[0] == "checker" and hasattr(_module, "__path__"):
        _module.__path__.append("${PLACE}/" + _name.replace(".", "/"))
sys.path.append("${PLACE}")
for _finder in sys.path_importer_cache.values():
    if _finder:
        _finder.invalidate_caches()`;

/**
 * @param {any} pyodide
 * @param {Uint8Array} archive
 */
export function addFiling(pyodide, archive) {
  pyodide.FS.writeFile(PLACE, archive);
  pyodide.runPython(FIND);
}
