"""A client of the SDK, which is not ours, lists the tools and calls each, over both transports."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters
from support.command import ran, refused
from support.rows import Row, plain, rows_of

from checker import __version__
from checker.doors.assistant import server
from checker.doors.assistant.resources import RESOURCES
from checker.doors.assistant.texts import texts
from checker.doors.assistant.tools import TOOLS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 12, 3)
CALLS = rows_of("assistant")["calls"]
# The command, in a program that refuses connections, and files that are neither a library nor the
# package's: what a program loads lies where it looks for modules.
GUARDED = """
import sys
root = sys.argv[1]
places = (f"{root}/checker", *sys.path[1:], sys.prefix, sys.base_prefix, "/dev/null")
sys.path[0] = root
def refuse(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen"):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[0], str) and not arguments[0].startswith(places):
        raise PermissionError(arguments[0])
sys.addaudithook(refuse)
from checker.doors.cli import main
sys.exit(main(["mcp"]))
"""


def arguments_of(row: Row) -> dict[str, Any]:
    return json.loads(json.dumps(row["arguments"], default=plain))


def in_process(tells: Callable[[Client], Awaitable[Any]], lang: Any = "en") -> Any:
    """Return what a client is told by the server in this program."""

    async def told() -> Any:
        async with Client(server.server(lang, lambda: TODAY)) as client:
            return await tells(client)

    return asyncio.run(told())


def over_pipes(tells: Callable[[Client], Awaitable[Any]], *command: str) -> Any:
    """Return what a client is told by the command, over its standard input and output."""
    started = StdioServerParameters(command=sys.executable, args=[*command], cwd=ROOT)

    async def told() -> Any:
        async with Client(started) as client:
            return await tells(client)

    return asyncio.run(told())


async def everything(client: Client) -> dict[str, Any]:
    """Return the tools, what each answers, and the resources, with what each holds."""
    tools = (await client.list_tools()).tools
    called = [await client.call_tool(row["tool"], arguments_of(row)) for row in CALLS]
    resources = (await client.list_resources()).resources
    held = {each.uri: (await client.read_resource(each.uri)).contents[0] for each in resources}
    return {"tools": tools, "called": called, "held": held}


@pytest.fixture(scope="module")
def piped() -> dict[str, Any]:
    return over_pipes(everything, "-c", GUARDED, str(ROOT))


def test_it_lists_the_tools_each_with_what_it_takes_and_gives(piped: dict[str, Any]):
    assert [tool.name for tool in piped["tools"]] == [*TOOLS]
    for tool in piped["tools"]:
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert tool.title
        assert tool.description
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint


def test_it_calls_each_and_the_answer_fits_what_the_tool_gives(piped: dict[str, Any]):
    """So it answers where no connection and no file beyond the program's own can be opened."""
    gives = {tool.name: tool.output_schema for tool in piped["tools"]}

    assert {row["tool"] for row in CALLS} == {*gives}
    for row, result in zip(CALLS, piped["called"], strict=True):
        assert not result.is_error, result.content
        jsonschema.validate(result.structured_content, gives[row["tool"]])
        assert json.loads(result.content[0].text) == result.structured_content


def test_it_reads_each_resource(piped: dict[str, Any]):
    assert [*piped["held"]] == [*RESOURCES]
    for held in piped["held"].values():
        assert held.mime_type == "application/json"
        assert json.loads(held.text)


def test_within_a_program_it_answers_the_same(piped: dict[str, Any]):
    told = in_process(everything)

    assert told["tools"] == piped["tools"]
    # Without a day of its own a call is answered for today.
    dated = [n for n, row in enumerate(CALLS) if "application_date" in str(row["arguments"])]
    answers = [[each["called"][n].structured_content for n in dated] for each in (told, piped)]
    assert answers[0] == answers[1]


def test_it_says_what_it_is_in_the_language_of_the_command():
    async def told(client: Client) -> Any:
        return client.server_info, client.instructions, (await client.list_tools()).tools

    info, instructions, (first, *_) = in_process(told, "zh")

    assert (info.name, info.version) == ("call-center-license", __version__)
    assert instructions == texts()["server.how"].zh
    assert first.description == texts()["tool.need"].zh


def test_the_answer_is_in_the_language_of_the_command_unless_the_call_says():
    async def told(client: Client) -> list[str]:
        asked = ({}, {"lang": "en"})
        found = [await client.call_tool("check", each) for each in asked]
        return [each.structured_content["rules"][0]["name"] for each in found]

    chinese, english = in_process(told, "zh")

    assert not chinese.isascii()
    assert english.isascii()


def test_what_is_wrong_is_told_and_the_next_call_is_answered():
    async def told(client: Client) -> tuple[Any, Any]:
        wrong = {"application": {"company": {"registered_capital": "viel", "size": 1}}}
        return await client.call_tool("check", wrong), await client.call_tool("need", {})

    wrong, right = in_process(told)

    assert wrong.is_error
    assert [line.split(": ")[1] for line in wrong.content[0].text.splitlines()] == [
        "company.registered_capital",
        "company.size",
    ]
    assert not right.is_error


def test_of_what_is_not_there_it_says_what_is():
    async def told(client: Client) -> str:
        with pytest.raises(MCPError) as refusal:
            await client.read_resource("b24://lunch")
        return str(refusal.value)

    assert "There are: b24://rules" in in_process(told)


def test_a_day_is_asked_for_anew_at_every_call():
    """Such a program runs on for days."""
    days = iter([date(2026, 12, 3), date(2026, 12, 4)])

    async def told() -> list[str]:
        async with Client(server.server("en", lambda: next(days))) as client:
            found = [await client.call_tool("need", {}) for _ in range(2)]
            return [each.structured_content["application_date"] for each in found]

    assert asyncio.run(told()) == ["2026-12-03", "2026-12-04"]


def test_the_command_answers_until_standard_input_ends(monkeypatch: pytest.MonkeyPatch):
    asked = {"protocolVersion": "2025-06-18", "capabilities": {}}
    asked |= {"clientInfo": {"name": "a client", "version": "1"}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": asked}
    given = io.TextIOWrapper(io.BytesIO(f"{json.dumps(message)}\n".encode()))
    monkeypatch.setattr("sys.stdin", given)

    status, out, err = ran("mcp", "--lang", "zh")

    assert (status, err) == (0, "")
    assert json.loads(out)["result"]["instructions"] == texts()["server.how"].zh


def test_the_command_is_told_the_day_by_the_clock(monkeypatch: pytest.MonkeyPatch):
    clocks = []
    monkeypatch.setattr(server, "serve", lambda _, clock: clocks.append(clock))
    late = datetime(2026, 12, 3, 16, 0, tzinfo=UTC)
    monkeypatch.setattr("checker.doors.cli._now", lambda: late)

    assert ran("mcp").status == 0
    assert [clock() for clock in clocks] == [date(2026, 12, 4)]


def test_it_ends_at_once_where_nothing_is_asked():
    command = [sys.executable, "-m", "checker", "mcp"]
    done = subprocess.run(  # noqa: S603 - this very program
        command, cwd=ROOT, input=b"", capture_output=True, check=True
    )

    assert (done.stdout, done.stderr) == (b"", b"")


def test_it_writes_to_no_file():
    assert "--output: mcp answers on standard output alone" in refused("mcp", "--output", "a.json")


def test_without_the_extra_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "mcp", None)

    (line,) = refused("mcp").splitlines()
    assert line.endswith('pip install "call-center-license-checker[mcp]".')
