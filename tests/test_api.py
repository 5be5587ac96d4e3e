"""The rules, called from Python as the README shows it."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from support.applications import DAY, ready
from support.command import in_json

from checker import api
from checker.api import ApplicationError, Basis, Verdict, check, load_application, report

README = Path(__file__).resolve().parent.parent / "README.md"
EXAMPLE = re.compile(r"```python\n(from checker\.api .*?)```", re.DOTALL)


def saved(folder: Path, **company: object) -> Path:
    """Write an application to a file; its filing day is its own."""
    data = ready() | {"application_date": DAY.isoformat()}
    data["company"] |= company
    path = folder / "application.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_the_readme_s_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (code,) = EXAMPLE.findall(README.read_text(encoding="utf-8"))
    saved(tmp_path, registered_capital=500_000).rename(tmp_path / "application.toml")
    monkeypatch.chdir(tmp_path)

    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - the project's own example

    assert "7 registered-capital" in capsys.readouterr().out


def test_a_finding_says_why_and_since_when(tmp_path: Path):
    found = check(load_application(saved(tmp_path, registered_capital=500_000), today=DAY))
    capital = next(each for each in found.rules if each.rule.id == "registered-capital")
    law = capital.on[Basis.LAW]

    assert law.verdict is Verdict.NOT_MET
    assert [reason.facts for reason in law.reasons] == [("company.registered_capital",)]
    assert law.version
    assert law.version.effective == date(2017, 9, 1)


def test_a_report_is_that_of_the_command(tmp_path: Path):
    path = saved(tmp_path)

    assert report(load_application(path, today=DAY)) == in_json("check", path)


def test_another_filing_day_is_taken_in_place_of_the_file_s(tmp_path: Path):
    path, day = saved(tmp_path), date(2026, 12, 1)

    assert load_application(path, today=DAY, on=day).day == day
    assert load_application({}, today=day).day == day


def test_what_cannot_be_read_names_every_fault(tmp_path: Path):
    wrong = {"company": {"registered_capital": "much"}, "shareholder": []}

    with pytest.raises(ApplicationError) as told:
        load_application(wrong, today=DAY)
    assert [fault.path for fault in told.value.faults] == [
        "company.registered_capital",
        "shareholder",
    ]
    with pytest.raises(ApplicationError, match="no such file"):
        load_application(tmp_path / "missing.json", today=DAY)


@pytest.mark.parametrize("given", ["2026-11-24", None, datetime(2026, 11, 24, 12), 20261124])  # noqa: DTZ001 - a moment
def test_a_day_that_is_none_is_one_clear_fault(given: Any):
    days = [("today", {"today": given})]
    if given is not None:
        days.append(("on", {"today": DAY, "on": given}))
    for name, asked in days:
        with pytest.raises(ApplicationError, match="is not a day") as told:
            load_application({}, **asked)
        assert [fault.path for fault in told.value.faults] == [name]


def test_every_name_that_stays_is_there():
    assert [name for name in api.__all__ if not hasattr(api, name)] == []
