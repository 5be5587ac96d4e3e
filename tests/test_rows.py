"""A row that fails is named by its file, its line and its name, and can be run alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.lines import lines_of
from support.rows import Row, by_columns, keyed, rows_of
from support.samples import THOROUGH, some

TESTS = Path(__file__).parent
TOLD = """\
[[case]]
name = "One is one"
number = 1
one = 1

[[case]]
name = "Two is one"
number = 2
one = 1
"""
TEST = """\
import pytest
from support.rows import by_columns, keyed, rows_of

ROWS = rows_of({rows!r})["case"]

@by_columns("number, one", ROWS)
def test_parts_of_a_row(number, one):
    assert number == one

@pytest.mark.parametrize("row", keyed(ROWS, "number", "one"))
def test_a_row(row):
    assert row["number"] == row["one"]

def test_all_rows(subtests):
    for row in ROWS:
        with subtests.test(row.id):
            assert row["number"] == row["one"]
"""


def test_what_fails_names_its_file_its_line_and_itself(tmp_path: Path):
    (tmp_path / "told.toml").write_text(TOLD, encoding="utf-8")
    test = tmp_path / "test_told.py"
    test.write_text(TEST.format(rows=str(tmp_path / "told")), encoding="utf-8")
    path = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "-p", "no:cacheprovider", test]
    run = subprocess.run(  # noqa: S603 - pytest itself
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        check=False,
    )

    said = run.stdout.decode()
    place = "[told.toml:6 Two is one]"
    assert f"FAILED test_told.py::test_parts_of_a_row{place} - assert 2 == 1" in said
    assert f"FAILED test_told.py::test_a_row{place} - assert 2 == 1" in said
    assert f"SUBFAILED{place} test_told.py::test_all_rows - assert 2 == 1" in said
    # A test of all rows fails too when one of them does.
    assert "4 failed, 2 passed" in said


def test_a_key_that_nothing_reads_is_a_mistake():
    rows = [Row({"name": "wrong", "sasy": 1}, "told.toml:2")]

    with pytest.raises(AssertionError, match=r"told\.toml:2: nothing reads \['sasy'\]"):
        keyed(rows, "says")
    with pytest.raises(AssertionError, match=r"told\.toml:2: nothing reads \['sasy'\]"):
        by_columns("name, says", rows)


def test_no_rows_are_a_mistake():
    with pytest.raises(AssertionError, match="no rows"):
        keyed([])


def test_what_a_row_leaves_out_is_none():
    (row,) = by_columns("a, b", [Row({"a": 1}, "told.toml:2")]).args[1]

    assert row.values == (1, None)


def test_rows_begin_at_their_head_or_on_a_line_of_their_list():
    text = '[[case]]\nname = "x"\n[[case]]\ninner = [[\n  { a = 1 },\n]]\n'

    assert lines_of("row = [\n  # one\n  { a = 1 },\n  { a = 2 },\n]\n") == {"row": [3, 4]}
    assert lines_of(text)["case"] == [1, 3]


def test_every_row_of_a_list_has_its_line():
    lines = (TESTS / "pack.toml").read_text(encoding="utf-8").splitlines()

    for row in rows_of("pack")["file_names"]:
        line = lines[int(row.place.partition(":")[2]) - 1]
        assert all(part in line for part in row["parts"])


def test_of_what_is_dear_one_in_so_many_always_runs():
    marks = [each.marks for each in some(range(5), one_in=3)]

    assert [list(each) for each in marks] == [[], [THOROUGH], [THOROUGH], [], [THOROUGH]]
