"""Eight answers settle need, class, scope, authority, minimum capital and papers, for everybody."""

from __future__ import annotations

import itertools
from collections import ChainMap
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW, changed, parsed
from support.rows import as_told, keyed, rows_of
from support.samples import PARTS, part, some

from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.decide.questions import EIGHT, KEYS, answered_of_eight, number_of
from checker.model import WHOLE_NETWORK_AUTHORITY
from checker.report.form import given_answers, opens, steps
from checker.report.need import NeedLine, need_lines, papers_asked, stopped
from checker.report.outline import Report
from checker.report.papers_panel import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable


CLEAR, OLD = "2026-11-01", "2020-01-01"
OTHERS, GROUP_CLIENTS, RENTS_OUT, LINKED, USERS, CLIENTS, PROVINCES, MARKETING = (
    f"service.{key}"
    for key in (
        *("for_others", "group_clients", "rents_out", "public_network"),
        *("users", "clients", "provinces", "marketing_calls"),
    )
)
FOREIGN = "company.foreign_capital"
FOR_WHOM: list[dict[str, Any]] = [
    *({OTHERS: True, GROUP_CLIENTS: clients} for clients in ("none", "some", "all")),
    {OTHERS: False},
]
EITHER = (True, False)
WHERE: list[dict[str, Any]] = [
    {USERS: "mainland"},
    {USERS: "both"},
    *({USERS: "abroad", CLIENTS: clients} for clients in ("mainland", "abroad", "both")),
]
COVERED: list[Any] = [["CN-HN"], ["CN-HN", "CN-GD"], "nationwide"]
ALONE: list[Any] = [[code] for code in LAW.authorities if code != WHOLE_NETWORK_AUTHORITY]
# Each case of the last question: not so, then ticked and its details given.
NOTHING: dict[str, Any] = {
    "company.multi_level": False,
    "company.special_words": False,
    "service.other_services": [],
    **{key: [] for key in ("penalties", "bars", "establishments", "violations")},
}
TICKED: dict[str, Any] = {
    "company.multi_level": True,
    "company.special_words": True,
    "service.other_services": ["B22"],
    "penalties": [{"on": CLEAR, "penalty": True}, {"on": OLD}],
    "bars": [{"on": CLEAR, "reason": "false-papers"}],
    "establishments": [{"kind": "branch"}, {"kind": "subsidiary", "share": 60}],
    "violations": [{"on": CLEAR, "major": False, "by": "company"}],
}
CASES = [
    dict(zip(NOTHING, ticks, strict=True))
    for ticks in itertools.product(*zip(NOTHING.values(), TICKED.values(), strict=True))
]
NONE, ALL = CASES[0], CASES[-1]
SINGLE = [NONE | {key: TICKED[key]} for key in NOTHING]
CHOICES: list[list[dict[str, Any]]] = [
    FOR_WHOM,
    *([{path: so} for so in EITHER] for path in (RENTS_OUT, LINKED, FOREIGN, MARKETING)),
    WHERE,
    [{PROVINCES: covered} for covered in COVERED],
    [NONE, ALL, *SINGLE],
]
EVERY_CHOICE = [dict(ChainMap(*parts)) for parts in itertools.product(*CHOICES)]
MEMO = Memo()


def report(data: dict[str, Any]) -> Report:
    app = parsed(data)
    return Report(app, evaluate(app, LAW, MEMO), LAW)


def unclear(lines: Iterable[NeedLine]) -> set[str]:
    """Return the lines that no text settles; none may wait for an answer."""
    waiting = [line for line in lines if line.waits]
    assert waiting == []
    return {line.name for line in lines if not line.is_settled}


ONE_COMPANY, ROWS = rows_of("eight"), rows_of("eight_said")


# Noting lines takes longer than the work here, and no line runs here alone.
@pytest.mark.no_cover
@pytest.mark.parametrize("a_few", PARTS)
def test_every_combination_of_the_eight_answers_leaves_nothing_open(*, a_few: bool):
    for choice in part(EVERY_CHOICE, 11, a_few=a_few):
        found = report(changed({}, choice))
        # What no text settles, whatever else is answered.
        own_or_group = not choice[OTHERS] or choice[GROUP_CLIENTS] == "all"
        fits_neither = choice[USERS] == "abroad" and choice[CLIENTS] != "abroad"
        expected = {"license"} if own_or_group and not choice[RENTS_OUT] else set()
        expected |= {"class"} if fits_neither else set()
        assert unclear(need_lines(found)) == (expected if choice[LINKED] else set()), choice
        codes = {reason.code for each in stopped(found) for reason in each.reasons}
        assert ("marketing" in codes) == choice[MARKETING], choice


@pytest.mark.no_cover
@pytest.mark.parametrize("covered", some([*ALONE, *COVERED[1:]], one_in=4))
def test_in_every_province_each_case_settles_which_papers_are_asked(covered: Any):
    every = CASES if covered in (["CN-HN"], "nationwide") else [NONE, ALL, *SINGLE]
    for foreign, cases in itertools.product(EITHER, every):
        answers = {PROVINCES: covered, FOREIGN: foreign, **cases}
        found = report(changed(ONE_COMPANY, answers))
        assert unclear(need_lines(found)) == set()
        numbers = [rule.number for rules in papers_asked(found) for rule in rules]
        assert sorted(numbers) == [rule.number for rule in LAW.rules if rule.kind == "material"]


def test_each_key_belongs_to_one_question():
    assert len(EIGHT) == number_of("violations[2].on") == number_of("company.special_words")
    assert len({*KEYS}) == len(KEYS)
    assert number_of("company.province") is None


@pytest.mark.parametrize("row", keyed(ROWS["row"], "answers", "only", "told"))
def test_what_lines_and_steps_come_to(row: dict[str, Any]):
    data = row.get("only", changed(ONE_COMPANY, row.get("answers", {})))
    found = report(data)
    said = steps(found, given_answers(data), Counts())
    lines = need_lines(found)
    whole = {
        "names": [line.name for line in lines],
        "settled": sorted(line.name for line in lines if line.is_settled),
        "unclear": sorted(line.name for line in lines if not line.is_settled and not line.waits),
        "lines": {line.name: {"waits": [*line.waits], "ask": bool(line.ask)} for line in lines},
        "steps": {
            name: step.sentence._asdict() | {"kind": step.kind, "short": step.short.en}
            for name, step in said.items()
        },
        "opens": opens(said),
    }

    assert as_told(row["told"], whole) == row["told"]


@pytest.mark.parametrize("row", keyed(ROWS["answered"], "given", "number", "unsure"))
def test_half_an_answer_is_none(row: dict[str, Any]):
    given = row.get("given", {}) | dict.fromkeys(row.get("unsure", ()))

    assert answered_of_eight(given) == (row["number"], 8)
