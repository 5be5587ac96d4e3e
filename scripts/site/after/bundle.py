"""Bundle the pages' scripts and styles: a page asks for one or two files, not for fifty.

esbuild joins what a file imports, and drops comments, spaces and long names; the sources stay as
they are. What is loaded only once it is wanted, and what runs in a worker, is a bundle of its own.
"""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.machine.environment import ROOT
from scripts.machine.node import run_node
from scripts.site import HOMES

BUNDLE = Path(__file__).with_name("bundle.mjs")
UNUSED = Path(__file__).with_name("unused.mjs")
ASSETS = "assets"
# Stands in the checker's page itself, to begin before anything else.
IN_PAGE = "checker/start/preload.js"
PAGE = "check/index.html"
ENTRIES = (
    "css/site.css",
    "js/site.js",
    "js/embed.js",
    "js/embedding.js",
    "js/whom.js",
    "checker/checker.css",
    "checker/checker.js",
    "checker/calendar.js",
    "checker/list/list.js",
    "checker/many/many.js",
    "checker/pack/zip.js",
    "checker/start/worker.js",
    IN_PAGE,
)
FOLDERS = ("css", "js", "checker")
# Of a package that is a part of a bundle: it is to go along with it.
LICENSE, BESIDE = ROOT / "node_modules/client-zip/LICENSE.txt", "checker/pack"
# The theme's own sheets are a part of ours.
JOINED = "stylesheets"


def bundle(site: Path) -> None:
    """Put the bundles in the place of the sources, alike in both languages."""
    sources = site / ASSETS
    drop_unused(site)
    in_page = (sources / IN_PAGE).read_text(encoding="utf-8").strip()
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        make_bundles(sources, out, ENTRIES)
        shorter = (out / IN_PAGE).read_text(encoding="utf-8").strip()
        (out / IN_PAGE).unlink()
        shutil.copy(LICENSE, out / BESIDE)
        for home in HOMES.values():
            put(out, site / home / ASSETS)
            page = site / home / PAGE
            before, after = page.read_text(encoding="utf-8").split(in_page)
            page.write_text(before + shorter + after, encoding="utf-8")


def drop_unused(site: Path) -> None:
    """Leave of the theme's sheets what a page or the theme's script names: a fifth of all style.

    Without this step all is as it was, but heavier.
    """
    sheets = sorted(str(sheet) for sheet in (site / ASSETS / JOINED).glob("*.css"))
    run_node(UNUSED, {"site": str(site), "sheets": sheets})


def make_bundles(sources: Path, out: Path, entries: Sequence[str]) -> None:
    """Write a bundle of each entry under the same name; what cannot be found is a ``StepError``."""
    run_node(BUNDLE, {"sources": str(sources), "out": str(out), "entries": entries})


def put(bundles: Path, assets: Path) -> None:
    """Leave only the bundles of what is ours."""
    for folder in (*FOLDERS, JOINED):
        shutil.rmtree(assets / folder)
    shutil.copytree(bundles, assets, dirs_exist_ok=True)
