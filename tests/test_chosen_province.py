"""A province chosen at the top of a page is shown and offered; it answers and decides nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker import web

RULE = "social-security-certificate"
DAY = "2026-11-24"
OFFER = 'data-do="take-province"'


def reply(application: dict[str, Any], province: str, rule: str = RULE) -> dict[str, Any]:
    request = {
        "do": "check",
        "application": application,
        "today": DAY,
        "lang": "en",
        "bases": ["law", "local", "checklist"],
        "rule": rule,
        "site": "../../",
        "province": province,
    }
    found: dict[str, Any] = json.loads(web.answer(json.dumps(request)))
    assert found["ok"]
    return found


def local(application: dict[str, Any], province: str) -> str:
    row: str = reply(application, province)["rules"][RULE]["local"]
    return row


def served(**more: Any) -> dict[str, Any]:
    return {"service": {"users": "mainland"} | more}


@pytest.mark.parametrize("provinces", [{}, {"provinces": None}])
def test_what_its_guide_asks_is_said_and_offered(provinces: dict[str, Any]) -> None:
    row = local(served(**provinces), "CN-HN")

    assert "If the Hunan Communications Administration decides, its guide asks: " in row
    assert OFFER in row
    assert "b-pill" not in row
    assert "choose a province first" not in row


def test_a_guide_without_such_a_demand_says_why() -> None:
    assert "Beijing: no provincial guide known" in local(served(), "CN-BJ")


def test_without_a_choice_nothing_is_offered() -> None:
    row = local(served(), "")

    assert "choose a province first" in row
    assert OFFER not in row


def test_a_code_that_is_no_province_is_not_offered() -> None:
    assert OFFER not in local(served(), "CN-XX")


@pytest.mark.parametrize(
    ("covered", "users"),
    [
        (["CN-GZ"], "mainland"),
        (["CN-GZ", "CN-HN"], "mainland"),
        ("nationwide", "mainland"),
        ([], "abroad"),
    ],
)
def test_the_answers_come_before_the_choice(covered: Any, users: str) -> None:
    row = local(served(provinces=covered, users=users), "CN-HN")

    assert OFFER not in row
    assert "Hunan" not in row


def test_one_province_answered_says_what_its_guide_asks_while_capital_is_open() -> None:
    row = local(served(provinces=["CN-HN"]), "")

    assert "unsettled until the question on foreign capital is answered" in row
    assert "If the Hunan Communications Administration decides" in row


def test_where_the_ministry_decides_no_guide_is_said() -> None:
    row = local(served() | {"company": {"foreign_capital": True}}, "CN-HN")

    assert "the ministry decides" in row
    assert "Hunan" not in row


def test_a_choice_changes_no_verdict_and_nothing_else() -> None:
    with_choice, without = (reply(served(), code) for code in ("CN-HN", ""))
    del with_choice["rules"], without["rules"]

    assert with_choice == without


def test_the_page_on_need_offers_it_until_it_is_answered() -> None:
    assert OFFER in reply(served(), "CN-HN", "need")["rules"]["need"]["need"]
    covered = served(provinces=["CN-GZ"])
    assert OFFER not in reply(covered, "CN-HN", "need")["rules"]["need"]["need"]


def test_a_measured_guide_names_its_province() -> None:
    app = served(provinces=["CN-HN"]) | {"company": {"foreign_capital": False}}

    assert 'href="../../local/hunan/">Hunan</a>' in local(app, "").partition("</p>")[0]
