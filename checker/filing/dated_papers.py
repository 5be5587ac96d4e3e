"""Find how long a dated paper is usable, and how early one for a given day may be issued."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from checker.application.application import Application
from checker.core.dates import ONE_DAY, Period
from checker.core.verdicts import Outcome
from checker.core.words import joined_texts, word
from checker.decide.evaluate import outcome_by
from checker.filing.calendar import Noted
from checker.model import READING, Bases, Basis, Law, Rule, RuleFindings, Text, Version, paper_of


class PaperDays(NamedTuple):
    """One dated paper, as some bases want it on a day.

    ``on`` is the date it bears and ``until`` its last day, that day inside: nothing while no date
    is given. ``not_before`` is the earliest date with which it is fresh on ``day``. ``ranks`` are
    those of the bases that say how old it may be; another may only leave open whether it may be
    older. Where all of them do, the days are our reading.
    """

    day: date
    rule: Rule
    path: str
    bases: Bases
    ranks: tuple[str, ...]
    not_before: date
    on: date | None = None
    until: date | None = None


def dated_papers(app: Application, law: Law, authority: str, day: date) -> tuple[PaperDays, ...]:
    """Return the dated papers that the wordings in force on a day ask of this applicant.

    Where several bases want the same days of one paper, it stands once.
    """
    found: dict[tuple[object, ...], PaperDays] = {}
    dates = [
        (path, law.rule(paper))
        for path, fact in law.facts.items()
        if fact.type == "date" and (paper := paper_of(path))
    ]
    for path, rule in dates:
        for basis in Basis:
            version = rule.version(basis, day, authority)
            each = _paper(app, path, rule, version, day) if version and version.asked else None
            if each:
                key = (path, each.not_before)
                first = found.setdefault(key, each)
                if first is not each:
                    ranks = tuple(dict.fromkeys((*first.ranks, *each.ranks)))
                    found[key] = first._replace(bases=(*first.bases, basis), ranks=ranks)
    return tuple(each if each.ranks else each._replace(ranks=(READING,)) for each in found.values())


def _paper(
    app: Application, path: str, rule: Rule, version: Version, day: date
) -> PaperDays | None:
    """Return the days of one paper by one wording; nothing where its date does not matter."""
    # What is not there yet on the paper, or lacks a seal, may still be got: on which days is asked.
    stem = path.rpartition(".")[0] + "."
    beside = {
        each: answer
        for each, answer in app.answers.items()
        if each != path and not (each.startswith(stem) and answer is False)
    }

    def of(on: date | None) -> Outcome:
        """Return what the wording says with a paper of some day, or while its date is open."""
        answers = beside if on is None else {**beside, path: on}
        return outcome_by(replace(app, day=day, answers=answers), rule, version)

    if path not in of(None).open:
        return None
    months = min((each.months for each in of(day).periods if each.path == path), default=None)
    # Even one of today has no last day: how old it is does not matter.
    if months is None:
        return None
    not_before = Period(path, day, months).begin_for(day)
    # A wording that sets no days does not fail an older paper: it leaves its date unsaid.
    holds = of(not_before - ONE_DAY).holds
    is_unsaid = holds.value is None and any(path in cause.facts for cause in holds.whys)
    on = app.date(path)
    return PaperDays(
        day,
        rule,
        path,
        (version.basis,),
        () if is_unsaid else (version.rank,),
        not_before,
        on,
        Period(path, on, months).last if on else None,
    )


def too_old(
    app: Application, law: Law, authority: str, day: date, bases: Collection[Basis]
) -> Iterator[PaperDays]:
    """Return the papers at hand that one of these bases calls too old on a day."""
    for paper in dated_papers(app, law, authority, day):
        is_said = set(paper.bases) & set(bases) and set_by_text(paper.ranks)
        if is_said and paper.on and paper.on < paper.not_before:
            yield paper


def set_by_text(ranks: tuple[str, ...]) -> bool:
    """Tell whether a text sets days: of our reading alone nobody is told that they have passed."""
    return ranks != (READING,)


def instead_of(law: Law, found: RuleFindings, bases: Iterable[Basis]) -> Text | None:
    """Name what some of these bases may still take in the place of a whole paper."""
    held = f"materials.{found.rule.id}.held"
    still_open = dict.fromkeys(path for f in found.asking(bases).values() for path in f.open)
    facts = [law.fact(path) for path in still_open]
    names = [fact.short for fact in facts if fact.instead == held]
    return joined_texts(names, "mark.or") if names else None


def paper_said(paper: PaperDays, day: date) -> Text:
    """Say how old a paper may be on a day, and how long the one at hand is good."""
    needed = word("window.not-before", day=day, not_before=paper.not_before)
    if paper.on is None:
        own = word("window.no-date")
    elif paper.until is not None and paper.until < day:
        own = word("window.yours-late", on=paper.on, until=paper.until)
    else:
        own = word("window.yours", on=paper.on, until=paper.until)
    return joined_texts((needed, own))


def last_days(papers: Iterable[PaperDays]) -> Iterator[Noted]:
    """Return the last usable day of each paper that bears a date, for calendar programs."""
    for paper in papers:
        if paper.until:
            title = word("window.event-paper", paper=paper.rule.nav)
            yield Noted(
                f"paper-{paper.rule.id}", paper.until, title, (paper_said(paper, paper.day),)
            )
