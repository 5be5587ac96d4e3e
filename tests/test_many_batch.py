"""``batch`` over files, folders and sheets: one after the other, whole or not at all."""

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.applications import ready
from support.command import ran, refused
from support.sheets import as_csv, as_xlsx, opened
from support.sources import ROOT
from support.streams import Breaking, Terminal

from checker.doors.cli import main
from checker.io import output
from checker.io.output import STEPS
from checker.many import data as batch_data
from checker.many.data import json_pieces
from checker.many.entries import Entry
from checker.many.judge import Judged, judge
from checker.report.data import json_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files, a sheet, a folder, and what is no application."""
    whole = tmp_path / "many"
    (whole / "more").mkdir(parents=True)
    branch = ready({"company.legal_form": "branch"})
    (whole / "b.json").write_text(json.dumps(branch), "utf-8")
    (whole / "more" / "a.toml").write_text("", "utf-8")
    (whole / "c.csv").write_bytes(
        as_csv(["company.name", "means.operators"], ["丙", "x"], ["丁", "1"])
    )
    (whole / "d.xlsx").write_bytes(as_xlsx(["company.name"], ["戊"]))
    for name in ("readme.md", ".hidden.json", "~$d.xlsx"):
        (whole / name).write_text("{", "utf-8")
    (whole / "more" / "back").symlink_to(whole, target_is_directory=True)
    return whole


def batch(*args: str | Path) -> tuple[dict[str, Any], str]:
    status, out, err = ran("batch", "--format", "json", *args)
    found = json.loads(out)
    assert status == (2 if found["errors"] else 0)
    return found, err


def test_a_folder_is_read_with_all_in_it_by_name(folder: Path):
    found, err = batch(folder)

    places = [(Path(a["file"]).name, a["line"]) for a in found["applications"]]
    assert places == [("b.json", None), ("c.csv", 2), ("c.csv", 3), ("d.xlsx", 2)]
    errors = [(Path(e["file"]).name, e["line"]) for e in found["errors"]]
    assert errors == [("a.toml", None)]
    assert err.splitlines()[0].startswith(f"{folder}/c.csv: row 2: means.operators (")
    assert err.count("\n") == 2


def test_a_folder_without_applications_is_a_fault(tmp_path: Path):
    found, err = batch(tmp_path)

    assert found["errors"][0]["file"] == str(tmp_path)
    assert err == (
        f"{tmp_path}: the folder holds no application: no .toml, .json, .csv or .xlsx.\n"
    )


def test_a_folder_that_cannot_be_listed_stops_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    listed = Path.iterdir

    def refusing(path: Path) -> Iterator[Path]:
        if path.name == "more":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refusing)
    (folder / "z.json").write_text("{}", "utf-8")
    found, err = batch(folder)

    assert str(folder / "more") in err
    assert Path(found["errors"][-1]["file"]).name == "more"
    assert Path(found["applications"][-1]["file"]).name == "z.json"


def test_a_file_that_breaks_off_while_it_is_read_is_a_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("checker.io.intake.opened", lambda _name: Breaking())
    found, _ = batch(folder / "b.json")

    assert found["errors"][0]["en"].startswith("input/output error.")


def test_a_sheet_may_come_through_a_pipe(folder: Path):
    done = subprocess.run(
        [sys.executable, "-m", "checker", "batch", "-", "--format", "csv"],
        input=(folder / "d.xlsx").read_bytes(),
        capture_output=True,
        check=False,
        cwd=ROOT,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert "standard input,戊,".encode() in done.stdout


def test_data_holds_no_sentence(folder: Path):
    found, _ = batch(folder, "--with", "window", "--with", "plan")
    texts = [
        text
        for a in found["applications"]
        for text in strings(a, leave=("file", "company", "faults"))
    ]
    assert not [text for text in texts if " " in text]


def strings(data: Any, leave: tuple[str, ...] = ()) -> Iterator[str]:
    """Return every text in data, but for those under some keys."""
    if isinstance(data, dict):
        for key, each in data.items():
            yield from () if key in leave else strings(each)
    elif isinstance(data, list):
        for each in data:
            yield from strings(each)
    elif isinstance(data, str):
        yield data


def test_the_pieces_of_json_are_the_text_as_a_whole(folder: Path):
    for files in ([folder], [folder / "b.json"], [folder / "more" / "a.toml"]):
        out = ran("batch", "--format", "json", *files).out
        assert out == json_text(json.loads(out))
    assert "".join(json_pieces([])) == json_text(json.loads("".join(json_pieces([]))))


def test_many_errors_wait_in_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batch_data, "MOST_KEPT", 1)

    (folder / "z.toml").write_text("", "utf-8")

    assert len(batch(folder)[0]["errors"]) == 2


@pytest.mark.parametrize("form", ["markdown", "csv", "json"])
def test_a_file_is_written_as_it_would_be_printed(folder: Path, tmp_path: Path, form: str):
    path = tmp_path / "out"
    command = ("batch", folder, "--format", form)
    shown, kept = ran(*command), ran(*command, "--output", path)

    assert (shown.status, kept.status, kept.out) == (2, 2, "")
    assert path.read_bytes().decode() == shown.out


def test_excel_is_written_to_a_file_only(folder: Path, tmp_path: Path):
    path = tmp_path / "out.xlsx"
    assert ran("batch", folder, "--format", "xlsx", "--output", path).status == 2
    rows = opened(path.read_bytes())
    assert [Path(row[0]).name for row in rows[1:]] == [
        *("b.json", "c.csv", "c.csv", "d.xlsx", "a.toml"),
    ]
    assert [row[9] for row in rows[1:]] == [None, 2, 3, 2, None]

    assert "name a file to write with --output" in refused("batch", folder, "--format", "xlsx")


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_what_breaks_off_leaves_the_file_as_it_was(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
):
    path = tmp_path / "out"
    path.write_text("before", "utf-8")

    def breaking(*_: object):
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.doors.command.batch.judge", breaking)

    assert ran("batch", folder, "--format", form, "--output", path).status == 130
    assert path.read_text("utf-8") == "before"
    assert sorted(tmp_path.iterdir()) == [folder, path]


def test_progress_shows_on_a_terminal_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    rows = [[f"{n}"] for n in range(STEPS * 2)]
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(["company.name"], *rows))
    status, _, err = ran("batch", path, "--format", "csv")
    assert (status, err) == (0, "")

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["batch", str(path), "--format", "csv", "--lang", "zh"]) == 0
    shown = terminal.getvalue().split(output.LINE_BEGIN)
    assert shown == ["", f"已处理{STEPS}份", f"已处理{STEPS * 2}份", ""]


def test_a_reader_that_has_gone_away_stops_the_work(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(["company.name"], *([f"{n}"] for n in range(2000))))
    done = subprocess.run(  # noqa: S603 - this very program
        ["sh", "-c", f'"{sys.executable}" -m checker batch "$0" | head -n 1', str(path)],  # noqa: S607
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )

    assert done.stdout.startswith("| file |")
    assert done.stderr == ""


@pytest.mark.thorough
def test_no_application_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path, kept = tmp_path / "many.csv", []
    path.write_bytes(as_csv(["company.name", "means.operators"], *[["甲", "5"]] * 90))

    def living() -> int:
        gc.collect()
        return sum(type(each) in (Judged, Entry) for each in gc.get_objects())

    # What other tests keep is not of this table.
    before = living()

    def judging(entry: Entry, *more: Any) -> Any:
        if entry.line and entry.line % 30 == 0:
            kept.append(living() - before)
        return judge(entry, *more)

    monkeypatch.setattr("checker.doors.command.batch.judge", judging)
    args = ["batch", str(path), "--format", "json", "--output", str(tmp_path / "out.json")]
    assert main(args) == 0
    assert len(kept) == 3
    # The one before, this one and the one of the row that is read.
    assert max(kept) <= 5


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_template_is_written(tmp_path: Path, suffix: str):
    path = tmp_path / f"template{suffix}"

    assert ran("batch", "--template", path, "--lang", "zh") == (0, "", "")
    found, _ = batch(path)
    assert found["applications"] == []
    assert ["no company stands" in error["en"] for error in found["errors"]] == [True]


def test_a_template_is_not_written_over_a_sheet(tmp_path: Path):
    # Of a long name the end is what tells files apart.
    folder = tmp_path / ("a-long-name-" * 12)
    folder.mkdir()
    path = folder / "companies.csv"
    path.write_bytes(as_csv(["company.name"], ["甲公司"]))
    before = path.read_bytes()

    assert "companies.csv is there already and may be filled in." in refused(
        "batch", "--template", path
    )
    assert path.read_bytes() == before
