"""The built site and the server that shows it."""

import hashlib
import json
import re
import shutil
import urllib.request
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree as ET

import pytest
from support.built import page, pages
from support.rows import by_columns, rows_of

from checker.load import load_law
from checker.model import LANGS, Data
from scripts.build import SITE
from scripts.machine.environment import ROOT, StepError
from scripts.machine.server import PREFIX, serving
from scripts.site.after.apostrophes import NOT_READ, TYPED, printed
from scripts.site.after.bundle import drop_unused, make_bundles
from scripts.site.after.plain_tables import labeled
from scripts.site.after.policy import digest, meta

pytestmark = pytest.mark.site
ROWS = rows_of("site")
CARD = re.compile(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">')


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(SITE) as home:
        yield home


def fetch(url: str) -> tuple[int, str, bytes]:
    """Return status, media type and body."""
    try:
        with urllib.request.urlopen(url, timeout=60) as reply:  # noqa: S310 - this machine's own
            return reply.status, reply.headers["Content-Type"], reply.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read()


def runtime() -> Path:
    """Return the folder of what the browser loads; its name says what is in it."""
    (folder,) = (SITE / "runtime").iterdir()
    return folder


def test_the_runtime_lock_names_the_wheels_with_their_checksums():
    packages = json.loads((runtime() / "pyodide-lock.json").read_text("utf-8"))["packages"]
    sums = {
        one["name"]: hashlib.sha256((runtime() / one["file_name"]).read_bytes()).hexdigest()
        for one in packages.values()
    }

    assert {*sums} == {"call-center-license-checker", "xlsxwriter"}
    assert {one["name"]: one["sha256"] for one in packages.values()} == sums


def test_the_writer_of_sheets_is_the_one_that_was_locked():
    locked = (ROOT / "requirements" / "sheets.txt").read_text("utf-8")
    packages = json.loads((runtime() / "pyodide-lock.json").read_text("utf-8"))["packages"]
    sums = [one["sha256"] for key, one in packages.items() if not key.startswith("call-center")]

    assert len(sums) == 1
    assert [found for found in sums if f"--hash=sha256:{found}" not in locked] == []


@by_columns("path, media_type", ROWS["media"])
def test_files_come_with_their_media_type(address: str, path: str, media_type: str):
    path = path.replace("runtime/", f"runtime/{runtime().name}/")
    status, found, _ = fetch(address + path)

    assert (status, found) == (200, media_type)


@pytest.mark.parametrize(
    "path", ["nothing/", "assets/", "../pyproject.toml", "%2e%2e/pyproject.toml"]
)
def test_what_is_not_there_gets_the_404_page(address: str, path: str):
    status, _, body = fetch(address + path)

    assert status == 404
    assert body == (SITE / "404.html").read_bytes()


@pytest.mark.skipif(PREFIX == "/", reason="the site is built for the root of a host")
def test_nothing_is_served_beside_the_project_path(address: str):
    root = f"{address.removesuffix(PREFIX)}/"

    assert fetch(root + "index.html")[0] == 404
    assert fetch(root)[2] == (SITE / "index.html").read_bytes()


def test_a_link_to_a_part_of_a_page_finds_it():
    """A heading may be said anew; a link that MkDocs does not read would still have the old one."""
    parts = {
        path: set(re.findall(r'\b(?:id|name)="([^"]+)"', html)) for path, html in pages().items()
    }
    links = {
        (path, unescape(href))
        for path, html in pages().items()
        for href in re.findall(r'<a [^>]*?href="(?![a-z]+:|/)([^"]*#[^"]+)"', html)
    }
    lost = []
    for path, href in links:
        # Below a folder of its own, as the site is served: too many steps up would lead out of it.
        address, part = urldefrag(unquote(urljoin(f"/site/{path}", href)))
        target = address.removeprefix("/site/")
        target += "index.html" if target.endswith("/") or not target else ""
        if part not in parts.get(target, ()):
            lost.append((path, href))

    assert len(links) > 1000
    assert lost == []


def test_every_page_begins_with_its_policy():
    start = re.compile(
        r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">'
    )
    policies = {path: start.findall(html) for path, html in pages().items()}

    assert [page for page, found in policies.items() if len(found) != 1] == []
    assert [page for page, found in policies.items() if "'unsafe-eval'" in found[0]] == []


def test_a_page_names_the_scripts_that_stand_in_it():
    html = (
        '<script>one()</script><script src="x"></script><script type="application/json">1</script>'
        '<script type="application/ld+json">2</script>'
    )

    assert re.findall(r"'sha256-[^']*'", meta(html)) == [digest("one()")]


@cache
def indexed() -> dict[str, str]:
    """Return the pages that search engines are to find, by their own address."""
    found = (
        (re.findall(r'<link rel="canonical" href="([^"]+)">', text), text)
        for text in pages().values()
    )
    return {address[0]: text for address, text in found if address}


def told_to_machines(text: str, kind: str) -> list[Data]:
    """Return what a page says of itself for programs, of one kind."""
    data = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
    return [found for found in map(json.loads, data.findall(text)) if found["@type"] == kind]


def test_a_page_tells_machines_the_way_to_it_from_home():
    pages = indexed()

    for address, text in pages.items():
        found = told_to_machines(text, "BreadcrumbList")
        home = re.sub(r"(call-center-license/(?:zh/)?).*", r"\1", address)
        if address == home:
            assert found == []
            continue
        (crumbs,) = found
        items = crumbs["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert (items[0]["item"], items[-1]["item"]) == (home, address)
        assert all(item["item"] in pages and item["name"] for item in items)


def test_one_page_of_each_language_tells_machines_of_the_law_as_data():
    pages = indexed()
    found = {each: data for each in pages for data in told_to_machines(pages[each], "Dataset")}
    home = min(pages, key=len)
    files = {f"data/{path.name}" for path in (SITE / "data").glob("*.json")}

    assert set(found) == {f"{home}about/", f"{home}zh/about/"}
    assert len({data["name"] for data in found.values()}) == len(LANGS)
    for data in found.values():
        parts = data["distribution"]
        told = {part["contentUrl"].removeprefix(home) for part in parts}
        assert told == {file for file in files if ".schema." not in file}
        assert {part["encodingFormat"] for part in parts} == {"application/json"}
        assert data["dateModified"] == load_law().checked.isoformat()
        assert data["license"] in (ROOT / "LICENSE").read_text("utf-8")
        # What search engines want at least and at most of a description.
        assert 50 <= len(data["description"]) <= 5000


def test_a_page_tells_machines_its_language_and_its_card():
    for address, text in indexed().items():
        locales = ("zh_CN", "en_US") if "/zh/" in address else ("en_US", "zh_CN")
        for name, locale in zip(("locale", "locale:alternate"), locales, strict=True):
            assert f'<meta property="og:{name}" content="{locale}">' in text, address
        told = dict(CARD.findall(text))
        # With a card of its own a link is shown large; else the icon stands beside it.
        large = "og:image:width" in told
        assert told["twitter:card"] == ("summary_large_image" if large else "summary")
        folder = "zh/" if large and "/zh/" in address else ""
        (name,) = re.findall(rf"/call-center-license/{folder}(assets/.+)", told["og:image"])
        assert (SITE / folder / name).is_file(), address


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_a_sitemap_names_each_page_in_both_languages(folder: str):
    root = ET.parse(SITE / folder / "sitemap.xml").getroot()  # noqa: S314 - our own
    of, link = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}link"
    pages = indexed()

    listed = {url.findtext(f"{of}loc") or "": url for url in root}
    assert set(listed) == {one for one in pages if ("/zh/" in one) == bool(folder)}
    for address, url in listed.items():
        others = {each.get("hreflang"): each.get("href") or "" for each in url.iter(link)}
        assert list(others) == ["en", "zh-Hans", "x-default"]
        assert address in others.values()
        assert set(others.values()) <= set(pages)


def test_a_table_of_markdown_names_its_columns_beside_its_cells():
    table = "<table>\n<thead>\n<tr>\n<th>Case</th>\n<th>Out<em>come</em></th>\n</tr>\n</thead>\n"
    table += "<tbody>\n<tr>\n<td>One</td>\n<td><a>Two</a></td>\n</tr>\n</tbody>\n</table>"

    assert '<th scope="row">One</th>\n<td data-label="Outcome"><a>Two</a></td>' in labeled(table)


def test_no_table_is_without_its_labels():
    assert not [path for path, html in pages().items() if "<table>" in html]


@pytest.mark.parametrize("lang", ["", "zh/"])
@pytest.mark.parametrize(
    "path",
    ["process", "after", "penalties", "numbers", "foreign-investment", "sources", "authorities"],
)
def test_only_exceptions_are_marked_and_the_check_is_told_once(lang: str, path: str):
    html = page(f"{lang}{path}/")

    assert html.count('class="b-reading"') == 1
    assert "b-tag--read" not in html
    assert re.findall(r'class="b-cite">(?:(?!</div>).)*\d{4}-\d{2}-\d{2}</span>', html) == []


@pytest.mark.parametrize("lang", ["", "zh/"])
def test_the_days_of_the_checks_stand_each_in_one_line(lang: str):
    html = page(f"{lang}materials/social-security-certificate/")

    assert re.search(r"<td [^>]*>\d{4}-\d{2}-\d{2}<br>\d{4}-\d{2}-\d{2} <time", html)


def test_apostrophes_are_changed_in_words_only():
    html = "<p title=\"a's > b\">the holder's <code>b's</code> heads' 'c'</p><script>d's</script>"

    told = html.replace("holder's", "holder’s").replace("heads'", "heads’").replace("c'", "c’")
    assert printed(html) == told


OURS = re.compile(r'="[^"]*?assets/(?:css|js|checker)/[0-9a-f]{10}/([^"]+)"')


@pytest.mark.parametrize("lang", ["", "zh/"])
@by_columns("path, asked", ROWS["asks"])
def test_a_page_asks_for_one_script_and_one_sheet_and_a_checker_for_one_more(
    lang: str, path: str, asked: list[str]
):
    """Those that stand in it at once, less the theme's."""
    assert sorted(OURS.findall(page(f"{lang}{path}"))) == asked


def test_a_bundle_has_all_that_it_imports():
    folders = [SITE / "assets" / name for name in ("css", "js", "checker")]
    files = {path.name: path.read_text("utf-8") for f in folders for path in f.rglob("*.*")}

    assert {*files} == {
        *("site.css", "checker.css", "site.js", "embed.js", "embedding.js"),
        *("checker.js", "effect.js", "calendar.js", "claims.js", "many.js", "worker.js"),
        *("list.js", "written.js", "whom.js", "day.js"),
        *("zip.js", "LICENSE.txt", "pdf.js", "scans.js"),
        *("older.css", "older.js", "notice.js"),
    }
    assert [name for name, text in files.items() if "@import" in text] == []
    assert [name for name, text in files.items() if re.search(r'\bfrom ?"|^import ?"', text)] == []


def test_the_sheets_of_the_theme_are_a_layer_below_ours():
    (sheet,) = (SITE / "assets/css").rglob("site.css")

    text = sheet.read_text("utf-8").removeprefix('@charset "UTF-8";')
    first = [*dict.fromkeys(re.findall(r"@layer (\w+)\{", text))]
    assert first == ["theme", "base", "looks", "parts", "over"]
    assert text.startswith("@layer theme{")


@pytest.mark.parametrize(
    ("sheet", "fault"),
    [
        ('@import "main.1.css" layer(theme);', "main.1.css"),
        ("a{background:url(x.png)}", "x.png"),
    ],
)
def test_what_a_sheet_names_and_is_not_there_stops_the_build(
    tmp_path: Path, sheet: str, fault: str
):
    """The theme's sheets have new names with each version of it."""
    (tmp_path / "site.css").write_text(sheet, "utf-8")

    with pytest.raises(StepError, match=rf'Could not resolve ".*{fault}"'):
        make_bundles(tmp_path, tmp_path / "out", {"all": ["site.css"]})


def test_what_neither_a_page_nor_a_script_names_leaves_the_theme_s_sheets(tmp_path: Path):
    for folder in ("assets/stylesheets", "assets/javascripts"):
        (tmp_path / folder).mkdir(parents=True)
    sheet = tmp_path / "assets/stylesheets/main.css"
    sheet.write_text(".in-page{top:0}.in-script{top:1px}.nowhere{top:2px}", "utf-8")
    (tmp_path / "index.html").write_text('<p class="in-page">a</p>', "utf-8")
    script = 'document.body.classList.add("in-script")'
    (tmp_path / "assets/javascripts/bundle.js").write_text(script, "utf-8")

    drop_unused(tmp_path)

    assert sheet.read_text("utf-8") == ".in-page{top:0}.in-script{top:1px}"


def test_the_same_sources_make_the_same_bundles_wherever_they_lie(tmp_path: Path):
    made = []
    for name in ("one", "another"):
        sources, out = tmp_path / name / "assets", tmp_path / name / "out"
        shutil.copytree(ROOT / "docs" / "theme" / "assets", sources)
        make_bundles(sources, out, {"all": ["checker/checker.js", "checker/checker.css"]})
        made.append({file.name: file.read_bytes() for file in out.rglob("*.*")})

    assert {*made[0]} == {"checker.js", "checker.css"}
    assert made[0] == made[1]


def test_english_pages_have_the_apostrophes_of_print():
    for path, html in pages().items():
        if not path.startswith("zh/"):
            assert [each for each in NOT_READ.split(html)[::3] if TYPED.search(each)] == [], path


def embedded() -> dict[str, str]:
    """Return the pages that are made to be shown inside other sites, by their addresses."""
    return {path: html for path, html in pages().items() if "embed/" in path}


def test_every_rule_and_the_need_can_be_embedded_in_both_languages():
    names = {"need", *(rule.id for rule in load_law().rules)}

    assert set(embedded()) == {
        f"{folder}{name}/index.html" for name in names for folder in ("embed/", "zh/embed/")
    }


def test_what_is_embedded_is_found_by_nobody():
    told = [(SITE / name).read_text("utf-8") for name in ("sitemap.xml", "sw.js")]
    told += [(SITE / lang / "search/search_index.json").read_text("utf-8") for lang in ("", "zh")]

    assert not [text for text in told if "embed/" in text]
    assert {
        html.count('<meta name="robots" content="noindex">') for html in embedded().values()
    } == {1}


def test_what_is_embedded_has_nothing_around_it():
    for path, html in embedded().items():
        assert (
            html.count("<h1>") == html.count("<main") == html.count('<base target="_blank">') == 1
        )
        assert not re.search(r"<header|<nav|<footer|md-search|b-framed", html), path


def test_only_what_is_embedded_lets_itself_be_framed():
    assert {path for path, html in pages().items() if "b-framed" not in html} == {*embedded()}


def test_only_the_page_with_the_example_may_hold_a_frame():
    holding = {path for path, html in pages().items() if "frame-src" in html}

    assert holding == {"about/index.html", "zh/about/index.html"}
