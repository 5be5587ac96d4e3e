"""What assistants are answered: as the command line answers, in short, with what is not known."""

from __future__ import annotations

import json
import statistics
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from support.applications import LAW, parsed
from support.casebook import Case, cases
from support.command import in_json, printed
from support.rows import Row, by_columns, keyed, plain, rows_of
from support.samples import by_file, in_both_languages
from support.schemas import strict

from checker import __version__
from checker.core.bounds import MOST_FILES
from checker.core.input_error import InputError
from checker.core.words import words
from checker.decide.evaluate import evaluate
from checker.doors.assistant.asked import Asked
from checker.doors.assistant.resources import RESOURCES, content
from checker.doors.assistant.server import called
from checker.doors.assistant.texts import texts
from checker.doors.assistant.tools import TOOLS, answer, gives, takes
from checker.filing.receipt import digests
from checker.model import Basis
from checker.report.data import as_data
from checker.report.outline import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 12, 3)
ROWS = rows_of("assistant")
CALLS = keyed(ROWS["calls"], "tool", "arguments", "at", "told")
READ = [case for case in cases() if "error" not in case.expected]
ALL = [basis.value for basis in Basis]
# What a test refuses while it looks: any file, any connection, any program.
REFUSED = ("open", "socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen")
watching: list[str] = []


def told(tool: str, **arguments: Any) -> Any:
    """Return what a tool answers, as JSON has it."""
    asked = json.loads(json.dumps(arguments, default=plain))
    return json.loads(json.dumps(answer(tool, Asked(asked, TODAY))))


def at(answered: Any, place: list[Any]) -> Any:
    for step in place:
        answered = answered[step]
    return answered


def misfits(tool: str, answered: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(
        strict(gives(tool)), format_checker=jsonschema.FormatChecker()
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(answered)]


@pytest.mark.parametrize("row", CALLS, ids=lambda row: row.place)
def test_a_tool_answers(row: Row):
    answered = told(row["tool"], **row["arguments"])
    found, expected = at(answered, row["at"]), row.get("told")

    if isinstance(expected, dict):
        found = {key: found[key] for key in expected}
    assert found == expected
    assert misfits(row["tool"], answered) == []


@pytest.mark.parametrize("row", CALLS, ids=lambda row: row.place)
def test_what_a_call_says_is_what_its_arguments_may_be(row: Row):
    arguments = json.loads(json.dumps(row["arguments"], default=plain))

    jsonschema.validate(arguments, takes(row["tool"], "en"))


def test_each_tool_is_called():
    assert {row["tool"] for row in CALLS} == {*TOOLS}


@pytest.mark.parametrize("tool", TOOLS)
def test_every_answer_names_law_and_engine_and_the_day_each_text_was_looked_at(tool: str):
    row = next(row for row in CALLS if row["tool"] == tool)
    answered = told(tool, **row["arguments"])
    checked = {text["instrument"]: text["checked"] for text in answered["texts"]}

    assert answered["by"] == {"rules_version": __version__, **digests()}
    assert answered["whom_to_ask"]
    assert checked == {name: LAW.instruments[name].checked.isoformat() for name in checked}


@pytest.mark.parametrize("tool", [name for name in TOOLS if name != "compare"])
def test_every_answer_about_an_application_or_the_law_names_a_text(tool: str):
    row = next(row for row in CALLS if row["tool"] == tool)

    assert told(tool, **row["arguments"])["texts"]


def test_what_no_text_settles_is_said_with_the_question_and_whom_to_ask():
    case = next(case for case in READ if "unclear" in case.expected.get("route", {}))
    answered = told("need", application=case.application)

    assert any(gap["ask"] for gap in answered["not_known"])


def test_what_is_unclear_in_law_is_said_with_its_rule_and_the_question():
    case = next(case for case in READ if case.expected.get("open", {}).get("law") == "law")
    answered = told("check", application=case.application)
    (row,) = (row for row in answered["rules"] if row["rule"] == case.rule)
    asks = {gap["ask"] for gap in answered["not_known"] if gap["rule"] == case.rule}

    assert row["findings"]["law"]["why"]
    assert asks == {finding["ask"] for finding in row["findings"].values() if "ask" in finding}
    assert asks


def test_what_was_not_read_of_a_guide_is_said():
    application = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}
    said = [gap["what"] for gap in told("check", application=application)["not_known"]]

    assert LAW.guides["CN-HN"].unread
    assert LAW.guides["CN-HN"].unread.en in said


# Noting lines takes longer than the work here, and no line runs here alone.
@pytest.mark.no_cover
@pytest.mark.parametrize("cases", by_file(READ, 7))
def test_each_worked_case_has_the_verdict_rank_and_article_of_check(
    cases: list[Case], subtests: pytest.Subtests
):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            answered = told("check", application=case.application, bases=ALL)

            assert by_rule(answered) == by_rule_of_report(case)
            assert answered["route"] == route_of_report(case)


@pytest.mark.no_cover
@pytest.mark.parametrize("cases", by_file(READ, 7))
def test_each_worked_case_has_the_route_of_check_by_need(
    cases: list[Case], subtests: pytest.Subtests
):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            answered = told("need", application=case.application)

            assert answered["route"] == route_of_report(case)
            assert misfits("need", answered) == []


def by_rule(answered: Any) -> dict[tuple[str, str], Any]:
    return {
        (row["rule"], basis): (
            finding["verdict"],
            finding["rank"],
            [(cite["instrument"], cite["article"]) for cite in finding["cites"]],
        )
        for row in answered["rules"]
        for basis, finding in row["findings"].items()
    }


def report_of(case: Case) -> Any:
    app = parsed(case.application)
    return as_data(Report(app, evaluate(app, LAW), LAW))


def by_rule_of_report(case: Case) -> dict[tuple[str, str], Any]:
    return {
        (row["id"], basis): (
            finding["verdict"],
            finding["rank"],
            [(cite["instrument"], cite["article"]) for cite in finding["citations"]],
        )
        for row in report_of(case)["rules"]
        for basis, finding in row["findings"].items()
    }


def route_of_report(case: Case) -> Any:
    route = report_of(case)["route"]
    return {key: route[key] for key in ("need", "class", "scope", "authority", "path")}


# One in so many: each takes every tool, and neighbors have answers of the same shape.
SOME = READ[::60]


EXPLAINED = (
    *({"rule": rule.id} for rule in LAW.rules),
    *({"instrument": name} for name in LAW.instruments),
    *({"province": code} for code in LAW.provinces),
)


@pytest.mark.no_cover
@by_columns("tool, median, largest", ROWS["sizes"])
def test_the_answers_of_a_tool_fit_its_schema_and_are_short(tool: str, median: int, largest: int):
    every = EXPLAINED if tool == "explain" else [asking(tool, case) for case in SOME]
    answers = [told(tool, **arguments) for arguments in every]
    written = [json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in answers]
    sizes = [len(text.encode()) / 1000 for text in written]

    assert [misfit for each in answers for misfit in misfits(tool, each)] == []
    assert statistics.median(sizes) <= median
    assert largest - 3 < max(sizes) <= largest


def test_the_size_of_each_tool_s_answers_is_stated():
    assert {row["tool"] for row in ROWS["sizes"]} == {*TOOLS}


def asking(tool: str, case: Case) -> dict[str, Any]:
    if tool == "examine":
        return {"papers": rows_of("examine")["texts"], "application": case.application}
    if tool == "compare":
        return {"before": {"application_date": case.day}, "after": case.application}
    return {"application": case.application}


def test_a_report_can_be_compared_with_an_application():
    before = in_json("check", on={"application_date": "2026-11-24"})
    after = {"application_date": "2026-11-24", "service": {"provinces": ["CN-HN"]}}
    answered = told("compare", before=before, after=after)

    assert {"part": "scope", "from": "unknown", "to": "local"} in answered["route"]
    assert misfits("compare", answered) == []


@pytest.mark.parametrize("arguments", EXPLAINED, ids=lambda asked: " ".join(asked.values()))
def test_every_rule_every_text_and_every_province_can_be_explained(arguments: dict[str, str]):
    answered = told("explain", **arguments)

    assert misfits("explain", answered) == []
    assert answered["texts"] or answered["not_known"]


def test_a_rule_is_explained_as_rules_lists_it():
    listed = in_json("rules", "--as-of", "2026-11-24")
    answered = told("explain", rule="registered-capital", day="2026-11-24")
    own = [
        (row["basis"], row["rank"], row["asks"]["en"])
        for row in listed
        if row["rule"] == "registered-capital" and not row["authority"]
    ]

    assert [(row["basis"], row["rank"], row["asks"]) for row in answered["wordings"]] == own


@in_both_languages
def test_an_answer_is_in_one_language(lang: str):
    answered = json.dumps(told("check", lang=lang), ensure_ascii=False)

    assert ('"en"' in answered, '"zh"' in answered) == (False, False)
    assert ("Registered capital" in answered) is (lang == "en")


@by_columns("tool, arguments, said", ROWS["refused"])
def test_what_is_refused_is_said_by_its_key(tool: str, arguments: dict[str, Any], said: str):
    result = called(tool, json.loads(json.dumps(arguments, default=plain)), "en", TODAY)

    assert result.is_error
    assert result.content[0].text.startswith(said)


def test_more_papers_than_a_folder_may_have_are_refused():
    with pytest.raises(InputError, match="papers"):
        told("examine", papers={str(number): "营业执照" for number in range(MOST_FILES + 1)})


def test_the_sizes_are_told_as_they_are_held():
    file = Path(__file__).parents[1] / ".github" / "COMMANDS.md"
    rows = [f"| `{r['tool']}` | {r['median']} kB | {r['largest']} kB |" for r in ROWS["sizes"]]

    assert "\n".join(rows) in file.read_text("utf-8")


@pytest.fixture
def refusing() -> Iterator[list[str]]:
    """Refuse files, connections and programs while a test looks."""
    sys.addaudithook(refuse)
    yield watching
    watching.clear()


def refuse(event: str, arguments: tuple[Any, ...]):
    if watching and event in REFUSED:
        # What is raised here goes on to whoever opens it.
        raise PermissionError(f"{event} {arguments[:1]}")


def test_no_tool_opens_a_file_or_a_connection(refusing: list[str]):
    for row in CALLS:
        # What the package holds is read once.
        told(row["tool"], **row["arguments"])
    named = {"company": {"name": __file__}, "application_date": "2026-11-24"}
    before = {"before": named, "after": named}

    refusing.append("now")
    with pytest.raises(PermissionError):
        open(__file__)  # noqa: PTH123, SIM115 - what is refused
    for row in CALLS:
        told(row["tool"], **row["arguments"])
    for tool in ("need", "check", "errands", "window", "plan"):
        told(tool, application=named)
    told("compare", **before)


@pytest.mark.parametrize("address", RESOURCES)
def test_a_resource_is_json_and_holds_something(address: str):
    assert json.loads(content(address))


def test_the_resources_are_what_the_command_line_and_the_site_give():
    assert json.loads(content("b24://rules")) == in_json("rules")
    assert json.loads(content("b24://schema/application")) == json.loads(
        printed("schema", "application")
    )


def test_the_glossary_names_every_rule_every_text_and_every_authority():
    listed = {row["id"] for row in json.loads(content("b24://glossary"))}
    known = {*(rule.id for rule in LAW.rules), *LAW.instruments, *LAW.authorities}

    assert known <= listed


def test_every_argument_every_tool_and_every_resource_has_its_words_and_no_other_does():
    arguments = {name for tool in TOOLS for name in takes(tool, "en")["properties"]}
    keys = {f"argument.{name}" for name in arguments}
    keys |= {f"{group}.{name}" for name in TOOLS for group in ("tool", "tool-title")}
    keys |= {f"resource.{name}" for name in RESOURCES.values()}
    keys |= {"server.title", "server.how", "assistant.explain-one", "assistant.no-wording"}
    keys |= {"assistant.nothing-rests", "assistant.no-such"}

    assert {*texts()} == keys
    assert not {*texts()} & {*words()}


def test_need_shows_the_keys_of_the_eight_questions_as_the_application_has_them():
    keys = takes("need", "en")["properties"]["application"]["properties"]

    assert "description" not in json.dumps(keys)
    assert keys["service"]["properties"]["users"]["enum"][:1] == ["mainland"]
