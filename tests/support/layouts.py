"""The texts of papers in ``tests/read``, what each says, and how copying garbles a text."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.filing.comparing import plain
from checker.filing.read.find import read

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent.parent / "read"
TO_FULL = 0xFEE0
# Of this many garblings each, with as many ways at once.
GARBLINGS, AT_ONCE = 10, 3
# What has a wide form that means the same; a cell's end and a blank have none.
WIDENED = re.compile("[!-^`-{}~]")
Said = dict[str, list[Any]]


class Layout(NamedTuple):
    """One text, with what a careful person takes from it, by path; of one path there may be two."""

    kind: str
    id: str
    text: str
    said: Said


def layouts() -> list[Layout]:
    """Return every text."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            once = {key: [as_clerk(value)] for key, value in case.get("values", {}).items()}
            both = {key: list(map(as_clerk, two)) for key, two in case.get("both", {}).items()}
            found.append(Layout(path.stem, case["id"], case["text"], once | both))
    return found


def as_clerk(value: Any) -> Any:
    """Return a value as a clerk compares it: width and spaces do not count."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [as_clerk(each) for each in value]
    if isinstance(value, dict):
        return {key: as_clerk(each) for key, each in value.items()}
    return value


class Score(NamedTuple):
    """What was not read of a text, and what was read and stands there not."""

    unread: list[str]
    wrong: list[str]


def items(text: str) -> list[tuple[str, Any]]:
    """Return every value of a text by the path of what it fills, paper by paper."""
    return [
        fill for part in read(text) for said in part.said.values() for fill in said.fills.items()
    ]


def score(layout: Layout, text: str) -> Score:
    """Read a text, and hold it against what it says."""
    found: Said = {}
    for path, content in items(text):
        found.setdefault(path, []).append(as_clerk(content))
    name = f"{layout.kind} {layout.id}"
    return Score(_beyond(name, layout.said, found), _beyond(name, found, layout.said))


def _beyond(name: str, one: Said, other: Said) -> list[str]:
    return [
        f"{name}: {path} = {value}"
        for path, values in one.items()
        for value in values
        if value not in other.get(path, [])
    ]


# How copying garbles a text


def _width(text: str, chance: random.Random) -> str:
    return "".join(
        chr(ord(sign) + TO_FULL) if WIDENED.fullmatch(sign) and chance.random() < 0.3 else sign
        for sign in text
    )


def _wide_spaces(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(" \u3000\u00a0") if sign == " " else sign for sign in text)


def _line_ends(text: str, _chance: random.Random) -> str:
    return text.replace("\n", "\r\n")


def _blank_lines(text: str, chance: random.Random) -> str:
    return "".join(sign * 2 if sign == "\n" and chance.random() < 0.3 else sign for sign in text)


def _trailing_spaces(text: str, chance: random.Random) -> str:
    return "\n".join(line + " " * chance.randrange(3) for line in text.split("\n"))


def _unseen(text: str, chance: random.Random) -> str:
    return "".join(f"{sign}\u200b" if chance.random() < 0.05 else sign for sign in text)


def _spaced_labels(text: str, chance: random.Random) -> str:
    return re.sub(
        r"(?m)^([\u4e00-\u9fff]{2,6})([:：])",
        lambda found: chance.choice([" ", "  ", "\u3000"]).join(found[1]) + found[2],
        text,
    )


def _swapped(text: str, chance: random.Random, pairs: str) -> str:
    # Two by two: each stands for the one beside it.
    other = {sign: pairs[i ^ 1] for i, sign in enumerate(pairs)}
    return "".join(other.get(s, s) if chance.random() < 0.5 else s for s in text)


def _colons(text: str, chance: random.Random) -> str:
    return _swapped(text, chance, ":：")


def _brackets(text: str, chance: random.Random) -> str:
    return _swapped(text, chance, "(（)）")


def _indented(text: str, chance: random.Random) -> str:
    space = " " * chance.randrange(4)
    return "\n".join(space + line for line in text.split("\n"))


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _width,
    _wide_spaces,
    _line_ends,
    _blank_lines,
    _trailing_spaces,
    _unseen,
    _spaced_labels,
    _colons,
    _brackets,
    _indented,
)


def garbled(layout: Layout, n: int) -> str:
    """Return a text as the ``n``-th copy of it comes out, always alike."""
    chance, text = random.Random(f"{layout.id} {n}"), layout.text  # noqa: S311 - no secret
    for way in chance.sample(WAYS, AT_ONCE):
        text = way(text, chance)
    return text
