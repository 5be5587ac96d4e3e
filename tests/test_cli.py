"""The command line: what it prints, what it returns, what it refuses."""

from __future__ import annotations

import csv
import io
import json
import re
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import ready

from checker import __version__
from checker.cli import COMMANDS, main
from checker.command.arguments import Parser
from checker.load import load_law
from checker.many.table import heads

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "application.json"
    path.write_text(json.dumps(ready(), ensure_ascii=False), encoding="utf-8")
    return path


def change(path: Path, data: dict[str, Any]) -> str:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_check_prints_the_report_for_people(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(file)]) == 0

    out, err = capfd.readouterr()
    basis = "Current requirements, in force on the filing day"
    ready = rf"{basis}: Ready \(\d+ met, \d+ not asked of you\)"
    assert re.search(ready, out)
    assert "Hunan Communications Administration" in out
    assert err == ""


def test_check_speaks_chinese(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file), "--lang", "zh"])

    assert "现行要求（申请当日适用）：已齐备" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("form", "start"),
    [("json", "{\n"), ("markdown", "# Call center"), ("html", "<!doctype html>"), ("text", "Call")],
)
def test_formats(file: Path, form: str, start: str, capfd: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file), "--format", form])

    assert capfd.readouterr().out.startswith(start)


def test_the_report_has_the_published_shape(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["check", str(file), "--format", "json"])

    report = json.loads(capfd.readouterr().out)
    assert report["format"] == "call-center-license/report/1"
    assert report["rules_version"] == __version__
    assert report["application_date"] == "2026-11-24"
    assert report["verdicts"] == {
        "checklist": {"conditions": "met", "materials": "met", "overall": "met"},
        "law": {"conditions": "met", "materials": "met", "overall": "met"},
        "local": {"conditions": "met", "materials": "met", "overall": "met"},
    }
    assert report["route"]["authority"] == "CN-HN"
    assert [(r["id"], r["number"]) for r in report["rules"]] == [
        (rule.id, rule.number) for rule in load_law().rules
    ]
    assert set(report["rules"][0]["findings"]["law"]) == {
        *("verdict", "rank", "certainty", "reasons", "missing", "open", "ask", "citations")
    }
    assert report["asked"] == []
    assert report["next_steps"] == []


def test_exit_code_is_zero_only_if_ready_by_law(file: Path) -> None:
    data = ready()
    assert main(["check", str(file), "--exit-code"]) == 0

    data["company"]["registered_capital"] = 999_999
    assert main(["check", change(file, data), "--exit-code"]) == 1
    del data["company"]["registered_capital"]
    assert main(["check", change(file, data), "--exit-code"]) == 1
    assert main(["check", str(file)]) == 0


def test_what_only_the_checklist_lacks_does_not_stop(file: Path) -> None:
    data = ready()
    data["materials"]["labor-contracts"]["originals"] = False

    assert main(["check", change(file, data), "--exit-code"]) == 0


def test_standard_input_and_toml(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    text = '[company]\nlegal_form = "branch"\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert main(["check", "-"]) == 0
    assert "branch" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"shareholders": [{}, {"share": "forty"}]}', 'shareholders[1].share: "forty" is not'),
        ('{"company": {\n"name": }', "line 2: the file cannot be read"),
    ],
)
def test_bad_input_gets_one_line_and_no_report(
    file: Path, text: str, complaint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    file.write_text(text, encoding="utf-8")

    assert main(["check", str(file)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert f"{file}: {complaint}" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("args", [["check", "no-such-file"], ["check", "."], ["batch", "none"]])
def test_a_file_that_cannot_be_read(args: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    assert "readable file" in capfd.readouterr().err


@pytest.mark.parametrize("args", [[], ["chek"], ["check"], ["check", "a", "--lang", "fr"]])
def test_unknown_words_are_refused(args: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    assert "usage" in capfd.readouterr().err


def test_version(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capfd.readouterr().out


def test_as_of_answers_by_the_measures_of_2009(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = {"company": {"registered_capital": 999_999}, "service": {"provinces": ["CN-HN"]}}
    assert main(["check", change(file, data), "--as-of", "2012-01-01", "--format", "json"]) == 0

    report = json.loads(capfd.readouterr().out)
    capital = next(r for r in report["rules"] if r["id"] == "registered-capital")
    law = capital["findings"]["law"]
    assert report["application_date"] == "2012-01-01"
    assert law["verdict"] == "not_met"
    assert [(c["instrument"], c["status"]) for c in law["citations"]] == [("order-5", "verified")]


@pytest.mark.parametrize(
    ("day", "instrument", "certainty"),
    [
        ("2009-04-09", "order-19", "reported"),
        ("2009-04-10", "order-5", "declared"),
        ("2017-08-31", "order-5", "declared"),
        ("2017-09-01", "order-42", "declared"),
    ],
)
def test_as_of_changes_measures_on_the_day(
    file: Path, day: str, instrument: str, certainty: str, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["check", change(file, {}), "--as-of", day, "--format", "json"])

    funds = json.loads(capfd.readouterr().out)["rules"][1]["findings"]["law"]
    assert funds["citations"][0]["instrument"] == instrument
    assert funds["certainty"] == certainty


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2001-12-31", "No rule is known for this date. Known from 1 January 2002 on."),
        (
            "2012-01-01",
            (
                "No rule is known for this date. The one before ended on 9 April 2009; "
                "the next begins on 1 September 2017."
            ),
        ),
    ],
)
def test_a_day_without_a_rule_is_told_in_words(
    file: Path, day: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["check", change(file, {}), "--as-of", day])

    assert said in capfd.readouterr().out


def test_contradictions_are_told(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = ready()
    data["shareholders"][0]["share"] = 50
    main(["check", change(file, data)])

    assert "Contradictions: The shares add up to 90.00%, not 100%." in capfd.readouterr().out


def test_as_of_must_be_a_date(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(file), "--as-of", "tomorrow"]) == 2
    assert "--as-of" in capfd.readouterr().err


def test_batch_prints_a_row_an_application(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = file.with_name("other.json")
    data = ready()
    data["company"] = {"name": "=乙|公司", "legal_form": "branch"}
    change(other, data)
    files = [str(file), str(other)]

    assert main(["batch", *files]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) == 4
    assert "\\|" in lines[3]

    assert main(["batch", *files, "--format", "csv", "--lang", "zh"]) == 0
    table = capfd.readouterr().out
    assert table.startswith("\ufeff文件,公司")
    assert "'=乙|公司" in table

    assert main(["batch", *files, "--format", "json"]) == 0
    batch = json.loads(capfd.readouterr().out)
    verdicts = [a["verdicts"]["law"]["overall"] for a in batch["applications"]]
    assert verdicts == ["met", "not_met"]


@pytest.mark.parametrize(
    ("province", "lang", "said"),
    [
        ("CN-GD", "en", "Ready"),
        ("CN-SC", "en", "no provincial guide known"),
        ("CN-SC", "zh", "未收录省局指南"),
        ("CN-TJ", "en", "guide of 20 May 2020 not used: it still prints repealed wording"),
    ],
)
def test_batch_says_what_the_local_guide_comes_to_or_why_there_is_none(
    file: Path, capfd: pytest.CaptureFixture[str], province: str, lang: str, said: str
) -> None:
    data = ready()
    data["service"]["provinces"] = [province]
    data["materials"]["business-and-technical-plan"]["business_outline"] = True
    data["materials"]["lawful-operation-commitment"]["notification_letter"] = True
    assert main(["batch", change(file, data), "--format", "csv", "--lang", lang, "--no-bom"]) == 0

    head, row = csv.reader(capfd.readouterr().out.splitlines())
    assert head == heads("zh" if lang == "zh" else "en")
    assert row[5] == said


def test_questions_come_most_useful_first(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = ready()
    del data["record"]["dishonesty_list"]
    del data["materials"]["labor-contracts"]

    assert main(["questions", change(file, data), "--format", "json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert [q["path"] for q in found] == [
        "record.dishonesty_list",
        "materials.labor-contracts.originals",
    ]
    assert found[0]["settles"] == ["no-major-violations"]

    main(["questions", str(file), "--lang", "zh"])
    assert "失信名单" in capfd.readouterr().out


def test_a_new_application_is_asked_everything_that_matters(
    capfd: pytest.CaptureFixture[str],
) -> None:
    main(["questions"])

    out = capfd.readouterr().out
    assert "company.registered_capital" in out
    assert "means.operators" not in out


def test_nothing_open_says_so(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["questions", str(file)])

    assert capfd.readouterr().out == "No answer is missing.\n"


def test_rules_lists_every_rule_basis_citation_and_date(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert main(["rules", "--format", "json"]) == 0
    rows = json.loads(capfd.readouterr().out)
    assert {r["rule"] for r in rows} == {rule.id for rule in load_law().rules}
    capital = [r for r in rows if r["rule"] == "registered-capital"]
    cited = [(c["instrument"], c["article"]) for r in capital for c in r["citations"]]
    assert ("order-42", "art. 6(4)") in cited
    assert [r["effective"] for r in capital][:3] == ["2002-01-01", "2009-04-10", "2017-09-01"]
    now = next(r for r in capital if r["effective"] == "2017-09-01")
    assert now["values"] == {"local": 1_000_000, "whole_network": 10_000_000}
    assert now["owner"] == "finance"
    # Names of rules and articles apart, it holds ids, words, numbers, yes and no, days.
    named = ("title", "citations")
    texts = [v for r in rows for k, v in r.items() if isinstance(v, str) and k not in named]
    assert not [text for text in texts if " " in text]

    main(["rules", "--as-of", "2010-01-01", "--format", "csv"])
    then = capfd.readouterr().out
    assert "2009 Measures (Order 5)" in then
    assert "Measures, art" not in then
    main(["rules", "--lang", "zh"])
    assert "第六条第（四）项" in capfd.readouterr().out
    main(["rules", "--format", "markdown"])
    assert capfd.readouterr().out.startswith("| rule |")


@pytest.mark.parametrize(
    ("more", "heads"),
    [
        ([], ["条目标识", "序号", "名称"]),
        (["--stale", "--as-of", "2027-05-25"], ["类别", "条目标识", "序号"]),
    ],
)
def test_the_table_of_rules_is_all_in_one_language(
    more: list[str], heads: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    main(["rules", "--lang", "zh", "--format", "markdown", *more])
    assert capfd.readouterr().out.startswith(f"| {' | '.join(heads)} | ")
    main(["rules", "--lang", "zh", *more])
    out = capfd.readouterr().out
    assert "；" in out
    assert ": " not in out
    assert "; " not in out


def test_printing_into_a_text_stream(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)

    main(["check", str(file), "--format", "json"])
    assert json.loads(out.getvalue())["route"]["scope"] == "local"


def test_a_closed_pipe_is_no_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr("sys.stdout", Closed())
    assert main(["check", str(file)]) == 0


def test_the_module_runs_and_writes_utf8_whatever_the_terminal(file: Path) -> None:
    done = subprocess.run(  # noqa: S603 - this very program
        [sys.executable, "-m", "checker", "check", str(file), "--lang", "zh"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": "."},
    )

    assert "许可机关：湖南省通信管理局" in done.stdout.decode()


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["checker", "--version"])

    with pytest.raises(SystemExit) as stop:
        runpy.run_module("checker", run_name="__main__")
    assert stop.value.code == 0


@pytest.mark.parametrize("called", ["call-center-license", "/opt/checker/__main__.py", "pytest"])
def test_the_command_has_one_name_however_it_is_called(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], called: str
) -> None:
    monkeypatch.setattr("sys.argv", [called, "--help"])

    assert main() == 0
    out = capfd.readouterr().out
    assert out.startswith("usage: call-center-license ")
    assert "call-center-license check application.toml" in out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_tells_the_exit_statuses(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help"]) == 0
    assert "exit status: 0 done" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "--lang", "zh"], "错误：缺少必填参数：file"),
        (["check", "a", "--lang=zh", "--format", "pdf"], "参数 --format："),
        (["check", "a", "--lang", "zh", "--colour"], "无法识别的参数：--colour"),
        (["check", "a", "--lang", "zh", "--as-of"], "参数 --as-of：须填一个值"),
        (["batch", "--lang", "zh"], "缺少必填参数：file"),
        (["check", "a", "--lang", "zh", "--exit-code=1"], "参数 --exit-code：不接受值 '1'"),
        (["check", "none", "--lang", "zh"], "none：没有这个文件。请指定可读取的文件"),
        (["check", ".", "--lang", "zh"], ".：这是文件夹。请指定可读取的文件"),
        (["check", "a", "--lang", "zh", "--as-of", "1"], '--as-of："1"不是日期。'),
        (["rules", "--lang", "zh", "--exit-code"], "--exit-code：只能与 --stale 同用。"),
        (["--lang", "zh"], "错误："),
    ],
)
def test_complaints_come_in_chinese(
    args: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(args) == 2
    assert said in capfd.readouterr().err


@pytest.mark.parametrize("option", ["--forma", "--exit", "--lan"])
def test_options_are_not_shortened(
    file: Path, option: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(file), option, "en"]) == 2
    assert "unrecognized arguments" in capfd.readouterr().err


def test_a_wrong_option_is_not_blamed_on_the_file(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for command in ("check", "batch", "questions", "window"):
        assert main([command, str(file), "--as-of", "tomorrow"]) == 2
        assert capfd.readouterr().err.startswith('--as-of: "tomorrow" is not a date.')


def test_a_strange_argument_is_shown_safely(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a", "--\x1b[31m" + "x" * 5000]) == 2
    err = capfd.readouterr().err
    assert "\x1b" not in err
    assert len(err) < 1000


def test_rules_for_a_day_before_them_all_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    for form, nothing in (("text", ""), ("json", "[]\n")):
        assert main(["rules", "--as-of", "1990-01-01", "--format", form]) == 0
        out, err = capfd.readouterr()
        assert out == nothing
        assert err == "No rule is known for this date. Known from 1 January 2002 on.\n"


def test_rules_as_data_hold_no_sentences(capfd: pytest.CaptureFixture[str]) -> None:
    main(["rules", "--format", "json"])
    rows = json.loads(capfd.readouterr().out)

    capital = [r for r in rows if r["rule"] == "registered-capital"][2]
    assert (capital["number"], capital["asked"], capital["ends"]) == (7, True, None)
    assert (capital["kind"], capital["basis"], capital["authority"]) == ("condition", "law", None)
    assert capital["citations"][0]["status"] == "verified"
    assert {r["basis"] for r in rows} == {"law", "local", "checklist"}


@pytest.mark.parametrize(("day", "status"), [("2027-05-24", 0), ("2027-05-25", 1)])
def test_stale_rules_have_an_exit_code(day: str, status: int) -> None:
    late = ["rules", "--stale", "--as-of", day]

    assert main([*late, "--exit-code"]) == status
    assert main(late) == 0


def test_exit_code_of_rules_goes_with_stale(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--exit-code"]) == 2
    assert capfd.readouterr().err == "--exit-code: goes with --stale only.\n"


def test_a_complaint_without_a_translation_stays_as_it_is(
    capfd: pytest.CaptureFixture[str],
) -> None:
    parser = Parser(prog="checker")
    parser.lang = "zh"

    with pytest.raises(SystemExit):
        parser.error("something new")
    assert capfd.readouterr().err.endswith("checker: 错误：something new\n")
