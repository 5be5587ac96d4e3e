"""The changelog as data, on its page, and as a feed of changes of law."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from support.applications import LAW
from support.included import snippet
from support.rows import rows_of
from support.samples import in_both_languages

from checker import __version__
from scripts.build import SITE
from scripts.site import HOMES
from scripts.site.after.feed import NAME, feed, tag, write_feeds
from scripts.site.releases import CHANGELOG, named_instruments, releases

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Lang

RELEASES = releases(LAW, CHANGELOG.read_text(encoding="utf-8"))
CHANGES = [change for release in RELEASES for change in release.changes]
HOME = "https://example.org/guide/"
ATOM = "http://www.w3.org/2005/Atom"
IN = {"": ATOM}
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}:[\w/.+-]+")
HEAD = "| Instrument | In force since | Rules | Provinces |\n| --- | --- | --- | --- |\n"
TOLD = "Basis *law*: condition 7; materials 1–3, 6 (a copy), and 8"
EXAMPLE = f"""# Changelog

## 2027.7.1 – 2027-06-15

### Law

A *remark*.

{HEAD}| Measures for Telecom Business Licenses | 2027-07-01 | {TOLD} | Nationwide |
| The Jiangsu guide and the Zhejiang guide | counted from `2027` | Scope | Jiangsu, Zhejiang |
| Measures for Telecom Business Licenses | 2027-07-01 | Conditions 1 to 9 | Nationwide |

<!-- law 1, entry 2: scripts/law_digest --write -->

### Added

- One thing.
- Another.

## 2027.1.1 – 2027-01-15

### Fixed

- A third.
"""


def test_a_changelog_is_read_version_by_version():
    newest, oldest = releases(LAW, EXAMPLE)

    assert (newest.version, newest.day.isoformat()) == ("2027.7.1", "2027-06-15")
    assert newest.remarks == ("A *remark*.",)
    assert dict(newest.others) == {"Added": ("One thing.", "Another.")}
    assert (oldest.changes, dict(oldest.others)) == ((), {"Fixed": ("A third.",)})


def test_a_row_names_its_text_rules_and_provinces():
    assert rows_of("changelog")["read"] == [
        {
            "key": change.key,
            "rules": [[rule.kind, rule.number] for rule in change.rules],
            "nationwide": change.is_nationwide,
            "provinces": [*change.provinces],
        }
        for change in releases(LAW, EXAMPLE)[0].changes
    ]


def test_a_name_inside_a_longer_one_names_nothing_else():
    found = named_instruments(LAW, "Implementing Regulation of the Consumer Law, arts. 24 and 50")

    assert [one.id for one in found] == ["consumer-regulation"]


def test_every_row_of_the_changelog_names_a_text_and_a_place():
    assert len(CHANGES) > 30
    assert [change.title for change in CHANGES if not change.instruments] == []
    assert [c.title for c in CHANGES if not (c.is_nationwide or c.provinces)] == []
    assert RELEASES[0].version == __version__


@in_both_languages
def test_the_page_has_every_version_and_every_row(lang: Lang):
    page = snippet("changelog/versions", lang)

    assert re.findall(r'<h3 id="([^"]+)"', page) == [release.anchor for release in RELEASES]
    assert page.count('<th scope="row">') == len(CHANGES)
    listed = sum(len(some) for release in RELEASES for some in release.others.values())
    assert len(re.findall("<li[ >]", page)) == listed
    assert not re.search(r"\*law\*|law_digest --write", page)


def test_english_words_on_the_chinese_page_are_marked():
    page = snippet("changelog/versions", "zh").replace("<br>", "<br/>")
    root = ET.fromstring(f"<div>{page}</div>")  # noqa: S314 - our own
    marked = root.findall(".//*[@lang='en-US']")
    for each in marked:
        behind = each.tail
        each.clear()
        each.tail = behind

    assert marked
    assert re.findall(r"[A-Za-z]{4,}", "".join(root.itertext())) == []


def parsed(lang: Lang) -> ET.Element:
    """Return a feed as another program reads it."""
    return ET.fromstring(feed(LAW, RELEASES, HOME, lang).encode())  # noqa: S314 - our own


def texts(element: ET.Element, name: str) -> list[str]:
    return [found.text or "" for found in element.findall(name, IN)]


@in_both_languages
def test_a_feed_has_what_the_standard_asks_for(lang: Lang):
    root = parsed(lang)

    assert root.tag == f"{{{ATOM}}}feed"
    for element in (root, *root.findall("entry", IN)):
        for name in ("id", "title", "updated"):
            (text,) = texts(element, name)
            assert text.strip()
        assert TAG_URI.fullmatch(texts(element, "id")[0])
        assert datetime.fromisoformat(texts(element, "updated")[0]).tzinfo is not None
        alternates = element.findall("link[@rel='alternate']", IN)
        assert len(alternates) == 1
        for link in element.findall("link", IN):
            assert urlsplit(link.attrib["href"]).scheme == "https"
    assert texts(root, "author/name") != [""]
    (itself,) = root.findall("link[@rel='self']", IN)
    assert itself.attrib["href"] == f"{HOME}{HOMES[lang]}{NAME}"
    assert texts(root, "updated")[0] == max(texts(root, "entry/updated"))


@in_both_languages
def test_every_change_of_law_is_an_entry_with_its_rules_and_provinces(lang: Lang):
    entries = parsed(lang).findall("entry", IN)

    assert len({texts(entry, "id")[0] for entry in entries}) == len(entries) == len(CHANGES)
    for entry, change in zip(entries, CHANGES, strict=True):
        terms = [category.attrib["term"] for category in entry.findall("category", IN)]
        places = ["nationwide"] * change.is_nationwide + list(change.provinces)
        assert terms == [*(rule.id for rule in change.rules), *places]
        (summary,) = texts(entry, "summary")
        assert change.since.replace("*", "").replace("`", "") in summary


def test_ids_stay_when_another_version_comes():
    before = {change.key for release in releases(LAW, EXAMPLE)[1:] for change in release.changes}
    kept = {change.key for change in CHANGES}
    more = EXAMPLE + CHANGELOG.read_text(encoding="utf-8").partition("\n## ")[2].join(("\n## ", ""))

    assert kept | before <= {c.key for release in releases(LAW, more) for c in release.changes}
    assert (
        tag(HOME, "en", "2027.7.1/order-42")
        == "tag:example.org,2026:guide/law/en/2027.7.1/order-42"
    )


def test_a_feed_is_written_beside_each_first_page(tmp_path: Path):
    (tmp_path / "zh").mkdir()
    write_feeds(tmp_path, HOME)

    for folder in HOMES.values():
        raw = (tmp_path / folder / NAME).read_bytes()
        assert raw.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns=')
        assert b"ns0:" not in raw


@pytest.mark.site
@pytest.mark.parametrize("folder", ["", "zh/"])
def test_every_page_leads_to_the_feed_and_the_feed_to_pages(folder: str):
    for page in (SITE / folder).rglob("index.html"):
        here = page.relative_to(SITE).as_posix()
        # What is shown in a frame elsewhere is no page of the guide.
        if here.startswith("zh/") is bool(folder) and "embed/" not in here:
            html = page.read_text(encoding="utf-8")
            (href,) = re.findall(r'<link type="application/atom\+xml"[^>]* href="([^"]*)">', html)
            assert urljoin(HOME + here, href) == f"{HOME}{folder}{NAME}"
    root = ET.parse(SITE / folder / NAME).getroot()  # noqa: S314 - our own
    (itself,) = root.findall("link[@rel='self']", IN)
    home = itself.attrib["href"].removesuffix(NAME)
    for link in root.iterfind(".//link", IN):
        address = urlsplit(link.attrib["href"].removeprefix(home))
        if address.path == NAME:
            continue
        html = (SITE / folder / address.path / "index.html").read_text(encoding="utf-8")
        assert not address.fragment or f'id="{address.fragment}"' in html
