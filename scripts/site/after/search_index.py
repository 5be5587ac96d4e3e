"""Make one language's search index anew, from the built pages as readers see them.

What the theme has made says which pages are to be found, in which order, and with which weight a
page asks for itself. What is found of a page is its article in the form of ``search_text``, cut
into entries by the theme's own code. Needs the theme, so the build runs it as a program.
"""

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jieba  # type: ignore[import-untyped]
from material.plugins.search.plugin import (  # type: ignore[import-untyped]
    Parser,
    SearchIndex,
)

from scripts.machine.environment import ROOT, StepError, guarded
from scripts.site.after.search_text import searched

INDEX = "search/search_index.json"
# The same words that mkdocs.yml names as jieba_dict_user.
WORDS = ROOT / "docs" / "search-words.txt"
ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
# A page of its own comes before one that lists, retells, explains or cites what others say.
BOOSTS = {
    "process/": 1.5,
    "scope/": 2.0,
    "conditions/": 0.5,
    "materials/": 0.5,
    "": 0.2,
    "history/": 0.2,
    "sources/": 0.2,
    "glossary/": 0.2,
    "check/": 0.2,
    "claims/": 0.05,
    "evidence/": 0.05,
    "evidence/papers/": 0.05,
}
LOCAL, BOOST_OF_LOCAL = "local/", 0.5
# Where the theme has cut a Chinese title into words.
CUT = "\N{ZERO WIDTH SPACE}"

Entry = dict[str, Any]


def main() -> int:
    """Make the index of the pages in the folder that the command line names."""
    jieba.load_userdict(str(WORDS))
    make_index(Path(sys.argv[1]))
    return 0


def make_index(site: Path) -> None:
    """Put entries made of the built pages in the place of the theme's own."""
    file = site / INDEX
    index = json.loads(file.read_text(encoding="utf-8"))
    firsts: dict[str, Entry] = {}
    for entry in index["docs"]:
        firsts.setdefault(page_of(entry), entry)
    docs = [entry for url, first in firsts.items() for entry in entries(site, url, first)]
    told = json.dumps(index | {"docs": docs}, separators=(",", ":"))
    file.write_text(told, encoding="utf-8")


def page_of(entry: Entry) -> str:
    """Return the address of the page that an entry is of."""
    url: str = entry["location"].partition("#")[0]
    return url


def entries(site: Path, url: str, first: Entry) -> list[Entry]:
    """Return the entries of one page; the theme's first one tells what the page asks for."""
    parser = Parser()
    parser.feed(searched(article(site / url / "index.html")))
    parser.close()
    index = SearchIndex()
    title = first["title"].replace(CUT, "")
    page = SimpleNamespace(meta=meta(url, first), title=title)
    for section in parser.data:
        if not section.is_excluded():
            index.create_entry_for_section(section, (), url, page)
    made: list[Entry] = index.entries
    return made


def article(page: Path) -> str:
    """Return what is between a page's head, navigation and foot. Raises ``StepError``."""
    found = ARTICLE.search(page.read_text(encoding="utf-8"))
    if found is None:
        raise StepError(f"{page}: no article for the search")
    return found[1].strip()


def meta(url: str, first: Entry) -> Entry:
    """Return what the theme asks of a page: its tags and its weight."""
    weight = first.get("boost", boost(url))
    return {"tags": first.get("tags"), "search": {} if weight is None else {"boost": weight}}


def boost(url: str) -> float | None:
    """Return by how much a page's weight differs from that of others."""
    return BOOST_OF_LOCAL if url.startswith(LOCAL) else BOOSTS.get(url)


if __name__ == "__main__":
    sys.exit(guarded(main))
