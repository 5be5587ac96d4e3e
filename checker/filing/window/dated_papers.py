"""Find how long a dated paper is usable, and how early one for a given day may be issued."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.application.application import Application
from checker.evaluate import outcome_by
from checker.filing.window.days import watched_on
from checker.model import Basis, Law, Rule, Version

# No text read lets a paper be older; far enough back that none may ever.
OLDEST_DAYS = 20 * 366


@dataclass(frozen=True, slots=True)
class PaperDays:
    """One dated paper, as some bases want it on a day.

    ``on`` is the date it bears and ``until`` its last day, that day inside: nothing while no date
    is given. ``not_before`` is the earliest date with which it is fresh on ``day``.
    """

    day: date
    rule: Rule
    path: str
    bases: tuple[Basis, ...]
    ranks: tuple[str, ...]
    not_before: date
    on: date | None = None
    until: date | None = None


def dated_papers(app: Application, law: Law, authority: str, day: date) -> tuple[PaperDays, ...]:
    """Return the dated papers that the wordings in force on a day ask of this applicant.

    Where several bases want the same days of one paper, it stands once.
    """
    found: dict[tuple[object, ...], PaperDays] = {}
    for path, rule in _paths(law):
        for basis in Basis:
            version = rule.version(basis, day, authority)
            each = _paper(app, path, rule, version, day) if version and version.asked else None
            if each:
                key = (path, each.not_before, each.until)
                found[key] = _joined(found[key], each) if key in found else each
    return tuple(found.values())


def _paths(law: Law) -> Iterator[tuple[str, Rule]]:
    """Return the questions for the date of a paper, each with its material."""
    for rule in law.rules:
        for path, fact in law.facts.items():
            if path.startswith(f"materials.{rule.id}.") and fact.type == "date":
                yield path, rule


def _joined(one: PaperDays, other: PaperDays) -> PaperDays:
    bases, ranks = (*one.bases, *other.bases), dict.fromkeys((*one.ranks, *other.ranks))
    return PaperDays(
        one.day, one.rule, one.path, bases, tuple(ranks), one.not_before, on=one.on, until=one.until
    )


def _paper(
    app: Application, path: str, rule: Rule, version: Version, day: date
) -> PaperDays | None:
    """Return the days of one paper by one wording; nothing where its date does not matter."""
    beside = _answers_beside(app, path)
    if path not in outcome_by(Application(day, beside, app.lengths), rule, version).open:
        return None
    ordinals = range(day.toordinal() - OLDEST_DAYS, day.toordinal())

    def until(on: date) -> date | None:
        return _usable_until(Application(on, {**beside, path: on}, app.lengths), rule, version)

    if until(day) is None:
        return None
    earliest = bisect_left(ordinals, day, key=lambda n: until(date.fromordinal(n)) or date.min)
    on = app.date(path)
    return PaperDays(
        day,
        rule,
        path,
        (version.basis,),
        (version.rank,),
        date.fromordinal(ordinals.start + earliest),
        on,
        until(on) if on else None,
    )


def _answers_beside(app: Application, path: str) -> dict[str, object]:
    """Return the answers without a paper's date, and without what is missing on the paper.

    What is not there yet, or lacks a seal, may still be got: on which days is asked here.
    """
    stem = path.rpartition(".")[0] + "."
    return {
        each: answer
        for each, answer in app.answers.items()
        if each != path and not (each.startswith(stem) and answer is False)
    }


def _usable_until(app: Application, rule: Rule, version: Version) -> date | None:
    """Return the last day of a paper issued on the application's day, if a wording sets one."""
    on_day, watch = watched_on(app, app.day)
    outcome_by(on_day, rule, version)
    return min((last for since, last in watch.periods if since == app.day), default=None)
