"""Many applications: what can be read is answered, what cannot keeps its place."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from support.applications import ready
from support.command import ran, refused
from support.rows import by_columns, rows_of

from checker import __version__
from checker.core.bounds import MOST_FAULTS
from checker.core.input_error import LONGEST_NAME

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """Return a good file, one with two faults and one that cannot be read."""
    texts = {
        "good.json": json.dumps(ready({"company.legal_form": "branch"})),
        "faulty.json": '{"compny": 1,\n "means": {"operators": "15"}}',
        "broken.json": '{"company": {\n"name": }',
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in texts]


def test_data_hold_each_fault_in_words(three: list[str]):
    batch = json.loads(ran("batch", *three, "--format", "json").out)
    faulty, broken = batch["errors"]
    assert list(batch) == ["format", "rules_version", "$schema", "applications", "errors"]
    assert batch["rules_version"] == __version__
    assert faulty["en"].startswith("compny: no question has this key.")
    assert faulty["en"].endswith(" 1 more fault.")
    assert faulty["zh"].endswith("另有1处错误。")
    assert broken["en"].startswith("line 2: the file cannot be read")


@by_columns("lang, said, line", rows_of("batch")["broken"])
def test_a_broken_file_keeps_its_row(three: list[str], lang: str, said: str, line: str):
    status, out, _ = ran("batch", *three, "--format", "csv", "--lang", lang)
    assert status == 2
    assert out.startswith("\ufeff")
    _, good, faulty, broken = csv.reader(io.StringIO(out))
    assert [row[0] for row in (good, faulty, broken)] == three
    assert [row[4] == said for row in (good, faulty, broken)] == [False, True, True]
    assert broken[7].startswith(line)

    assert ran("batch", *three, "--lang", lang, "--output", f"{three[0]}.md")[:2] == (2, "")


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("A.XLSX", b"PK\x03\x04\xff", "Sheets are read by the command batch."),
        (
            "a.docx",
            b"PK\x03\x04\xff",
            "line 1: the file is not UTF-8 text. Save it as text in UTF-8.",
        ),
        ("a.toml", "# 公司".encode("gb18030"), "line 1: the file is not UTF-8 text."),
    ],
)
def test_a_file_of_another_kind_is_told_what_to_do(
    tmp_path: Path, name: str, raw: bytes, said: str
):
    path = tmp_path / name
    path.write_bytes(raw)

    assert said in refused("check", path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_strange_name_breaks_neither_line_nor_table(tmp_path: Path):
    path = tmp_path / "a\nb|\u202e\x1b[31m.json"
    for text in ("{}", "{"):
        path.write_text(text, encoding="utf-8")
        _, out, err = ran("batch", path)

        assert out.count("\n") == 3
        assert r"a\\nb\|\\u202e\\x1b\[31m.json" in out
        assert err.count("\n") == (text == "{")
        assert "\x1b" not in out + err

    out = ran("batch", path, "--format", "json").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert json.loads(out)["errors"][0]["file"] == str(path)


def test_a_long_name_is_cut_in_front():
    err = refused("check", "a/" * 2000 + "end.json")
    assert err.startswith("…")
    assert f"{'/a' * 10}/end.json: " in err
    assert len(err.partition(": ")[0]) == LONGEST_NAME


def test_every_fault_is_told_up_to_a_limit(tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({f"key{n}": 1 for n in range(MOST_FAULTS + 5)}), encoding="utf-8")

    lines = refused("check", path).splitlines()
    assert len(lines) == MOST_FAULTS + 1
    assert f"key{MOST_FAULTS - 1}: no question" in lines[-2]
    assert lines[-1] == f"{path}: 5 more faults."
    lines = refused("check", path, "--lang", "zh").splitlines()
    assert lines[0].startswith(f"{path}：key0：没有这个键。此处可用：")
    assert lines[-1] == f"{path}：另有5处错误。"
