"""Two results side by side: each change has its cause, and a report is known again."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from support import replies
from support.applications import DAY, LAW, changed, report_on
from support.command import Ran, printed, ran, refused
from support.rows import answered, by_columns, keyed, rows_of

from checker.application.application import parse
from checker.application.syntax import LARGEST_FILE
from checker.core.input_error import InputError
from checker.filing.compare.changes import anchor, load_rows
from checker.filing.compare.data import as_json
from checker.filing.compare.find import (
    ComparedResult,
    compare,
    side_of,
    side_of_receipt,
    side_of_report,
)
from checker.filing.compare.plain import parts_of
from checker.filing.receipt import as_json as report_json
from checker.filing.receipt import kept
from checker.report.plain import written
from scripts.site.changelog import changelog
from scripts.site.releases import CHANGELOG, releases

if TYPE_CHECKING:
    from pathlib import Path

    from checker.filing.compare.find import Comparison, VerdictChange
    from checker.report.outline import Report

ROWS = rows_of("comparisons")
COMPANY: dict[str, Any] = ROWS["company"]
NATIONWIDE = changed(COMPANY, {"service.provinces": "nationwide"})
REPORT = report_on(COMPANY)
FILED = COMPANY | {"application_date": "2026-11-24"}


def reported(report: Report) -> dict[str, Any]:
    """Return a report as it is written."""
    found: dict[str, Any] = json.loads(report_json(report))
    return found


# How a report and the receipt of a saved file are written and read.
KEPT: dict[str, Any] = {"report": (reported, side_of_report), "saved": (kept, side_of_receipt)}


def side(row: dict[str, Any]) -> ComparedResult:
    """Return a side of a row: evaluated, or as something that is kept tells it."""
    data = changed(row.get("only", COMPANY), row.get("answers", {}))
    report = report_on(data, row.get("day", DAY))
    if "as" not in row:
        return side_of(report.app, LAW)
    write, read = KEPT[row["as"]]
    found: ComparedResult = read(changed(write(report), answered(row.get("but", {}))))
    return found


def told(change: VerdictChange) -> dict[str, Any]:
    """Return a change as a row tells it."""
    wording = change.wording
    return {
        "rule": change.rule.id,
        "basis": change.basis,
        "verdicts": [each or "not measured" for each in (change.before, change.after)],
        "because": " ".join(change.because),
        "wording": wording is not None,
        "since": wording and wording.since,
        "texts": [[c.instrument.id, c.article.en] for c in wording.texts] if wording else [],
        "rows": [f"{row.version}/{row.name}" for row in wording.rows] if wording else [],
    }


def either_way(found: Comparison, step: int = 1) -> set[Any]:
    """Return each change with its causes, turned around or as it is."""
    return {
        (c.rule.id, c.basis, (c.before, c.after)[::step], frozenset(c.because))
        for c in found.changed
    }


@pytest.mark.parametrize(
    "case",
    keyed(
        ROWS["case"],
        "after",
        "all_same",
        "before",
        "causes",
        "changed",
        "guides",
        "later_since",
        "number",
        "route",
        "says",
        "version",
    ),
)
def test_each_change_has_its_causes(case: dict[str, Any]):
    before, after = (side(case.get(name, {})) for name in ("before", "after"))
    found = compare(before, after, LAW)
    changes = [told(change) for change in found.changed]
    whole = {
        "number": len(changes),
        "all_same": found.same == len(before.verdicts),
        "causes": sorted({each["because"] for each in changes}),
        "guides": [
            [*each]
            for each in {(c["verdicts"][1], c["because"]) for c in changes if c["basis"] == "local"}
        ],
        "later_since": [
            *{each["since"] for each in changes if "application_date" in each["because"]} - {None}
        ],
        "route": sorted([r.name, r.before or "open", r.after or "open"] for r in found.route),
        "version": before.rules_version,
    }
    parts = [*parts_of(found, LAW)]
    said = [written(parts, "text", "en"), written(parts, "markdown", "zh"), as_json(found)]
    words = " ".join("\n".join(said).split())

    assert [
        row
        for row in case.get("changed", ())
        if not any(row.items() <= each.items() for each in changes)
    ] == []
    assert {key: whole[key] for key in whole.keys() & case.keys()}.items() <= case.items()
    assert [each for each in case.get("says", ()) if each not in words] == []
    assert either_way(compare(after, before, LAW), -1) == either_way(found)


@pytest.mark.parametrize(
    "row", keyed(ROWS["page"], "answers", "changed", "hides", "shows", "without")
)
def test_what_the_page_says_of_a_saved_file(row: dict[str, Any]):
    receipt = changed(kept(REPORT), answered(row))
    reply = asked({"receipt": receipt}, COMPANY)

    assert [words for words in row.get("shows", ()) if words not in reply["panel"]] == []
    assert [words for words in row.get("hides", ()) if words in reply["panel"]] == []
    assert reply["changed"] == row.get("changed", reply["changed"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_row_has_a_place_on_the_page_of_changes(lang: Any):
    page = changelog(LAW, lang)

    places = [anchor(row.version, row.name) for row in load_rows()]
    assert [place for place in places if page.count(f'id="{place}"') != 1] == []


def test_every_row_that_may_change_a_verdict_is_known_where_no_changelog_is():
    """No report is older than the first version, so its rows are left out."""
    book = releases(LAW, CHANGELOG.read_text(encoding="utf-8"))[:-1]
    rows = {
        change.key: ([rule.id for rule in change.rules], re.findall(r"Basis \*(\w+)", change.told))
        for release in book
        for change in release.changes
        if change.rules and not re.search("no verdict|^Beside", change.told, re.IGNORECASE)
    }
    known = {
        f"{row.version}/{row.name}": (row.rules, [row.basis] if row.basis else [])
        for row in load_rows()
    }

    assert known == rows


@by_columns("receipt, report, path, said", ROWS["broken"])
def test_what_is_broken_is_refused(
    receipt: dict[str, Any], report: dict[str, Any], path: str, said: str | None
):
    with pytest.raises(InputError) as refused:
        side_of_report(report) if receipt is None else side_of_receipt(receipt)

    assert refused.value.path == path
    assert (said or "") in refused.value.text.en


@pytest.mark.parametrize("kind", KEPT)
def test_reports_and_saved_files_tell_what_an_application_would_but_its_answers(kind: str):
    assert side({"as": kind}) == side({})._replace(app=None)


def test_a_saved_file_may_hold_its_receipt_and_is_evaluated_as_without():
    assert side({"answers": {"receipt": kept(REPORT)}}) == side({})


def test_what_is_no_receipt_is_refused():
    _, errors = parse({"receipt": 1}, LAW, DAY)

    assert [error.path for error in errors] == ["receipt"]


@pytest.mark.thorough
def test_the_report_on_hundreds_of_shareholders_is_read(tmp_path: Path):
    lacking = {"kind": "company", "license_copy": False, "articles_sealed": False}
    owners = [{"name": f"股东{n}", **lacking} for n in range(450)]
    data, report = FILED | {"shareholders": owners}, tmp_path / "report.json"
    printed("check", "--format", "json", "--output", report, on=data)

    assert report.stat().st_size > LARGEST_FILE
    assert printed("verify", report, on=data)
    assert printed("compare", report, on=data)


def test_a_report_beyond_all_reason_is_refused(tmp_path: Path):
    report = tmp_path / "report.json"
    report.write_bytes(b"#" * 10_000_001)

    assert "Allowed: up to 10,000,000 bytes (10 MB)." in refused("verify", report, on=FILED)


def held(folder: Path, report: dict[str, Any], *more: str, command: str = "verify") -> Ran:
    """Hold a report against the application of the company."""
    path = folder / "report.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    return ran(command, path, *more, on=FILED)


def differing(folder: Path, report: dict[str, Any]) -> dict[str, Any]:
    """Return what differs between a report and what its file gives, as programs read it."""
    status, out, _ = held(folder, report, "--format", "json")
    assert status == 1
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize(
    "row",
    keyed(ROWS["altered"], "answers", "more", "named", "number", "says", "version", "without"),
)
def test_what_was_changed_in_a_report_is_named(tmp_path: Path, row: dict[str, Any]):
    report = changed(reported(REPORT), answered(row))
    for name, entry in row.get("more", {}).items():
        report[name].append(entry)
    found = differing(tmp_path, report)

    assert row["named"] in found["differs"]
    assert len(found["differs"]) == row.get("number", len(found["differs"]))
    assert found["rules_version"] == row.get("version", found["rules_version"])
    if "says" in row:
        status, out, _ = held(tmp_path, report)
        assert (status, row["says"] in out, "evil" in out) == (1, True, False)


def test_that_a_report_has_no_receipt_is_said(tmp_path: Path):
    whole = reported(REPORT)
    bare = {key: part for key, part in whole.items() if key != "receipt"}

    for report, has_receipt in ((whole, True), (bare, False)):
        status, out, _ = held(tmp_path, report)
        assert (status, "the report has no receipt" in out.lower()) == (0, not has_receipt)
        found = json.loads(held(tmp_path, report, "--format", "json").out)
        assert found["has_receipt"] is has_receipt


def test_a_rule_that_a_report_leaves_out_or_tells_twice_is_named(tmp_path: Path):
    report = reported(REPORT)
    first, *_, last = rules = report["rules"]

    for others, named in ((rules[:-1], last), ([*rules, first], first)):
        assert differing(tmp_path, report | {"rules": others})["differs"] == [named["id"]]


# What a terminal takes for an order: go to the line's begin, empty it, write something else.
ORDER = "\r\x1b[2KThe report follows from this file." + "x" * 100_000


@pytest.mark.parametrize("command", ["verify", "compare"])
def test_what_a_report_says_moves_no_cursor_and_fills_no_terminal(tmp_path: Path, command: str):
    report = reported(REPORT)
    report |= {"rules_version": ORDER, "rules": [*report["rules"], {"id": ORDER, "findings": {}}]}
    report["route"] |= {"class": ORDER, "authority": ORDER}

    said = held(tmp_path, report, command=command).out
    assert [sign for sign in said if not sign.isprintable() and sign != "\n"] == []
    assert len(said) < 10_000


def test_of_what_differs_a_hundred_are_told_and_how_many_more(tmp_path: Path):
    report = reported(REPORT)
    report["rules"] += [{"id": f"later-{n}"} for n in range(130)]
    status, out, _ = held(tmp_path, report)

    assert status == 1
    assert out.endswith("later-99, and 30 more\n")


def test_a_report_without_a_receipt_is_held_against_its_content(tmp_path: Path):
    report = reported(REPORT)
    del report["receipt"]

    assert held(tmp_path, report).status == 0


def asked(before: dict[str, Any], application: dict[str, Any]) -> dict[str, Any]:
    """Ask as the page does."""
    return replies.asked(do="compare", bases=["law"], before=before, application=application)


@pytest.mark.parametrize("application", [COMPANY, NATIONWIDE, {}], ids=["none", "some", "fewer"])
def test_as_many_results_are_said_to_change_in_the_terminal_as_on_the_page(
    application: dict[str, Any],
):
    found = compare(side({}), side({"only": application}), LAW)
    english = written(parts_of(found, LAW), "text", "en")
    reply = asked({"application": COMPANY}, application)
    (said,) = re.findall(r"(?:\d+|No) results? changed\.", reply["panel"])

    assert said in english
    assert int(said.split()[0].replace("No", "0")) == found.count
    assert reply["changed"] == found.count == reply["panel"].count("<li")
    assert english.count("→") == found.count
