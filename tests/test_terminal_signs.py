"""Whatever stands in a file or its name, no terminal acts on what a command writes."""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from ast import literal_eval
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

import docx
import pytest
from support.applications import ready
from support.command import in_json, printed, ran
from support.rows import keyed, rows_of
from support.sources import ROOT

from checker.core.input_error import safe
from checker.core.visible import visible
from checker.doors.cli import COMMANDS
from checker.filing.cases.toml_text import as_toml
from checker.report.icalendar import LONGEST_LINE, CalendarEvent, calendar_file

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROLS = [*map(chr, (*range(0x20), *range(0x7F, 0xA0)))]
DIRECTIONS = [*map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF))]
SIGNS = [*CONTROLS, *DIRECTIONS]
# A file's name holds neither of these, and no line of a file its own end.
NAMED = "".join(sign for sign in SIGNS if sign not in "\0/")
IN_A_LINE = "".join(sign for sign in SIGNS if sign not in "\n\r")
BOM = "\ufeff"
ACTING = ("Cc", "Cf", "Cs", "Zl", "Zp")
ROWS = rows_of("terminal_signs")


def acting(text: str) -> list[str]:
    """Return what a terminal would act on, but for ends of lines and the mark of a CSV."""
    plain = text.removeprefix(BOM).replace("\r\n", "\n")
    return sorted({sign for sign in plain if category(sign) in ACTING} - {"\n"})


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what the words in braces stand for: files with every sign, in them or in their names.

    A name of a file has 255 bytes at most, so each has a part of the signs.
    """
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "folder"
    folder.mkdir()
    paths = {}
    for name, content in {
        "good": json.dumps(ready()),
        "hostile": json.dumps(ready() | {"format": IN_A_LINE, "receipt": {IN_A_LINE: NAMED}}),
        "keys": json.dumps({"company": {IN_A_LINE[:40]: NAMED, IN_A_LINE[40:]: [NAMED]}}),
        "toml": f'"{IN_A_LINE}" = = "\x1b[31m"\n',
        "sheet": f"company.name,{IN_A_LINE}\n甲公司,{IN_A_LINE}\n",
        "paper": f"营业执照\n名称 甲有限公司\n住所 长沙市{IN_A_LINE}某路1号\n注册资本 壹佰万元整\n",
        "notice": f"1. 缺少营业执照{IN_A_LINE}扫描件\n2. {IN_A_LINE}社保证明过期\n",
        "report": _report(),
    }.items():
        path = tmp_path / f"{name}.{'csv' if name == 'sheet' else 'txt'}"
        path.write_bytes(content.encode())
        paths[name] = str(path)
    halves = NAMED[: len(NAMED) // 2], NAMED[len(NAMED) // 2 :]
    for n, half in enumerate(halves):
        (folder / f"8 {half}.json").write_text(json.dumps(ready()), "utf-8")
        (folder / f"{half}{n}.json").write_text(f'{{"{half}": ', "utf-8")
    named = tmp_path / f"{halves[0]}.json"
    named.write_text(json.dumps(ready()), "utf-8")
    draft = tmp_path / "drafts" / halves[0]
    shutil.copytree(ROOT / ".github" / "example-draft", draft)
    signs = {
        "draft": str(draft),
        "signs": IN_A_LINE[1:],
        "nowhere": f"{halves[1]}",
        "name": str(named),
    }
    return {**paths, **signs, "folder": str(folder)}


def _report() -> str:
    report = in_json("check", on=ready())
    report["rules_version"] = report["receipt"]["rules_version"] = IN_A_LINE[:30]
    report["rules"][0]["id"] = report["draft"] = IN_A_LINE
    report["rules"][1]["findings"]["law"]["reasons"][0]["en"] = IN_A_LINE
    return json.dumps(report)


def formats_of(command: str) -> list[str]:
    found = COMMANDS.get(command)
    asked = [each for each in found.arguments if each.names == ("--format",)] if found else []
    return [*asked[0].settings["choices"]] if asked else [""]


def written(words: list[str]) -> Iterator[tuple[str, str]]:
    """Return what a command writes in each of its formats; in the first into a file, too."""
    for n, form in enumerate(formats_of(words[0])):
        asked = [*words, *(["--format", form] if form else [])]
        status, out, err = ran(*asked)
        assert status in (0, 1, 2)
        yield f"{form} on standard output", out
        yield f"{form} on standard error", err
        if n == 0 and "--output" not in asked:
            saved = Path("out")
            yield "standard error of a file", ran(*asked, "--output", saved).err
            yield "a file", saved.read_text("utf-8") if saved.exists() else ""


@pytest.mark.no_cover
@pytest.mark.parametrize("row", keyed(ROWS["commands"], "words"))
def test_no_command_writes_what_a_terminal_acts_on(
    row: dict[str, list[str]], files: dict[str, str]
):
    words = [word.format(**files) for word in row["words"]]
    wrong = {where: found for where, text in written(words) if (found := acting(text))}

    assert wrong == {}


def test_every_command_is_among_them():
    assert {row["words"][0] for row in ROWS["commands"]} >= {*COMMANDS} - {"schema"}


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_a_notice_holds_is_shown_as_code_and_none_of_it_lost(form: str, files: dict[str, str]):
    out = printed("track", files["good"], "--notice", files["notice"], "--format", form)

    for sign in ("\\x1b", "\\x07", "\\x9b", "\\u202e", "\\u2066", "\\u200f", "\\ufeff"):
        assert sign in out.replace("\\\\", "\\")


def test_a_table_to_hand_back_opens_whatever_its_notice_holds(files: dict[str, str]):
    printed(
        *("track", files["good"], "--notice", files["notice"]),
        *("--format", "docx", "--output", "table.docx"),
    )

    assert docx.Document("table.docx").tables


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_shown_as_code_in_every_format(sign: str):
    text = f"甲{sign}乙"

    assert visible(text) == safe(text)
    assert acting(visible(text)) == []
    assert literal_eval(f"'{visible(text)}'") == text
    assert acting(as_toml({"name": text})) == []
    assert tomllib.loads(as_toml({"name": text})) == {"name": text}


def test_a_calendar_has_no_line_too_long_whatever_it_holds():
    event = CalendarEvent("1", date(2026, 11, 24), IN_A_LINE, IN_A_LINE)
    lines = calendar_file(IN_A_LINE, [event], "20261124T000000Z").split("\r\n")

    assert [acting(line) for line in lines if acting(line)] == []
    assert [line for line in lines if len(line.encode()) > LONGEST_LINE] == []


def test_a_byte_of_a_name_that_is_no_text_is_shown_as_it_is():
    assert visible(os.fsdecode(b"\xd4\x1b.pdf")) == r"\xd4\x1b.pdf"
