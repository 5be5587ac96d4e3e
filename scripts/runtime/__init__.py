"""Make what the page starts the checker from; README.md beside this says what it is, and why.

``core.wasm.gz`` is the part of Pyodide's interpreter that the checker uses, ``cold.wasm`` the rest
of it; ``core.mjs`` the script around it, ``loader.mjs`` the one that starts it;
``filing.zip.gz`` what stands on findings, for when it is asked for;
``memory.bin.gz`` the memory of a checker that has read the law and answered.
"""

import hashlib
import json
import shutil
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.filing.receipt import digests
from scripts.cases import CASES
from scripts.machine.environment import BUILD, ROOT, step
from scripts.machine.node import run_node
from scripts.runtime.archives import contents, write, write_filing, write_library
from scripts.runtime.requests import filing_requests, requests
from scripts.runtime.stand_ins import stand_ins

FOLDER = Path(__file__).parent
# The page's own lines, which the start is learned and restored with.
START = ROOT / "docs/theme/assets/checker/start"
OUT = BUILD / "payloads"
STAMP = ".inputs"
# The checker's own among the wheels.
WHEEL = "call_center_license_checker-*.whl"
LIBRARY, FILING = "library.zip", "filing.zip"
# By the standard library's gzip the same files are 3 to 4 % larger.
SMALLEST = 12
PACKED = {
    "core.wasm.gz": "pyodide.asm.wasm",
    "filing.zip.gz": FILING,
    "memory.bin.gz": "memory.bin",
}
# The host packs it, as it does Pyodide's own: a worker that waits for it cannot unpack.
AS_IT_IS = ("core.mjs", "cold.wasm")
LOADER = "loader.mjs"
# A wheel is a zip, and some companies' proxies let no file through that is called anything else.
LET_THROUGH = ".zip"
# Before Pyodide's own text. What Pyodide asks for is on its way already, and this script hears of
# what Pyodide would only log.
GIVEN = """\
let {{ fetch, WebAssembly }} = globalThis;
export const lock = {lock};
export const wheel = "{wheel}";
export function use(given) {{
  fetch = given.fetch;
  WebAssembly = Object.assign(Object.create(WebAssembly), given);
}}
"""


def make(runtime: Path, out: Path = OUT) -> Path:
    """Write the stored files for what lies in the runtime folder; do nothing if they are there."""
    if not is_made(runtime, out):
        inputs = digest_of(runtime)
        with step("Stored start"), TemporaryDirectory() as folder:
            work = Path(folder)
            make_in(work, runtime)
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir(parents=True)
            pack(work, out)
            (out / STAMP).write_text(inputs, encoding="utf-8")
    return out


def is_made(runtime: Path, out: Path = OUT) -> bool:
    """Tell whether the stored files are there and belong to what lies in the runtime folder."""
    stamp = out / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == digest_of(runtime)


def files(out: Path = OUT) -> list[Path]:
    """Return the files that belong beside Pyodide's."""
    return [out / name for name in (*PACKED, *AS_IT_IS)]


def loader_of(runtime: Path) -> str:
    """Return Pyodide's script that starts it, to which a page gives what it has asked for."""
    lock = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package["file_name"] = name_in_page(runtime / package["file_name"])
    (wheel,) = runtime.glob(WHEEL)
    script = (runtime / "pyodide.mjs").read_text(encoding="utf-8")
    return GIVEN.format(lock=json.dumps(lock), wheel=name_in_page(wheel)) + script


def name_in_page(wheel: Path) -> str:
    """Return the name by which a page asks for a wheel."""
    return wheel.with_suffix(LET_THROUGH).name


def digest_of(runtime: Path) -> str:
    """Return one hash over everything the stored files are made from."""
    digest = hashlib.sha256()
    own = (path for path in FOLDER.rglob("*") if path.suffix in {".py", ".mjs", ".toml"})
    tests = CASES.parent
    asked = {ROOT / "scripts/cases.py", tests / "support/casebook.py", *tests.glob("cases*/*.toml")}
    for file in sorted({*own, *START.glob("*.js"), *runtime.iterdir(), *asked}):
        digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def make_in(work: Path, runtime: Path) -> None:
    """Compile everything, see what of it is used, and store the memory of what runs on that."""
    archives = compiled(runtime, work / "archives")
    order = {
        "runtime": str(runtime),
        "out": str(work),
        "requests": requests(),
        "filing": filing_requests(),
    }
    sources = json.dumps(digests())
    write_library(work / LIBRARY, archives)
    write_filing(work / FILING, archives, sources)
    modules = run_node(FOLDER / "learn.mjs", order)
    write_library(work / LIBRARY, archives, modules["first"])
    write_filing(work / FILING, archives, sources, modules["later"])
    run_node(FOLDER / "store.mjs", order)


def compiled(runtime: Path, archives: Path) -> Path:
    """Let pyodide-build compile the wheel, the standard library and the stand-ins."""
    archives.mkdir()
    for source in (runtime / "python_stdlib.zip", *runtime.glob(WHEEL)):
        shutil.copy(source, archives)
    write(archives / "stand_ins.zip", stand_ins(contents(archives / "python_stdlib.zip")))
    packages = sysconfig.get_path("purelib")
    places = {"runtime": str(runtime), "packages": packages, "archives": str(archives)}
    run_node(FOLDER / "bytecode.mjs", places)
    return archives


def pack(work: Path, out: Path) -> None:
    """Compress what a page unpacks."""
    # Needs what is installed only once a script runs.
    import deflate  # noqa: PLC0415

    for name, source in PACKED.items():
        body = deflate.gzip_compress((work / source).read_bytes(), SMALLEST)
        (out / name).write_bytes(body)
    for name in AS_IT_IS:
        shutil.copy(work / name, out)
