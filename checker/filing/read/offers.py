"""What was read as it is offered: value by value, with what each would fill, and its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from checker.application.papers import paper_fields
from checker.application.walk import PAPERS
from checker.filing.read.find import Part, Reading
from checker.filing.read.sheet import Span
from checker.filing.read.values import Item
from checker.kinds import KINDS
from checker.load import load_law
from checker.model import Text
from checker.words import in_both, joined, word

# What is there already: nothing, the same, another answer; or the text says two things.
State = Literal["new", "same", "other", "both"]
# So much of a long line stands on either side of a value.
AROUND = 24
REGISTRY = "registry"


class Fill(NamedTuple):
    """One field or answer that a value fills: its name, and what would stand there."""

    path: str
    name: Text
    shown: Text
    content: Any


class Piece(NamedTuple):
    """A piece of the text around a value, and whether it is the value."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Offer:
    """One value of a paper: as it is printed, with what it fills and what stands there now."""

    printed: str
    fills: tuple[Fill, ...]
    state: State
    pieces: tuple[Piece, ...]
    line: int


class Group(NamedTuple):
    """What one paper says."""

    paper: str
    name: Text
    offers: tuple[Offer, ...]


def offers(readings: Iterable[Reading], application: Mapping[str, Any]) -> list[Group]:
    """Return what every paper says, beside the answers and fields of an application file."""
    found = list(readings)
    contents: dict[str, list[Any]] = {}
    for item in (item for reading in found for item in reading.items):
        known = contents.setdefault(item.path, [])
        known += [] if item.content in known else [item.content]
    twice = {path for path, known in contents.items() if len(known) > 1}
    return [
        Group(part.paper, paper_name(part.paper), tuple(_offers(reading, part, application, twice)))
        for reading in found
        for part in reading.parts
    ]


def paper_name(paper: str) -> Text:
    """Name a paper; a page of the registry is none of the law's."""
    if paper == REGISTRY:
        return word("read.registry")
    return load_law().rule(paper).title


def _offers(
    reading: Reading, part: Part, application: Mapping[str, Any], twice: set[str]
) -> list[Offer]:
    """Return the values of a paper; what stands in one place is one of them."""
    found: dict[tuple[Span, ...], list[Item]] = {}
    for item in part.items:
        found.setdefault(item.spans, []).append(item)
    return [
        Offer(
            items[0].printed,
            tuple(Fill(one.path, _name(one.path), _shown(one), one.content) for one in items),
            _state(items, application, twice),
            tuple(_around(reading.sheet.text, spans)),
            reading.sheet.text.count("\n", 0, spans[0].start) + 1,
        )
        for spans, items in found.items()
    ]


def _state(items: list[Item], application: Mapping[str, Any], twice: set[str]) -> State:
    if any(item.path in twice for item in items):
        return "both"
    now = [(item.content, _at(application, item.path)) for item in items]
    if any(there is not None and there != content for content, there in now):
        return "other"
    return "same" if all(there == content for content, there in now) else "new"


def _at(application: Mapping[str, Any], path: str) -> Any:
    """Return what an application file holds at a path, if it is a file at all."""
    place: Any = application
    for key in path.split("."):
        place = place.get(key) if isinstance(place, Mapping) else None
    return place


def _name(path: str) -> Text:
    """Name a field of a paper, or a question."""
    if path.startswith(f"{PAPERS}."):
        return paper_fields()[path].label
    return load_law().fact(path).short


def _shown(item: Item) -> Text:
    """Write what would stand there, in words where an answer is a choice of words."""
    content = item.content
    if isinstance(content, list):
        entries = (each if isinstance(each, str) else _entry(each) for each in content)
        return joined(map(in_both, entries), ", ", "、")
    fact = load_law().facts.get(item.path)
    if fact and fact.type in ("choice", "bool", "province", "money"):
        return KINDS[fact.type].words(content, fact, load_law())
    return in_both(content)


def _entry(owner: Mapping[str, Any]) -> str:
    share = f" {owner['share']}%" if "share" in owner else ""
    return f"{owner['name']}{share}"


def _around(text: str, spans: tuple[Span, ...]) -> list[Piece]:
    """Return the value's places with what stands before and behind each in its line."""
    pieces: list[Piece] = []
    for span in spans:
        before = text.rfind("\n", 0, span.start) + 1
        after = text.find("\n", span.end)
        until = len(text) if after < 0 else after
        pieces += [
            Piece(text[max(before, span.start - AROUND) : span.start]),
            Piece(text[span.start : span.end], marked=True),
            Piece(text[span.end : min(until, span.end + AROUND)]),
            Piece("\n"),
        ]
    return pieces[:-1]
