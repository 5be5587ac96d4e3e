"""Write what was read as text: paper by paper, each value with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.filing.read.offers import Group
from checker.report.plain import Part
from checker.words import in_both, joined, word


def parts_of(groups: list[Group], silent: Iterable[str] = ()) -> Iterator[Part]:
    """Return the lines: what each value fills and with what, and where it stands.

    ``silent`` are the files in which nothing was read, beside others that tell something.
    """
    yield Part("title", word("read.title"))
    if not groups:
        yield Part("line", word("read.nothing"))
    elif silent:
        names = joined(map(in_both, silent), "mark.list")
        yield Part("line", word("read.nothing-in", files=names))
    for group in groups:
        yield Part("heading", group.name)
        for offer in group.offers:
            for fill in offer.fills:
                yield Part("pair", fill.shown, lead=fill.name)
            said = [word("read.line", n=offer.line)]
            said += [word("read.state-both")] * (offer.state == "both")
            yield Part("small", joined(said))
    yield Part("small", word("read.compare"))
