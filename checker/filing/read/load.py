"""Read ``labels.toml``: how each paper prints what can be read from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from checker.filing.read.shapes import SHAPES
from checker.tables import Table, open_table

PLACE = re.compile(r"\{([a-z]+)\}")
NAMED = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True)
class Value:
    """One value of a paper: where it stands, what it looks like, what it fills.

    ``last`` tells that the last sentence says it, not the first.
    """

    shape: str
    gives: Mapping[str, str]
    labels: tuple[str, ...] = ()
    sentences: tuple[re.Pattern[str], ...] = ()
    last: bool = False


@dataclass(frozen=True)
class Paper:
    """Papers of one make: by which titles they are known, or by ``least`` of which marks."""

    titles: Mapping[str, re.Pattern[str]]
    marks: tuple[str, ...]
    labels: re.Pattern[str]
    values: tuple[Value, ...]
    least: int = 3


@dataclass(frozen=True)
class Known:
    """All that is known of how papers are printed; ``divisions`` are provinces in credit codes."""

    papers: tuple[Paper, ...]
    divisions: Mapping[str, str]


@cache
def load_labels() -> Known:
    """Return how each paper is printed. Raises ``LawError`` with the place."""
    with open_table(files("checker.filing.read").joinpath("labels.toml")) as data:
        papers = tuple(_paper(row) for row in data.tables("paper"))
        return Known(papers, data.take("divisions"))


def _paper(row: Table) -> Paper:
    values = tuple(_value(each) for each in row.tables("value"))
    marks, stops = row.take("marks"), row.take("stops")
    known = {*marks, *stops, *(label for each in values for label in each.labels)}
    return row.record(
        Paper,
        titles={name: re.compile(one) for name, one in row.take("titles").items()},
        marks=tuple(marks),
        labels=_pattern(known),
        values=values,
    )


def _value(row: Table) -> Value:
    sentences = tuple(re.compile(_expanded(one)) for one in row.maybe("sentences", ()))
    labels = tuple(row.maybe("labels", ()))
    return row.record(Value, {"shape": (*SHAPES, "shares")}, labels=labels, sentences=sentences)


def _expanded(sentence: str) -> str:
    """Put the pattern of a shape in the place of its name."""
    return PLACE.sub(lambda found: f"(?P<v>{_in_sentence(found[1])})", sentence)


def _in_sentence(shape: str) -> str:
    # In a sentence an address ends before the first word that may follow, on the next line too.
    pattern = NAMED.sub("(?:", SHAPES[shape])
    return f"{pattern}?".replace(r"[^\n。", "[^。") if shape == "address" else pattern


def _pattern(labels: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of the labels, spaced out or not, with what follows it on the line.

    A label begins a line, or stands behind a space, a mark, or a number; a bracket may follow it,
    or its English.
    """
    longest_first = sorted(labels, key=lambda label: (-len(label), label))
    spaced = "|".join("[ ]*".join(map(re.escape, label)) for label in longest_first)
    return re.compile(
        rf"(?:^|(?<=[\s;,.。、)\]>·•*:#]))(?P<label>{spaced})[ ]*"
        r"(?P<aside>\([^()\n]{0,16}\)|盖章|签字|签名|签章|公章)?[ ]*"
        r"(?:[A-Za-z][A-Za-z .,()/&']{0,40}(?=:))?(?:[:=]+|(?=\s)|$)[ ]*",
        re.MULTILINE,
    )
