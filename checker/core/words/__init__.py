"""Write values in both languages: days, money, percent, and the fixed words of ``words/``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from checker.model import LANGS, Folder, Lang, Text

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WAN = 10_000
# Between two sentences.
SPACE = Text(" ", "")
NO_TEXT = Text("", "")
# What a file of fixed words is called where each folder keeps its own.
WORDS = "words.toml"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole yuan."""

    yuan: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in percent."""

    value: Decimal


def written(value: object, lang: Lang) -> str:
    """Write one value as a page of that language would."""
    match value:
        case Text():
            return value.of(lang)
        case date():
            english = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
            return english if lang == "en" else f"{value.year}年{value.month}月{value.day}日"
        case Money(yuan):
            if lang == "en":
                return f"RMB {yuan:,}"
            # Nothing is 0元, not 0万元.
            return f"{yuan // WAN}万元" if yuan and yuan % WAN == 0 else f"{yuan:,}元"
        case Percent():
            return f"{value.value:.2f}%"
    return str(value)


def in_both(value: object) -> Text:
    """Write one value in both languages."""
    return Text(written(value, "en"), written(value, "zh"))


def fill(text: Text, values: Mapping[str, object]) -> Text:
    """Fill a text's ``{placeholders}`` in both languages; without values it has none."""
    if not values:
        return text
    en = {k: written(v, "en") for k, v in values.items()}
    zh = {k: written(v, "zh") for k, v in values.items()}
    return Text(text.en.format_map(en), text.zh.format_map(zh))


class WordsError(ValueError):
    """A fault in a file of fixed words: the file, the word and what is wrong."""


def read_words(folder: Folder) -> dict[str, Text]:
    """Read every file of a folder of fixed words, each as ``group.key`` in both languages.

    Raises ``WordsError`` where a group stands in two files or a word lacks a language.
    """
    return _read({p.name: p for p in folder.iterdir() if p.name.endswith(".toml")})


def read_words_by_room(folder: Folder) -> dict[str, Text]:
    """Read the fixed words of the folders in a folder, which each keep their own."""
    found = {f"{room.name}/{WORDS}": room.joinpath(WORDS) for room in folder.iterdir()}
    # A folder may have no words of its own.
    return _read({name: path for name, path in found.items() if path.is_file()})


def _read(paths: Mapping[str, Folder]) -> dict[str, Text]:
    found: dict[str, Text] = {}
    home: dict[str, str] = {}
    for name, path in sorted(paths.items()):
        for group, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if group in home:
                raise WordsError(f"{name}: [{group}] also stands in {home[group]}")
            home[group] = name
            for key, raw in table.items():
                if not isinstance(raw, dict) or set(raw) != set(LANGS) or not all(raw.values()):
                    raise WordsError(f"{name}: {group}.{key} must be written in en and zh")
                found[f"{group}.{key}"] = Text(**raw)
    return found


@cache
def words() -> dict[str, Text]:
    """Return the fixed words of reports, panel and command line, by ``group.key``."""
    return read_words(files("checker.core").joinpath("words"))


@cache
def filing_words() -> dict[str, Text]:
    """Return the fixed words of what stands on findings.

    They lie with it: a page loads neither before it is asked for.
    """
    return read_words_by_room(files("checker.filing"))


@cache
def many_words() -> dict[str, Text]:
    """Return the fixed words of many applications, and those that the command line alone says.

    They lie apart: of the pages only that of many applications loads them.
    """
    return read_words(files("checker.many").joinpath("words"))


def word(key: str, /, **values: object) -> Text:
    """Return one fixed word, filled."""
    # What a page loads later than the first verdict is looked at last.
    found = words().get(key) or filing_words().get(key) or many_words()[key]
    return fill(found, values)


def counted(one: str, more: str, n: int, **values: object) -> Text:
    """Return the fixed word for a number of something: English tells one from more."""
    return word(one if n == 1 else more, n=n, **values)


def phrase(key: str, lang: Lang, **values: object) -> str:
    """Return one fixed word of a language, filled."""
    found = word(key).of(lang)
    return found.format_map({k: written(v, lang) for k, v in values.items()}) if values else found


def opening(said: str) -> str:
    """Begin with a capital letter."""
    return said[:1].upper() + said[1:]


def begun(text: Text) -> Text:
    """Return a text as the beginning of a sentence."""
    return Text(opening(text.en), text.zh)


def by_itself(name: Text) -> Text:
    """Return the name of a text as it stands in no sentence: without its article."""
    return begun(Text(name.en.removeprefix("the "), name.zh))


def in_sentences(texts: Iterable[Text]) -> Text | None:
    """Write what is to be done, each thing once, as sentences; the first follows a label."""
    once = tuple(dict.fromkeys(texts))
    return joined_texts((*once[:1], *map(begun, once[1:])), SPACE) if once else None


def joined_texts(parts: Iterable[Text], between: str | Text = "mark.semicolon") -> Text:
    """Join texts with each language's own mark, by its key, or with a text."""
    listed, (en, zh) = list(parts), word(between) if isinstance(between, str) else between
    return Text(en.join(p.en for p in listed), zh.join(p.zh for p in listed))
