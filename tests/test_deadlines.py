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
    return [(found.code, found.facts) for found in contradictions(parsed(data))]


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


def test_a_share_of_nothing_and_a_wrong_sum_are_told_apart():
    shares = ("shareholders[0].share", "shareholders[1].share")

    assert disputed({"shareholders": [{"share": 100}, {"share": 0}]}) == [
        ("share-of-zero", shares[1:])
    ]
    assert disputed({"shareholders": [{"share": 60}, {"share": 1}]}) == [
        ("shares-do-not-add-up", shares)
    ]
    assert disputed({"shareholders": [{"share": 99}, {"share": 1}]}) == []
