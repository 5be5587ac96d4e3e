"""Foreign investment: the openings by their own texts, and papers easily missed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from support.applications import LAW
from support.samples import in_both_languages
from support.sources import page_text

from scripts.site.claims import read_claims
from scripts.snippets import DATA


def test_the_pilot_is_cited_from_its_own_notice():
    notice = LAW.instruments["pilot-notice-2024"]
    assert notice.number
    assert notice.number.zh == "工信部通信函〔2024〕107号"
    assert notice.promulgated == date(2024, 4, 8)
    claim = next(c for c in read_claims(DATA / "claims.toml", LAW) if c.id == "pilot-service")
    assert "pilot-notice-2024" in {cite.instrument.id for cite in claim.cites}


@in_both_languages
@pytest.mark.parametrize("path", ["process.md", "foreign-investment.md", "materials/index.md"])
def test_papers_easily_missed_stand_where_a_filer_looks(lang: str, path: str):
    """Each by name, in a sentence that links the place which tells more."""
    linked = [
        line for line in page_text(lang, path).splitlines() if re.search(r"\]\([^)]+\)", line)
    ]
    names = ("投资者情况说明书", "告知承诺书", "身份证" if lang == "zh" else "ID")
    assert [name for name in names if name not in "".join(linked)] == []


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
