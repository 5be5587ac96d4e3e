"""The command line: what it prints, what it returns, what it refuses."""

from __future__ import annotations

import io
import json
import re
import runpy
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.applications import ready
from support.command import in_json, printed, refused
from support.rows import as_told, by_columns, rows_of

from checker import __version__
from checker.doors.cli import BY_TASK, COMMANDS, main
from checker.doors.features import Task
from checker.io.arguments import TELL_THE_LANGUAGE, Parser
from checker.load import load_law

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "application.json"
    path.write_text(json.dumps(ready(), ensure_ascii=False), encoding="utf-8")
    return path


def test_the_report_tells_its_version_and_every_rule():
    report = in_json("check", on=ready())
    assert report["rules_version"] == __version__
    assert [(r["id"], r["number"]) for r in report["rules"]] == [
        (rule.id, rule.number) for rule in load_law().rules
    ]
    assert set(report["rules"][0]["findings"]["law"]) == {
        *("verdict", "rank", "certainty", "reasons", "missing", "open", "ask", "citations")
    }


def test_standard_input_and_toml(monkeypatch: pytest.MonkeyPatch):
    text = '[company]\nlegal_form = "branch"\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert "branch" in printed("check", "-")


def test_version():
    assert __version__ in printed("--version")


def test_rules_lists_every_rule_basis_citation_and_date():
    rows = in_json("rules")
    assert {r["rule"] for r in rows} == {rule.id for rule in load_law().rules}
    capital = [r for r in rows if r["rule"] == "registered-capital"]
    assert [r["effective"] for r in capital][:3] == ["2002-01-01", "2009-04-10", "2017-09-01"]
    now = capital[2]
    told, (first, *_) = rows_of("command_line")["capital"], now["citations"]
    assert as_told(told, now | {"first": first}) == told
    assert (now["ends"], now["authority"]) == (None, None)
    assert {r["basis"] for r in rows} == {"law", "local", "checklist"}
    # Names of rules and articles apart, it holds ids, words, numbers, yes and no, days.
    named = ("title", "citations")
    texts = [v for r in rows for k, v in r.items() if isinstance(v, str) and k not in named]
    assert not [text for text in texts if " " in text]


def test_printing_into_a_text_stream(file: Path, monkeypatch: pytest.MonkeyPatch):
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)

    main(["check", str(file), "--format", "json"])
    assert json.loads(out.getvalue())["route"]["scope"] == "local"


def test_a_closed_pipe_is_no_error(file: Path, monkeypatch: pytest.MonkeyPatch):
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr("sys.stdout", Closed())
    assert main(["check", str(file)]) == 0


def test_the_module_runs_and_writes_utf8_whatever_the_terminal(file: Path):
    done = subprocess.run(  # noqa: S603 - this very program
        [sys.executable, "-m", "checker", "check", str(file), "--lang", "zh"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": "."},
    )

    assert "许可机关：湖南省通信管理局" in done.stdout.decode()


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.argv", ["checker", "--version"])

    monkeypatch.delitem(sys.modules, "checker.__main__", raising=False)
    # Ctrl-C stays that of the tests.
    monkeypatch.setattr(signal, "signal", lambda *_: None)

    with pytest.raises(SystemExit) as stop:
        runpy.run_module("checker", run_name="__main__")
    assert stop.value.code == 0


@pytest.mark.parametrize("called", ["call-center-license", "/opt/checker/__main__.py", "pytest"])
def test_the_command_has_one_name_however_it_is_called(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], called: str
):
    monkeypatch.setattr("sys.argv", [called, "--help"])

    assert main() == 0
    out = capfd.readouterr().out
    assert out.startswith("usage: call-center-license ")
    assert "call-center-license check application.toml" in out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_tells_the_exit_statuses(command: str):
    assert "exit status: 0 done" in printed(*command.split(), "--help")


def test_help_lists_every_command_once_below_its_task():
    tasks = re.findall(r"^(\w.*):\n((?:  .+\n)+)", printed("--help"), re.MULTILINE)
    listed = {task: re.findall(r"^  (\w+)", lines, re.MULTILINE) for task, lines in tasks}

    assert {task: listed[task] for task in Task} == {task: [*BY_TASK[task]] for task in Task}
    assert [name for found in BY_TASK.values() for name in found] == [*COMMANDS]


@by_columns("option, environment, lang", rows_of("command_line")["languages"])
def test_it_answers_in_the_language_of_the_option_or_else_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, option: list[str], environment: dict[str, str], lang: str
):
    for name in TELL_THE_LANGUAGE:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert printed("check", *option, on={}) == printed("check", "--lang", lang, on={})
    assert ("错误" in refused("check", *option, "--nothing")) == (lang == "zh")


def test_a_strange_argument_is_shown_safely():
    err = refused("check", "a", "--\x1b[31m" + "x" * 5000)
    assert "\x1b" not in err
    assert len(err) < 1000


def test_a_complaint_without_a_translation_stays_as_it_is(
    capfd: pytest.CaptureFixture[str],
):
    parser = Parser(prog="checker")
    parser.lang = "zh"

    with pytest.raises(SystemExit):
        parser.error("something new")
    assert capfd.readouterr().err.endswith("checker: 错误：something new\n")
