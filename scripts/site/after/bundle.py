"""Bundle the pages' scripts and styles: a page asks for one or two files, not for fifty.

esbuild joins what a file imports, and drops comments, spaces and long names; the sources stay as
they are. What is loaded only once it is wanted, and what runs in a worker, is a bundle of its own.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from scripts.machine.environment import ROOT
from scripts.machine.node import run_node
from scripts.site import HOMES
from scripts.site.after.pages import change_pages
from scripts.site.floors import floors

BUNDLE = Path(__file__).with_name("bundle.mjs")
UNUSED = Path(__file__).with_name("unused.mjs")
ASSETS = "assets"
# Stand in the pages themselves: in every one, and in the checker's, to begin before anything else.
FIRST, PRELOAD = "checker/older/first.js", "checker/start/preload.js"
IN_PAGES = (FIRST, PRELOAD)
# By the floor from which on each must run (floors.toml); the first, wherever a page is opened.
ENTRIES = {
    "none": (FIRST, "checker/older/notice.js"),
    "guide": (
        PRELOAD,
        "checker/older/older.css",
        "checker/older/older.js",
        "checker/list/written.js",
        "js/site.js",
        "js/embed.js",
        "js/embedding.js",
        "js/day.js",
        "js/whom.js",
    ),
    "all": (
        "css/site.css",
        "checker/checker.css",
        "checker/checker.js",
        "checker/calendar.js",
        "checker/claims.js",
        "checker/list/list.js",
        "checker/many/effect.js",
        "checker/many/many.js",
        "checker/pack/zip.js",
        "checker/read/ocr/worker.js",
        "checker/read/pdf.js",
        "checker/read/scans.js",
        "checker/start/worker.js",
    ),
}
FOLDERS = ("css", "js", "checker")
# Of a package that is a part of a bundle: it is to go along with it.
LICENSE, BESIDE = ROOT / "node_modules/client-zip/LICENSE.txt", "checker/pack"
# The theme's own sheets are a part of ours.
JOINED = "stylesheets"


def bundle(site: Path) -> None:
    """Put the bundles in the place of the sources, alike in both languages."""
    sources = site / ASSETS
    drop_unused(site)
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        make_bundles(sources, out, ENTRIES)
        shorter = {taken(sources / name): taken(out / name) for name in IN_PAGES}
        for name in IN_PAGES:
            (out / name).unlink()
        shutil.copy(LICENSE, out / BESIDE)
        for home in HOMES.values():
            put(out, site / home / ASSETS)
    change_pages(sorted(site.rglob("*.html")), partial(with_shorter, shorter=shorter))


def taken(script: Path) -> str:
    """Return a script as it stands in a page."""
    return script.read_text(encoding="utf-8").strip()


def with_shorter(html: str, shorter: Mapping[str, str]) -> str:
    """Return a page with its own scripts in their short form."""
    for script, short in shorter.items():
        html = html.replace(script, short)
    return html


def drop_unused(site: Path) -> None:
    """Leave of the theme's sheets what a page or the theme's script names: a fifth of all style.

    Without this step all is as it was, but heavier.
    """
    sheets = sorted(str(sheet) for sheet in (site / ASSETS / JOINED).glob("*.css"))
    run_node(UNUSED, {"site": str(site), "sheets": sheets})


def make_bundles(sources: Path, out: Path, entries: Mapping[str, Sequence[str]]) -> None:
    """Write a bundle of each entry under the same name; what cannot be found is a ``StepError``."""
    order = {"sources": str(sources), "out": str(out), "floors": floors(), "entries": entries}
    run_node(BUNDLE, order)


def put(bundles: Path, assets: Path) -> None:
    """Leave only the bundles of what is ours."""
    for folder in (*FOLDERS, JOINED):
        shutil.rmtree(assets / folder)
    shutil.copytree(bundles, assets, dirs_exist_ok=True)
