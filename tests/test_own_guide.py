"""Of one province that is answered, what its guide asks is said before it is known who decides."""

from __future__ import annotations

from typing import Any

import pytest
from support.each import for_each
from support.replies import asked
from support.rows import rows_of

RULE = "social-security-certificate"


def local(application: dict[str, Any]) -> str:
    found = asked(do="check", application=application, rule=RULE, site="../../")
    assert found["ok"]
    row: str = found["rules"][RULE]["local"]
    return row


def served(**more: Any) -> dict[str, Any]:
    return {"service": {"users": "mainland"} | more}


@pytest.mark.parametrize("provinces", [{}, {"provinces": None}])
def test_without_a_province_none_is_named(provinces: dict[str, Any]):
    row = local(served(**provinces))

    # Hidden by the page whose head has a province already.
    assert '<p data-own-none data-key="own-none">choose a province first</p>' in row
    assert "b-pill" not in row


def test_one_province_answered_says_what_its_guide_asks_while_capital_is_open():
    row = local(served(provinces=["CN-HN"]))

    assert "unsettled until the question on foreign capital is answered" in row
    assert "If the Hunan Communications Administration decides, its guide asks: " in row


def test_a_guide_without_such_a_demand_says_why():
    assert "Beijing: no provincial guide known" in local(served(provinces=["CN-BJ"]))


@for_each("application", rows_of("own_guide")["nobody"])
def test_where_no_one_province_decides_no_guide_is_said(application: dict[str, Any]):
    assert "its guide asks" not in local(application)


def test_where_the_ministry_decides_the_row_says_so_and_links_no_province():
    row = local(served(provinces=["CN-HN"]) | {"company": {"foreign_capital": True}})

    assert "the ministry decides" in row
    assert "local/hunan" not in row


def test_a_measured_guide_names_its_province():
    app = served(provinces=["CN-HN"]) | {"company": {"foreign_capital": False}}

    assert 'href="../../local/hunan/">Hunan</a>' in local(app).partition("</p>")[0]
