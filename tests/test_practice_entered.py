"""A filed issue becomes a report of practice, once, whole, and without its author's name."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from support.applications import LAW
from support.rows import by_columns, keyed, rows_of

from scripts import practice
from scripts.machine.environment import ROOT
from scripts.practice import (
    KINDS,
    LABELS,
    NO_PRACTICE,
    RULE,
    SOURCE,
    Issue,
    PracticeError,
    Told,
    enter,
    mark,
    options,
    read_issue,
)
from scripts.site.practice import Practice, read_practices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checker.model import Data

ROWS = rows_of("practice_faults")
DAY = date(2026, 12, 3)
BODY = """\
### Province · 省份

Hunan

### Condition or material · 条件或者材料

Material 8, Social security certificate · 材料 8，社保证明

### How you know · 来源

Told by the window or by telephone · 窗口或者电话答复

### Official address · 官方网址

_No response_

### Date of the guide or of the answer · 指南日期或者答复日期

2026-11-24

### What is asked there · 当地要求

要求社保证明为原件。
"""
SHARED = {"en": "It wants the original.", "zh": "要求提交原件。"}
WORDS = ["--en", SHARED["en"], "--zh", SHARED["zh"]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "practices"
    monkeypatch.setattr(practice, "FOLDER", made)
    monkeypatch.setattr(practice, "today", lambda: DAY)
    return made


def state(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.rglob("*")} if folder.is_dir() else {}


def filed(tmp_path: Path, number: int, author: str, body: str = BODY) -> str:
    """Save an issue as gh writes it."""
    file = tmp_path / f"{number}.json"
    file.write_text(
        json.dumps({"number": number, "author": {"login": author}, "body": body}), encoding="utf-8"
    )
    return str(file)


class Ran(NamedTuple):
    """What the command ended with, and what it said."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Run the command on the folder; what is typed into it is the issue's text."""
    assert not folder.exists()

    def ran(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.argv", ["practice", *arguments])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
        return Ran(practice.main(), *capsys.readouterr())

    return ran


def only(folder: Path) -> Practice:
    (found,) = read_practices(folder, LAW)
    return found


def test_the_form_asks_what_is_read():
    form = yaml.safe_load(
        (ROOT / ".github/ISSUE_TEMPLATE/province-differs.yml").read_text(encoding="utf-8")
    )
    asked = {
        field["attributes"]["label"]: field["attributes"].get("options")
        for field in form["body"]
        if field["type"] != "markdown"
    }

    assert [*asked] == [*LABELS]
    assert asked[RULE] == options(LAW)
    assert sorted(asked[SOURCE]) == sorted([*KINDS, *NO_PRACTICE])


def test_two_issues_become_one_practice_that_is_shown(
    tmp_path: Path, folder: Path, run: Callable[..., Ran]
):
    first = run(filed(tmp_path, 41, "one"))
    assert first.status == 0
    assert "It is not shown: that takes two reporters" in first.out
    later = BODY.replace("2026-11-24", "2026-12-01").replace("要求社保", "窗口称\n\n社保")
    second = run(filed(tmp_path, 57, "other", later), "--same-as", "41", *WORDS)
    assert second.status == 0
    assert "reports 41, 57. It is shown until 2027-11-24." in second.out

    found = only(folder)
    assert (found.authority, found.rule.id) == ("CN-HN", "social-security-certificate")
    assert found.says is not None
    assert found.says._asdict() == SHARED
    assert [(one.number, one.day, one.source, one.said) for one in found.reports] == [
        (41, date(2026, 11, 24), "counter", "要求社保证明为原件。"),
        (57, date(2026, 12, 1), "counter", "窗口称 社保证明为原件。"),
    ]
    assert found.is_shown(DAY)


def test_the_same_reporter_twice_is_not_shown(folder: Path):
    enter(folder, LAW, Issue(41, "One", BODY), Told(), DAY)
    enter(folder, LAW, Issue(57, "one", BODY), Told(same_as=41), DAY)

    assert len(only(folder).reports) == 2
    assert not only(folder).is_shown(DAY)


def test_the_reporter_s_name_is_not_kept(folder: Path):
    enter(folder, LAW, Issue(41, "a-rare-name", BODY), Told(), DAY)

    assert b"a-rare-name" not in b"".join(state(folder).values())


def test_a_mark_is_shared_by_many_names():
    marks = {mark(f"name-{number}", "CN-HN x") for number in range(20_000)}

    assert len(marks) <= 4096
    assert mark("Name", "CN-HN x") == mark("name", "CN-HN x")
    assert mark("name", "CN-HN x") != mark("name", "CN-GD x")


def test_the_same_report_again_changes_nothing(
    tmp_path: Path, folder: Path, run: Callable[..., Ran]
):
    run(filed(tmp_path, 41, "one"))
    before = state(folder)

    again = run(filed(tmp_path, 41, "one"))

    assert again.status == 0
    assert "Report 41 is there already: CN-HN, social-security-certificate." in again.out
    assert state(folder) == before


def test_a_second_reporter_wants_words_in_both_languages(folder: Path):
    enter(folder, LAW, Issue(41, "one", BODY), Told(), DAY)
    before = state(folder)

    with pytest.raises(PracticeError, match="say what the reports share, by --en and --zh"):
        enter(folder, LAW, Issue(57, "other", BODY), Told(same_as=41), DAY)

    assert state(folder) == before


def test_whether_it_is_the_same_is_said_by_a_person(folder: Path):
    enter(folder, LAW, Issue(41, "one", BODY), Told(), DAY)
    other = BODY.replace("原件", "三个月内开具")

    with pytest.raises(PracticeError, match=r"--same-as .* or --apart\. There are: 41, “要求社保"):
        enter(folder, LAW, Issue(57, "other", other), Told(), DAY)
    enter(folder, LAW, Issue(57, "other", other), Told(is_apart=True), DAY)

    numbers = [[one.number for one in each.reports] for each in read_practices(folder, LAW)]
    assert numbers == [[41], [57]]


def test_a_joined_report_leaves_the_others_and_their_order(folder: Path):
    enter(folder, LAW, Issue(41, "one", BODY), Told(), DAY)
    enter(folder, LAW, Issue(42, "one", BODY), Told(is_apart=True), DAY)
    enter(folder, LAW, Issue(43, "one", BODY), Told(same_as=41), DAY)
    enter(folder, LAW, Issue(44, "one", BODY), Told(rule="personnel-list"), DAY)

    found = [
        (each.rule.id, [one.number for one in each.reports]) for each in read_practices(folder, LAW)
    ]
    assert found == [
        ("social-security-certificate", [41, 43]),
        ("social-security-certificate", [42]),
        ("personnel-list", [44]),
    ]


@pytest.mark.parametrize("name", ["Hunan", "hunan", "Hunan Province", "湖南", "湖南省", "CN-HN"])
def test_a_province_is_known_by_its_names(folder: Path, name: str):
    enter(folder, LAW, Issue(41, "one", BODY.replace("Hunan", name)), Told(), DAY)

    assert only(folder).authority == "CN-HN"


def test_signs_that_break_a_file_or_are_not_seen_stay_out_of_it(folder: Path):
    said = 'says "原件" \\ ' + "\u202e'''\x7f\r\n### Material\r\nnext"
    body = BODY.replace("要求社保证明为原件。", said).replace("\n", "\r\n")

    enter(folder, LAW, Issue(41, "one", body), Told(), DAY)

    (report,) = only(folder).reports
    assert report.said == "says \"原件\" \\ ''' ### Material next"


@pytest.mark.parametrize("row", keyed(ROWS["fault"], "old", "new", "said"))
def test_what_is_wrong_is_said_and_nothing_is_written(
    tmp_path: Path, folder: Path, run: Callable[..., Ran], row: Data
):
    assert row["old"] in BODY

    told = run(filed(tmp_path, 41, "one", BODY.replace(row["old"], row["new"], 1)))

    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("Nothing was written. ")
    assert row["said"] in told.err
    assert state(folder) == {}


@by_columns("name, arguments, said", ROWS["command"])
def test_what_the_text_does_not_hold_is_asked_for(
    folder: Path, run: Callable[..., Ran], name: str, arguments: list[str], said: str
):
    told = run("-", *arguments)

    assert told.status == 1, name
    assert said in told.err
    assert state(folder) == {}


def test_a_text_with_number_and_author_is_read_from_standard_input(
    folder: Path, run: Callable[..., Ran]
):
    assert run("-", "--number", "41", "--author", "one").status == 0
    assert only(folder).reports[0].number == 41


def test_a_long_report_is_shortened_by_a_person(folder: Path):
    body = BODY.replace("要求社保证明为原件。", "原" * 1001)

    with pytest.raises(PracticeError, match="1001 signs; allowed: 1000"):
        enter(folder, LAW, Issue(41, "one", body), Told(), DAY)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "no text in UTF-8"),
        (b'{"number": 41', "The issue: no JSON, "),
        (b'{"number": 41, "author": {"login": "one"}}', "The issue: its body is missing"),
        (b'{"number": true, "author": {"login": "one"}, "body": ""}', "its number is missing"),
        (b'{"number": 41, "author": "one", "body": ""}', "who filed it is missing"),
    ],
)
def test_what_is_no_issue_is_refused(
    tmp_path: Path, folder: Path, run: Callable[..., Ran], content: bytes, said: str
):
    file = tmp_path / "issue.json"
    file.write_bytes(content)

    told = run(str(file))

    assert told.status == 1
    assert said in told.err
    assert state(folder) == {}


def test_a_file_that_is_not_there_is_named(folder: Path, run: Callable[..., Ran]):
    told = run("nowhere.json")

    assert told.status == 1
    assert "nowhere.json" in told.err
    assert state(folder) == {}


def test_an_issue_of_github_s_interface_is_read():
    content: dict[str, Any] = {"number": 41, "user": {"login": "one"}, "body": BODY}

    assert read_issue(json.dumps(content)) == Issue(41, "one", BODY)
