"""The penalties as the texts word them: which cases, which gravity, which amounts, whom."""

from __future__ import annotations

from datetime import date

from checker.load import load_law
from checker.statements import Statement, load_topics
from scripts.site.rules import all_citations

TOPICS = load_topics()
SAID = {f"{t.id}-{s.id}": s for t in TOPICS.values() for s in t.statements}


def articles(said: Statement) -> set[tuple[str, str]]:
    """Return the instruments and articles a statement rests on."""
    return {(cite.instrument.id, cite.article.en) for cite in said.cites}


def test_the_five_cases_of_article_39_are_listed_and_persons_pay_in_serious_ones():
    said = SAID["fines-fraud"]
    assert articles(said) == {("anti-fraud-law", "art. 39")}
    assert said.point.en.endswith("five cases")
    assert "五种情形" in said.point.zh
    assert said.says.en.index("Serious cases") < said.says.en.index("persons in charge")
    assert "too" not in said.says.en
    assert said.amount
    assert said.amount.en.endswith(
        "serious: RMB 500,000 to 5,000,000, and persons in charge RMB 10,000 to 200,000"
    )


def test_every_duty_against_fraud_with_a_sanction_leads_to_one():
    """Arts. 14, 25(2) and 31(1) stand in both tables, so that nobody looks in vain."""
    punished = {
        a
        for name in ("fraud", "care", "cards", "devices")
        for _, a in articles(SAID[f"fines-{name}"])
    }
    for article in ("25(2)", "31(1)", "14"):
        assert any(article in one for one in punished)


def test_the_regulation_on_commercial_calls_is_primary_law_for_condition_8():
    rule = load_law().rule("call-conduct")
    cited = {(c.instrument.id, c.article.en): c.status for c in all_citations(rule)}
    assert cited["consumer-regulation", "art. 24"] == "verified"
    assert load_law().instruments["consumer-regulation"].effective == date(2024, 7, 1)
