"""The schemas of the reports: whatever the command line writes as JSON fits its own, key by key."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support.applications import DAY
from support.casebook import cases
from support.command import in_json, printed, ran
from support.samples import PARTS, in_both_languages, part
from support.schemas import places

from checker.application.application import APPLICATION_FORMAT
from checker.doors.schema.catalog import NAMES, file_name, schema, schema_words
from checker.filing.receipt import kept
from checker.io import intake
from checker.report.data import json_text
from scripts.build import SITE
from scripts.site.after.schemas import FOLDER

# By the name of its schema, how the command line is asked for a report on one file.
REPORTS = {
    "report": "check",
    "questions": "questions",
    "window": "window",
    "plan": "plan",
    "agreement": "agree",
    "chart": "chart",
    "batch": "batch",
    "errands": "errands",
}
OF_THE_LAW = {
    "rules": ("rules",),
    "stale": ("rules", "--stale", "--as-of", "2031-01-01"),
    "errands": ("errands", "--provinces", "CN-HN", "--foreign", "no"),
    "calendar": ("calendar", "--granted", "2024-02-29", "--registered", "2025-01-02"),
}
# Eight reports on a case take 90 ms to write and to compare, and neighbors have the same shape.
READ = [case for case in cases() if "error" not in case.expected][::9]
ONE_IN = 7


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema(name: str):
    Draft202012Validator.check_schema(schema(name))


# Noting lines takes longer than the work here, and no line runs here alone.
@pytest.mark.no_cover
@pytest.mark.parametrize("a_few", PARTS)
def test_every_report_on_a_worked_case_fits(a_few: bool):
    misfits = {}
    for case in part(READ, ONE_IN, a_few=a_few):
        for name, command in REPORTS.items():
            found = places(name, in_json(command, on=case.application))
            misfits |= {(case.id, name): found} if found else {}

    assert misfits == {}


@pytest.mark.parametrize("name", OF_THE_LAW)
def test_what_is_told_of_the_law_fits(name: str):
    told = in_json(*OF_THE_LAW[name])

    assert told
    assert places(name, told) == []


def test_a_comparison_fits(tmp_path: Path):
    before, after = tmp_path / "before.json", tmp_path / "after.toml"
    before.write_text("{}")
    after.write_text('[service]\nprovinces = ["CN-HN"]\n[means]\nfunds = false\n')

    told = in_json("compare", before, after)

    assert told["route"]
    assert told["changed"]
    assert places("comparison", told) == []


def test_a_comparison_with_a_report_under_older_law_fits(tmp_path: Path):
    data = {"service": {"provinces": ["CN-HN"]}, "company": {"registered_capital": 1}}
    report, after = tmp_path / "report.json", tmp_path / "after.json"
    after.write_text(json.dumps(data))
    older = in_json("check", after) | {"rules_version": "2026.12.1", "receipt": {}}
    for rule in older["rules"]:
        rule["findings"]["law"]["verdict"] = "unknown"
    report.write_text(json.dumps(older))

    told = in_json("compare", report, after)

    assert [row for each in told["changed"] for row in each["wording"]["changelog"]]
    assert places("comparison", told) == []


def test_a_verification_fits(tmp_path: Path):
    report = tmp_path / "report.json"
    report.write_text(json.dumps(in_json("check", on={"service": {"for_others": True}})))

    told = json.loads(ran("verify", report, "--format", "json", on={}).out)

    assert told["differs"]
    assert places("verification", told) == []


def test_a_batch_with_days_and_ways_and_what_changed_fits():
    data = {
        "format": APPLICATION_FORMAT,
        "application_date": "2026-11-24",
        "means": {"funds": False},
    }
    report = intake.measured("", data, DAY)
    data["receipt"] = kept(report)
    data["receipt"]["verdicts"]["funds-and-professionals"]["law"] = "met"

    told = in_json("batch", "--with", "window", "--with", "plan", on=data)

    (application,) = told["applications"]
    assert application["changed"]
    assert application["plan"]["ways"] or application["plan"]["given"]
    assert application["window"]
    assert places("batch", told) == []


def test_a_report_on_files_that_cannot_be_read_fits(tmp_path: Path):
    broken = tmp_path / "broken.json"
    broken.write_text("{")

    told = json.loads(ran("batch", broken, tmp_path / "absent.json", "--format", "json").out)

    assert [error["line"] for error in told["errors"]] == [1, None]
    assert places("batch", told) == []


@pytest.mark.parametrize("name", [n for n in REPORTS if n != "questions"])
def test_a_report_names_its_schema(name: str):
    told = in_json(REPORTS[name], on={})

    assert list(told)[:2] == ["format", "rules_version"]
    assert told["$schema"] == f"./{file_name(name)}"


def test_a_report_of_before_that_names_none_still_fits(tmp_path: Path):
    report = tmp_path / "report.json"
    told = in_json("check", on={})
    del told["$schema"]
    report.write_text(json.dumps(told))

    assert places("report", told) == []
    assert printed("verify", report, on={})


def test_every_word_of_a_schema_is_used():
    told = json.dumps([schema(name) for name in NAMES], ensure_ascii=False)
    words = schema_words().items()

    assert [key for key, text in words if f"{text.en} · {text.zh}" not in told] == []


@in_both_languages
def test_the_command_lists_every_schema(lang: str):
    lines = printed("schema", "--lang", lang).splitlines()
    assert [line.split()[:2] for line in lines] == [[name, file_name(name)] for name in NAMES]
    assert ("申请档案" in lines[0]) is (lang == "zh")


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_a_schema(name: str):
    assert json.loads(printed("schema", name)) == schema(name)


@pytest.mark.site
@pytest.mark.parametrize("name", NAMES)
def test_the_site_publishes_every_schema(name: str):
    published = SITE / FOLDER / file_name(name)

    assert published.read_text("utf-8") == json_text(schema(name))
