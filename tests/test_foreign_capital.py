"""Foreign capital: rows told by hand from the law, held against the model and the checker."""

import json
from typing import Any, NamedTuple

import pytest
from support.applications import LAW, changed, parsed, ready
from support.oracle_owners import ASKED, NO, NOT_ASKED_OF, UNCLEAR, UNKNOWN, YES, capital, ceiling
from support.owners import Entry, owned_by, owner
from support.rows import keyed, plain, rows_of

from checker.decide.evaluate import evaluate
from checker.model import Basis

ROWS = rows_of("capital")
CASES = keyed(ROWS["case"], "answers", "capital", "law", "owners", "problem", "type")
CEILINGS = keyed(ROWS["ceiling"], "answers", "asked", "owners", "services")
FOREIGN = "company.foreign_capital"
LETTER, STATEMENT = "no-foreign-capital-commitment", "foreign-investor-statement"
PATHS = {YES: "foreign-invested", NO: "domestic", UNCLEAR: "unknown", UNKNOWN: "unknown"}
AUTHORITIES = {YES: "miit", NO: "CN-HN", UNCLEAR: None, UNKNOWN: None}
# Of the letter that says that there is no foreign capital, where it is not there.
LETTERS = {
    YES: ("not_applicable", None),
    NO: ("not_met", None),
    UNCLEAR: ("unknown", "law"),
    UNKNOWN: ("unknown", "answer"),
}
# Of the statement on foreign investors, where it is not there.
STATEMENTS = LETTERS | {YES: LETTERS[NO], NO: LETTERS[YES]}


def owned(case: dict[str, Any]) -> Entry:
    """Return what a row says of its company, its owners and its business license."""
    data = owned_by(*map(owner, case["owners"]), **case.get("answers", {}))
    if "type" in case:
        data["papers"] = {"business-license": {"company_type": case["type"]}}
    return json.loads(json.dumps(data, default=plain))


def filed(case: dict[str, Any]) -> dict[str, Any]:
    """Return the application of a row: ready but for its owners, in one province."""
    data, own = ready({FOREIGN: ..., "service.provinces": ["CN-HN"]}), owned(case)
    for name in ("shareholders", "holders"):
        data.pop(name, None)
    data = changed(data, {f"materials.{paper}": {"held": False} for paper in (LETTER, STATEMENT)})
    return data | own | {"company": data["company"] | own["company"]}


class Told(NamedTuple):
    """What a row tells of its company."""

    capital: str
    problem: bool
    law: str


def told_by(case: dict[str, Any]) -> Told:
    return Told(case["capital"], case.get("problem", False), case["law"])


@pytest.mark.parametrize("case", CASES)
def test_the_model_says_what_the_law_does(case: dict[str, Any]):
    told = told_by(case)

    assert capital(owned(case)) == told.capital, told.law


@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES)
def test_foreign_capital_leads_to_its_authority_and_letters(case: dict[str, Any]):
    told, found = told_by(case), evaluate(parsed(filed(case)), LAW)
    by_law = {each.rule.id: each.on[Basis.LAW] for each in found.rules if Basis.LAW in each.on}
    letter, statement = (by_law[rule] for rule in (LETTER, STATEMENT))

    assert found.route.path == PATHS[told.capital], told.law
    assert found.route.authority == AUTHORITIES[told.capital]
    assert (letter.verdict.value, letter.waits_for) == LETTERS[told.capital]
    assert (statement.verdict.value, statement.waits_for) == STATEMENTS[told.capital]


@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES)
def test_answers_that_stand_against_each_other_are_named(case: dict[str, Any]):
    told, found = told_by(case), evaluate(parsed(filed(case)), LAW)
    sides = [reason.facts for reason in found.contradictions if FOREIGN in reason.facts]

    assert bool(sides) is told.problem, told.law
    assert all(len(facts) > 1 for facts in sides)


# What a company with foreign capital files beside the rest.
PAPERS = {
    **{f"materials.{STATEMENT}.{key}": True for key in ("held", "signed", "sealed")},
    f"materials.{STATEMENT}.form_commitment": True,
    **{f"materials.{LETTER}.{key}": True for key in ("held", "signed", "sealed")},
}
COPIES = ("id_copy", "license_copy", "articles_sealed", "registry_screenshot")


def filed_with(row: dict[str, Any]) -> dict[str, Any]:
    """Return the application of a row in which nothing but another service may be open."""
    answers = PAPERS | {"service.other_services": row["services"]}
    data = changed(filed(row), answers | {"materials.equity-structure-chart.traced": True})
    copies = dict.fromkeys(COPIES, True)
    return data | {"shareholders": [each | copies for each in data["shareholders"]]}


@pytest.mark.parametrize("row", CEILINGS)
def test_the_model_says_where_another_service_has_a_ceiling(row: dict[str, Any]):
    assert ceiling(filed_with(row)) == (ASKED if row["asked"] else NOT_ASKED_OF)


@pytest.mark.parametrize("row", CEILINGS)
def test_a_ceiling_of_another_service_is_open_in_law_and_fails_nobody(row: dict[str, Any]):
    found = [each.on.get(Basis.LAW) for each in evaluate(parsed(filed_with(row)), LAW).rules]
    left_open = [finding for finding in found if finding and finding.verdict.value != "met"]
    left_open = [each for each in left_open if each.verdict.value != "not_applicable"]

    assert {each.waits_for for each in left_open} == ({"law"} if row["asked"] else set())
    assert all(each.ask for each in left_open)
