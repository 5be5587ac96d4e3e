"""The pages once more as Markdown: they say what the pages say, and llms.txt leads to each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from support.built import pages
from support.samples import in_both_languages

from checker.load import load_law
from checker.model import LANGS, Lang
from scripts.build import SITE
from scripts.site import HOMES
from scripts.site.after.llms import NAME as LLMS
from scripts.site.after.llms import PARTS
from scripts.site.after.markdown_pages import FORMS, LEFT_OUT, markdown_of, pages_of, written_at
from scripts.site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What Markdown marks with, and where it links to.
NUMBER = re.compile(r"^ *\d+\. ", re.MULTILINE)
LINK = re.compile(r"\]\([^)\s]*\)")
SIGNS = re.compile(r"[^\w一-鿿]+")
# What the Markdown says in place of a look, and a line of names in place of the reader's own.
PUT_IN = ("llms.form", "llms.provinces", "llms.ministry", "glance.as-above")
ADDRESS = re.compile(r"\]\(([^)\s]+)\)")
# A page with an answer box, a map, a long table, and lines for each province.
SOME = ("materials/business-license", "authorities", "local/hunan", "sources", "glossary")


def bare(text: str) -> str:
    """Return the letters and figures of a text."""
    return SIGNS.sub("", text)


def said(html: BeautifulSoup, lang: Lang) -> str:
    """Return the letters and figures of what can be read on a page."""
    for left in html.select("[hidden]:not([data-own])"):
        left.decompose()
    for mark in html.select(".b-unread"):
        mark.string = str(mark["aria-label"])
    names = [one.province.of(lang) for one in load_law().authorities.values()]
    own = [bare(name) for name in names] + [bare(say(key, lang)) for key in PUT_IN]
    parts = [part.get_text() for part in (html.article, html.footer) if part]
    return bare("".join(parts)) + "".join(own)


def lines(text: str) -> Iterator[str]:
    """Yield what a Markdown file says, line by line and cell by cell."""
    for line in NUMBER.sub("", LINK.sub("]", text)).splitlines():
        yield from (bare(cell) for cell in line.split("|") if bare(cell))


def unlike(page: Path, lang: Lang) -> Iterator[str]:
    """Yield what only the page says, or only its Markdown."""
    names = {bare(one.province.of(lang)) for one in load_law().authorities.values()}
    written = list(lines(page.with_name("index.md").read_text("utf-8")))
    html = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    there = said(html, lang)
    for line in written:
        rest = line
        # A line for several provinces begins with all their names.
        while (name := next((one for one in names if rest.startswith(one)), None)) is not None:
            rest = rest.removeprefix(name)
        if rest not in there and line not in there:
            yield f"{page.parent.name}, Markdown: {line[:60]}"
    for left in html.select(f"{LEFT_OUT}, {FORMS}"):
        left.decompose()
    text = "".join(written)
    for one in html.article.stripped_strings if html.article else ():
        if bare(one) not in text:
            yield f"{page.parent.name}, page: {one[:60]}"


@pytest.mark.site
@in_both_languages
def test_a_page_and_its_markdown_say_the_same(lang: Lang):
    home = SITE / HOMES[lang]
    found = [each for path in SOME for each in unlike(home / path / "index.html", lang)]

    assert found == []


@pytest.mark.site
@pytest.mark.thorough
@in_both_languages
def test_every_page_and_its_markdown_say_the_same(lang: Lang):
    assert [each for page in pages_of(SITE, lang) for each in unlike(page, lang)] == []


@pytest.mark.site
@in_both_languages
def test_each_link_leads_to_what_is_there(lang: Lang):
    broken = []
    for page in pages_of(SITE, lang):
        for address in ADDRESS.findall(page.with_name("index.md").read_text("utf-8")):
            path = address.partition("#")[0]
            if path and ":" not in path and not (page.parent / path).is_file():
                broken.append((page.parent.name, address))

    assert broken == []


@pytest.mark.site
@in_both_languages
def test_llms_txt_leads_to_every_page_of_the_navigation_and_to_the_data(lang: Lang):
    home = SITE / HOMES[lang]
    text = (home / LLMS).read_text("utf-8")
    found = ADDRESS.findall(text)

    assert [one for one in found if not (home / one).is_file()] == []
    assert len(found) == len(set(found))
    for path in SOME:
        assert f"{path}/index.md" in found
    for name in PARTS:
        assert any(one.endswith(f"data/{name}.json") for one in found)
    assert load_law().checked.isoformat() in text


@pytest.mark.site
@pytest.mark.parametrize("lang", LANGS)
def test_a_page_names_its_markdown(lang: Lang):
    for path in SOME:
        html = pages()[f"{HOMES[lang]}{path}/index.html"]
        head = BeautifulSoup(html, "html.parser").head
        link = head.select_one("link[type='text/markdown']") if head else None

        assert link is not None
        assert link["href"] == "index.md"


def page_of(article: str) -> str:
    """Return a page with this article, as its Markdown."""
    html = f"<article>{article}</article><footer><p>Foot</p></footer>"
    return markdown_of(html, "en").partition("\n\n---")[0]


def test_what_is_shown_to_one_province_stands_there_for_each():
    text = page_of(
        '<section class="b-own"><p data-own-none>Choose</p>'
        '<p data-own="CN-HN CN-GD" hidden><b data-own-name></b>: asks nothing.</p>'
        '<p data-own="miit" hidden>Guides do not apply.</p></section>'
    )

    assert text.splitlines()[::2] == [
        "**By province**",
        "**Hunan, Guangdong**: asks nothing.",
        "**More than one province, or foreign capital**",
        "Guides do not apply.",
    ]


def test_a_cell_that_reaches_into_the_next_row_is_said_there():
    text = page_of(
        "<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody>"
        "<tr><th>1</th><td rowspan=2>x</td><td>y</td></tr><tr><th>2</th><td>z</td></tr>"
        "</tbody></table>"
    )

    assert text.splitlines()[2:] == ["| 1 | x | y |", "| 2 | as above | z |"]


def test_a_text_that_was_not_seen_is_marked_in_words():
    text = page_of(
        '<p><a href="../sources/#x">notice<span class="b-unread" aria-label="original not seen">'
        '°</span></a> <span class="b-rank">Ministry notice</span></p>'
    )

    assert text == "[notice° (original not seen)](../sources/index.md#x) [Ministry notice]"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("../materials/", "../materials/index.md"),
        (".", "index.md"),
        ("../", "../index.md"),
        ("#papers", "#papers"),
        ("../list/CN-HN-no.html", "../list/CN-HN-no.html"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("tel:12381", "tel:12381"),
    ],
)
def test_a_page_is_linked_by_its_markdown(address: str, written: str):
    assert written_at(address) == written
