"""Write a comparison line by line, as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from checker.core.words import word
from checker.core.words.terms import BASIS_WORDS
from checker.filing.compare.find import Comparison
from checker.filing.compare.outline import ChangeLine, headline, lines, told
from checker.model import Law
from checker.report.plain import PlainLine, pair


def parts_of(found: Comparison, law: Law) -> Iterator[PlainLine]:
    """Return what is said, line by line."""
    yield PlainLine("title", word("compare.title"))
    yield pair("compare.before", told(found.before))
    yield pair("compare.after", told(found.after))
    yield PlainLine("pair", headline(found))
    for line in lines(found, law):
        yield from parts_of_line(line)


def parts_of_line(line: ChangeLine) -> Iterator[PlainLine]:
    """Return what is said of one result that changed."""
    yield PlainLine("rule", line.title)
    turned = {"before": line.before, "after": line.after}
    if line.change is None:
        yield PlainLine("line", word("compare.part", **turned))
    else:
        basis = word(BASIS_WORDS[line.change.basis])
        yield PlainLine("line", word("compare.line", basis=basis, **turned))
    if line.because:
        yield PlainLine("line", line.because, lead=word("compare.because"))
    if line.wording:
        yield PlainLine("line", line.wording, lead=word("compare.wording"))
    for row, _ in line.rows:
        yield PlainLine("line", row, lead=word("compare.changelog"))
