"""Which pages written by hand name which instruments, read off the pages themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Instrument, Lang, Law

TITLE = re.compile(r"^# +(.*?)\s*(?:\{.*\})?$", re.MULTILINE)
# The page that lists the instruments, and the pages of the rules, which cite by data.
OWN = ("sources.md", "conditions/", "materials/")


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that names an instrument: its title, and its address from a page one folder deep."""

    title: str
    address: str


Mentions = dict["Lang", dict[str, list[Mention]]]


def mentions(law: Law, docs: Path) -> Mentions:
    """Return for each language the pages that name each instrument, in the order of their files.

    The English pages are read for names: a Chinese short title may be part of another.
    """
    english = docs / "en"
    pages = sorted(p.relative_to(english).as_posix() for p in english.rglob("*.md"))
    found: Mentions = {lang: {} for lang in LANGS}
    for page in (page for page in pages if not page.startswith(OWN)):
        content = (english / page).read_text(encoding="utf-8")
        for instrument in law.instruments.values():
            if names(content, instrument):
                for lang in LANGS:
                    mention = _mention(docs / lang, page)
                    found[lang].setdefault(instrument.id, []).append(mention)
    return found


def names(content: str, instrument: Instrument) -> bool:
    """Tell whether a page links an instrument's line in the list of sources, or names it."""
    linked = re.search(rf"sources(?:\.md|/)#{re.escape(instrument.id)}\b", content)
    short = instrument.short.en.removeprefix("the ")
    proper = short if re.search(r"[A-Z0-9]", short) else instrument.title.en
    return linked is not None or proper in content


def _mention(folder: Path, page: str) -> Mention:
    title = TITLE.search((folder / page).read_text(encoding="utf-8"))
    address = page.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return Mention(title[1] if title else page, f"../{address}/".replace("//", "/"))
