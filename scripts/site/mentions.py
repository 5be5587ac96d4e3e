"""Which pages name which instruments, read off the pages and off what they include."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from checker.model import LANGS, Instrument, Lang, Law

# A page goes by its name in the navigation, or by its title without tags.
MENU = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}
NAMED = re.compile(r"^ +- (.+?): (\S+\.md)$", re.MULTILINE)
TITLE = re.compile(r"^# +(.*?)\s*(?:<.*>|\{.*\})?$", re.MULTILINE)
INCLUDED = re.compile(r"\{!(.*?)!\}")
# The page that lists the instruments, the pages of the rules, which cite by data, the book of all
# rules, and what changed in them.
OWN = ("sources.md", "changelog.md", "conditions/", "materials/", "review-book.md")


class Mention(NamedTuple):
    """A page that names an instrument: its name, and its address from a page one folder deep."""

    title: str
    address: str


Mentions = dict["Lang", dict[str, list[Mention]]]


def mentions(law: Law, docs: Path, made: Mapping[str, str]) -> Mentions:
    """Return for each language the pages that name each instrument, in the order of their files.

    The English pages are read for names: a Chinese short title may be part of another.
    Of what they include, as far as it is made, only the links count.
    """
    english = docs / "en"
    pages = sorted(p.relative_to(english).as_posix() for p in english.rglob("*.md"))
    found: Mentions = {lang: {} for lang in LANGS}
    menus = {lang: _menu(docs, lang) for lang in LANGS}
    for page in (page for page in pages if not page.startswith(OWN)):
        content = (english / page).read_text(encoding="utf-8")
        parts = [made.get(name, "") for name in INCLUDED.findall(content)]
        for instrument in law.instruments.values():
            if names(content, instrument) or any(links(part, instrument) for part in parts):
                for lang in LANGS:
                    mention = _mention(docs / lang, page, menus[lang])
                    found[lang].setdefault(instrument.id, []).append(mention)
    return found


def names(content: str, instrument: Instrument) -> bool:
    """Tell whether a page links an instrument's line in the list of sources, or names it."""
    short = instrument.short.en.removeprefix("the ")
    # One word alone, such as Measures, may be any.
    is_proper = " " in short and re.search(r"[A-Z0-9]", short)
    proper = short if is_proper else instrument.title.en
    return links(content, instrument) or proper in content


def links(content: str, instrument: Instrument) -> bool:
    """Tell whether a page links an instrument's line in the list of sources, or its own address."""
    line = rf"sources(?:\.md|/)#{re.escape(instrument.id)}(?![\w-])"
    # A database of many laws is nobody's address.
    own = instrument.url if instrument.url and not instrument.url.endswith("/") else None
    return re.search(line, content) is not None or (own is not None and f'"{own}"' in content)


def _menu(docs: Path, lang: Lang) -> dict[str, str]:
    """Return the pages' names in the navigation, as far as there is one."""
    path = docs.parent / MENU[lang]
    shown = path.read_text(encoding="utf-8") if path.is_file() else ""
    return {page: name for name, page in NAMED.findall(shown)}


def _mention(folder: Path, page: str, menu: Mapping[str, str]) -> Mention:
    title = TITLE.search((folder / page).read_text(encoding="utf-8"))
    name = menu.get(page) or (title[1] if title else page)
    address = page.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return Mention(name, f"../{address}/".replace("//", "/"))
