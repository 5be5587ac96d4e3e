"""Write what was read as text: paper by paper, each value with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.core.bounds import LONGEST_SENTENCE, MOST_FAULTS
from checker.core.words import in_both, joined_texts, word
from checker.filing.read.offers import Offer, PaperOffers
from checker.model import Text
from checker.report.plain import PlainLine

SAID_STATES = {"both": "read.state-both", "doubt": "read.state-doubt"}


def parts_of(
    groups: list[PaperOffers], silent: Iterable[str] = (), unread: Iterable[Text] = ()
) -> Iterator[PlainLine]:
    """Return the lines: what each value fills and with what, and where it stands.

    ``silent`` are the files in which nothing was read, beside others that tell something;
    ``unread`` says what of them was not read, or is not taken.
    """
    yield PlainLine("title", word("read.title"))
    if not groups:
        yield PlainLine("line", word("read.nothing"))
    elif silent:
        names = joined_texts(map(in_both, silent), "mark.list")
        yield PlainLine("line", word("read.nothing-in", files=names))
    for group in groups:
        yield PlainLine("heading", group.name)
        for offer in group.offers:
            for shown, name in offer.told.items():
                yield PlainLine("pair", shown, lead=name)
            said = [where(offer)]
            said += [word("read.unclear")] * offer.is_unclear
            said += [word(SAID_STATES[offer.state])] if offer.state in SAID_STATES else []
            yield PlainLine("small", joined_texts(said))
            if offer.remark:
                yield PlainLine("line", offer.remark)
    yield from (PlainLine("line", said) for said in unread)
    yield PlainLine("small", word("read.compare"))


def left_out(groups: Iterable[PaperOffers]) -> Iterator[Text]:
    """Say what was read and is not taken, as an application file would refuse it."""
    for group in groups:
        for each in group.refused:
            line = word("read.line", n=each.line)
            yield word("read.refused", name=each.fill.name, line=line, why=each.why)


def remarked(groups: Iterable[PaperOffers]) -> Iterator[Text]:
    """Say what is to be looked at in single values."""
    for group in groups:
        for each in group.offers:
            if each.remark:
                yield word("read.remarked", line=where(each), remark=each.remark)
            if each.is_unclear:
                for shown, name in each.told.items():
                    yield word("read.left-unclear", place=where(each), name=name, value=shown)


def where(offer: Offer) -> Text:
    """Say where a value stands: on which page, or in which line of a text."""
    on_page = offer.spot and word("read.page", n=offer.spot.page)
    return on_page or word("read.line", n=offer.line)


def cut_said(name: Text, lines: Iterable[int]) -> Iterator[Text]:
    """Say in which lines of a text a sentence was not read whole, if in any."""
    if listed := [in_both(line) for line in lines]:
        told = joined_texts(listed[:MOST_FAULTS], "mark.list")
        yield word("read.cut", file=name, most=f"{LONGEST_SENTENCE:,}", lines=told)
