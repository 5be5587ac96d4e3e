"""Foreign investment: the openings by their own texts, and papers easily missed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from support.applications import LAW
from support.samples import in_both_languages
from support.sources import page_text

from checker.statements import load_topics
from scripts.site.claims import read_claims
from scripts.snippets import DATA

FOREIGN = {said.id: said for said in load_topics()["foreign"].statements}


def test_the_pilot_is_cited_from_its_own_notice():
    notice = LAW.instruments["pilot-notice-2024"]
    assert notice.number
    assert notice.number.zh == "工信部通信函〔2024〕107号"
    assert notice.promulgated == date(2024, 4, 8)
    assert {cite.instrument.id for cite in FOREIGN["pilot"].cites} == {
        "pilot-notice-2024",
        "guide-beijing",
    }
    claim = next(c for c in read_claims(DATA / "claims.toml", LAW) if c.id == "pilot-service")
    assert "pilot-notice-2024" in {cite.instrument.id for cite in claim.cites}


def test_the_plan_of_2025_is_reported_and_does_not_name_call_centers():
    plan = FOREIGN["plan"]
    assert {(cite.instrument.id, cite.status) for cite in plan.cites} == {
        ("service-plan-2025", "reported")
    }
    for word in ("app stores", "at most 50%", "Call centers are not named"):
        assert word in plan.says.en
    for word in ("应用商店", "不超过50%", "没有提到呼叫中心"):
        assert word in plan.says.zh


@in_both_languages
@pytest.mark.parametrize(
    ("path", "papers"),
    [
        ("process.md", ("投资者情况说明书", "告知承诺书", "ID")),
        ("foreign-investment.md", ("投资者情况说明书", "告知承诺书", "ID")),
        ("materials/index.md", ("投资者情况说明书", "告知承诺书", "ID")),
    ],
)
def test_papers_easily_missed_stand_where_a_filer_looks(
    lang: str, path: str, papers: tuple[str, ...]
):
    """Each by name, in a sentence that links the place which tells more."""
    page = page_text(lang, path)
    for paper in papers:
        name = "身份证" if (paper, lang) == ("ID", "zh") else paper
        lines = [line for line in page.splitlines() if name in line]
        assert any(re.search(r"\]\([^)]+\)", line) for line in lines), name


@in_both_languages
@pytest.mark.parametrize(
    "path",
    [
        "scope.md",
        "foreign-investment.md",
        "materials/no-foreign-capital-commitment.md",
        "materials/foreign-investor-statement.md",
    ],
)
def test_no_page_says_that_the_texts_are_silent_on_natural_persons(lang: str, path: str):
    """Article 48 of the Foreign Investment Regulation speaks of investors, not of companies."""
    page = page_text(lang, path)
    assert not re.search("natural persons (?:our|the text says nothing)|自然人没有写明", page)
    assert re.search("#foreign-investment-regulation|#foreign-hmt", page)
