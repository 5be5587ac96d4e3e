"""Build the site in both languages: wheel, runtime, snippets, pages, and the pages' policy."""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from checker import __version__
from checker.load import load_law
from scripts import runtime as stored_start
from scripts.machine.environment import (
    BUILD,
    ROOT,
    alone,
    emptied,
    guarded,
    packages,
    read_json,
    run,
    say,
    side_by_side,
    step,
    wheels_of,
    write_json,
)
from scripts.machine.server import SITE_URL
from scripts.site import changes, ocr
from scripts.site.after.apostrophes import printed
from scripts.site.after.archive import pack
from scripts.site.after.blank import without_layout
from scripts.site.after.bundle import bundle
from scripts.site.after.feed import write_feeds
from scripts.site.after.fold_heads import with_free_fold_heads
from scripts.site.after.icon import draw_icons
from scripts.site.after.law_data import write_law_data
from scripts.site.after.lists import write_lists
from scripts.site.after.llms import write_llms
from scripts.site.after.markdown_pages import write_markdown
from scripts.site.after.names import name_by_content, named
from scripts.site.after.one_file import write_one_file
from scripts.site.after.pages import change_pages
from scripts.site.after.phones import write_phones
from scripts.site.after.plain_tables import with_labeled_tables
from scripts.site.after.policy import protected
from scripts.site.after.schemas import write_schemas
from scripts.site.after.search import mend_search
from scripts.site.after.unread import with_unread_marked
from scripts.site.after.wheels import keep_wheels
from scripts.site.after.worker import write_worker
from scripts.site.card import draw_cards, put_cards

# What makes pages of Markdown: the first unless another is asked for.
PROGRAMS = ("mkdocs", "properdocs")
SITE = ROOT / "site"
RUNTIME = BUILD / "runtime"
CARDS = BUILD / "cards"
# Wheels of former releases, where the publishing workflow has fetched them.
FORMER = BUILD / "former"
ZIP = BUILD / f"call-center-license-{__version__}.zip"
# The month of the version: the time of the wheel, and of all where git knows of no change.
FIRST_OF_NOVEMBER_2026 = "1793491200"

PYODIDE = ROOT / "node_modules" / "pyodide"
# What reads a PDF in a page, once one is opened: also in old browsers, with the maps that old
# Chinese files need.
PDF = ROOT / "node_modules" / "pdfjs-dist"
PDF_FILES = ("legacy/build/pdf.min.mjs", "legacy/build/pdf.worker.min.mjs", "LICENSE")
# What a scan is drawn with: pictures of other kinds, and the faces that a PDF may leave out.
PDF_FOLDERS = {
    "wasm": ("*.wasm", "LICENSE_*"),
    "standard_fonts": ("*",),
}
PDF_LEFT_OUT = ("quickjs", "QUICKJS")
PDF_MAPS = re.compile("(?:Adobe-|Uni)?(?:GB|CNS|B5|ETen|ETHK|HK)")
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# The lock of what reads and writes Excel sheets: a page loads it once it meets one.
SHEETS = "sheets"
NOTICE = stored_start.FOLDER / "NOTICE.txt"


def main() -> int:
    """Build into site/, or say what failed and leave what was there."""
    options = parse(sys.argv[1:])
    packages("docs", whole=not options.quick)
    build(options.out, options.site_url, options.program, quick=options.quick)
    say(f"The site is in {options.out}")
    if options.zip:
        pack(options.out, ZIP)
        say(f"Packed, it is in {ZIP}")
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/build", description=__doc__)
    parser.add_argument("--site-url", default=SITE_URL, help="the address it is published at")
    parser.add_argument("--out", type=Path, default=SITE, help="the folder to write (site)")
    parser.add_argument(
        "--with", choices=PROGRAMS, default=PROGRAMS[0], dest="program", help="what makes the pages"
    )
    parser.add_argument("--zip", action="store_true", help=f"also pack it into {ZIP.name}")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="leave out the stored start if it has to be made, and what reads pictures if it has "
        "to be fetched: the checker starts without, slowly",
    )
    return parser.parse_args(arguments)


def build(
    out: Path = SITE, site_url: str = SITE_URL, program: str = PROGRAMS[0], *, quick: bool = False
) -> None:
    """Build everything beside the old site and put it in place at once."""
    with alone(), step("Site"):
        sources = changes.digest()
        # The pages of a language name its card, if the machine has letters for one.
        env = environment() | {f"CARD_{lang.upper()}": "yes" for lang in draw_cards(CARDS)}
        fresh = out.with_name(f"{out.name}.new")
        address = site_url.rstrip("/") + "/"
        with ThreadPoolExecutor() as threads:
            pages = threads.submit(make_pages, program, fresh, address, env)
            wheel, stored = make_started(env, quick=quick)
            pages.result()
        shutil.copytree(RUNTIME, fresh / "runtime")
        copy_pdf(fresh / "runtime" / "pdf")
        ocr.gather(fresh / "ocr", quick=quick)
        for file in stored:
            shutil.copy(file, fresh / "runtime")
        for wheel_of_page in RUNTIME.glob("*.whl"):
            name = stored_start.name_in_page(wheel_of_page)
            shutil.copy(wheel_of_page, fresh / "runtime" / name)
        loader = fresh / "runtime" / stored_start.LOADER
        loader.write_text(stored_start.loader_of(RUNTIME), encoding="utf-8")
        (fresh / ".nojekyll").touch()
        write_feeds(fresh, address)
        keep_wheels(fresh, wheel, FORMER)
        finish(fresh, env)
        if stored:
            write_one_file(fresh, address)
        swap(fresh, out)
        if out.resolve() == SITE:
            changes.note(sources, site_url, whole=bool(stored))


def environment() -> dict[str, str]:
    """Return what the programs of the build are started with."""
    own = {"SOURCE_DATE_EPOCH": last_change(), "NO_MKDOCS_2_WARNING": "1"}
    said = {"RULES_VERSION": __version__, "RULES_CHECKED": load_law().checked.isoformat()}
    return os.environ | own | said


def finish(site: Path, env: dict[str, str]) -> None:
    """Put the pages into print, name files by their content, let the site be kept and installed."""
    pages = sorted(site.rglob("*.html"))
    chinese = [page for page in pages if page.relative_to(site).parts[0] == "zh"]
    english = [page for page in pages if page not in chinese]
    change_pages(chinese, with_labeled_tables, with_free_fold_heads, without_layout)
    change_pages(english, with_labeled_tables, with_free_fold_heads, printed, without_layout)
    # Of the pages as they are read, with the theme that is there now.
    index = [sys.executable, "-m", "scripts.site.after.search_index"]
    side_by_side(*(partial(run, [*index, folder], env) for folder in (site, site / "zh")))
    mend_search(site)
    law = load_law()
    change_pages(chinese, partial(with_unread_marked, law=law, lang="zh"))
    change_pages(english, partial(with_unread_marked, law=law, lang="en"))
    bundle(site)
    change_pages(pages, partial(named, names=name_by_content(site)), protected)
    draw_icons(site)
    put_cards(CARDS, site)
    write_schemas(site)
    write_law_data(site)
    write_phones(site)
    write_lists(site)
    write_markdown(site)
    write_llms(site)
    write_worker(site)


def last_change() -> str:
    """Return the time that stands in everything built, so that two builds are alike."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    git = shutil.which("git")
    if given or git is None:
        return given or FIRST_OF_NOVEMBER_2026
    log = [git, "log", "-1", "--format=%ct"]
    found = subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or FIRST_OF_NOVEMBER_2026


def make_started(env: dict[str, str], *, quick: bool) -> tuple[Path, Sequence[Path]]:
    """Make what the checker runs on; return its wheel, and the stored start unless left out."""
    wheel = make_wheel(env)
    make_runtime(wheel, wheels_of(SHEETS))
    if quick and not stored_start.is_made(RUNTIME):
        return wheel, ()
    stored_start.make(RUNTIME)
    return wheel, stored_start.files()


def make_wheel(env: dict[str, str]) -> Path:
    """Build the rule module's wheel with the locked backend and return its path.

    It has one time always: what is made from it stays as it is while only other sources change.
    """
    folder = emptied(BUILD / "wheel")
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    run([sys.executable, *command], env | {"SOURCE_DATE_EPOCH": FIRST_OF_NOVEMBER_2026})
    (wheel,) = folder.glob("*.whl")
    return wheel


def make_runtime(wheel: Path, sheets: Sequence[Path]) -> None:
    """Gather what the browser loads: Pyodide's files, the wheels, and a lock that names them."""
    emptied(RUNTIME)
    for name in PYODIDE_FILES:
        shutil.copy(PYODIDE / name, RUNTIME)
    write_lock([Path(shutil.copy(each, RUNTIME)) for each in (wheel, *sheets)])
    version = read_json(PYODIDE / "package.json")["version"]
    notice = NOTICE.read_text(encoding="utf-8").format(version=version)
    (RUNTIME / NOTICE.name).write_text(notice, encoding="utf-8")


def copy_pdf(folder: Path) -> None:
    """Gather what reads the text of a PDF, and draws its pages; nothing that runs its scripts."""
    maps = emptied(folder) / "cmaps"
    maps.mkdir()
    for name in PDF_FILES:
        shutil.copy(PDF / name, folder)
    for found in (PDF / "cmaps").glob("*.bcmap"):
        if PDF_MAPS.match(found.name):
            shutil.copy(found, maps)
    for inner, patterns in PDF_FOLDERS.items():
        (folder / inner).mkdir()
        for found in (one for pattern in patterns for one in (PDF / inner).glob(pattern)):
            if not any(part in found.name for part in PDF_LEFT_OUT):
                shutil.copy(found, folder / inner)


def write_lock(wheels: Sequence[Path]) -> None:
    """Write a Pyodide lock whose packages are the wheels, each with its checksum."""
    lock = read_json(PYODIDE / "pyodide-lock.json")
    emptied_lock = BUILD / "pyodide-lock-emptied.json"
    write_json(emptied_lock, lock | {"packages": {}})
    pyodide = [sys.executable, "-m", "pyodide_cli", "lockfile", "add-wheels"]
    written = RUNTIME / "pyodide-lock.json"
    run([*pyodide, "--input", emptied_lock, "--output", written, "--base-path", RUNTIME, *wheels])


def make_pages(program: str, out: Path, site_url: str, env: dict[str, str]) -> None:
    """Write what the pages include, then both languages at once, and put Chinese into English."""
    embedded = BUILD / "embedded"
    side_by_side(
        partial(run, [sys.executable, "-m", "scripts.snippets"]),
        # With the theme that is there now.
        partial(run, [sys.executable, "-m", "scripts.site.embed", embedded]),
    )
    chinese = out.with_name(f"{out.name}.zh")
    make = partial(make_language, program)
    side_by_side(
        partial(make, "mkdocs.yml", out, env | {"SITE_URL": site_url}),
        partial(make, "mkdocs.zh.yml", chinese, env | {"SITE_URL": f"{site_url}zh/"}),
    )
    chinese.rename(out / "zh")
    shutil.copytree(embedded, out, dirs_exist_ok=True)


def make_language(program: str, config: str, out: Path, env: dict[str, str]) -> None:
    """Build one language; any warning is a failure."""
    run([sys.executable, "-m", program, "build", "--strict", "-f", config, "-d", out], env)


def swap(fresh: Path, out: Path) -> None:
    """Put the new site in the old one's place, so that nobody is served half a site."""
    old = emptied(out.with_name(f"{out.name}.old")) / "site"
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old.parent)


if __name__ == "__main__":
    sys.exit(guarded(main))
