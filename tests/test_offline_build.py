"""What the build makes for use without the host: names, table, manifests, icon, zip."""

import base64
import hashlib
import json
import re
import struct
import zipfile
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from support.built import page, pages

from checker.load import load_law
from scripts.build import SITE
from scripts.site.after.archive import FOLDER, pack
from scripts.site.after.lists import FOLDER as LIST
from scripts.site.after.lists import NAMES, lists
from scripts.site.after.names import named
from scripts.site.after.one_file import FOLDER as ONE_FILE
from scripts.site.after.worker import table
from scripts.site.ocr import loaded

pytestmark = pytest.mark.site
LANGUAGES = ("", "zh/")
BASE = "https://example.org/some/where/"
# What an inline script writes is put together there, and no reference yet.
REFERENCE = re.compile(r""" (?:href|src)="(?!['`$])([^"#]*)""")
SAID = re.compile(r"^const SITE = (\{.*\});$", re.MULTILINE)


def kept() -> dict[str, str]:
    """Return the pages that have an address of their own."""
    return {path: html for path, html in pages().items() if not path.endswith("404.html")}


def read(path: str) -> str:
    return (SITE / path).read_text("utf-8")


def manifest(lang: str) -> dict[str, object]:
    return json.loads(read(f"{lang}manifest.webmanifest"))


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zip") / "site.zip"
    pack(SITE, target)
    return target


def test_the_worker_knows_every_file_by_its_hash():
    said = SAID.search(read("sw.js"))

    assert json.loads(said[1])["files"] == table(SITE)
    for path, digest in table(SITE).items():
        file = SITE / (f"{path}index.html" if path.endswith("/") or not path else path)
        assert digest == base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()


def test_the_worker_knows_whatever_a_page_shows_itself_with():
    known = table(SITE)
    for path, html in kept().items():
        head = re.findall(r'<(?:link rel="(?:stylesheet|icon|manifest)"|script)[^>]*>', html)
        asked = [urljoin(BASE + path, found) for tag in head for found in REFERENCE.findall(tag)]
        assert asked
        assert [url for url in asked if url.removeprefix(BASE) not in known] == []


@pytest.mark.parametrize("folder", ["assets/checker", "assets/css", "assets/js", "ocr", "runtime"])
def test_files_that_keep_their_names_lie_in_a_folder_named_by_content(folder: str):
    (inner,) = (SITE / folder).iterdir()

    assert re.fullmatch("[0-9a-f]{10}", inner.name)


def test_what_reads_pictures_is_told_by_its_sizes_and_is_kept_only_if_that_is_wanted():
    (folder,) = (SITE / "ocr").iterdir()
    told = json.loads((folder / "sizes.json").read_text("utf-8"))

    assert told == {file.name: file.stat().st_size for file in loaded(folder)}
    assert not [path for path in table(SITE) if path.endswith(".onnx")]


def test_only_what_a_page_asks_for_is_renamed():
    html = '<a href="../runtime/x">runtime/</a> <p data-runtime="../runtime/">"assets/css/"</p>'

    assert named(html, {"assets/css": "1", "runtime": "2"}) == (
        '<a href="../runtime/2/x">runtime/</a> <p data-runtime="../runtime/2/">"assets/css/"</p>'
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_manifest_starts_its_language_in_a_scope_of_both(lang: str):
    found = manifest(lang)
    address = f"{BASE}{lang}manifest.webmanifest"

    assert urljoin(address, str(found["start_url"])) == BASE + lang
    assert urljoin(address, str(found["scope"])) == BASE
    assert found["display"] == "standalone"


def test_each_language_is_installed_by_itself():
    # Two of one id would take each other's place, and other sites of the host may be installed.
    ids = {str(manifest(lang)["id"]) for lang in LANGUAGES}

    assert len(ids) == 2
    assert all(name.startswith("call-center-license") for name in ids)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_manifest_has_the_name_and_language_of_its_pages(lang: str):
    found, home = manifest(lang), page(lang)

    assert f"- {found['name']}</title>" in home
    assert re.search(rf'<html lang="{found["lang"]}"', home)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_manifest_has_icons_of_the_sizes_it_says(lang: str):
    icons = manifest(lang)["icons"]
    assert isinstance(icons, list)

    for icon in icons:
        body = (SITE / lang / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "x".join(map(str, struct.unpack(">II", body[16:24]))) == icon["sizes"]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_links_the_manifest_of_its_language(lang: str):
    for path, html in kept().items():
        # What is embedded in other sites is not installed.
        if path.startswith("zh/") is bool(lang) and "embed/" not in path:
            (link,) = re.findall(r'<link rel="manifest" href="([^"]*)">', html)
            assert urljoin(BASE + path, link) == f"{BASE}{lang}manifest.webmanifest"


@pytest.mark.thorough
def test_the_zip_is_the_same_each_time(packed: Path, tmp_path: Path):
    pack(SITE, tmp_path / "again.zip")

    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


def test_the_zip_says_how_to_start_it_on_each_system(packed: Path):
    with zipfile.ZipFile(packed) as archive:
        start = archive.read(f"{FOLDER}/START.txt").decode("utf-8-sig")

    for system, python in (("Windows", "py"), ("macOS", "python3"), ("Linux", "python3")):
        command = f"{python} -m http.server --bind 127.0.0.1 8000"
        assert re.search(rf"^    {system}: +{re.escape(command)}\r$", start, re.MULTILINE)
    assert "在本文件夹中打开命令行启动" in start


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_of_the_zip_leads_to_the_pages_beside_it(packed: Path, lang: str):
    with zipfile.ZipFile(packed) as archive:
        feed = archive.read(f"{FOLDER}/{lang}law.atom").decode()
        files = set(archive.namelist())

    links = {urlsplit(link).path for link in re.findall(r' href="([^"]*)"', feed)}
    assert {"law.atom", "changelog/", "sources/"} <= links
    for link in links:
        assert f"{FOLDER}/{lang}{link}{'index.html' if link.endswith('/') else ''}" in files


def test_pages_of_the_zip_link_to_each_other_by_relative_addresses(packed: Path):
    with zipfile.ZipFile(packed) as archive:
        every = [name for name in archive.namelist() if name.endswith(".html")]
        files_alone = [name for name in every if name.startswith(f"{FOLDER}/{ONE_FILE}/")]
        of_lists = [name for name in every if fnmatch(name, f"*/{LIST}/{NAMES}")]
        names = [name for name in every if name not in {*files_alone, *of_lists}]
        links = {name: REFERENCE.findall(archive.read(name).decode()) for name in names}
        files = set(archive.namelist())

    assert len(names) == len(kept())
    assert len(of_lists) == len([*lists(load_law())]) * len(LANGUAGES)
    assert len(files_alone) == len(LANGUAGES)
    for name, found in links.items():
        for link in found:
            goal = urlsplit(urljoin(f"https://zip/{name}", link))
            assert not link.startswith("/"), (name, link)
            if goal.netloc == "zip":
                path = goal.path[1:] + ("index.html" if goal.path.endswith("/") else "")
                assert path in files, (name, link)
