"""The data of the checks: what it names is there, and a fault in it names its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.applications import LAW
from support.faulty import assert_refused
from support.rows import keyed, rows_of
from support.sources import file_text

from checker.application.papers import paper_fields, read_fields
from checker.filing.agreement.checks import COMPARISONS
from checker.filing.agreement.find import strongest
from checker.filing.agreement.load import load_checks, read_checks
from checker.model import READING

if TYPE_CHECKING:
    from pathlib import Path

CHECKS = "checker/filing/agreement/agreement.toml"
FIELDS = "checker/application/papers.toml"
FAULTS = rows_of("data_faults")


def test_every_check_has_its_comparison_and_no_other():
    assert [check.id for check in load_checks().all] == list(COMPARISONS)


def test_every_field_of_a_paper_is_looked_at_by_a_check():
    sides = {field.path for check in load_checks().all for field in check.sides}

    assert sides == set(paper_fields())


def test_every_paper_is_a_material_and_its_keys_are_those_of_the_contract():
    published = rows_of("agreement")["published"]
    letters = dict.fromkeys(load_checks().letters, published.pop("letters"))
    keys: dict[str, set[str]] = {}
    for field in paper_fields().values():
        keys.setdefault(field.paper, set()).add(field.key)

    assert keys == {paper: {*named} for paper, named in (published | letters).items()}
    assert keys.keys() <= {rule.id for rule in LAW.rules if rule.kind == "material"}


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


@pytest.mark.parametrize("fault", keyed(FAULTS["checks"], "new", "old", "said"))
def test_a_fault_in_the_checks_names_its_place(tmp_path: Path, fault: dict[str, str]):
    path = tmp_path / "agreement.toml"

    assert_refused(path, file_text(CHECKS), fault, lambda: read_checks(path, LAW))


@pytest.mark.parametrize("fault", keyed(FAULTS["fields"], "new", "old", "said"))
def test_a_fault_in_the_fields_names_its_place(tmp_path: Path, fault: dict[str, str]):
    path = tmp_path / "papers.toml"

    assert_refused(path, file_text(FIELDS), fault, lambda: read_fields(path, LAW))
