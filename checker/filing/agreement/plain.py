"""Write whether the papers agree as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from checker.core.words import word
from checker.filing.agreement.find import STATE_WORDS, Agreement, Checked, Difference
from checker.model import READING, Text
from checker.report.explanation import as_question, whom_to_ask
from checker.report.plain import PlainLine, aside, cited, head


def lead(found: Agreement) -> Text:
    """Return the counts, that all agree, or where to begin."""
    if found.is_empty:
        return word("agreement.empty")
    agree = found.counts["met"]
    if agree and not any(
        n for state, n in found.counts.items() if state not in ("met", "not_applicable")
    ):
        return word("agreement.all-agree", n=agree)
    return found.counted


def mark(checked: Checked | Difference) -> Text:
    """Say whether a text asks for it, or prudence."""
    return word("agreement.prudence" if checked.rank == READING else "agreement.text")


def place(checked: Checked) -> Text:
    """Say which texts ask for it, else which do elsewhere, else that none was found."""
    if checked.texts:
        return cited(text.cite for text in checked.texts)
    if checked.elsewhere:
        return word("agreement.elsewhere", cites=cited(text.cite for text in checked.elsewhere))
    return word("agreement.no-text")


def parts_of(found: Agreement) -> Iterator[PlainLine]:
    """Return what is said, line by line; of who has nothing to file, no check."""
    yield from head("agreement.title", found.filing.app)
    if first := found.filing.first_of_all:
        yield PlainLine("pair", first)
    if not found.filing.findings.route.asks_nothing_more:
        yield from _checks(found)
    yield PlainLine("small", word("report.disclaimer"))


def _checks(found: Agreement) -> Iterator[PlainLine]:
    yield PlainLine("pair", lead(found))
    for checked in found.checks:
        title, state = checked.check.title, word(STATE_WORDS[checked.state])
        heading = word("agreement.heading", n=checked.number, title=title, state=state)
        yield PlainLine("rule", heading)
        yield PlainLine("line", aside(mark(checked), place(checked)))
        yield PlainLine("line", checked.marked)
        if checked.fix:
            yield PlainLine("step", checked.fix, lead=word("agreement.fix"))
        for difference in checked.differences:
            if difference.tick:
                tick = found.filing.law.fact(difference.tick).short
                yield PlainLine("line", word("agreement.contradicts", tick=tick))
        if checked.ask:
            whom = whom_to_ask(found.filing.findings.route, found.filing.law)
            yield PlainLine("ask", as_question(checked.ask), lead=whom)
    texts = found.asked_by_text
    outside = word("agreement.outside", texts=texts, prudence=len(found.checks) - texts)
    differences = (each for checked in found.checks for each in checked.differences)
    is_cut = any(side.is_cut for each in differences for side in each.sides)
    marks = [word("agreement.marks")] if is_cut else []
    for said in (*marks, outside, word("agreement.how")):
        yield PlainLine("small", said)
