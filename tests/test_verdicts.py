"""Yes, no and open, put together: what decides, what is still asked, and what is told."""

from __future__ import annotations

from itertools import product

import pytest

from checker.model import Verdict
from checker.verdicts import (
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
# An open answer stands beside the no: once that is mended, it decides.
LATE_AND_OPEN = Truth(value=False, missing=("paper.on",), whys=(LATE,))
TRUTHS = {"yes": YES, "no": no(LATE), "open": DAY, "silent": silent(VAGUE)}


@pytest.mark.parametrize("names", [*product(TRUTHS, repeat=2)], ids=" and ".join)
def test_one_no_is_enough_for_a_no_and_one_yes_for_a_yes(names: tuple[str, str]):
    parts = [TRUTHS[name] for name in names]

    everything = False if "no" in names else True if set(names) == {"yes"} else None
    anything = True if "yes" in names else False if set(names) == {"no"} else None
    assert all_of(*parts).value is everything
    assert any_of(*parts).value is anything


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((YES, YES), YES),
        ((DAY, YES, SEAL, DAY), open_fact("paper.on", "paper.sealed")),
        ((no(LATE), YES, no(BARE)), no(LATE, BARE)),
        ((no(LATE), silent(VAGUE)), no(LATE)),
        ((silent(VAGUE), DAY), Truth(None, ("paper.on",), (VAGUE,))),
        ((no(BARE), DAY), Truth(value=False, missing=("paper.on",), whys=(BARE,))),
        ((LATE_AND_OPEN, YES), LATE_AND_OPEN),
    ],
)
def test_of_several_demands_what_fails_is_told_and_what_is_open_asked(
    parts: tuple[Truth, ...], expected: Truth
):
    assert all_of(*parts) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((no(LATE), YES), YES),
        ((DAY, YES), YES),
        ((silent(VAGUE), YES), YES),
        ((no(LATE), DAY, SEAL, DAY), open_fact("paper.on", "paper.sealed")),
        ((no(LATE), silent(VAGUE)), silent(VAGUE)),
        ((no(LATE), no(BARE)), no(LATE, BARE)),
        ((LATE_AND_OPEN, no(BARE)), Truth(value=False, missing=("paper.on",), whys=(LATE, BARE))),
    ],
)
def test_of_several_ways_one_is_enough_and_every_open_one_is_asked(
    parts: tuple[Truth, ...], expected: Truth
):
    assert any_of(*parts) == expected


@pytest.mark.parametrize(
    ("part", "opposite"),
    [
        (YES, no(BARE)),
        (no(LATE), YES),
        (DAY, DAY),
        (silent(VAGUE), Truth(None)),
    ],
)
def test_the_opposite_has_a_cause_of_its_own(part: Truth, opposite: Truth):
    assert not_(part, BARE) == opposite


@pytest.mark.parametrize(
    ("condition", "if_yes", "if_no", "expected"),
    [
        (YES, no(LATE), no(BARE), no(LATE)),
        (no(), no(LATE), no(BARE), no(BARE)),
        (DAY, YES, YES, YES),
        (DAY, no(LATE), no(LATE), no(LATE)),
        (DAY, no(LATE), no(BARE), no(LATE, BARE)),
        (DAY, YES, no(BARE), DAY),
        (DAY, SEAL, DAY, open_fact("paper.on", "paper.sealed")),
        (DAY, YES, SEAL, open_fact("paper.on", "paper.sealed")),
        (DAY, silent(VAGUE), silent(VAGUE), DAY),
    ],
)
def test_an_open_condition_is_asked_only_where_its_branches_differ(
    condition: Truth, if_yes: Truth, if_no: Truth, expected: Truth
):
    assert either_way(condition, if_yes, if_no) == expected


def test_advice_fails_nobody_and_tells_its_own_cause_or_that_of_the_no():
    assert advised(no(LATE)) == silent(LATE)
    assert advised(no(LATE), VAGUE) == silent(VAGUE)
    assert (advised(YES, VAGUE), advised(DAY, VAGUE)) == (YES, DAY)


def test_a_no_is_advice_only_where_the_condition_holds():
    assert advised_if(YES, no(LATE), VAGUE) == silent(VAGUE)
    assert advised_if(no(), no(LATE), VAGUE) == no(LATE)
    assert advised_if(DAY, no(LATE), VAGUE) == DAY
    assert advised_if(DAY, YES, VAGUE) == YES


@pytest.mark.parametrize(
    ("applies", "holds", "verdict", "asked"),
    [
        (YES, YES, Verdict.MET, ()),
        (YES, no(LATE), Verdict.NOT_MET, ()),
        (YES, LATE_AND_OPEN, Verdict.NOT_MET, ("paper.on",)),
        (YES, DAY, Verdict.UNKNOWN, ("paper.on",)),
        (no(), no(LATE), Verdict.NOT_APPLICABLE, ()),
        (no(), DAY, Verdict.NOT_APPLICABLE, ()),
        (SEAL, YES, Verdict.UNKNOWN, ("paper.sealed",)),
        (SEAL, DAY, Verdict.UNKNOWN, ("paper.sealed", "paper.on")),
        (SEAL, SEAL, Verdict.UNKNOWN, ("paper.sealed",)),
    ],
)
def test_a_rule_that_perhaps_does_not_apply_stays_open(
    applies: Truth, holds: Truth, verdict: Verdict, asked: tuple[str, ...]
):
    outcome = Outcome(holds, applies)

    assert (outcome.verdict, outcome.open) == (verdict, asked)
