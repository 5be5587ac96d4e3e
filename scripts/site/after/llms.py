"""Write llms.txt: where a program that reads finds the pages as Markdown, and the law as data."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from checker import __version__
from checker.load import load_law
from checker.model import LANGS, Lang
from scripts.machine.environment import StepError
from scripts.site import HOMES
from scripts.site.after.law_data import FOLDER as LAW
from scripts.site.after.markdown_pages import written_at
from scripts.site.words import say

if TYPE_CHECKING:
    from bs4 import Tag

NAME = "llms.txt"
PARTS = {
    "rules": "llms.rules",
    "guides": "llms.guides",
    "instruments": "llms.instruments",
    "authorities": "llms.authorities",
}
RANKS = {
    "statute": "rank.statute",
    "notice": "rank.notice",
    "form": "rank.form",
    "guide": "rank.guide",
    "list": "rank.list",
}
# What a visitor opens at the head of each page; it lists all that is in the navigation.
LISTED = ".md-nav--primary > ul"
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
GROUP = "nav[data-md-level]"


def write_llms(site: Path) -> None:
    """Write the file of each language beside its first page."""
    for lang, folder in HOMES.items():
        (site / folder / NAME).write_text(llms(site, lang), encoding="utf-8")


def llms(site: Path, lang: Lang) -> str:
    """Return what the file of one language says. Raises ``StepError`` without a navigation."""
    # The build may have installed what it needs just now.
    from bs4 import BeautifulSoup  # noqa: PLC0415

    home = site / HOMES[lang]
    index = BeautifulSoup((home / "index.html").read_text(encoding="utf-8"), "html.parser")
    listed = index.select_one(LISTED)
    if listed is None:
        raise StepError(f"{home}: no navigation to be listed in {NAME}")
    (other,) = (each for each in LANGS if each != lang)
    up = "../" * HOMES[lang].count("/")
    ranks = {rank: say(key, lang) for rank, key in RANKS.items()}
    checked = load_law().checked.isoformat()
    lines = [
        f"# {say('llms.title', lang)}",
        f"> {say('llms.about', lang)}",
        say("llms.read", lang, version=__version__, checked=checked),
        say("llms.how", lang, **ranks),
        f"[{say('llms.other', lang)}]({up}{HOMES[other]}{NAME})",
        *_sections(home, listed, lang),
        f"## {say('llms.data', lang)}",
        "\n".join(
            f"- [{name}]({up}{LAW}/{name}.json): {say(key, lang)}" for name, key in PARTS.items()
        ),
        say("llms.schemas", lang),
    ]
    return "\n\n".join(lines) + "\n"


def _sections(home: Path, listed: "Tag", lang: Lang) -> Iterator[str]:
    """Yield the pages that stand alone, and then each group below its heading."""
    items = listed.find_all("li", recursive=False)
    groups = [item for item in items if item.select_one(GROUP)]
    alone = [item for item in items if item not in groups]
    yield f"## {say('llms.pages', lang)}"
    yield "\n".join(_entry(home, item) for item in alone)
    for group in groups:
        yield f"## {_text(group.select_one('label'))}"
        pages = (item for item in group.select("li") if not item.select_one(GROUP))
        yield "\n".join(_entry(home, item) for item in pages)


def _entry(home: Path, item: "Tag") -> str:
    """Return one page's line: its name, its Markdown, and what it says of itself."""
    link = item.select_one("a.md-nav__link")
    if link is None:
        raise StepError(f"{home}: a page without a link in the navigation")
    address = str(link["href"])
    html = (home / address / "index.html").read_text(encoding="utf-8")
    return f"- [{_text(link)}]({written_at(address)}): {unescape(description_of(html))}"


def description_of(html: str) -> str:
    """Return what a page says of itself to search engines. Raises ``StepError`` without it."""
    found = DESCRIPTION.search(html)
    if found is None:
        raise StepError("a page without a description")
    return found[1]


def _text(label: "Tag | None") -> str:
    return " ".join(label.stripped_strings) if label else ""
