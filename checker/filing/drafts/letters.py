"""The letters that a company words itself: the Chinese page to file, and a reading copy behind it.

What is not known is left blank: nothing is guessed on a paper that will be signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.core.words import word
from checker.filing.docx import DocxBlock, DocxCell, DocxTable, PageBreak, Paragraph, cell
from checker.kinds import KINDS
from checker.model import Text
from checker.report.outline import Report

COMMITMENT, INVESTORS = "commitment-letter", "foreign-investor-statement"
AUTHORIZATION, UNCHANGED = "authorization", "unchanged-statement"
# After this sentence stands the table of the investors.
FACTS = "draft.foreign-investor-statement-facts"
# Which answers on a shareholder stand in it; the country is filled in by hand.
COLUMNS = {
    "name": "draft.investor-name",
    "kind": "draft.investor-kind",
    "share": "draft.investor-share",
    "foreign": "draft.investor-foreign",
}
WIDTHS = (8, 22, 12, 14, 10, 14)
# Rows left blank where no shareholder is entered yet.
BLANK_ROWS = 3


class Letter(NamedTuple):
    """The sentences of a letter, those that are said of it, and who signs it."""

    title: str
    body: tuple[str, ...]
    notes: tuple[str, ...]
    signing: tuple[str, ...] = ("draft.letter-signed", "draft.letter-company", "draft.letter-date")


# Who makes the commitment: for domestic service alone, as the old list words it, or for another.
WHO, WHO_OFFSHORE = "draft.commitment-letter-who", "draft.commitment-letter-offshore"
LETTERS = {
    COMMITMENT: Letter(
        "draft.commitment-letter-title",
        (WHO, "draft.commitment-letter-what"),
        ("draft.commitment-letter-note-old", "draft.commitment-letter-note-words"),
    ),
    AUTHORIZATION: Letter(
        "draft.authorization-title",
        (
            "draft.authorization-who",
            "draft.authorization-agent",
            "draft.authorization-matters",
            "draft.authorization-powers",
            "draft.authorization-collecting",
            "draft.authorization-period",
        ),
        (
            "draft.authorization-note-contents",
            "draft.authorization-note-asked",
            "draft.authorization-note-powers",
        ),
        (
            "draft.letter-signed",
            "draft.letter-agent",
            "draft.letter-company",
            "draft.letter-date",
        ),
    ),
    UNCHANGED: Letter(
        "draft.unchanged-statement-title",
        ("draft.unchanged-statement-who", "draft.unchanged-statement-what"),
        ("draft.unchanged-statement-note-form", "draft.unchanged-statement-note-words"),
    ),
    INVESTORS: Letter(
        "draft.foreign-investor-statement-title",
        (
            "draft.foreign-investor-statement-who",
            FACTS,
            "draft.foreign-investor-statement-shares",
            "draft.foreign-investor-statement-control",
        ),
        (
            "draft.foreign-investor-statement-note-contents",
            "draft.foreign-investor-statement-note-signed",
        ),
    ),
}


class KnownApplicant(NamedTuple):
    """What is known of the applicant."""

    company: Text | None
    authority: Text | None
    report: Report


def letter(paper: str, known: KnownApplicant) -> Iterator[DocxBlock]:
    """Write a letter in Chinese on a page of its own, to be filed; the English behind it."""
    lines = list(_lines(paper, known))
    for key, style, text in lines:
        yield Paragraph(text.zh, style)
        if key == FACTS:
            yield DocxTable(WIDTHS, tuple(_investors(known.report)))
    yield PageBreak()
    reading = word("draft.reading-copy")
    yield from (Paragraph(reading.zh, "Heading1"), Paragraph(reading.en, "English"))
    yield from (Paragraph(text.en, "English") for _, _, text in lines)
    for key in LETTERS[paper].notes:
        note = word(key)
        yield from (Paragraph(note.zh, "Note"), Paragraph(note.en, "English"))


def _lines(paper: str, known: KnownApplicant) -> Iterator[tuple[str, str, Text]]:
    """Return the sentences of a letter, each with its key and how it is set."""
    values = {
        "company": known.company or word("draft.letter-company-open"),
        "authority": known.authority or word("draft.letter-authority"),
    }
    one = LETTERS[paper]
    yield one.title, "Title", word(one.title)
    yield "draft.letter-to", "Normal", word("draft.letter-to", **values)
    for key in one.body:
        # What is applied for is another service where all users are abroad.
        is_offshore = known.report.route.license_class != "B24-1"
        other = WHO_OFFSHORE if key == WHO and is_offshore else key
        yield key, "Indented", word(other, **values)
    for key in one.signing:
        yield key, "Signing", word(key, **values)


def _investors(report: Report) -> Iterator[tuple[DocxCell, ...]]:
    """Return the shareholders that are entered, with what must be filled in by hand."""
    heads = (
        word("draft.number"),
        *(word(key) for key in COLUMNS.values()),
        word("draft.investor-country"),
    )
    yield tuple(cell(head.zh, "CellHead") for head in heads)
    entries, answers = report.app.entries("shareholders") or (), report.app.answers
    for n, entry in enumerate(entries, start=1):
        told = []
        for key in COLUMNS:
            path, fact = f"{entry}.{key}", report.law.fact(f"shareholders[].{key}")
            # An answer that is open stays blank.
            is_known = path in answers
            words = KINDS[fact.type].written
            told.append(words(answers[path], fact, report.law).zh if is_known else "")
        yield tuple(map(cell, (str(n), *told, "")))
    for n in range(1, BLANK_ROWS + 1 if not entries else 1):
        yield tuple(map(cell, (str(n), "", "", "", "", "")))
