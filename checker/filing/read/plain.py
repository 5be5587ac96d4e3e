"""Write what was read as text: paper by paper, each value with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.filing.read.offers import Group, Offer
from checker.model import Text
from checker.report.plain import Part
from checker.words import joined, word


def parts_of(groups: Iterable[Group]) -> Iterator[Part]:
    """Return the lines: what each value fills and with what, and where it stands."""
    found = list(groups)
    yield Part("title", word("read.title"))
    if not found:
        yield Part("line", word("read.nothing"))
    for group in found:
        yield Part("heading", group.name)
        for offer in group.offers:
            for fill in offer.fills:
                yield Part("pair", fill.shown, lead=fill.name)
            yield Part("small", place(offer))
    yield Part("small", word("read.compare"))


def place(offer: Offer) -> Text:
    """Say on which line a value stands, and whether there is another."""
    said = [word("read.line", n=offer.line)]
    said += [word("read.state-both")] if offer.state == "both" else []
    return joined(said, "; ", "；")
