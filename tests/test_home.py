"""The home page: its facts are what the rules decide, and its sample is computed."""

import re
from datetime import date
from typing import Any

import pytest
from support.answers import changed
from support.applications import LAW
from support.included import snippet
from support.rows import Row, answered, by_columns, keyed, rows_of
from support.samples import in_both_languages

from checker.api import load_application
from checker.application.application import Application
from checker.core.tables import read_toml
from checker.decide.evaluate import evaluate
from checker.model import Basis, Lang, Verdict
from checker.report.data import plain_data
from checker.rules.route import decide_route
from scripts.site.home import SAMPLE, gaps, ready

ROWS = rows_of("home")
TODAY = date(2026, 12, 1)
SETTLED = {"public_network": True, "phone_network": True, "users": "mainland"}
# A day in what mends a gap.
DAY = re.compile(r"(\d+)年(\d+)月(\d+)日")


def invented(row: Row) -> Application:
    """Return the invented company, with the answers of a row."""
    return load_application(changed(plain_data(read_toml(SAMPLE)), answered(row)), today=TODAY)


@by_columns("answers, need, asks", ROWS["need"])
def test_who_needs_it_is_what_the_rules_say(answers: dict[str, Any], need: str, asks: bool | None):
    route = decide_route(load_application({"service": SETTLED | answers}, today=TODAY))

    assert route.need == need
    assert any(reason.ask for reason in route.reasons) is bool(asks)


@by_columns("answers, foreign, authority", ROWS["authority"])
def test_who_decides_is_what_the_rules_say(answers: dict[str, Any], foreign: bool, authority: str):
    facts = {"service": SETTLED | answers, "company": {"foreign_capital": foreign}}

    assert decide_route(load_application(facts, today=TODAY)).authority == authority


@pytest.mark.parametrize("row", keyed(ROWS["bars"], "answers", "rule"))
def test_what_bars_an_applicant_fails_a_condition(row: Row):
    conditions = evaluate(invented(row), LAW).of_kind("condition")
    failing = [c.rule.id for c in conditions if c.on[Basis.LAW].verdict is Verdict.NOT_MET]

    assert failing == [row["rule"]]


@pytest.mark.parametrize(
    "row", keyed(ROWS["told"], "answers", "without", "rules", "again", "ready")
)
def test_the_sample_tells_all_that_is_lacking_and_counts_the_rest(row: Row):
    app = invented(row)
    found = evaluate(app, LAW)
    lacking = gaps(found)

    assert {gap.rule.id for gap in lacking} == {*row["rules"]}
    mends = [gap.reason.mend for gap in lacking if gap.reason.mend]
    again = [
        f"{int(y)}-{int(m):02}-{int(d):02}" for mend in mends for y, m, d in DAY.findall(mend.zh)
    ]
    assert again == ([row["again"]] if "again" in row else [])
    assert len(ready(found)) == row["ready"]


@in_both_languages
def test_each_row_of_the_sample_says_what_to_do(lang: Lang):
    told = snippet("home/sample", lang).split('<div class="b-line">')[1:]

    assert len(told) == 2
    assert all("<b>" in row.partition("</p>")[2] for row in told)
