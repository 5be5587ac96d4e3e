"""Make one language's search index anew, from the built pages as readers see them.

What the theme has made says which pages are to be found, in which order, and with which weight a
page asks for itself. What is found of a page is its article in the form of ``search_text``, and by
what else a paper is called its page, though it may not say so.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import rjieba

from checker.load import load_law
from checker.model import LANGS, Lang, Law
from scripts.machine.environment import ROOT, StepError, guarded, read_json
from scripts.site.after.search_text import searched

INDEX = "search/search_index.json"
# Words of this trade that would be cut into pieces otherwise: 外呼, 失信名单, 查档章 …
# 号通知 is what 81号通知 is beside its number; 号 alone is in many headings.
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
CHINESE = re.compile("[一-鿿]+")
# Stands around each word, as the theme's search wants it.
CUT = "\N{ZERO WIDTH SPACE}"
# By whose names the pages in a language are found: English pages carry the Chinese ones, too.
NAMED: Mapping[str, Sequence[Lang]] = {"zh": ("zh",)}

Entry = dict[str, Any]


def main() -> int:
    """Make the index of the pages in the folder that the command line names."""
    for word in WORDS.read_text(encoding="utf-8").split():
        rjieba.add_word(word, None, None)
    make_index(Path(sys.argv[1]))
    return 0


def make_index(site: Path) -> None:
    """Put entries made of the built pages in the place of the theme's own."""
    file = site / INDEX
    index = read_json(file)
    firsts: dict[str, Entry] = {}
    for entry in index["docs"]:
        firsts.setdefault(entry["location"].partition("#")[0], entry)
    names = called(load_law(), NAMED.get(site.name, LANGS))
    docs = [
        entry
        for url, first in firsts.items()
        for entry in entries(site, url, first, names.get(url, ""))
    ]
    told = json.dumps(index | {"docs": docs}, separators=(",", ":"))
    file.write_text(told, encoding="utf-8")


def called(law: Law, langs: Sequence[Lang]) -> dict[str, str]:
    """Return by its page what each paper is called beside its title, as a sentence."""
    names = {
        law.rule(paper).page: [name for lang in langs for name in one.called[lang]]
        for paper, one in law.papers.items()
    }
    return {url: f"<p>{escape(' · '.join(each))}</p>" for url, each in names.items() if each}


def entries(site: Path, url: str, first: Entry, names: str) -> list[Entry]:
    """Return the entries of one page; the theme's first one tells what the page asks for."""
    weight = BOOST_OF_LOCAL if url.startswith(LOCAL) else BOOSTS.get(url)
    asked = first if weight is None else first | {"boost": first.get("boost", weight)}
    return [
        asked
        | {
            "location": f"{url}#{section.anchor}" if section.anchor else url,
            "title": in_words(section.title or first["title"]),
            "text": in_words(section.text if section.anchor else section.text + names),
        }
        for section in searched(article(site / url / "index.html"))
    ]


def in_words(text: str) -> str:
    """Return a text whose Chinese is cut into words."""
    return CHINESE.sub(lambda found: CUT.join(["", *rjieba.cut(found[0]), ""]), text).strip(CUT)


def article(page: Path) -> str:
    """Return what is between a page's head, navigation and foot. Raises ``StepError``."""
    found = ARTICLE.search(page.read_text(encoding="utf-8"))
    if found is None:
        raise StepError(f"{page}: no article for the search")
    return found[1].strip()


if __name__ == "__main__":
    sys.exit(guarded(main))
