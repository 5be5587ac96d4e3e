"""The texts of papers in ``tests/read``, what each says, and how copying garbles a text."""

import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from checker.filing.comparing import plain
from checker.filing.read.find import read

FOLDER = Path(__file__).parent.parent / "read"
TO_FULL = 0xFEE0
# Of this many garblings each, with as many ways at once.
GARBLINGS, AT_ONCE = 10, 3
Said = dict[str, list[Any]]
# What parts a label from its value in print, and what parts cells.
BEHIND_LABELS = re.compile(r"(?<=[\u4e00-\u9fff）)])[:：]\s*(?=\S)|(?<=[\u4e00-\u9fff]) (?=\S)")
BETWEEN_CELLS = re.compile(r"\t|\s{2,}(?=\S)")
Way = Callable[[re.Match[str], random.Random], str]


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


def recognized(text: str) -> str:
    """Return a text as it comes from a picture: a cell a line, nothing between label and value."""
    cells = (cell for line in text.splitlines() for cell in BETWEEN_CELLS.split(line.strip()))
    return "".join(f"{BEHIND_LABELS.sub('', cell)}\n" for cell in cells)


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
    found = {}
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


def _swapped(pairs: str) -> Way:
    # Two by two: each stands for the one beside it.
    other = {sign: pairs[i ^ 1] for i, sign in enumerate(pairs)}
    return lambda found, chance: (
        other.get(found[0], found[0]) if chance.random() < 0.5 else found[0]
    )


# What is found of a text, in its order, and what stands in its place.
WAYS: tuple[tuple[str, Way], ...] = (
    # Its wide form means the same; a cell's end and a blank have none.
    ("[!-^`-{}~]", lambda found, chance: chr(ord(found[0]) + TO_FULL * (chance.random() < 0.3))),
    (" ", lambda _, chance: chance.choice(" \u3000\u00a0")),
    ("\n", lambda *_: "\r\n"),
    ("\n", lambda _, chance: "\n" * (1 + (chance.random() < 0.3))),
    ("(?m)$", lambda _, chance: " " * chance.randrange(3)),
    ("(?s).", lambda found, chance: found[0] + "\u200b" * (chance.random() < 0.05)),
    (
        r"(?m)^([\u4e00-\u9fff]{2,6})([:：])",
        lambda found, chance: chance.choice([" ", "  ", "\u3000"]).join(found[1]) + found[2],
    ),
    ("(?s).", _swapped(":：")),
    ("(?s).", _swapped("(（)）")),
    ("(?m)^", lambda _, chance: " " * chance.randrange(4)),
)


def garbled(layout: Layout, n: int) -> str:
    """Return a text as the ``n``-th copy of it comes out, always alike."""
    chance, text = random.Random(f"{layout.id} {n}"), layout.text  # noqa: S311 - no secret
    for pattern, way in chance.sample(WAYS, AT_ONCE):
        text = re.sub(pattern, lambda found, way=way: way(found, chance), text)
    return text
