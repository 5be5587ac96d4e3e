"""Write the days to file as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.core.words import joined, word
from checker.core.words.terms import RANK_WORDS
from checker.filing.clocks import holidays
from checker.filing.window.causes import Turn
from checker.filing.window.outline import CLOCK_WORDS, WindowOutline
from checker.model import Text
from checker.report.plain import Part, aside, head


def parts_of(outline: WindowOutline) -> Iterator[Part]:
    """Return what is said, line by line."""
    window, lease = outline.window, outline.lease
    yield from head("window.title", window.app)
    if window.report.route.asks_nothing_more:
        yield from (Part("pair", text) for text in outline.below)
        yield Part("small", word("report.disclaimer"))
        return
    yield Part("pair", word("window.looked-at", first=window.first, last=window.last))
    yield Part("heading", outline.heading)
    for text in outline.below:
        yield Part("pair", text)
    yield from _turns(outline.turns)
    if outline.safer:
        yield Part("heading", word("window.safer"))
        yield Part("pair", outline.safer)
        yield from _turns(outline.safer_turns)
    yield Part("heading", word("window.by-basis"))
    for name, days in outline.by_basis:
        yield Part("pair", days, lead=name)
    if outline.papers or lease:
        yield Part("heading", word("window.papers"))
    for paper, name, said in outline.papers:
        yield Part("pair", _with_ranks(said, paper.ranks), lead=name)
    if lease:
        yield Part("pair", lease.said, lead=word("window.lease"))
    yield Part("heading", word("window.after", day=window.day))
    for clock, said in outline.clocks:
        yield Part("pair", said, lead=word(CLOCK_WORDS[clock.id]))
    if outline.promise:
        yield Part("pair", outline.promise)
    yield Part("pair", holidays())
    yield Part("small", word("report.disclaimer"))


def _turns(turns: Iterable[Turn]) -> Iterator[Part]:
    for turn in turns:
        yield Part("pair", turn.lead)
        for line in turn.lines:
            yield Part("line", _with_ranks(line.text, line.ranks), lead=line.name)


def _with_ranks(text: Text, ranks: Iterable[str]) -> Text:
    names = [word(RANK_WORDS[rank]) for rank in ranks]
    return aside(text, joined(names)) if names else text
