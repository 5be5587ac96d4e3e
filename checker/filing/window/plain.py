"""Write the days to file as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.core.words import joined_texts, word
from checker.core.words.terms import RANK_WORDS
from checker.filing.clocks import holidays
from checker.filing.window.causes import Turn
from checker.filing.window.outline import CLOCK_WORDS, WindowOutline
from checker.model import Text
from checker.report.plain import PlainLine, aside, head


def parts_of(outline: WindowOutline) -> Iterator[PlainLine]:
    """Return what is said, line by line."""
    window, lease = outline.window, outline.lease
    yield from head("window.title", window.app)
    if window.report.route.asks_nothing_more:
        yield from (PlainLine("pair", text) for text in outline.below)
        yield PlainLine("small", word("report.disclaimer"))
        return
    yield PlainLine("pair", word("window.looked-at", first=window.first, last=window.last))
    yield PlainLine("heading", outline.heading)
    for text in outline.below:
        yield PlainLine("pair", text)
    yield from _turns(outline.turns)
    if outline.safer:
        yield PlainLine("heading", word("window.safer"))
        yield PlainLine("pair", outline.safer)
        yield from _turns(outline.safer_turns)
    yield PlainLine("heading", word("window.by-basis"))
    for name, days in outline.by_basis:
        yield PlainLine("pair", days, lead=name)
    if outline.papers or lease:
        yield PlainLine("heading", word("window.papers"))
    for paper, name, said in outline.papers:
        yield PlainLine("pair", _with_ranks(said, paper.ranks), lead=name)
    if lease:
        yield PlainLine("pair", lease.said, lead=word("window.lease"))
    if outline.clocks:
        yield from _after(outline)
    yield PlainLine("small", word("report.disclaimer"))


def _after(outline: WindowOutline) -> Iterator[PlainLine]:
    yield PlainLine("heading", word("window.after", day=outline.window.day))
    for clock, said in outline.clocks:
        yield PlainLine("pair", said, lead=word(CLOCK_WORDS[clock.id]))
    if outline.promise:
        yield PlainLine("pair", outline.promise)
    yield PlainLine("pair", holidays())


def _turns(turns: Iterable[Turn]) -> Iterator[PlainLine]:
    for turn in turns:
        yield PlainLine("pair", turn.lead)
        for line in turn.lines:
            yield PlainLine("line", _with_ranks(line.text, line.ranks), lead=line.name)


def _with_ranks(text: Text, ranks: Iterable[str]) -> Text:
    names = [word(RANK_WORDS[rank]) for rank in ranks]
    return aside(text, joined_texts(names)) if names else text
