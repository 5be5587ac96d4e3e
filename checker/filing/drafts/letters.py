"""The letters that a company words itself: the Chinese page to file, and a reading copy behind it.

What is not known is left blank: nothing is guessed on a paper that will be signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.core.words import word
from checker.filing.docx import Block, Cell, PageBreak, Paragraph, Table, cell
from checker.kinds import KINDS
from checker.model import Text
from checker.report.outline import Report

COMMITMENT, INVESTORS = "commitment-letter", "foreign-investor-statement"
AUTHORIZATION, UNCHANGED = "authorization", "unchanged-statement"
# After this sentence stands the table of the investors.
FACTS = "facts"
COLUMNS = ("name", "kind", "share", "foreign")
WIDTHS = (8, 22, 12, 14, 10, 14)
# Rows left blank where no shareholder is entered yet.
BLANK_ROWS = 3


class Letter(NamedTuple):
    """What stands in a letter, by the names of its sentences; what is said of it; who signs it."""

    body: tuple[str, ...]
    notes: tuple[str, ...]
    signing: tuple[str, ...] = ("signed", "company", "date")


LETTERS = {
    COMMITMENT: Letter(("who", "what"), ("old", "words")),
    AUTHORIZATION: Letter(
        ("who", "agent", "matters", "powers", "collecting", "period"),
        ("contents", "asked", "powers"),
        ("signed", "agent", "company", "date"),
    ),
    UNCHANGED: Letter(("who", "what"), ("form", "words")),
    INVESTORS: Letter(("who", FACTS, "shares", "control"), ("contents", "signed")),
}


class Known(NamedTuple):
    """What is known of the applicant."""

    company: Text | None
    authority: Text | None
    report: Report


def letter(paper: str, known: Known) -> Iterator[Block]:
    """Write a letter in Chinese on a page of its own, to be filed; the English behind it."""
    lines = list(_lines(paper, known))
    for key, style, text in lines:
        yield Paragraph(text.zh, style)
        if key == FACTS:
            yield Table(WIDTHS, tuple(_investors(known.report)))
    yield PageBreak()
    reading = word("draft.reading-copy")
    yield from (Paragraph(reading.zh, "Heading1"), Paragraph(reading.en, "English"))
    yield from (Paragraph(text.en, "English") for _, _, text in lines)
    for key in LETTERS[paper].notes:
        note = word(f"draft.{paper}-note-{key}")
        yield from (Paragraph(note.zh, "Note"), Paragraph(note.en, "English"))


def _lines(paper: str, known: Known) -> Iterator[tuple[str, str, Text]]:
    """Return the sentences of a letter, each with its name and how it is set."""
    values = {
        "company": known.company or word("draft.letter-company-open"),
        "authority": known.authority or word("draft.letter-authority"),
    }
    one = LETTERS[paper]
    yield "title", "Title", word(f"draft.{paper}-title")
    yield "to", "Normal", word("draft.letter-to", **values)
    for key in one.body:
        # What is applied for is another service where all users are abroad.
        is_offshore = known.report.route.license_class != "B24-1"
        other = "offshore" if (paper, key) == (COMMITMENT, "who") and is_offshore else key
        yield key, "Indented", word(f"draft.{paper}-{other}", **values)
    for key in one.signing:
        yield key, "Signing", word(f"draft.letter-{key}", **values)


def _investors(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Return the shareholders that are entered, with what must be filled in by hand."""
    heads = (
        word("draft.number"),
        *(word(f"draft.investor-{key}") for key in (*COLUMNS, "country")),
    )
    yield tuple(cell(head.zh, "CellHead") for head in heads)
    entries, answers = report.app.entries("shareholders") or (), report.app.answers
    for n, entry in enumerate(entries, start=1):
        told = []
        for key in COLUMNS:
            path, fact = f"{entry}.{key}", report.law.fact(f"shareholders[].{key}")
            # An answer that is open stays blank.
            is_known = path in answers
            words = KINDS[fact.type].words
            told.append(words(answers[path], fact, report.law).zh if is_known else "")
        yield tuple(map(cell, (str(n), *told, "")))
    for n in range(1, BLANK_ROWS + 1 if not entries else 1):
        yield tuple(map(cell, (str(n), "", "", "", "", "")))
