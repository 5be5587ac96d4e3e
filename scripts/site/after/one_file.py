"""Write the guide and the checker of each language as one file that opens without a server.

It holds every page, packed, with the stored start of the checker; its script shows one page at a
time. Nothing is fetched: its policy lets it connect to nothing. What reads PDF and pictures, and
the table of many applications, are left out.
"""

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from checker import __version__
from checker.model import Lang
from scripts import runtime as stored_start
from scripts.machine.environment import ROOT, StepError
from scripts.machine.node import run_node
from scripts.site import HOMES
from scripts.site.after.one_file_pages import (
    CONTAINER,
    Place,
    cut,
    index_of,
    linked,
    parts_of,
    place_of,
    still,
)
from scripts.site.after.phones import PHONES
from scripts.site.after.policy import digest
from scripts.site.floors import floors
from scripts.site.words import say

FOLDER = "one-file"
NAME = "b24-{lang}.html"
SUMS = "SHA256SUMS"
SCRIPTS = Path(__file__).with_name("one_file.mjs")
ASSETS = ROOT / "docs/theme/assets"
STYLES = ("assets/css/*/site.css", "assets/checker/*/checker.css")
LIBRARY = "python_stdlib.zip"
# Of Python's library: tools and networks, which nothing that the checker imports asks for.
NOT_NEEDED = (
    "_pyio _pyrepl bdb cProfile code codeop configparser ctypes curses doctest ensurepip ftplib"
    " http idlelib imaplib ipaddress lib2to3 mailbox multiprocessing optparse pdb pickletools"
    " poplib profile pstats pydoc pydoc_data smtplib socketserver sqlite3 statistics tarfile"
    " tkinter trace tracemalloc turtle turtledemo unittest uuid venv webbrowser wsgiref xmlrpc"
    " zipapp"
)
POLICY = (
    "default-src 'none'",
    "script-src {hashes} 'wasm-unsafe-eval'",
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
)
SHELL = """\
<!doctype html>
<html lang="{html_lang}" class="js" data-lang="{lang}" data-site="#/" data-published="{home}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="renderer" content="webkit">
<meta name="format-detection" content="telephone=no">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>B24</title>
<style>{style}</style>
</head>
{body}
<main class="md-main"><p class="md-grid md-typeset">{opening}</p></main>
</div>
{held}
<script type="text/plain" data-file="worker.js">{worker}</script>
<script type="module">{script}</script>
</body>
</html>
"""
# What would end a script element, or begin one within it.
ENDS = ("<!--", "</script", "<script")


def write_one_file(site: Path, published: str) -> None:
    """Write the file of each language, and their checksums."""
    (runtime,) = (site / "runtime").iterdir()
    folder = site / FOLDER
    folder.mkdir()
    order = {"assets": str(ASSETS), "runtime": str(runtime.resolve()), "floor": floors()["all"]}
    scripts = run_node(SCRIPTS, order)
    files = dict(packed_files(runtime))
    sums = []
    for lang in HOMES:
        name = NAME.format(lang=lang)
        html = document(site, place_of(site, lang, published), scripts, files)
        (folder / name).write_text(html, encoding="utf-8")
        sums.append(f"{hashlib.sha256(html.encode()).hexdigest()}  {name}\n")
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")


def packed_files(runtime: Path) -> Iterator[tuple[str, str]]:
    """Yield what the worker asks for, by name: packed, and written in base64."""
    for file in stored_start.files():
        if file.suffix != ".mjs":
            body = (runtime / file.name).read_bytes()
            yield file.name, written(body if file.suffix == ".gz" else packed(body))
    (wheel,) = runtime.glob(stored_start.WHEEL)
    yield LIBRARY, written(packed(laid_open(runtime / LIBRARY, NOT_NEEDED.split())))
    yield stored_start.name_in_page(wheel), written(packed(laid_open(wheel)))


def laid_open(archive: Path, left_out: list[str] | None = None) -> bytes:
    """Return an archive whose files are not packed one by one: as a whole they become smaller."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as given, zipfile.ZipFile(out, "w") as made:
        for name in sorted(given.namelist()):
            if name.split("/")[0].removesuffix(".py") not in (left_out or ()):
                made.writestr(zipfile.ZipInfo(name), given.read(name))
    return out.getvalue()


def packed(body: bytes) -> bytes:
    """Return bytes as the file's scripts unpack them."""
    return gzip.compress(body, mtime=0)


def written(body: bytes) -> str:
    """Return bytes as they stand in the file."""
    return base64.b64encode(body).decode()


def document(site: Path, place: Place, scripts: Mapping[str, str], files: Mapping[str, str]) -> str:
    """Return the file of one language."""
    lang = place.lang
    script = safe(scripts["page"])
    return SHELL.format(
        html_lang="zh-Hans" if lang == "zh" else "en",
        lang=lang,
        home=escape(place.home),
        policy="; ".join(POLICY).format(hashes=digest(script)),
        style="".join(style_of(site, lang)),
        body=top_of(site, place) + CONTAINER,
        opening=say("one-file.opening", lang),
        held="\n".join(held(site, place, files)),
        worker=safe(scripts["worker"]),
        script=script,
    )


def top_of(site: Path, place: Place) -> str:
    """Return what stands above every page."""
    home = (site / HOMES[place.lang] / "index.html").read_text(encoding="utf-8")
    shell, _ = cut(home)
    return linked(still(shell[shell.index("<body") :]), "", place)


def held(site: Path, place: Place, files: Mapping[str, str]) -> Iterator[str]:
    """Yield what the file's script reads, as elements that no browser runs."""
    lang = place.lang
    words = {
        "start": say("one-file.start", lang),
        "found": say("one-file.found", lang),
        "none": say("one-file.none", lang),
    }
    said = _json(words)
    yield f'<script type="application/json" class="b-one-file-words">{said}</script>'
    index = _json(index_of(site, place)).encode()
    phones = (site / HOMES[lang] / PHONES).read_bytes()
    yield _held('data-file="search.json"', written(packed(index)))
    yield _held(f'data-file="{PHONES}"', written(packed(phones)))
    for path, page in parts_of(site, place):
        yield _held(f'data-page="{path}"', written(packed(noted(page, place).encode())))
    for name, body in files.items():
        yield _held(f'data-runtime data-file="{name}"', body)


def noted(page: str, place: Place) -> str:
    """Return a page at whose foot stands what the file is, and what it does without."""
    about = say("one-file.about", place.lang, version=__version__)
    link = f'<a href="{escape(place.home)}">{say("one-file.site", place.lang)}</a>'
    note = f'<div class="b-footer__about b-ends md-grid"><p>{about} {link}</p></div></footer>'
    return page.replace("</footer>", _json(note)[1:-1])


def style_of(site: Path, lang: Lang) -> Iterator[str]:
    """Yield the sheets; what one of them would ask for is a ``StepError``."""
    for pattern in STYLES:
        (sheet,) = (site / HOMES[lang]).glob(pattern)
        css = sheet.read_text(encoding="utf-8")
        if css.count("url(") != css.count('url("data:') or "</style" in css:
            raise StepError(f"{sheet}: it asks for a file, and the one file has none")
        yield css


def safe(script: str) -> str:
    """Return a script as it may stand in a page. Raises ``StepError``."""
    if any(end in script for end in ENDS):
        raise StepError("a script of the one file holds what would end it")
    return script


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _held(attributes: str, body: str) -> str:
    return f'<script type="text/plain" {attributes}>{body}</script>'
