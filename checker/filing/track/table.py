"""Write a notice as a table of one row a remark, and what is to be asked as one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.core.words import SPACE, in_both, joined_texts, word
from checker.core.words.terms import RANK_WORDS
from checker.filing.track.outline import ARTICLES_OF, Sent, Told
from checker.model import READING, Text
from checker.report.summary import in_short

# So much of a remark is quoted, its first clause where that says enough.
LONGEST_QUOTE, SHORTEST_QUOTE = 26, 6
CLAUSE = re.compile(r"[，,；;]")
# What is added to what is done, by who asks for it.
NOTES = {
    "old": "track.note-old",
    "reading": "track.note-reading",
    "others": "track.note-others",
    "none": "track.note-none",
    "time": "track.note-time",
    "unknown": "track.note-unknown",
}
# Which remarks are asked about in one sentence, and by which words.
ASKED_TOGETHER = {
    "condition": "track.once-basis",
    "material": "track.once-basis",
    "others": "track.once-others",
    "unknown": "track.once-unknown",
}
# How far a remark was recognized: what it wants, of which paper, or neither.
KNOWN, PAPER, UNKNOWN = "known", "paper", "unknown"


class RemarkRow(NamedTuple):
    """One remark: its number, unless it sets a time, what it is about, its words, what to do.

    ``text`` is the one that asks for it, if any does; ``is_asked`` tells that there is a question.
    """

    number: int | None
    name: Text
    quote: str
    do: Text
    text: Text | None
    known: str
    is_asked: bool


def rows(sent: Sent) -> list[RemarkRow]:
    """Return the rows of a notice."""
    return [_row(number, told) for number, told in sent.remarks]


def counts(found: Sequence[RemarkRow]) -> Text:
    """Say how many remarks there are, how far they were recognized, and how many to ask about."""
    numbered = [row for row in found if row.number]
    numbers = {
        state: sum(row.known == state for row in numbered) for state in (KNOWN, PAPER, UNKNOWN)
    }
    asked = sum(row.is_asked for row in numbered)
    return word("track.counts", n=len(numbered), **numbers, asked=asked)


def _row(number: int | None, told: Sequence[Told]) -> RemarkRow:
    kinds = [each.kind for each in told]
    known = KNOWN
    if UNKNOWN in kinds:
        known = UNKNOWN
    elif any(each.rule and not each.wanted for each in told):
        known = PAPER
    texts = (text for each in told for text in [_text(each)] if text)
    return RemarkRow(
        number,
        _name(told) if number else word("track.about-time"),
        quoted(told[0].remark.text),
        joined_texts((*_acts(told), *_notes(told)), SPACE),
        next(texts, None),
        known,
        is_asked=any(kind not in ("asked", "time") for kind in kinds),
    )


def _name(told: Iterable[Told]) -> Text:
    """Name the papers of a remark, each with what is wanted of it."""
    wanted: dict[Text, list[Text]] = {}
    for each in told:
        if each.rule:
            wanted.setdefault(each.rule.nav, []).extend(each.wanted)
    papers = (
        joined_texts((paper, joined_texts(parts, "mark.list")), "mark.colon") if parts else paper
        for paper, parts in wanted.items()
    )
    return joined_texts(papers) if wanted else word("track.about-unknown")


def _acts(told: Iterable[Told]) -> Iterable[Text]:
    """Say what is done about a remark, each act once."""
    return dict.fromkeys(act for each in told if each.rule for act in _acts_of(each))


def _acts_of(told: Told) -> list[Text]:
    return told.acts or [word("track.act-answer" if told.fact else "track.act-paper")]


def _notes(told: Iterable[Told]) -> Iterable[Text]:
    """Say whether a text asks for it, and what to do if none does."""
    keys = dict.fromkeys(
        "track.note-none-condition" if each.is_of_no_condition else NOTES[each.kind]
        for each in told
        if each.kind in NOTES
    )
    return map(word, keys)


def _text(told: Told) -> Text | None:
    """Name the first text that asks for it, or our own reading."""
    every = told.asked_by or told.asked_of_others
    texts = [each for each in every if each.rank != READING] or every
    if not texts:
        return None
    first = texts[0]
    return in_short(first.cites[:1]) if first.cites else word(RANK_WORDS[first.rank])


def quoted(text: str) -> str:
    """Return a remark's first clause, or its beginning."""
    clause = CLAUSE.split(text)[0]
    said = clause if len(clause) >= SHORTEST_QUOTE else text
    return said if len(said) <= LONGEST_QUOTE else f"{said[: LONGEST_QUOTE - 1]}…"


def question(sent: Sent) -> Text | None:
    """Return all that is to be asked as one polite text; nothing where a text asks for all."""
    together: dict[str, list[Text]] = {}
    found = rows(sent)
    for row, (_, told) in zip(found, sent.remarks, strict=True):
        if not row.is_asked:
            continue
        said = word("track.once-remark", n=row.number or "", remark=row.quote)
        for key in dict.fromkeys(map(_asked_as, told)):
            if key:
                together.setdefault(key, []).append(said)
    if not together:
        return None
    day = sent.days.correction
    begin = word("track.once-begin-on", day=day) if day else word("track.once-begin")
    sentences = [
        word(
            ASKED_TOGETHER[key],
            remarks=joined_texts(remarks, "mark.list"),
            article=word(ARTICLES_OF[key]) if key in ARTICLES_OF else "",
        )
        for key, remarks in together.items()
    ]
    others = any(row.number and not row.is_asked for row in found)
    rest = [word("track.once-others-corrected")] if others else []
    return joined_texts((begin, *sentences, *rest, word("track.once-end")), SPACE)


def _asked_as(told: Told) -> str | None:
    """Return with which others it is asked about; nothing where a text asks for it."""
    if told.kind in ("asked", "time"):
        return None
    if told.kind in ASKED_TOGETHER:
        return told.kind
    return told.rule.kind if told.rule else None


def asked_about(found: Iterable[RemarkRow]) -> Text:
    """Say how many remarks the question is about."""
    return word("track.once", n=sum(row.is_asked for row in found))


def as_line(row: RemarkRow) -> Text:
    """Write what a remark is about, with its words, on one line."""
    return word("track.row", name=row.name, quote=in_both(row.quote))
