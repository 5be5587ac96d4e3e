"""The kinds of answers: each is read from a file and a cell, and has its control in the form."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator
from support.applications import LAW

from checker.core.input_error import InputError
from checker.kinds import KINDS
from checker.kinds.list import LIST
from scripts.machine.environment import ROOT

CONTROLS = ROOT / "scripts" / "site" / "templates" / "form" / "kinds.html.jinja"


def test_every_kind_has_a_control_of_its_name():
    controls = re.findall(r"macro (\w+)\(question\)", CONTROLS.read_text(encoding="utf-8"))

    # A list has a template of its own: what stands in it is questions.
    assert {*controls, "list"} == {*KINDS}


def test_every_kind_is_asked_for():
    assert {fact.type for fact in LAW.facts.values()} == {*KINDS}


def test_what_a_kind_offers_for_a_cell_is_read_as_an_answer_again():
    wrong = []
    for path, fact in LAW.facts.items():
        kind = KINDS[fact.type]
        for said in [name for text in kind.offers(fact, LAW) for name in text]:
            answer = kind.read(path, kind.read_cell(said, fact, LAW), fact, LAW)
            if said not in kind.written(answer, fact, LAW):
                wrong.append((path, said, answer))

    assert wrong == []


def test_what_a_yes_or_no_takes_beside_these_a_cell_offers_too():
    asked = [fact for fact in LAW.facts.values() if fact.type == "bool" and fact.options]
    missing = [
        (fact.path, option.id)
        for fact in asked
        for option in fact.options
        if option.text not in KINDS["bool"].offers(fact, LAW)
    ]

    assert asked
    assert missing == []


def test_where_more_is_taken_than_yes_and_no_a_fault_names_it():
    fact = LAW.fact("company.foreign_capital")
    with pytest.raises(InputError) as fault:
        KINDS["bool"].read(fact.path, "perhaps", fact, LAW)

    assert '"unclear"' in fault.value.text.en


def test_what_people_call_a_word_is_read_from_a_cell_again():
    wrong = []
    for path, fact in LAW.facts.items():
        kind = KINDS[fact.type]
        for option in kind.options(fact, LAW) if kind.in_words else ():
            for said in kind.called(option.id, fact, LAW):
                found = kind.read_cell(said, fact, LAW)
                if option.id not in (found, *(found if isinstance(found, list) else ())):
                    wrong.append((path, said, found))

    assert wrong == []


def test_a_list_says_how_many_entries_it_has():
    shareholders = LAW.facts["shareholders"]

    assert LIST.written(2, shareholders, LAW) == ("2", "2")
    assert LIST.written(0, shareholders, LAW) == ("none", "没有")


def test_what_is_no_answer_is_called_as_it_stands():
    for fact in LAW.facts.values():
        assert KINDS[fact.type].called("no answer", fact, LAW) == ("no answer", "no answer")


def test_the_schema_of_a_yes_or_no_takes_another_answer_only_where_there_is_one():
    asked = [fact for fact in LAW.facts.values() if fact.type == "bool"]
    takes = {
        fact.path: [
            Draft202012Validator(KINDS["bool"].schema(fact, LAW)).is_valid(answer)
            for answer in (True, "unclear", "perhaps")
        ]
        for fact in asked
    }

    assert takes == {
        fact.path: [True, "unclear" in [option.id for option in fact.options], False]
        for fact in asked
    }
