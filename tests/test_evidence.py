"""The page on how this is tested: counted from what the tests hold, and as README says it."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from support.agreement_cases import agreement_cases
from support.applications import LAW
from support.casebook import cases
from support.each import for_each
from support.included import included, snippet
from support.oracle_local import ALL_TABLES
from support.rows import as_told
from support.samples import in_both_languages
from support.sources import ROOT, file_text

from checker.application.application import parse
from checker.application.syntax import read
from checker.filing.cases.toml_text import as_toml
from checker.model import Basis, Lang
from scripts import evidence as gathering
from scripts.cases import CASES
from scripts.machine.environment import StepError
from scripts.site.boundaries import read_boundaries
from scripts.site.evidence import Evidence, gather
from scripts.site.figures import MEASURES, bench_rows, read_figures
from scripts.site.saved import saved
from scripts.site.words import say
from scripts.snippets import DATA
from scripts.snippets import read as read_data

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.site.examples import Example

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover
GROUPS = read_figures()
ROWS = tomllib.loads(file_text("tests/evidence.toml"))
EVERY = cases()
ANSWERS = re.compile(r'data-answers="([^"]*)"')


@pytest.fixture(scope="module")
def found() -> Evidence:
    data = read_data(LAW, CASES)
    return gather(LAW, data.examples, data.guides, data.boundaries)


def every_case(found: Evidence) -> list[Example]:
    return [case for row in found.rules + found.guides for case in row.cases]


def test_every_case_is_counted_once(found: Evidence):
    assert len(every_case(found)) + len(found.route) == len(EVERY)
    assert len(found.papers) == len(agreement_cases())


def test_every_verdict_of_a_case_is_counted(found: Evidence):
    stated = [case.expected.get("verdicts", {}) for case in EVERY]

    assert sum(len(case.states) for case in every_case(found)) == sum(map(len, stated))
    refused = [c for c in EVERY if "error" in c.expected and c.stem != "route"]
    assert len([case for case in every_case(found) if case.error]) == len(refused)


def test_every_line_of_the_truth_tables_is_counted(found: Evidence):
    assert found.tables == len(ALL_TABLES)
    assert sum(row.lines for row in found.rules + found.guides) == sum(
        table.lines for table in ALL_TABLES
    )


def test_every_limit_is_counted(found: Evidence):
    assert sum(row.limits for row in found.rules + found.guides) == len(
        read_boundaries(DATA / "boundaries.toml", LAW)
    )


def test_every_deciding_basis_of_a_rule_has_cases_of_both_kinds(found: Evidence):
    for row in found.rules:
        assert min(row.states["met"], row.states["not_met"]) > 0, row.name.en


def test_nobody_has_reviewed_anything_until_the_law_says_who():
    reviewed = [v for rule in LAW.rules for v in rule.versions if v.review]
    assert ("Nobody yet" in snippet("evidence/reviewed", "en")) == (not reviewed)


@in_both_languages
@for_each("rule", LAW.rules)
def test_a_rule_page_has_all_its_cases_to_open(rule: object, lang: Lang):
    stem, kind = rule.id, rule.kind  # type: ignore[attr-defined]
    of_rule = [case for case in EVERY if case.stem == stem]
    found = ANSWERS.findall(snippet(f"{kind}s/{stem}/examples", lang))

    assert [unescape(one) for one in found] == [saved(case.application) for case in of_rule]


# Faults are told apart by what they are, not by what they say: cases without one.
SOUND = [case for case in EVERY if "error" not in case.expected]


@for_each("case", SOUND[::13])
def test_a_link_holds_the_answers_of_its_case(case: object):
    application = case.application  # type: ignore[attr-defined]
    day = date(2026, 11, 24)

    assert parse(read(saved(application)), LAW, day) == parse(application, LAW, day)


@pytest.mark.parametrize("name", GROUPS)
def test_each_figure_says_when_where_and_how_it_was_measured(name: str):
    group = GROUPS[name]

    assert isinstance(group["on"], date)
    assert re.fullmatch(r"\d{4}\.\d+\.\d+", group["rules"])
    assert group["machine"]
    program = group["command"].split()[0]
    assert (ROOT / program).is_file()


def test_the_page_and_readme_say_the_same_of_speed():
    readme = file_text("README.md")
    for measure, values in bench_rows(GROUPS["bench"]):
        row = " | ".join((say(f"measure.{measure}", "en"), *values))
        assert f"\n| {row} |" in readme, measure


def saved_as(path: Path, data: object) -> Path:
    """Write what a command would have written."""
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@for_each("row", ROWS["run"])
def test_a_run_is_taken_up(tmp_path: Path, row: dict[str, Any]):
    path = saved_as(tmp_path / "run.json", ROWS["about"] | row["run"])
    group = getattr(gathering, row["of"])(path)
    shown = {measure: [*cells] for measure, cells in bench_rows(group)} if "shown" in row else None

    assert as_told(row["group"], group) == row["group"]
    assert shown == row.get("shown")


SUITE = """<testsuites><testsuite name="{name}" tests="5" skipped="1" failures="{bad}" errors="0"
timestamp="2026-12-03T05:30:00"><testcase classname="tests.browser.test_engines"
name="test_a[Firefox]"/><testcase classname="tests.browser.test_engines" name="test_a[WebKitGTK]">
<skipped/></testcase><testcase classname="tests.test_b" name="test_c[Chromium]"/></testsuite>
</testsuites>"""


def suite(folder: Path, name: str, bad: int) -> Path:
    """Write what a run of the tests would have written."""
    (folder / "tests.xml").write_text(SUITE.format(name=name, bad=bad), encoding="utf-8")
    return saved_as(folder / "coverage.json", {"totals": {"percent_covered": 100.0}})


def test_a_whole_run_of_the_tests_is_taken_up_with_the_browsers_that_ran(tmp_path: Path):
    group = gathering.tests(suite(tmp_path, "all", 0))

    assert (group["passed"], group["skipped"], group["coverage"]) == (4, 1, 100.0)
    assert group["engines"] == ["Firefox"]


def test_a_run_of_some_tests_or_with_failures_is_not_taken_up(tmp_path: Path):
    suite(tmp_path, "some", 0)
    assert gathering.gathered(tmp_path) == {}
    with pytest.raises(StepError, match="1 failures"):
        gathering.tests(suite(tmp_path, "all", 1))


def test_only_groups_that_were_measured_are_taken_up(tmp_path: Path):
    bench, *_ = ROWS["run"]
    saved_as(tmp_path / "bench.json", ROWS["about"] | bench["run"])
    broken = saved_as(tmp_path / "proofs.json", {})
    with pytest.raises(KeyError):
        gathering.gathered(tmp_path)
    broken.unlink()

    assert list(gathering.gathered(tmp_path)) == ["bench"]


def test_the_file_of_figures_is_as_its_command_writes_it():
    assert gathering.written(GROUPS) == gathering.FILE.read_text(encoding="utf-8")


def test_each_measure_has_its_words():
    assert {say(f"measure.{one}", "zh") for one in MEASURES}
    assert len({say(f"measure.{one}", "en") for one in MEASURES}) == len(MEASURES)


def test_what_is_written_as_toml_reads_back_the_same():
    assert tomllib.loads(as_toml(ROWS["written"])) == ROWS["written"]


def test_no_text_is_written_in_both_languages_at_once():
    assert not [path for path, content in included().items() if "text(en=" in content.lower()]


def test_a_basis_without_a_verdict_has_no_column():
    html = snippet("materials/commitment-letter/examples", "en")

    assert say(f"basis.{Basis.LOCAL.value}", "en") not in html
