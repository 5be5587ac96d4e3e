"""The law as data: what the site publishes follows its schemas, and leaves nothing out."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from support.applications import LAW

from checker.load.guide_items import load_guide_items
from checker.report.data import json_text
from scripts.site.after.law_data import law_data, schemas

DATA: dict[str, list[dict[str, Any]]] = json.loads(json_text(law_data(LAW)))
SCHEMAS = schemas(LAW)
NAMES = ("instruments", "rules", "guides", "authorities")


@pytest.mark.parametrize("name", NAMES)
def test_each_part_follows_its_schema_and_none_that_lacks_a_key(name: str):
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    first, *_ = DATA[name]

    assert [error.message for error in validator.iter_errors(DATA[name])] == []
    for key in first:
        less = {other: value for other, value in first.items() if other != key}
        assert list(validator.iter_errors([less])), key


def test_nothing_of_the_law_is_left_out():
    assert [one["id"] for one in DATA["instruments"]] == list(LAW.instruments)
    assert [one["code"] for one in DATA["authorities"]] == list(LAW.authorities)
    assert [one["authority"] for one in DATA["guides"]] == list(LAW.guides)
    assert len(DATA["rules"]) == sum(len(rule.versions) for rule in LAW.rules)
    for guide in DATA["guides"]:
        listed = load_guide_items()[guide["authority"]]
        assert [item["quote"]["zh"] for item in guide["items"]] == [
            item.quote.zh for item in listed.items
        ]


def test_what_a_part_names_stands_in_another():
    known = {one["id"] for one in DATA["instruments"]}

    assert {cite["instrument"] for row in DATA["rules"] for cite in row["citations"]} <= known
    assert {guide["instrument"] for guide in DATA["guides"]} <= known
    assert {one["guide"] for one in DATA["authorities"]} <= known | {None}


def test_a_wording_says_what_it_asks_and_quotes():
    (capital,) = (
        row
        for row in DATA["rules"]
        if (row["rule"], row["effective"]) == ("registered-capital", "2017-09-01")
    )

    assert "1000万元" in capital["quote"]["zh"]
    assert "RMB 10 million" in capital["asks"]["en"]
