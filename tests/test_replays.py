"""The past, replayed: from one set of measures to the next cases turn as the history page says."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import DAY, LAW
from support.casebook import cases
from support.history_page import standing
from support.rows import keyed, rows_of

from checker.application.application import parse
from checker.filing.compare.find import DATE, compare, side_of
from checker.model import Basis, Verdict
from scripts.site.rules import is_coming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.filing.compare.find import VerdictChange

ROWS = rows_of("replays")
# Each case on two days takes 30 ms; neighbors turn alike.
ONE_IN = 7
CASES = [case for case in cases() if "error" not in case.expected]
# The days on which wordings of the law took effect, behind the first measures.
TURNS = sorted(
    {
        version.effective
        for rule in LAW.rules
        for version in rule.versions_on(Basis.LAW)
        if not is_coming(version)
    }
)[1:]
# Those of measures, by the columns of the page: before, and from then on.
COLUMNS = {date(2009, 4, 10): (0, 1), date(2017, 9, 1): (1, 2)}
ASKED, NOT_ASKED, UNREAD = "asked", "not asked", "no text read"


@cache
def replayed(turn: date, step: int = ONE_IN) -> Mapping[str, list[VerdictChange]]:
    """Return what changes by law from the day before to a day, rule by rule, over the cases."""
    found: defaultdict[str, list[VerdictChange]] = defaultdict(list)
    for case in CASES[::step]:
        sides = []
        for day in (turn - timedelta(days=1), turn):
            app, errors = parse(case.application, LAW, DAY, day)
            assert errors == ()
            sides.append(side_of(app, LAW))
        before, after = sides
        for change in compare(before, after, LAW).changed:
            if change.basis is Basis.LAW:
                found[change.rule.id].append(change)
    return found


def articles(change: VerdictChange) -> list[list[str]]:
    """Return the texts that a change names, by id and article."""
    texts = change.wording.texts if change.wording else ()
    return [[cite.instrument.id, cite.article.en] for cite in texts]


def said(turn: date, rule: str) -> tuple[str, str]:
    """Return what the page says of a rule before a day and from then on.

    In the last column stands what holds today: what took effect later was not there yet.
    """
    under = standing(rule)
    before, after = (under[column] for column in COLUMNS[turn])
    first = min(v.effective for v in LAW.rule(rule).versions_on(Basis.LAW))
    return before, after if first <= turn else UNREAD


def as_said(turn: date, step: int) -> list[str]:
    """Return the rules that turn otherwise than the page says."""
    found, number = replayed(turn, step), len(CASES[::step])
    wrong = []
    for rule in LAW.rules:
        changes = found.get(rule.id, [])
        before, after = said(turn, rule.id)
        ends = {(change.before, change.after) for change in changes}
        is_right = {
            # Nothing is asked and nothing was: nothing turns.
            before == after != ASKED: not changes,
            # What is not asked any more is asked of nobody.
            before != after == NOT_ASKED: {end for _, end in ends} == {Verdict.NOT_APPLICABLE}
            and len(changes) == number,
            # What was not asked begins with all that it is asked of.
            before == NOT_ASKED != after: {begin for begin, _ in ends} == {Verdict.NOT_APPLICABLE},
            # Of what was not read nothing was known, nor is of what is not read any more.
            before == UNREAD and after == ASKED: {begin for begin, _ in ends} <= {Verdict.UNKNOWN},
            before == ASKED and after == UNREAD: {end for _, end in ends} == {Verdict.UNKNOWN},
        }
        if not is_right.get(True, True):
            wrong.append(f"{rule.id}: {before} → {after}: {ends}")
    return wrong


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "step", [ONE_IN, pytest.param(1, marks=pytest.mark.thorough, id="every case")]
)
@pytest.mark.parametrize("turn", COLUMNS, ids=str)
def test_from_measures_to_measures_cases_turn_as_the_page_says(turn: date, step: int):
    assert as_said(turn, step) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("turn", TURNS, ids=str)
def test_each_change_names_the_day_and_the_article_that_made_it(turn: date):
    changes = [change for found in replayed(turn).values() for change in found]
    without = {change.rule.id for change in changes if change.wording is None}

    assert changes
    assert {change.because for change in changes} == {(DATE,)}
    assert {change.wording.since for change in changes if change.wording} == {turn}
    assert all(articles(change) for change in changes if change.wording)
    assert without == {row["rule"] for row in ROWS["fallen"] if is_unread(row, turn)}


def is_unread(row: Mapping[str, Any], turn: date) -> bool:
    return row["day"] == turn and "article" not in row


@pytest.mark.no_cover
@pytest.mark.parametrize("row", keyed(ROWS["fallen"], "rule", "day", "article"))
def test_what_fell_names_the_article_that_does_not_ask_it(row: dict[str, Any]):
    changes = replayed(row["day"])[row["rule"]]

    assert changes
    assert all(articles(change) == [row["article"]] for change in changes if "article" in row)


@pytest.mark.no_cover
@pytest.mark.parametrize("row", keyed(ROWS["otherwise"], "rule", "day", "article"))
def test_what_is_asked_otherwise_names_its_article(row: dict[str, Any]):
    assert any(row["article"] in articles(each) for each in replayed(row["day"])[row["rule"]])


def test_each_rule_that_fell_is_replayed():
    fallen = {
        (rule.id, turn)
        for rule in LAW.rules
        for turn in TURNS
        if is_asked(rule.id, turn - timedelta(days=1)) and not is_asked(rule.id, turn)
    }

    assert fallen == {(row["rule"], row["day"]) for row in ROWS["fallen"]}


def is_asked(rule: str, day: date) -> bool:
    version = LAW.rule(rule).version(Basis.LAW, day)
    return version is not None and version.asked


def test_the_turns_are_those_of_the_measures_and_of_what_came_later():
    assert [*COLUMNS] == TURNS[: len(COLUMNS)]
