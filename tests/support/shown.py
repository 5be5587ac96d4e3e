"""Every word that a reader is shown: pages, word files, the law's data, cases, templates.

Quotations keep the words of their text: what a law file calls ``quote`` and what stands between
“ ” or 《 》 is left out.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from support.sources import ROOT

from checker.model import LANGS, Lang

DATA = (
    *("checker/law/**/*.toml", "checker/core/words/*.toml", "scripts/site/**/*.toml"),
    *("checker/application/*.toml", "checker/filing/**/*.toml", "checker/many/**/*.toml"),
    *("checker/doors/schema/**/*.toml", "checker/doors/assistant/words/*.toml"),
    "tests/cases/*.toml",
)
THEME = ("docs/theme/**/*.html", "scripts/site/templates/**/*.jinja")
MENU = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}

FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
DESCRIBED = re.compile(r"""^(?:title|description): *(["']?)(.*?)\1$""", re.MULTILINE)
# What stands in a page and is not read: includes, addresses, attributes, code.
NOT_READ = re.compile(
    r"\{!.*?!\}|\]\([^)]*\)|\{[^{}]*\}|<!--.*?-->|<[^>]*>|`[^`]*`|https?://\S+", re.DOTALL
)
MARKED_UP = re.compile(
    r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL
)
QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
NAME = re.compile(r"^ +- (.+?):(?: \S+\.md)?$", re.MULTILINE)
DESCRIPTION = re.compile(r"^site_(?:name|description): (.*)$", re.MULTILINE)


class Shown(NamedTuple):
    """Some words in one language, and where they stand."""

    place: str
    text: str


@cache
def shown(lang: Lang) -> tuple[Shown, ...]:
    """Return everything that is shown in one language."""
    return (*_pages(lang), *_data(lang), *_theme(lang), *_menu(lang))


@cache
def in_own_words(lang: Lang) -> tuple[Shown, ...]:
    """Return the same without quotations and titles."""
    return tuple(Shown(place, QUOTED.sub("“”", text)) for place, text in shown(lang))


def of_data(lang: Lang) -> tuple[Shown, ...]:
    """Return what stands in data, not on pages written by hand."""
    return tuple(each for each in shown(lang) if not each.place.startswith(f"docs/{lang}/"))


def _pages(lang: Lang) -> Iterator[Shown]:
    for path in _files(f"docs/{lang}/**/*.md"):
        content = path.read_text(encoding="utf-8")
        head = FRONT_MATTER.match(content)
        told = "\n".join(said for _, said in DESCRIBED.findall(head[0])) if head else ""
        # The line of a sentence is kept, for the sake of whoever mends it.
        body = FRONT_MATTER.sub(lambda m: "\n" * m[0].count("\n"), content)
        body = NOT_READ.sub(lambda m: " " + "\n" * m[0].count("\n"), body)
        yield Shown(f"{_name(path)} (description)", told)
        for number, line in enumerate(body.splitlines(), start=1):
            yield Shown(f"{_name(path)}:{number}", line)


def _data(lang: Lang) -> Iterator[Shown]:
    for pattern in DATA:
        for path in _files(pattern):
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from _texts(data, lang, _name(path))


def _texts(value: object, lang: Lang, place: str) -> Iterator[Shown]:
    """Give the texts of a table in one language, each under its keys."""
    if isinstance(value, dict):
        own = value.get(lang)
        if isinstance(own, str) and set(LANGS) <= value.keys():
            yield Shown(place, own)
        for key, each in value.items():
            if key != "quote":
                yield from _texts(each, lang, f"{place} {key}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, lang, f"{place}[{number}]")


def _theme(lang: Lang) -> Iterator[Shown]:
    """Give the words of templates; a few have both languages, told apart by their letters."""
    for pattern in THEME:
        for path in _files(pattern):
            for words in MARKED_UP.split(path.read_text(encoding="utf-8"))[::2]:
                chinese = re.search(r"[\u4e00-\u9fff]", words) is not None
                if words.strip() and chinese is (lang == "zh"):
                    yield Shown(_name(path), words.strip())


def _menu(lang: Lang) -> Iterator[Shown]:
    menu = (ROOT / MENU[lang]).read_text(encoding="utf-8")
    for words in (*NAME.findall(menu), *DESCRIPTION.findall(menu)):
        yield Shown(MENU[lang], words)


def _files(pattern: str) -> list[Path]:
    return sorted(ROOT.glob(pattern))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
