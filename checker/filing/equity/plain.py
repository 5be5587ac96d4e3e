"""Write the equity chart as text."""

from __future__ import annotations

from collections.abc import Iterator

from checker.core.words import NO_TEXT, joined_texts, word
from checker.filing.equity.outline import EquityChart, HoldingLine, outline
from checker.model import Lang, Text


def line_text(chart: EquityChart, line: HoldingLine) -> Text:
    """Return one line of the outline: name, kind, share, and share counted through."""
    box = chart.owned.boxes[line.holding.owner]
    of = chart.name(line.holding.owned)
    share = chart.share(line.holding)
    parts = [chart.kind(box), share if line.depth == 1 else word("equity.of", of=of, share=share)]
    if box.foreign:
        parts.insert(1, word("equity.foreign-mark"))
    if line.again:
        parts.append(word("equity.closes" if line.holding.closes else "equity.again"))
    elif line.depth > 1 or len(chart.owned.held_by[box.number]) > 1:
        parts.append(chart.counted_through(box.number))
    return word("equity.line", name=chart.name(box.number), said=joined_texts(parts, "mark.comma"))


def as_text(chart: EquityChart, lang: Lang) -> str:
    """Return the chart as a list set in by level, with what is to be settled."""
    return "\n".join(part.of(lang) for part in _lines(chart)) + "\n"


def _lines(chart: EquityChart) -> Iterator[Text]:
    yield chart.title
    if chart.is_empty:
        yield from (NO_TEXT, word("equity.empty"))
        return
    yield from (chart.state(), NO_TEXT)
    for line in outline(chart.owned):
        space = "  " * (line.depth - 1)
        said = line_text(chart, line)
        yield Text(f"{space}- {said.en}", f"{space}- {said.zh}")
    yield from (NO_TEXT, joined_texts((word("equity.sum"), chart.whole()), "mark.colon"))
    yield from (chart.foreign_share(), word("equity.information"))
    for heading, found in (
        (chart.settled(), chart.problems),
        (word("equity.differs"), chart.differing),
    ):
        if found:
            yield from (NO_TEXT, heading)
            yield from (Text(f"- {text.en}", f"- {text.zh}") for _, text in found)
