"""Write the days to file as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker import __version__
from checker.filing.window.outline import CauseLine, Turn, WindowOutline
from checker.model import Lang, Text
from checker.report.plain import Part, aside, markdown_of, pair, text_of
from checker.words import in_both, joined, word


def as_text(outline: WindowOutline, lang: Lang) -> str:
    """Return the days to file for a terminal."""
    return text_of(parts_of(outline), lang)


def as_markdown(outline: WindowOutline, lang: Lang) -> str:
    """Return the days to file as Markdown."""
    return markdown_of(parts_of(outline), lang)


def parts_of(outline: WindowOutline) -> Iterator[Part]:
    """Return what is said, line by line."""
    yield Part("title", word("window.title"))
    yield from _head(outline)
    yield Part("heading", outline.heading)
    for text in outline.below:
        yield Part("pair", text)
    yield from _turns(outline.turns)
    if outline.safer:
        yield Part("heading", word("window.safer"))
        yield Part("pair", outline.safer)
        yield from _turns(outline.safer_turns)
    yield from _by_basis(outline)
    yield from _papers(outline)
    yield from _after(outline)
    yield Part("small", word("report.disclaimer"))


def _head(outline: WindowOutline) -> Iterator[Part]:
    window = outline.window
    if outline.report.company:
        yield pair("report.company", in_both(outline.report.company))
    yield pair("report.filing-date", in_both(window.app.day))
    yield pair("report.rules-version", in_both(__version__))
    yield Part("pair", word("window.looked-at", first=window.first, last=window.last))


def _turns(turns: Iterable[Turn]) -> Iterator[Part]:
    for turn in turns:
        yield Part("pair", turn.lead)
        for line in turn.lines:
            yield Part("line", _with_ranks(line), lead=line.name)


def _with_ranks(line: CauseLine) -> Text:
    ranks = [word(f"rank.{rank}") for rank in line.ranks]
    return aside(line.text, joined(ranks)) if ranks else line.text


def _by_basis(outline: WindowOutline) -> Iterator[Part]:
    yield Part("heading", word("window.by-basis"))
    for name, days in outline.by_basis:
        yield Part("pair", days, lead=name)


def _papers(outline: WindowOutline) -> Iterator[Part]:
    lease = outline.lease
    if outline.papers or lease:
        yield Part("heading", word("window.papers"))
    for paper, name, said in outline.papers:
        ranks = joined(word(f"rank.{rank}") for rank in paper.ranks)
        yield Part("pair", aside(said, ranks), lead=name)
    if lease:
        yield Part("pair", lease.said, lead=word("window.lease"))


def _after(outline: WindowOutline) -> Iterator[Part]:
    yield Part("heading", word("window.after", day=outline.window.day))
    for clock, said in outline.clocks:
        yield Part("pair", said, lead=word(f"window.clock-{clock.id}"))
    if outline.promise:
        yield Part("pair", outline.promise)
    yield Part("pair", word("window.holidays"))
