"""Runs inside Pyodide: write the standard library and the checker as bytecode of this version.

The file holds what a start of the checker was seen to import, and a margin.
"""

from __future__ import annotations

import marshal
import zipfile
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType

STDLIB = "/lib/python314.zip"
CHECKER = Path("/lib/python3.14/site-packages/checker")
# A file that holds its source's hash, which nobody compares.
UNCHECKED = (1).to_bytes(4, "little")
EPOCH = (1980, 1, 1, 0, 0, 0)

# The checker installs no package, waits for nothing and reads only its own files, so much of what
# Pyodide and its own imports would load need not be there. What asks for it all the same fails,
# and the page starts Pyodide whole. The two imports from pyodide_js hold the places in the table
# of JavaScript objects that a snapshot relies on.
INSTEAD = {
    "asyncio/__init__.py": "",
    "html/__init__.py": """\
MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
QUOTES = {'"': "&quot;", "'": "&#x27;"}


def escape(s, quote=True):
    return s.translate(str.maketrans(MARKS | QUOTES if quote else MARKS))
""",
    "importlib/resources/__init__.py": """\
import sys


class Place:
    def __init__(self, loader, path):
        self.loader, self.path = loader, path
        self.name = path.rpartition("/")[2]

    def joinpath(self, *names):
        return Place(self.loader, "/".join((self.path, *names)))

    def iterdir(self):
        start = self.path + "/"
        inside = (n.removeprefix(start) for n in self.loader._get_files() if n.startswith(start))
        return map(self.joinpath, dict.fromkeys(n.partition("/")[0] for n in inside if n))

    def read_text(self, encoding="utf-8"):
        return self.loader.get_data(self.path).decode(encoding)


def files(package):
    return Place(sys.modules[package].__loader__, package)
""",
    "pyodide/__init__.py": "from pyodide_js._api import scheduleCallback\n",
    "pyodide/_package_loader.py": """\
from pyodide_js import loadedPackages


class Place:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path


SITE_PACKAGES = Place("/lib/python3.14/site-packages")
DSO_DIR = Place("/usr/lib")


def init_loaded_packages():
    pass
""",
}
MARGIN = (
    "_strptime",
    "bisect",
    "contextlib",
    "copy",
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.unicode_escape",
    "heapq",
    "string",
    "textwrap",
)
LEFT_OUT = ("checker/cli.py", "checker/__main__.py")
PLACES_PER_ENTRY = 8


def without_lines(code: CodeType) -> CodeType:
    """Drop the line numbers: nobody sees a traceback here, and they are a sixth of the bytes."""
    whole, rest = divmod(len(code.co_code) // 2, PLACES_PER_ENTRY)
    nowhere = b"\xff" * whole + (bytes([0xF8 | (rest - 1)]) if rest else b"")
    consts = (without_lines(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_linetable=nowhere, co_consts=tuple(consts))


def bytecode(name: str, source: bytes) -> bytes:
    """Compile without docstrings and asserts; the source need not be there to compare with."""
    code = compile(source, f"{STDLIB}/{name}", "exec", dont_inherit=True, optimize=2)
    header = MAGIC_NUMBER + UNCHECKED + source_hash(source)
    return header + marshal.dumps(without_lines(code))


def sources(stdlib: zipfile.ZipFile) -> dict[str, bytes]:
    """Return every file that may be wanted."""
    found = {name: stdlib.read(name) for name in stdlib.namelist() if name.endswith(".py")}
    found |= {name: text.encode() for name, text in INSTEAD.items()}
    for path in CHECKER.rglob("*"):
        name = f"checker/{path.relative_to(CHECKER)}"
        if path.is_file() and path.suffix in {".py", ".toml"} and name not in LEFT_OUT:
            found[name] = path.read_bytes()
    return found


def wanted(imported: list[str] | None) -> set[str]:
    """Return the files of the modules that were imported, and of the margin."""
    modules = {*(imported or ()), *MARGIN}
    bases = {module.replace(".", "/") for module in modules}
    return {f"{base}.py" for base in bases} | {f"{base}/__init__.py" for base in bases}


def write(path: str, imported: list[str] | None) -> None:
    """Write the file: all modules, or those that are needed."""
    with zipfile.ZipFile(STDLIB) as stdlib:
        files = sources(stdlib)
    if imported is not None:
        needed = wanted(imported)
        files = {n: f for n, f in files.items() if n in needed or n.startswith("checker/")}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as library:
        for name in sorted(files):
            is_code = name.endswith(".py")
            body = bytecode(name, files[name]) if is_code else files[name]
            entry = zipfile.ZipInfo(f"{name}c" if is_code else name, EPOCH)
            library.writestr(entry, body)
