"""What is measured: this site and two peers, the same rule module started in the usual ways.

Each page of a peer is the least that works, so that what is measured is the way of starting Python.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.benchmark.host import PEERS as PEERS_AT
from scripts.build import PYODIDE, PYODIDE_FILES
from scripts.machine.environment import BUILD, ROOT, emptied, read_json
from scripts.machine.server import PREFIX

PAGES = Path(__file__).parent / "pages"
PEERS = BUILD / "bench" / "peers"
CORE = ROOT / "node_modules" / "@pyscript" / "core"


class Subject(NamedTuple):
    """A page that is measured, and the same without Python."""

    key: str
    title: str
    path: str
    blank: str


SITE = Subject("site", "This site", f"{PREFIX}check/", f"{PREFIX}check/")
PLAIN = Subject("plain", "Plain Pyodide", f"{PEERS_AT}plain.html", f"{PEERS_AT}blank.html")
PYSCRIPT = Subject("pyscript", "PyScript", f"{PEERS_AT}pyscript.html", f"{PEERS_AT}blank.html")
SUBJECTS = (SITE, PLAIN, PYSCRIPT)


def lay_out(wheel: Path) -> Path:
    """Write the peers' folder and return it."""
    (emptied(PEERS) / "pyodide").mkdir()
    # What an unchanged loadPyodide fetches, from the npm package as it is.
    for name in (*PYODIDE_FILES, "pyodide-lock.json"):
        shutil.copy(PYODIDE / name, PEERS / "pyodide")
    shutil.copytree(CORE / "dist", PEERS / "pyscript", ignore=shutil.ignore_patterns("*.map"))
    shutil.copy(wheel, PEERS)
    for page in PAGES.glob("*.html"):
        filled = page.read_text(encoding="utf-8").replace("{wheel}", wheel.name)
        (PEERS / page.name).write_text(filled, encoding="utf-8")
    return PEERS


def versions() -> Iterator[tuple[str, str]]:
    """Return the peers' packages and their versions."""
    for folder in (PYODIDE, CORE):
        package = read_json(folder / "package.json")
        yield package["name"], package["version"]
