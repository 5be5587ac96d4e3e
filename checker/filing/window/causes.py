"""Put into words what opens and what closes a run of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from checker.core.verdicts import unique
from checker.core.words import SPACE, joined_texts, word
from checker.filing.window.find import Obstacle
from checker.model import Bases, Rule, Text
from checker.report.outline import named


class CauseLine(NamedTuple):
    """What opens or closes a run, in words: the rule, why, and what its words rest on."""

    rule: Rule
    name: Text
    text: Text
    bases: Bases
    ranks: tuple[str, ...]


class Turn(NamedTuple):
    """One end of a run: "Closes 26 December 2026", and what does it."""

    lead: Text
    on: date
    lines: tuple[CauseLine, ...]


def cause_lines(causes: Iterable[Obstacle], on: date) -> list[CauseLine]:
    """Put what opens or closes a run on a day into words; what says the same stands once."""
    found: dict[tuple[str, Text], CauseLine] = {}
    for cause in causes:
        rule, rank = cause.rule, cause.finding.rank
        # A guide that only leaves open how old a paper may be sets it no last day.
        ranks = cause.paper.ranks if cause.paper else (rank,) if rank else ()
        line = CauseLine(rule, named(rule), _said(cause, on), (cause.basis,), ranks)
        key = (rule.id, line.text)
        if before := found.get(key):
            ranks = unique((*before.ranks, *line.ranks))
            line = line._replace(bases=before.bases + line.bases, ranks=ranks)
        found[key] = line
    return list(found.values())


def _said(cause: Obstacle, on: date) -> Text:
    """Say why: the last day of a paper, else another wording, and what the rule says on the day."""
    # What would do in the paper's place is another matter: whoever has the paper needs nothing.
    if cause.paper:
        return word("window.last-day-of", on=cause.paper.on)
    key = "window.until" if cause.day < on else "window.since"
    reasons = joined_texts((reason.text for reason in cause.finding.reasons), SPACE)
    said = word(key, day=cause.day, reasons=reasons)
    reworded = [word("window.wording", on=cause.wording)] if cause.wording else []
    return joined_texts([*reworded, said], SPACE)
