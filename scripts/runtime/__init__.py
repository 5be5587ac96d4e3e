"""Make what the page starts the checker from: bytecode, a smaller interpreter, stored memory.

``core.wasm.gz`` is Pyodide's interpreter without the functions the checker never enters;
``core.mjs`` the script around it, without what serves extension modules;
``library.zip.gz`` the needed part of the standard library and the checker, as bytecode;
``memory.bin.gz`` the memory of a checker that has read the law and answered once;
``payloads.json`` their sizes and checksums, and Pyodide's lock without packages.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts.machine.environment import BUILD, ROOT, StepError, step

FOLDER = Path(__file__).parent
OUT = BUILD / "payloads"
MANIFEST = "payloads.json"
STAMP = ".inputs"
SCRIPT = "core.mjs"
STORED = {
    "core.wasm.gz": "pyodide.asm.wasm",
    "library.zip.gz": "library.zip",
    "memory.bin.gz": "memory.bin",
}
CASES = ROOT / "tests" / "cases"
BASES = ("law", "local", "checklist")
LICENSE = {
    "granted": "2024-11-24",
    "expires": "2029-11-23",
    "registered": "2026-11-01",
    "decided": "2026-11-02",
    "today": "2026-11-24",
}
# An error in Pyodide prints the line it stands in: megabytes of it.
LONGEST_LINE = 500
SECONDS = 300

OPENED = (
    'format = "call-center-license/application/1"\napplication_date = 2026-11-24\n',
    '{"format": "call-center-license/application/1", "company": {"registered_capital": 1e6}}',
    '{"format": "call-center-license/application/1", "company": {"registered_capital": "x"}}',
    '{"format": "call-center-license/application/1", "company": {"nothing": true}}',
    "application_date = 2026-13-01\n",
    '{"shareholders": [',
    "",
)


def make(runtime: Path, out: Path = OUT, *, whole_core: bool = False) -> Path:
    """Write the stored files for what lies in the runtime folder; do nothing if they are there.

    With ``whole_core`` the interpreter and its script stay as they are.
    """
    if not is_made(runtime, out, whole_core=whole_core):
        inputs = inputs_of(runtime, whole_core=whole_core)
        with step("Stored start"), TemporaryDirectory() as folder:
            work = Path(folder)
            run_node(runtime, work, whole_core=whole_core)
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir(parents=True)
            pack(work, runtime, out)
            (out / STAMP).write_text(inputs, encoding="utf-8")
    return out


def is_made(runtime: Path, out: Path = OUT, *, whole_core: bool = False) -> bool:
    """Tell whether the stored files are there and belong to what lies in the runtime folder."""
    stamp = out / STAMP
    inputs = inputs_of(runtime, whole_core=whole_core)
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == inputs


def inputs_of(runtime: Path, *, whole_core: bool) -> str:
    """Return what names everything the stored files are made from."""
    return f"{digest_of(runtime)} {whole_core}"


def files(out: Path = OUT) -> list[Path]:
    """Return the files that belong beside Pyodide's."""
    return [out / name for name in (*STORED, SCRIPT, MANIFEST)]


def digest_of(runtime: Path) -> str:
    """Return one hash over everything the stored files are made from."""
    digest = hashlib.sha256()
    own = (path for path in FOLDER.iterdir() if path.is_file())
    for file in sorted({*own, *runtime.iterdir(), *CASES.glob("*.toml")}):
        digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def requests() -> list[str]:
    """Return every worked case as the page would ask it, and files as it would open them."""
    cases = [
        case
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    checks = [
        request for i, case in enumerate(cases) for request in asked_of(case, ("en", "zh")[i % 2])
    ]
    opens = [
        {"do": "open", "text": text, "lang": lang, "today": "2026-11-24"}
        for text in OPENED
        for lang in ("en", "zh")
    ]
    days = [LICENSE | {"do": "days", "lang": lang} for lang in ("en", "zh")]
    wrong = [one | {"granted": "x"} for one in days]
    asked = (*checks, *opens, *days, *wrong, {"do": "nothing"})
    return [json.dumps(request, default=str) for request in asked]


def asked_of(case: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    """Return what the page asks of a worked case: its answer, and the report."""
    application = {"application_date": case.get("date", "2026-11-24"), **case.get("facts", {})}
    common = {"today": "2026-11-24", "bases": BASES, "rule": "business-license", "lang": lang}
    kinds = ("check", "report")
    return [common | {"do": kind, "application": application} for kind in kinds]


def run_node(runtime: Path, work: Path, *, whole_core: bool) -> None:
    """Let Pyodide make the files."""
    node = shutil.which("node") or "node"
    order = {"runtime": str(runtime), "out": str(work), "requests": requests()}
    done = subprocess.run(
        [node, str(FOLDER / "make.mjs")],
        input=json.dumps(order | {"wholeCore": whole_core}),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )
    if done.returncode:
        lines = [line[:LONGEST_LINE] for line in done.stderr.splitlines()]
        raise StepError("\n".join([*lines, f"Failed ({done.returncode}): the stored start"]))


def pack(work: Path, runtime: Path, out: Path) -> None:
    """Compress the files and write the table of them."""
    shutil.copy(work / SCRIPT, out)
    table = {}
    for name, source in STORED.items():
        body = gzip.compress((work / source).read_bytes(), mtime=0)
        (out / name).write_bytes(body)
        table[name] = {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()}
    lock = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))
    manifest = {"lock": lock | {"packages": {}}, "files": table}
    (out / MANIFEST).write_text(json.dumps(manifest, sort_keys=True), encoding="utf-8")
