"""The schema of the application file: it takes what the reader takes, and fails where he does."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from support.applications import DAY, LAW
from support.bad_inputs import BAD
from support.casebook import Case, cases
from support.samples import by_file
from support.schemas import agree, places

from checker.application import syntax
from checker.application.application import parse
from checker.application.papers import PAPER_READERS, paper_fields
from checker.core.input_error import InputError
from checker.doors.schema.application import PAPER_KINDS
from checker.doors.schema.catalog import APPLICATION, file_name, schema
from checker.model import Data
from scripts.machine.environment import ROOT

# What compares days, or counts decimals, the reader alone sees.
OF_DAYS = ("after-filing", "older-than-the-company")
# JSON has no such numbers, and the validator no words for them.
UNSAYABLE = ("no number", "hexadecimal", "hexadecimal yuan")
OF_DECIMALS = ("seven decimals", "more digits than a page holds", "sixteen digits")

# Answers of every kind, right for some questions and wrong for the others.
NUMBERS = (0, 1, 15, 100, 101, -1, 33.33, -0.5, 2025, 1899, 10**15 - 1, 10**15, 10**15 + 1)
LINES = ("", "x", "甲" * 200, "甲" * 201, "a\nb", "a\u2028b", "true", "15", "2025", "3000", "025")
DAYS = ("2026-11-24", "2026-02-30", "2026-1-1", "2026-11-24T10:00:00")
WORDS = (
    *("nationwide", "CN-HN", "CN-HK", "personnel-list", "company", "branch", "natural-person"),
    *("limited-liability-company", "false-papers", "some", "abroad", "investor", "miit"),
)
LISTS = (
    *([], ["CN-HN"], ["CN-HN", "CN-HN"], ["CN-HN", "CN-GD"], ["B22"], ["B24"], ["甲"], ["a\nb"]),
    *([None], [1], [{}], [{"name": "甲", "share": 60}], [{"name": None}], [{"share": 101}]),
    *([{"kind": 1}], [{}] * 1000, [{}] * 1001, ["甲"] * 1001),
)
TABLES = ({}, {"held": True}, {"unheard-of": 1})
ANSWERS = (None, True, False, *NUMBERS, *LINES, *DAYS, *WORDS, *LISTS, *TABLES)
ENVELOPE = (
    *("format", "application_date", "rules_version", "receipt"),
    *("papers", "materials", "service", "company", "record", "means"),
)


def content(text: str) -> Data | None:
    """Return what a text says, if it is JSON or TOML at all."""
    try:
        return syntax.read(text)
    except InputError:
        return None


SAYABLE = {name: bad.text for name, bad in BAD.items() if name not in UNSAYABLE}
READABLE = {name: data for name, text in SAYABLE.items() if (data := content(text)) is not None}


def as_json(data: Mapping[str, Any]) -> Any:
    """Return what a file says as JSON has it: a date of TOML is text."""
    return json.loads(json.dumps(data, default=str))


def faults(data: Mapping[str, Any]) -> list[str]:
    return [error.path for error in parse(data, LAW, DAY)[1]]


def placed(path: str, answer: object) -> Data:
    """Return a file that says one thing at one place."""
    found = answer
    for key in reversed(path.split(".")):
        name, is_entry, _ = key.partition("[]")
        found = {name: [found] if is_entry else found}
    return found


@pytest.mark.parametrize("cases", by_file(cases()))
def test_a_worked_case_fits_or_fails_where_the_reader_says(
    cases: list[Case], subtests: pytest.Subtests
):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            refused = "error" in case.expected and not case.id.endswith(OF_DAYS)

            found = places(APPLICATION, as_json(case.application))
            assert agree([case.expected["error"]] if refused else [], found)


@pytest.mark.parametrize("name", READABLE)
def test_a_broken_file_fails_where_the_reader_says(name: str):
    data = READABLE[name]
    read = faults(data)

    assert read
    assert agree([] if name in OF_DECIMALS else read, places(APPLICATION, data))


@pytest.mark.no_cover
def test_schema_and_reader_take_the_same_answers(subtests: pytest.Subtests):
    for path in [*LAW.facts, *paper_fields(), *ENVELOPE, "unheard-of"]:
        with subtests.test(path):
            assert taken_apart(path) == []


def taken_apart(path: str) -> list[Any]:
    """Return the answers that the schema takes and the reader does not, or the other way round."""
    apart = []
    for answer in ANSWERS:
        data = placed(path, answer)
        read, found = faults(data), places(APPLICATION, data)
        # A key of no question with nothing in it is passed over; an editor may well mark it.
        if not agree(read, found) and data != {"unheard-of": None}:
            apart.append((answer, read, found))
    return apart


def test_provinces_may_be_left_empty_where_all_users_are_abroad():
    abroad = {"service": {"provinces": [], "users": "abroad"}}
    mainland = {"service": {"provinces": [], "users": "mainland"}}

    assert faults(abroad) == places(APPLICATION, abroad) == []
    assert faults(mainland) == places(APPLICATION, mainland) == ["service.provinces"]


def test_every_kind_of_field_of_a_paper_has_its_part_of_the_schema():
    assert set(PAPER_KINDS) == set(PAPER_READERS)


def test_every_question_is_told_in_both_languages():
    told = json.dumps(schema(APPLICATION), ensure_ascii=False)
    texts = [text for f in LAW.facts.values() for each in (f.label, f.where) for text in each]

    assert [text for text in texts if json.dumps(text, ensure_ascii=False)[1:-1] not in told] == []


def test_a_saved_file_names_its_schema_and_is_read_as_before():
    script = ROOT / "docs" / "theme" / "assets" / "checker" / "keep" / "file.js"
    (named,) = re.findall(r'SCHEMA = "(.*)"', script.read_text("utf-8"))
    remark = syntax.read(f"#:schema ./{file_name(APPLICATION)}\n[service]\nfor_others = true\n")

    assert named == f"./{file_name(APPLICATION)}"
    assert faults({"$schema": named}) == []
    assert remark == {"service": {"for_others": True}}
