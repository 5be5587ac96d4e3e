"""Law in the making: a draft's files lie over the law's, its faults are named, and all say so."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW, ready
from support.command import in_json, printed, ran, refused
from support.faulty import law_copy
from support.rows import keyed, rows_of
from support.sources import ROOT

from checker.core.law_folder import draft_name, law_folder, reading_law_of
from checker.core.working_days import load_years
from checker.filing.receipt import computed_digests, digests
from checker.io.draft import read_draft
from checker.load import load_law
from checker.model import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXAMPLE = ROOT / ".github" / "example-draft"
CAPITAL = "conditions/registered-capital.toml"
TURN = date(2027, 7, 1)
ROWS = rows_of("law_drafts")
# One million in one province: enough by law, and too little by the example.
ENOUGH = {"company": {"registered_capital": 1_000_000}, "service": {"provinces": ["CN-HN"]}}
UNDER = ("--law", str(EXAMPLE))
ON_THE_DAY = ("--as-of", str(TURN))


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    with reading_law_of(read_draft(str(folder))):
        yield


def capital(*words: str | Path) -> Any:
    """Return the verdict on the registered capital, as a report tells it."""
    rules = in_json("check", *words, on=ENOUGH)["rules"]
    (found,) = (rule for rule in rules if rule["id"] == "registered-capital")
    return found["findings"]["law"]["verdict"]


def test_the_example_changes_one_verdict_from_its_day_on():
    before = ("--as-of", "2027-06-30")

    assert capital(*ON_THE_DAY) == "met"
    assert capital(*UNDER, *before) == "met"
    assert capital(*UNDER, *ON_THE_DAY) == "not_met"


def test_the_example_is_the_law_and_one_wording_more():
    with reading(EXAMPLE):
        found = load_law().rule("registered-capital")
    shipped = LAW.rule("registered-capital")
    *before, new = found.versions
    today = shipped.versions[-1]

    assert tuple(before) == shipped.versions
    assert (new.effective, new.values["local"]) == (TURN, 2 * today.values["local"])
    assert new.values["whole_network"] == today.values["whole_network"]
    # What else a draft leaves as it is must be what the law says today.
    assert (found.title, found.also, found.remarks) == (
        shipped.title,
        shipped.also,
        shipped.remarks,
    )


def test_the_example_says_that_it_is_one():
    text = (EXAMPLE / CAPITAL).read_text("utf-8")
    with reading(EXAMPLE):
        new = load_law().rule("registered-capital").versions_on(Basis.LAW)[-1]

    assert text.startswith("# An example, not law:")
    assert new.asks.en.startswith("Example, not law:")
    assert new.asks.zh.startswith("示例，并非法律规定：")


def test_after_a_draft_the_law_is_as_before():
    before = load_law(), load_years(), digests()
    with reading(EXAMPLE):
        under = load_law(), load_years(), digests()
        assert draft_name() == "example-draft"

    assert (load_law(), load_years(), digests()) == before
    assert draft_name() is None
    assert under[0] is not before[0]
    assert load_law() is before[0]


def test_a_draft_is_let_go_where_a_command_fails():
    refused("check", "nowhere.toml", *UNDER)

    assert draft_name() is None


def test_within_a_draft_the_law_is_read_once():
    with reading(EXAMPLE):
        assert load_law() is load_law()


def test_the_digest_is_that_of_the_law_as_it_would_be(tmp_path: Path):
    shutil.copytree(EXAMPLE, law_copy(tmp_path), dirs_exist_ok=True)
    with reading(EXAMPLE):
        found = digests()

    assert found["law"] == computed_digests(tmp_path)["law"]
    assert found["law"] != digests()["law"]
    assert found["engine"] == digests()["engine"]


def test_what_lies_beside_the_law_in_a_draft_is_left_alone(tmp_path: Path):
    folder = tmp_path / "draft"
    shutil.copytree(EXAMPLE, folder)
    (folder / "README.md").write_text("What we propose.", "utf-8")
    (folder / ".git").mkdir()
    with reading(folder):
        names = {each.name for each in law_folder().iterdir()}

    assert names == {each.name for each in law_folder().iterdir()}


def test_a_draft_may_bring_other_holidays(tmp_path: Path):
    """Each file of the law can be another, not only a rule's."""
    law = law_copy(tmp_path)
    folder = tmp_path / "draft"
    folder.mkdir()
    text = (law / "holidays.toml").read_text("utf-8")
    (folder / "holidays.toml").write_text(text[: text.rindex("[[year]]")], "utf-8")
    with reading(folder):
        found = load_years()

    assert found == load_years()[:-1]


@pytest.mark.parametrize("row", keyed(ROWS["fault"], "file", "said", "new", "old", "bytes"))
def test_a_fault_is_named_with_its_file(row: dict[str, str], tmp_path: Path):
    path = tmp_path / "draft" / row["file"]
    path.parent.mkdir(parents=True)
    if "bytes" in row:
        path.write_bytes(bytes.fromhex(row["bytes"]))
    elif "old" in row:
        text = (EXAMPLE / CAPITAL).read_text("utf-8")
        assert row["old"] in text
        path.write_text(text.replace(row["old"], row["new"], 1), "utf-8")
    else:
        path.write_text(row["new"], "utf-8")

    said = refused("check", "--law", tmp_path / "draft", on=ENOUGH)

    assert said.startswith("--law: ")
    assert row["said"] in said


@pytest.mark.parametrize(
    ("name", "said"), [("nowhere", "no such file or directory"), ("file", "not a directory")]
)
def test_what_is_no_folder_is_no_draft(tmp_path: Path, name: str, said: str):
    (tmp_path / "file").write_text("", "utf-8")

    assert said in refused("check", "--law", tmp_path / name, on=ENOUGH)


def test_no_file_of_a_draft_is_written_over(tmp_path: Path):
    shutil.copytree(EXAMPLE, tmp_path / "draft")
    file = tmp_path / "draft" / CAPITAL
    before = file.read_bytes()

    said = refused("check", "--law", tmp_path / "draft", "--output", file, on=ENOUGH)

    assert "is read by this very command" in said
    assert file.read_bytes() == before


@pytest.mark.parametrize("command", ["check", "errands", "window", "batch"])
def test_data_names_the_draft_and_only_then(command: str, tmp_path: Path):
    file = tmp_path / "application.json"
    file.write_text(json.dumps(ENOUGH), "utf-8")

    assert in_json(command, file, *UNDER, *ON_THE_DAY)["draft"] == "example-draft"
    assert "draft" not in in_json(command, file, *ON_THE_DAY)


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "(under the draft “example-draft”, which is not law)"),
        ("zh", "（按草案“example-draft”测算，草案并非现行法律）"),
    ],
)
@pytest.mark.parametrize(
    ("command", "form"),
    [
        *(("check", form) for form in ("text", "markdown", "html", "twin", "twin-markdown")),
        *(("errands", form) for form in ("text", "markdown", "html")),
        *(("window", form) for form in ("text", "markdown")),
    ],
)
def test_the_title_says_that_it_is_a_draft(command: str, form: str, lang: str, says: str):
    more = ("--format", form, "--lang", lang)
    found = printed(command, *UNDER, *ON_THE_DAY, *more, on=ENOUGH)

    titles = [line for line in found.splitlines() if says in line]
    assert titles
    # In a page it stands in the head, and above all else.
    assert found.index(titles[0]) == 0 or form in ("html", "twin")
    assert says not in printed(command, *ON_THE_DAY, *more, on=ENOUGH)


def test_each_row_of_a_table_says_that_it_is_a_draft(tmp_path: Path):
    file, broken = tmp_path / "application.json", tmp_path / "broken.json"
    file.write_text(json.dumps(ENOUGH), "utf-8")
    broken.write_text("{", "utf-8")

    _, out, _ = ran("batch", file, broken, *UNDER, *ON_THE_DAY, "--format", "csv", "--no-bom")
    _, plain, _ = ran("batch", file, broken, *ON_THE_DAY, "--format", "csv", "--no-bom")

    firsts = [line.partition(",")[0] for line in out.splitlines()]
    assert firsts == ["draft", '"example-draft', '"example-draft']
    assert plain.startswith("file,")


@pytest.mark.parametrize("command", ["errands", "window"])
def test_no_calendar_is_written_of_a_draft(command: str):
    assert "no calendar is written of a draft" in refused(
        command, *UNDER, "--format", "ics", on=ready()
    )


NOW = "effective = 2017-09-01"
# What the page for newcomers has them run, and the wording that it shows.
GUIDE = (ROOT / ".github" / "DRAFTS.md").read_text("utf-8")
LINES = [line.strip() for line in re.findall(r"^ *(?:mkdir|cp|python3) .*", GUIDE, re.MULTILINE)]


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a newcomer begins: the law, and an application that the draft touches."""
    law_copy(tmp_path / "checker")
    monkeypatch.chdir(tmp_path)
    for file in ("application.toml", "applications/one.toml"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(
            'company.registered_capital = 1_000_000\nservice.provinces = ["CN-HN"]\n', "utf-8"
        )
    heads = "company.registered_capital,service.provinces"
    (tmp_path / "companies.csv").write_text(f"{heads}\n1000000,CN-HN\n", "utf-8")
    return tmp_path


def test_by_the_page_alone_a_newcomer_writes_a_draft_and_sees_what_it_changes(newcomer: Path):
    make, copy, check, compare = (shlex.split(line) for line in LINES)
    assert (make[:2], copy[0]) == (["mkdir", "-p"], "cp")
    (newcomer / make[2]).mkdir(parents=True)
    file = newcomer / copy[2] / "registered-capital.toml"
    shutil.copy(newcomer / copy[1], file)
    # One wording more, a copy of the newest with another day, number and article.
    text = file.read_text("utf-8")
    newest = next(part for part in re.split(r"^(?=\[\[)", text, flags=re.MULTILINE) if NOW in part)
    new = newest.replace(NOW, f"effective = {TURN}").replace("local = 1000000", "local = 2000000")
    new = re.sub(r"^quote\..*\n", "", new, flags=re.MULTILINE)
    new = new.replace('"verified"', '"unverified"', 1)
    file.write_text(f"{text}\n{new}", "utf-8")

    report = printed(*check[3:])
    told = printed(*(word.replace("xlsx", "csv") for word in compare[3:]))

    assert "(under the draft “my-draft”, which is not law)" in report
    assert "the minimum for one province is RMB 2,000,000" in report
    assert "3 of 3 applications would change." in told


def test_a_paper_that_the_page_drops_is_asked_no_more(newcomer: Path):
    (new,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    name = "materials/good-standing-evidence.toml"
    file = newcomer / "my-draft" / name
    file.parent.mkdir(parents=True)
    law = (newcomer / "checker" / "law" / name).read_text("utf-8")
    file.write_text(f"{law}\n{new}", "utf-8")

    told = in_json("compare", "application.toml", "--law", "my-draft")

    (found,) = told["turns"][0]["changed"]
    assert [(each["rule"], each["to"]) for each in found["verdicts"]] == [
        ("good-standing-evidence", "not_applicable")
    ]
