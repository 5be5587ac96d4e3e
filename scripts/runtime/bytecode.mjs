// Compile archives to bytecode with pyodide-build, run by the very interpreter that ships: the
// version of Python on this machine does not matter, and its bytecode cannot differ from Pyodide's.
//
// Standard input: {runtime, packages, archives}: the folder with Pyodide, the one in which
// pyodide-build is installed, and the one whose wheels and zip files are replaced.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const { runtime, packages, archives } = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(join(runtime, "pyodide.mjs"));
const env = {
  // Nobody reads docstrings in a worker, and an error's column serves nobody.
  PYTHONOPTIMIZE: "2",
  PYTHONNODEBUGRANGES: "1",
  // Then bytecode holds its source's hash instead of the time.
  SOURCE_DATE_EPOCH: "315532800",
  PYTHONDONTWRITEBYTECODE: "1",
};
const pyodide = await loadPyodide({ indexURL: `${runtime}/`, packageBaseUrl: `${runtime}/`, env });
pyodide.mountNodeFS("/packages", packages);
pyodide.mountNodeFS("/archives", archives);
pyodide.runPython(`
import sys
sys.path.append("/packages")
from pyodide_build.cli.py_compile import main
main(["/archives", "--silent", "--compression-level", "0"], standalone_mode=False)
`);
process.exit(0);
