"""Yes, no and open, put together: what decides, what is still asked, and what is told."""

from itertools import product

import pytest
from support.rows import by_columns, rows_of

from checker.core.verdicts import (
    YES,
    Outcome,
    Truth,
    advised,
    advised_if,
    all_of,
    any_of,
    either_way,
    no,
    not_,
    open_fact,
    silent,
    why,
)

LATE, BARE, VAGUE = why("too-old", "paper.on"), why("unsealed", "paper.sealed"), why("no-window")
DAY, SEAL = open_fact("paper.on"), open_fact("paper.sealed")
# As the rows call them. An open answer stands beside the no: once that is mended, it decides.
NAMED = {
    "yes": YES,
    "no": no(),
    "open": Truth(None),
    "late": no(LATE),
    "bare": no(BARE),
    "late and bare": no(LATE, BARE),
    "day": DAY,
    "seal": SEAL,
    "day and seal": open_fact("paper.on", "paper.sealed"),
    "vague": silent(VAGUE),
    "vague and day": Truth(None, ("paper.on",), (VAGUE,)),
    "bare and day": Truth(value=False, missing=("paper.on",), whys=(BARE,)),
    "late and day": Truth(value=False, missing=("paper.on",), whys=(LATE,)),
    "late, bare and day": Truth(value=False, missing=("paper.on",), whys=(LATE, BARE)),
}
ROWS = rows_of("verdicts")


@pytest.mark.parametrize("names", [*product(("yes", "late", "day", "vague"), repeat=2)])
def test_one_no_is_enough_for_a_no_and_one_yes_for_a_yes(names: tuple[str, str]):
    parts = [NAMED[name] for name in names]

    everything = False if "late" in names else True if set(names) == {"yes"} else None
    anything = True if "yes" in names else False if set(names) == {"late"} else None
    assert all_of(*parts).value is everything
    assert any_of(*parts).value is anything


@by_columns("parts, expected", ROWS["all"])
def test_of_several_demands_what_fails_is_told_and_what_is_open_asked(
    parts: list[str], expected: str
):
    assert all_of(*(NAMED[part] for part in parts)) == NAMED[expected]


@by_columns("parts, expected", ROWS["any"])
def test_of_several_ways_one_is_enough_and_every_open_one_is_asked(parts: list[str], expected: str):
    assert any_of(*(NAMED[part] for part in parts)) == NAMED[expected]


@by_columns("part, opposite", ROWS["opposites"])
def test_the_opposite_has_a_cause_of_its_own(part: str, opposite: str):
    assert not_(NAMED[part], BARE) == NAMED[opposite]


@by_columns("condition, if_yes, if_no, expected", ROWS["either"])
def test_an_open_condition_is_asked_only_where_its_branches_differ(
    condition: str, if_yes: str, if_no: str, expected: str
):
    found = either_way(*(NAMED[part] for part in (condition, if_yes, if_no)))
    assert found == NAMED[expected]


def test_advice_fails_nobody_and_tells_its_own_cause_or_that_of_the_no():
    assert advised(no(LATE)) == silent(LATE)
    assert advised(no(LATE), VAGUE) == silent(VAGUE)
    assert (advised(YES, VAGUE), advised(DAY, VAGUE)) == (YES, DAY)


def test_a_no_is_advice_only_where_the_condition_holds():
    assert advised_if(YES, no(LATE), VAGUE) == silent(VAGUE)
    assert advised_if(no(), no(LATE), VAGUE) == no(LATE)
    assert advised_if(DAY, no(LATE), VAGUE) == DAY
    assert advised_if(DAY, YES, VAGUE) == YES


@by_columns("applies, holds, verdict, asked", ROWS["perhaps"])
def test_a_rule_that_perhaps_does_not_apply_stays_open(
    applies: str, holds: str, verdict: str, asked: list[str]
):
    outcome = Outcome(NAMED[holds], NAMED[applies])

    assert (outcome.verdict.value, [*outcome.open]) == (verdict, asked)
