"""The one file of each language: every page is in it, every link of it leads somewhere."""

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from support.built import pages
from support.rows import by_columns, rows_of
from support.samples import in_both_languages

from checker.model import LANGS, Lang
from scripts.build import SITE
from scripts.machine.environment import StepError
from scripts.machine.server import SITE_URL
from scripts.site import HOMES
from scripts.site.after.markdown_pages import pages_of
from scripts.site.after.one_file import FOLDER, NAME, SUMS, safe, style_of
from scripts.site.after.one_file_pages import LEFT_OUT, Place, address_of, cut
from scripts.site.after.policy import SCRIPT, digest

MOST = 15_000_000
PUBLISHED = SITE_URL.rstrip("/") + "/"
HELD = re.compile(r'<script type="text/plain" ([^>]*)>(.*?)</script>', re.DOTALL)
POLICY = re.compile(
    r'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
)
LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
NAMED = re.compile(r'\b(?:id|name)="([^"]+)"')
# What a browser would ask for by itself.
ASKS = re.compile(
    r'<(?:link|iframe|object|embed|base)\b|<[^>]*\s(?:src|srcset|poster|action)="(?!data:)|@import'
)
ROWS = rows_of("one_file")


@cache
def document(lang: Lang) -> str:
    return (SITE / FOLDER / NAME.format(lang=lang)).read_text("utf-8")


@cache
def held(lang: Lang) -> dict[str, str]:
    """Return what is packed in the file, by its page's path or its own name."""
    return {
        attributes.removeprefix("data-runtime ").replace("data-", ""): body
        for attributes, body in HELD.findall(document(lang))
    }


def unpacked(body: str) -> bytes:
    return gzip.decompress(base64.b64decode(body))


@cache
def in_file(lang: Lang) -> dict[str, dict[str, Any]]:
    """Return the pages by their paths."""
    found = (re.fullmatch('page="(.*)"', name) for name in held(lang))
    return {
        match[1]: json.loads(unpacked(held(lang)[match[0]])) for match in found if match is not None
    }


def shell(lang: Lang) -> str:
    """Return what stands in the file before anything is packed."""
    return document(lang).partition('<script type="application/json" class="b-one-file-words">')[0]


def parts(lang: Lang) -> dict[str, str]:
    """Return all that is shown: the head of the file, and each page."""
    return {"the head": shell(lang)} | {path: one["html"] for path, one in in_file(lang).items()}


@in_both_languages
def test_the_file_can_be_sent_by_mail(lang: Lang):
    assert len(document(lang).encode()) <= MOST


@in_both_languages
def test_every_page_of_the_site_is_in_it(lang: Lang):
    home = SITE / HOMES[lang]
    found = {page.parent.relative_to(home).as_posix() for page in pages_of(SITE, lang)}
    paths = {"" if path == "." else f"{path}/" for path in found}

    assert {*in_file(lang)} == paths - LEFT_OUT
    assert len(in_file(lang)) > 60


@in_both_languages
def test_its_policy_runs_its_own_script_and_lets_nothing_out(lang: Lang):
    (policy,) = POLICY.findall(document(lang))
    (script,) = re.findall(r'<script type="module">(.*?)</script>', document(lang), re.DOTALL)
    said = dict(part.split(" ", 1) for part in policy.split("; "))

    assert said["default-src"] == "'none'"
    assert said["connect-src"] == "'none'"
    assert said["script-src"] == f"{digest(script)} 'wasm-unsafe-eval'"
    assert "http" not in policy
    assert "'self'" not in policy


@in_both_languages
def test_nothing_in_it_is_asked_of_anywhere(lang: Lang):
    asking = [(path, ASKS.findall(html)) for path, html in parts(lang).items() if ASKS.search(html)]
    css = "".join(re.findall(r"<style>(.*?)</style>", document(lang), re.DOTALL))

    assert asking == []
    assert re.findall(r'url\((?!"data:)[^)]*\)', css) == []


@in_both_languages
def test_no_page_in_it_brings_a_script(lang: Lang):
    ran = [
        path
        for path, page in in_file(lang).items()
        if any('json"' not in found["attributes"] for found in SCRIPT.finditer(page["html"]))
    ]

    assert ran == []


@in_both_languages
def test_every_link_leads_to_a_place_in_it(lang: Lang):
    names = {path: {*NAMED.findall(one["html"])} for path, one in in_file(lang).items()}
    lost = []
    count = 0
    for path, html in parts(lang).items():
        for href in map(unescape, LINK.findall(html)):
            if match := re.fullmatch(r"#/([^#]*)(?:#(.*))?", href):
                count += 1
                page, name = match.groups()
                is_there = page in names and (not name or name in names[page] or page == "check/")
            else:
                is_there = bool(re.match(r"(?:https?|mailto|tel):", href)) or path == "check/"
            if not is_there:
                lost.append((path, href))

    assert count > 5000
    assert lost == []


@in_both_languages
def test_what_it_does_without_is_linked_on_the_site(lang: Lang):
    """A link to a page or a file of the site that the one file does not hold."""
    links = {
        href.partition("#")[0].removeprefix(PUBLISHED)
        for html in parts(lang).values()
        for href in map(unescape, LINK.findall(html))
        if href.startswith(PUBLISHED)
    }
    lost = [
        one
        for one in links
        if not (SITE / one / "index.html").is_file() and not (SITE / one).is_file()
    ]

    assert f"{HOMES[lang]}many/" in links
    assert lost == []


@in_both_languages
def test_each_page_leads_to_the_same_page_in_the_other_language(lang: Lang):
    others = {path: page["other"].removeprefix(PUBLISHED) for path, page in in_file(lang).items()}

    assert [path for path, other in others.items() if f"{other}index.html" not in pages()] == []


@in_both_languages
def test_what_is_searched_is_in_it(lang: Lang):
    index = json.loads(unpacked(held(lang)['file="search.json"']))
    targets = {entry["location"].removeprefix("#/").partition("#")[0] for entry in index}

    assert len(index) > 500
    assert targets <= {*in_file(lang)}


@in_both_languages
def test_the_checker_finds_in_it_all_that_it_starts_from(lang: Lang):
    """What the quick start needs is in the file as it is on the site."""
    (runtime,) = (SITE / "runtime").iterdir()
    for name in ("core.wasm.gz", "memory.bin.gz", "filing.zip.gz"):
        assert base64.b64decode(held(lang)[f'file="{name}"']) == (runtime / name).read_bytes()
    assert unpacked(held(lang)['file="cold.wasm"']) == (runtime / "cold.wasm").read_bytes()


def test_the_sums_are_those_of_the_files():
    lines = (SITE / FOLDER / SUMS).read_text("utf-8").splitlines()

    assert [line.split("  ")[1] for line in lines] == [NAME.format(lang=lang) for lang in LANGS]
    for line in lines:
        sum_, name = line.split("  ")
        assert hashlib.sha256((SITE / FOLDER / name).read_bytes()).hexdigest() == sum_


@by_columns("address, path, leads", ROWS["leads"])
def test_a_link_leads_within_the_file_or_to_the_site(address: str, path: str, leads: str):
    place = Place(
        "zh", frozenset({"", "check/", "list/", "materials/"}), "https://example.com/b24/"
    )

    assert address_of(address, path, place) == leads


@pytest.mark.parametrize("html", ["<body></body>", "<body><footer></footer></body>"])
def test_a_page_of_another_make_stops_the_build(html: str):
    with pytest.raises(StepError):
        cut(html)


@pytest.mark.parametrize("end", ["<!--", "</script>", "<script>"])
def test_a_script_that_would_end_itself_stops_the_build(end: str):
    with pytest.raises(StepError):
        safe(f'say("{end}")')


def test_a_sheet_that_asks_for_a_file_stops_the_build(tmp_path: Path):
    for pattern in ("assets/css/1/site.css", "assets/checker/1/checker.css"):
        sheet = tmp_path / pattern
        sheet.parent.mkdir(parents=True)
        sheet.write_text('a{background:url("x.png")}', "utf-8")

    with pytest.raises(StepError):
        list(style_of(tmp_path, "en"))
