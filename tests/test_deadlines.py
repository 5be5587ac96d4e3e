"""The days that follow from an application's dates, and the answers that cannot all be true."""

from __future__ import annotations

from typing import Any

import pytest
from support.applications import LAW, parsed
from support.each import for_each
from support.rows import rows_of

from checker.rules.contradictions import contradictions
from checker.rules.deadlines import deadlines


@for_each("case", rows_of("deadlines")["case"])
def test_a_date_has_its_last_day(case: dict[str, Any]):
    told = deadlines(parsed(case["only"]), LAW)

    assert {found.code: found.on for found in told} == case["days"]
    assert len(told) == len(case["days"])


def test_the_earliest_day_is_told_first():
    data = {
        "bars": [{"on": "2026-05-06", "reason": "false-papers"}],
        "company": {"established_on": "2026-05-06"},
        "materials": {"financial-report": {"audit_report_on": "2026-05-06"}},
        "penalties": [{"on": "2024-05-06"}, {"on": "2024-05-05"}],
        "violations": [{"on": "2024-05-06", "by": "company", "major": True}],
    }

    told = [(found.code, f"{found.on}") for found in deadlines(parsed(data), LAW)]
    assert told == [
        ("letter-asked-until", "2027-05-04"),
        ("letter-asked-until", "2027-05-05"),
        # Of one day: rule by rule, and of a rule code by code.
        ("audit-usable-until", "2027-05-06"),
        ("young-company-until", "2027-05-06"),
        ("bar-until", "2027-05-06"),
        ("violation-inside-until", "2027-05-06"),
    ]


def test_a_day_is_told_with_its_date():
    (found,) = deadlines(parsed({"company": {"established_on": "2026-02-03"}}), LAW)

    assert found.text.en.startswith(
        "Capital verification report on the old checklist until 3 February 2027"
    )
    assert found.text.zh.startswith("截至2027年2月3日（含当日），旧版清单要求验资报告")


def disputed(data: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.code, found.facts) for found in contradictions(parsed(data), LAW)]


@pytest.mark.parametrize("listed", [None, False, True])
@for_each("on, reason, counts", rows_of("deadlines")["deception"])
def test_a_license_by_deception_puts_on_the_list_for_three_years(
    listed: bool | None,
    on: str | None,
    reason: str | None,
    *,
    counts: bool,
):
    bar = {key: value for key, value in {"on": on, "reason": reason}.items() if value}
    told = disputed({"record": {"dishonesty_list": listed}, "bars": [bar]})

    expected = [("deception-not-listed", ("record.dishonesty_list", "bars[0].on"))]
    assert told == (expected if counts and listed is False else [])


@pytest.mark.parametrize("reason", [None, "deception", "false-papers"])
@pytest.mark.parametrize(
    ("on", "penalties", "counts"),
    [
        ("2026-01-31", [], True),
        ("2023-11-24", [], True),
        ("2023-11-23", [], False),
        (None, [], False),
        ("2026-01-31", None, False),
        ("2026-01-31", [{"on": "2026-01-31", "penalty": True}], False),
    ],
)
def test_a_decision_under_article_45_comes_with_a_warning(
    on: str | None,
    penalties: list[dict[str, Any]] | None,
    reason: str | None,
    *,
    counts: bool,
):
    bar = {key: value for key, value in {"on": on, "reason": reason}.items() if value}
    told = disputed({"penalties": penalties, "bars": [bar]})

    expected = [("bar-without-penalty", ("penalties", "bars[0].on"))]
    assert told == (expected if counts else [])


@pytest.mark.parametrize(
    ("on", "lists", "counts"),
    [
        ("2026-10-24", (False, False), True),
        # Within thirty days it need not be there yet, after a clean year not any more.
        ("2026-10-25", (False, False), False),
        ("2025-11-24", (False, False), True),
        ("2025-11-23", (False, False), False),
        ("2026-10-24", (False, True), False),
        ("2026-10-24", (True, False), False),
        ("2026-10-24", (False, None), False),
        (None, (False, False), False),
    ],
)
@pytest.mark.parametrize("penalty", [None, False, True])
def test_a_penalty_puts_on_the_adverse_list_for_a_year(
    on: str | None, lists: tuple[bool, bool | None], penalty: bool | None, *, counts: bool
):
    record = dict(zip(("dishonesty_list", "bad_list"), lists, strict=True))
    entry = {key: value for key, value in {"on": on, "penalty": penalty}.items() if value}
    told = disputed({"record": record, "penalties": [entry]})

    expected = [("penalty-not-listed", ("record.bad_list", "penalties[0].on"))]
    assert told == (expected if counts and penalty else [])


@for_each("data, codes", rows_of("deadlines")["before_the_measures"])
def test_a_decision_before_the_measures_is_not_doubted_by_them(
    data: dict[str, Any], codes: list[str]
):
    assert [code for code, _ in disputed(data)] == codes


@pytest.mark.parametrize("of_company", [None, False, True])
@pytest.mark.parametrize("of_shareholder", [None, False, True])
def test_a_foreign_shareholder_is_disputed_by_the_companys_no_alone(
    of_company: bool | None,
    of_shareholder: bool | None,
):
    owners = [{"foreign": False}, {"foreign": of_shareholder}]
    told = disputed({"company": {"foreign_capital": of_company}, "shareholders": owners})

    expected = [("foreign-shareholder", ("company.foreign_capital", "shareholders[1].foreign"))]
    assert told == (expected if of_company is False and of_shareholder else [])


@pytest.mark.parametrize("of_company", [None, False, True, "unclear"])
@pytest.mark.parametrize("of_owner", [None, False, True])
def test_so_is_a_foreign_owner_further_up(
    of_company: bool | str | None,
    of_owner: bool | None,
):
    owners = [{"name": "丙", "foreign": False}, {"name": "丁", "foreign": of_owner}]
    told = disputed({"company": {"foreign_capital": of_company}, "holders": owners})

    expected = [("foreign-owner-above", ("company.foreign_capital", "holders[1].foreign"))]
    assert told == (expected if of_company is False and of_owner else [])


def test_a_share_of_nothing_and_a_wrong_sum_are_told_apart():
    shares = ("shareholders[0].share", "shareholders[1].share")

    assert disputed({"shareholders": [{"share": 100}, {"share": 0}]}) == [
        ("share-of-zero", shares[1:])
    ]
    assert disputed({"shareholders": [{"share": 60}, {"share": 1}]}) == [
        ("shares-do-not-add-up", shares)
    ]
    assert disputed({"shareholders": [{"share": 99}, {"share": 1}]}) == []
