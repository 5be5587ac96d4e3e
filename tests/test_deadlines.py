"""The days that follow from an application's dates, and the answers that cannot all be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.applications import DAY, LAW, parsed

from checker.rules.contradictions import contradictions
from checker.rules.deadlines import deadlines

if TYPE_CHECKING:
    from datetime import date

CERTIFICATE, REPORT = "social-security-certificate", "financial-report"


def days(data: dict[str, Any], day: date = DAY) -> list[tuple[str, str]]:
    return [(found.code, found.on.isoformat()) for found in deadlines(parsed(data, day), LAW)]


def violation(by: str | None = "company", *, major: bool | None = True) -> dict[str, Any]:
    return {"violations": [{"on": "2024-05-06", "by": by, "major": major}]}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"materials": {CERTIFICATE: {"issued_on": "2026-10-31"}}},
            [("certificate-usable-until", "2026-11-30")],
        ),
        (
            {"company": {"established_on": "2026-02-03"}},
            [("young-company-until", "2027-02-03")],
        ),
        (
            {"materials": {REPORT: {"audit_report_on": "2026-03-31"}}},
            [("audit-usable-until", "2027-03-31")],
        ),
        (violation(), [("violation-inside-until", "2027-05-06")]),
        (violation("investor"), []),
        (violation(None), []),
        (violation(major=False), []),
        (violation(major=None), []),
        (
            {"bars": [{"on": "2026-05-06", "reason": "false-papers"}]},
            [("bar-until", "2027-05-06")],
        ),
        ({"bars": [{"on": "2026-05-06", "reason": "deception"}]}, [("bar-until", "2029-05-06")]),
        ({"bars": [{"on": "2026-05-06"}, {"reason": "deception"}]}, []),
        # Less than three years (未满三年): the corresponding day itself is no longer one of them.
        ({"penalties": [{"on": "2025-01-31"}]}, [("letter-asked-until", "2028-01-30")]),
        ({"violations": [{"by": "company", "major": True}], "penalties": [{}]}, []),
        ({}, []),
    ],
)
def test_a_date_has_its_last_day(data: dict[str, Any], expected: list[tuple[str, str]]):
    assert days(data) == expected


def test_the_earliest_day_is_told_first():
    data = {
        "bars": [{"on": "2026-05-06", "reason": "false-papers"}],
        "company": {"established_on": "2026-05-06"},
        "materials": {REPORT: {"audit_report_on": "2026-05-06"}},
        "penalties": [{"on": "2024-05-06"}, {"on": "2024-05-05"}],
        "violations": [{"on": "2024-05-06", "by": "company", "major": True}],
    }

    assert days(data) == [
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


@pytest.mark.parametrize(
    ("reason", "expected"),
    [("deception", [("bar-until", "2005-05-06")]), ("false-papers", [])],
)
def test_a_ground_that_did_not_bar_then_gives_no_day(reason: str, expected: list[tuple[str, str]]):
    data = {"application_date": "2004-01-01", "bars": [{"on": "2002-05-06", "reason": reason}]}

    assert days(data) == expected


def test_where_no_wording_is_known_no_day_follows():
    data = {"application_date": "2012-01-01", "bars": [{"on": "2011-05-06", "reason": "deception"}]}

    assert days(data) == []


def disputed(data: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.code, found.facts) for found in contradictions(parsed(data))]


@pytest.mark.parametrize("listed", [None, False, True])
@pytest.mark.parametrize(
    ("on", "reason", "counts"),
    [
        ("2026-01-31", "deception", True),
        ("2023-11-24", "deception", True),
        ("2023-11-23", "deception", False),
        ("2026-01-31", "false-papers", False),
        ("2026-01-31", None, False),
        (None, "deception", False),
    ],
)
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
