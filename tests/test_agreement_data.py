"""The data of the checks: what it names is there, and a fault in it names its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from support.applications import LAW
from support.each import for_each
from support.faulty import assert_refused
from support.rows import rows_of

from checker.application.papers import paper_fields, read_fields
from checker.filing.agreement.checks import COMPARISONS
from checker.filing.agreement.find import strongest
from checker.filing.agreement.load import load_checks, read_checks
from checker.model import READING

SOURCE = Path(__file__).parent.parent / "checker" / "filing" / "agreement" / "agreement.toml"
FIELDS = SOURCE.parents[2] / "application" / "papers.toml"
TEXT = SOURCE.read_text(encoding="utf-8")
FAULTS = rows_of("data_faults")


def test_every_check_has_its_comparison_and_no_other():
    assert [check.id for check in load_checks().all] == list(COMPARISONS)


def test_every_field_of_a_paper_is_looked_at_by_a_check():
    sides = {field.path for check in load_checks().all for field in check.sides}

    assert sides == set(paper_fields())


def test_every_paper_is_a_material_and_every_letter_carries_the_same():
    materials = {rule.id for rule in LAW.rules if rule.kind == "material"}
    keys: dict[str, set[str]] = {}
    for field in paper_fields().values():
        keys.setdefault(field.paper, set()).add(field.key)

    assert keys.keys() <= materials
    letter = {"addressee", "company_name", "signed_by", "dated_on"}
    assert {frozenset(keys[name]) for name in load_checks().letters} == {frozenset(letter)}


def test_the_keys_are_those_of_the_contract():
    published = {
        "business-license": "company_name credit_code legal_representative address"
        " registered_capital established_on",
        "articles-of-association": "company_name registered_capital shareholders",
        "equity-structure-chart": "shareholders dated_on",
        "application-form": "company_name credit_code legal_representative address"
        " registered_capital",
        "personnel-list": "license_lead service_lead security_lead",
        "social-security-certificate": "payer names until",
        "premises-proof": "tenant address from until",
        "financial-report": "company_name fiscal_year",
        "labor-contracts": "employer",
    }
    for paper, keys in published.items():
        found = {field.key for field in paper_fields().values() if field.paper == paper}
        assert found == set(keys.split())


def test_a_page_that_only_tells_of_others_asks_for_nothing():
    text = load_checks().all[0].texts[0]
    telling = replace(text, cite=replace(text.cite, instrument=LAW.instruments["code-pages"]))

    assert strongest([telling]) == READING
    assert strongest([telling, text]) == text.cite.instrument.rank


def test_a_tick_is_a_yes_or_no_of_the_very_paper():
    for check in load_checks().all:
        for paper, path in check.ticks.items():
            assert LAW.facts[path].type == "bool"
            assert path.startswith(f"materials.{paper}.")
            assert paper in {field.paper for field in check.sides}


def test_a_text_speaks_of_a_paper_that_the_check_looks_at():
    for check in load_checks().all:
        papers = {field.paper for field in check.sides}
        assert {text.of for text in check.texts} <= papers
        assert {text.as_on for text in check.texts} <= papers | {None}
        assert set(check.fixes) <= papers | {"answers"}


@for_each("fault", FAULTS["checks"])
def test_a_fault_in_the_checks_names_its_place(tmp_path: Path, fault: dict[str, str]):
    path = tmp_path / "agreement.toml"

    assert_refused(path, TEXT, fault, lambda: read_checks(path, LAW))


@for_each("fault", FAULTS["fields"])
def test_a_fault_in_the_fields_names_its_place(tmp_path: Path, fault: dict[str, str]):
    path = tmp_path / "papers.toml"
    text = FIELDS.read_text(encoding="utf-8")

    assert_refused(path, text, fault, lambda: read_fields(path, LAW))
