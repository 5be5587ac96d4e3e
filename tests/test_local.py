"""The guide of the province that decides stands beside the law, and no other guide does."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW, parsed, ready, report_on
from support.replies import asked, panel_of, rule_panel
from support.rows import keyed, rows_of

from checker.decide.evaluate import evaluate
from checker.model import Basis
from checker.report.data import as_data
from checker.report.plain import parts_of, written

if TYPE_CHECKING:
    from checker.model import Findings, Guide, Rule

DAY = date(2026, 11, 24)
ONE_DAY = timedelta(days=1)
SEATS = {"operators": 15, "floor_area": 75, "own_seats": 10, "rented_seats": 0}


def findings(data: dict[str, Any], day: date = DAY) -> Findings:
    app = parsed(data, day, as_of=day)
    return evaluate(app, LAW)


def text(data: dict[str, Any], lang: Any = "en") -> str:
    return written(parts_of(report_on(data)), "text", lang)


def test_the_operators_of_shaanxi_are_counted_in_the_words_of_its_guide():
    operators = LAW.fact("means.operators")
    assert "劳动合同的话务员" not in operators.label.zh
    assert "劳务合同" in operators.label.zh
    assert "labor contracts" not in operators.label.en
    paper = LAW.rule("labor-contracts").version(Basis.LOCAL, date(2026, 11, 24), "CN-SN")
    assert paper is not None
    assert "用工合同" in paper.asks.zh


def early(code: str, day: date) -> dict[str, Any]:
    """Return an application to one province, without foreign capital, of a day."""
    return {
        "service": {"provinces": [code]},
        "company": {"foreign_capital": False},
        "means": SEATS,
        "application_date": day.isoformat(),
    }


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "row",
    keyed(
        rows_of("guides_said")["said"],
        "adds",
        "answers",
        "on",
        "on_page",
        "panel",
        "province",
        "says",
    ),
)
def test_what_is_said_of_a_guide(row: dict[str, Any]):
    code, on = row["province"], row.get("on")
    there = ready({"service.provinces": [code], "company.province": code, **row.get("answers", {})})
    if on == "before":
        on = LAW.guides[code].since - ONE_DAY
    data = early(code, on) if on else there
    said = text(data) + text(data, "zh")

    assert [words for words in row.get("says", ()) if words not in said] == []
    assert row.get("on_page", "") in rule_panel(data, "sites-and-facilities")
    if "adds" in row:
        verdict = as_data(report_on(data))["verdicts"]["local"]
        assert (verdict is not None) is row["adds"]
    if "panel" in row:
        assert row["panel"] in panel_of(data)
        assert "Provincial guide" not in asked(do="check", application=data)["spoken"]


def measured(code: str, day: date) -> set[str]:
    """Return the rules with a finding on the provincial guide."""
    found = findings(early(code, day), day)
    return {r.rule.id for r in found.rules if Basis.LOCAL in r.on}


ASKING = [g for g in LAW.guides.values() if g.standing == "asks"]


@pytest.mark.parametrize("guide", ASKING, ids=lambda g: g.authority)
def test_a_guide_binds_from_its_date(guide: Guide):
    code = guide.authority
    spoken = {r.id for r in LAW.rules if r.versions_on(Basis.LOCAL, code)}

    assert measured(code, guide.since) == spoken
    assert measured(code, guide.since - ONE_DAY) == set()


@pytest.mark.no_cover
@pytest.mark.parametrize("guide", LAW.guides.values(), ids=lambda g: g.authority)
def test_on_its_date_no_guide_is_later(guide: Guide):
    said = text(early(guide.authority, guide.since))

    assert "later than the filing date" not in said
    assert "after the filing date" not in said


@pytest.mark.parametrize(
    "guide",
    [g for g in LAW.guides.values() if g.instrument.promulgated and g.standing != "other"],
    ids=lambda g: g.authority,
)
def test_every_dated_guide_is_later_than_the_day_before(guide: Guide):
    said = text(early(guide.authority, guide.since - ONE_DAY))

    assert re.search(r"^Provincial guide: guide of .* the filing date$", said, re.MULTILINE)


@pytest.mark.parametrize("rule", LAW.rules)
def test_a_guide_is_quoted_for_its_own_province_only(rule: Rule):
    for version in rule.versions_on(Basis.LOCAL):
        guide = LAW.guides[str(version.authority)].instrument
        assert version.cites[0].instrument is guide
        assert {c.instrument.rank for c in version.cites if c.instrument is not guide} <= {
            "statute",
            "order",
        }
        said = [version.asks.zh, *(reason.text.zh for reason in version.reasons.values())]
        others = [
            a.province.zh
            for a in LAW.authorities.values()
            if a.code not in ("miit", version.authority)
        ]
        assert [(name, words) for name in others for words in said if name in words] == []


@pytest.mark.parametrize("rule", LAW.rules)
def test_no_reason_of_the_law_says_what_single_provinces_ask_as_if_national(rule: Rule):
    whose = (*(a.province.zh for a in LAW.authorities.values()), "许可机关的")
    for version in rule.versions_on(Basis.LAW):
        for reason in version.reasons.values():
            if reason.ask is None:
                before = reason.text.zh.split("指南")[:-1]
                assert [words for words in before if not words.endswith(whose)] == []
