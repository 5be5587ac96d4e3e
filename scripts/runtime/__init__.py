"""Make what the page starts the checker from; README.md beside this says what it is, and why.

``core.wasm.gz`` is Pyodide's interpreter, ``core.mjs`` the script around it: both smaller, unless
they are to stay as they are; ``library.zip.gz`` the needed part of the standard library and the
checker, as bytecode; ``filing.zip.gz`` what stands on findings, for when it is asked for;
``memory.bin.gz`` the memory of a checker that has read the law and answered;
``payloads.json`` their sizes and checksums, and Pyodide's lock without packages.
"""

import hashlib
import json
import shutil
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.filing.receipt import digests
from scripts import cases
from scripts.machine.environment import BUILD, step
from scripts.machine.node import run_node
from scripts.runtime.archives import write, write_filing, write_library
from scripts.runtime.requests import filing_requests, requests
from scripts.runtime.resources import RESOURCES
from scripts.runtime.small.stand_ins import STAND_INS

FOLDER = Path(__file__).parent
OUT = BUILD / "payloads"
MANIFEST = "payloads.json"
STAMP = ".inputs"
# The checker's own among the wheels.
WHEEL = "call_center_license_checker-*.whl"
SCRIPT = "core.mjs"
LIBRARY, FILING = "library.zip", "filing.zip"
# By the standard library's gzip the same files are 3 to 4 % larger.
SMALLEST = 12
STORED = {
    "core.wasm.gz": "pyodide.asm.wasm",
    "library.zip.gz": LIBRARY,
    "filing.zip.gz": FILING,
    "memory.bin.gz": "memory.bin",
}


def make(runtime: Path, out: Path = OUT, *, small: bool = True) -> Path:
    """Write the stored files for what lies in the runtime folder; do nothing if they are there.

    Unless ``small``, the interpreter, its script and the standard modules stay as they are.
    """
    if not is_made(runtime, out, small=small):
        inputs = inputs_of(runtime, small=small)
        with step("Stored start"), TemporaryDirectory() as folder:
            work = Path(folder)
            make_in(work, runtime, small=small)
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir(parents=True)
            pack(work, runtime, out)
            (out / STAMP).write_text(inputs, encoding="utf-8")
    return out


def is_made(runtime: Path, out: Path = OUT, *, small: bool = True) -> bool:
    """Tell whether the stored files are there and belong to what lies in the runtime folder."""
    stamp = out / STAMP
    inputs = inputs_of(runtime, small=small)
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == inputs


def inputs_of(runtime: Path, *, small: bool) -> str:
    """Return what names everything the stored files are made from."""
    return f"{digest_of(runtime)} {small}"


def files(out: Path = OUT) -> list[Path]:
    """Return the files that belong beside Pyodide's."""
    return [out / name for name in (*STORED, SCRIPT, MANIFEST)]


def digest_of(runtime: Path) -> str:
    """Return one hash over everything the stored files are made from."""
    digest = hashlib.sha256()
    own = (path for path in FOLDER.rglob("*") if path.suffix in {".py", ".mjs"})
    asked = {Path(cases.__file__), *cases.CASES.parent.glob("cases*/*.toml")}
    for file in sorted({*own, *runtime.iterdir(), *asked}):
        digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def make_in(work: Path, runtime: Path, *, small: bool) -> None:
    """Compile everything, see what of it is used, and store the memory of what runs on that."""
    stand_ins = RESOURCES | (STAND_INS if small else {})
    archives = compiled(runtime, work / "archives", stand_ins)
    places = {"runtime": str(runtime), "out": str(work)}
    asked = {"requests": requests(), "filing": filing_requests()}
    order = {**places, **asked, "small": small}
    sources = json.dumps(digests())
    write_library(work / LIBRARY, archives)
    write_filing(work / FILING, archives, sources)
    modules = run_node(FOLDER / "learn.mjs", order)
    write_library(work / LIBRARY, archives, modules["first"])
    write_filing(work / FILING, archives, sources, modules["later"])
    run_node(FOLDER / "store.mjs", order)


def compiled(runtime: Path, archives: Path, stand_ins: dict[str, str]) -> Path:
    """Let pyodide-build compile the wheel, the standard library and the stand-ins."""
    archives.mkdir()
    for source in (runtime / "python_stdlib.zip", *runtime.glob(WHEEL)):
        shutil.copy(source, archives)
    write(archives / "stand_ins.zip", {n: text.encode() for n, text in stand_ins.items()})
    packages = sysconfig.get_path("purelib")
    places = {"runtime": str(runtime), "packages": packages, "archives": str(archives)}
    run_node(FOLDER / "bytecode.mjs", places)
    return archives


def pack(work: Path, runtime: Path, out: Path) -> None:
    """Compress the files and write the table of them."""
    # Needs what is installed only once a script runs.
    import deflate  # noqa: PLC0415

    shutil.copy(work / SCRIPT, out)
    table = {}
    for name, source in STORED.items():
        body = deflate.gzip_compress((work / source).read_bytes(), SMALLEST)
        (out / name).write_bytes(body)
        table[name] = {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    lock = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))
    manifest = {"lock": lock | {"packages": {}}, "files": table}
    (out / MANIFEST).write_text(json.dumps(manifest, sort_keys=True), encoding="utf-8")
