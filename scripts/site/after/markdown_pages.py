"""Write each page a second time, as Markdown, for assistants and other programs that read.

It is made of the built page and says the same: what needs a script or a hand is left out, and what
a page shows to the readers of one province alone stands there for each of them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from checker.load import load_law
from checker.model import Lang
from scripts.machine.environment import StepError
from scripts.site import HOMES
from scripts.site.words import mark_between, say

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

NAME = "index.md"
# There for eyes and hands alone: signs, a heading's link to itself, what is pressed or filled in,
# what asks for a province, and what an old browser is told.
LEFT_OUT = (
    "button, dialog, input, label, noscript, script, select, style, svg, template, textarea,"
    " .headerlink, .b-old, .b-actions, .b-tools, .b-steps,"
    " :not(span)[data-own-none], span[data-own], [hidden]:not([data-own])"
)
HEADING = re.compile("h[1-6]")
MARKED = ".b-tag, .b-rank"
# The checker, the list with days, the table of many applications, a draft: they need answers.
FORMS = ".b-columns, .b-my-list, .b-many, .b-effect"


def write_markdown(site: Path) -> None:
    """Write the Markdown of every page beside it."""
    for lang in HOMES:
        for page in pages_of(site, lang):
            html = page.read_text(encoding="utf-8")
            try:
                text = markdown_of(html, lang)
            except StepError as fault:
                raise StepError(f"{page}: {fault}") from None
            page.with_name(NAME).write_text(text, encoding="utf-8")


def pages_of(site: Path, lang: Lang) -> Iterator[Path]:
    """Yield the pages of one language; those for a frame elsewhere are none."""
    home = site / HOMES[lang]
    others = {site / folder for folder in HOMES.values()} - {home, *home.parents}
    for page in sorted(home.rglob("index.html")):
        if not ({home / "embed"} | others) & {*page.parents}:
            yield page


def markdown_of(html: str, lang: Lang) -> str:
    """Return what a page and its foot say. Raises ``StepError`` where there is no such part."""
    # The build may have installed what it needs just now.
    from bs4 import BeautifulSoup  # noqa: PLC0415

    page = BeautifulSoup(html, "html.parser")
    said = []
    for part in (page.article, page.footer):
        if part is None:
            raise StepError("no article, or no foot, to be written as Markdown")
        prepare(part, page, lang)
        said.append(_written(part))
    return "\n\n---\n\n".join(said) + "\n"


def prepare(part: "Tag", page: "BeautifulSoup", lang: Lang) -> None:
    """Leave in a part of a page what can be read, and say in words what it shows by its looks."""
    for form in part.select(FORMS):
        form.replace_with(_paragraph(page, say("llms.form", lang)))
    for left in part.select(LEFT_OUT):
        left.decompose()
    _name_provinces(part, page, lang)
    for mark in part.select(".b-unread"):
        mark.replace_with(f"° ({mark['aria-label']})")
    for mark in part.select(MARKED):
        mark.replace_with(f"[{mark.get_text(' ', strip=True)}]")
    for summary in part.select("summary"):
        summary.name = "div"
        if summary.find(HEADING):
            continue
        bold = page.new_tag("strong")
        bold.extend(list(summary.contents))
        summary.append(bold)
    _lay_out_tables(part, page, lang)
    for link in part.select("a[href]"):
        link.attrs = {"href": written_at(str(link["href"]))}


def _lay_out_tables(part: "Tag", page: "BeautifulSoup", lang: Lang) -> None:
    """Leave in tables what Markdown has: cells of one line, headings in the first row alone."""
    # In the body of a table each row is one of its own, though its cells are headings.
    for cell in part.select("tbody th"):
        cell.name = "td"
    for table in part.select("table"):
        _fill_rows(table, page, lang)
    # A cell is one line.
    for block in part.select("td > :is(div, p) + :is(div, p)"):
        block.insert_before(" · ")


def _name_provinces(part: "Tag", page: "BeautifulSoup", lang: Lang) -> None:
    """Say of a line whom it is for, where the page shows it to nobody else."""
    authorities = load_law().authorities
    for section in part.select(".b-own:has(> [data-own])"):
        section.insert(0, _paragraph(page, say("llms.provinces", lang)))
    for line in part.select("[data-own]"):
        codes = str(line["data-own"]).split()
        names = [authorities[code].province.of(lang) for code in codes if code in authorities]
        for place in line.select("[data-own-name]"):
            place.string = mark_between(names, lang).join(names)
        if codes == ["miit"] and not line.find_parent(attrs={"data-own": "miit"}):
            line.insert_before(_paragraph(page, say("llms.ministry", lang)))


def _fill_rows(table: "Tag", page: "BeautifulSoup", lang: Lang) -> None:
    """Say in each row what one of a row above says for it, too: Markdown has no such cells."""
    rows = table.select("tr")
    for at, row in enumerate(rows):
        column = 0
        for cell in _cells(row):
            for below in rows[at + 1 : at + int(str(cell.get("rowspan", "1")))]:
                same = page.new_tag("td")
                same.string = say("glance.as-above", lang)
                after = _cells(below)[column:]
                after[0].insert_before(same) if after else below.append(same)
            column += int(str(cell.get("colspan", "1")))


def _cells(row: "Tag") -> "list[Tag]":
    return row.find_all(["td", "th"], recursive=False)


def _paragraph(page: "BeautifulSoup", text: str) -> "Tag":
    paragraph = page.new_tag("p")
    strong = page.new_tag("strong")
    strong.string = text
    paragraph.append(strong)
    return paragraph


def written_at(address: str) -> str:
    """Return where the Markdown of a page lies, by the address of the page; others stay."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or (parts.path and not parts.path.endswith(("/", "."))):
        return address
    folder = parts.path.removesuffix(".")
    return parts._replace(path=f"{folder}{NAME}" if parts.path else "").geturl()


def _written(part: "Tag") -> str:
    from markdownify import MarkdownConverter  # noqa: PLC0415

    converter = MarkdownConverter(heading_style="atx", bullets="-", escape_underscores=False)
    return str(converter.convert_soup(part)).strip()
