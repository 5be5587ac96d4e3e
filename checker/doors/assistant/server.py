"""Answer assistants over standard input and output; the one module that loads the SDK.

It opens no connection, and reads no file but those of this package.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from checker import __version__
from checker.core.input_error import InputError, safe
from checker.core.words import fill
from checker.doors.assistant.asked import Asked
from checker.doors.assistant.resources import RESOURCES, content
from checker.doors.assistant.texts import texts
from checker.doors.assistant.tools import TOOLS, answer, gives, spoken, takes
from checker.filing.read.needed import LacksExtraError
from checker.io.arguments import NAME
from checker.io.intake import RefusedError, complaints
from checker.io.refused import refused
from checker.model import LANGS, Data, Lang

JSON = "application/json"
Clock = Callable[[], date]


def sdk() -> Any:
    """Return the types of the SDK. Raises ``LacksExtraError`` where it is not installed."""
    try:
        from mcp import types  # noqa: PLC0415
    except ModuleNotFoundError:
        raise LacksExtraError("mcp") from None
    return types


def server(lang: Lang, clock: Clock) -> Any:
    """Return what answers: the tools and the resources, told in a language."""
    types = sdk()
    from mcp import MCPError  # noqa: PLC0415
    from mcp.server.lowlevel import Server  # noqa: PLC0415

    async def list_tools(_context: object, _asked: object) -> Any:
        return types.ListToolsResult(tools=[_tool(types, name, lang) for name in TOOLS])

    async def call_tool(_context: object, asked: Any) -> Any:
        return called(asked.name, asked.arguments or {}, lang, clock())

    async def list_resources(_context: object, _asked: object) -> Any:
        return types.ListResourcesResult(
            resources=[
                types.Resource(
                    name=name,
                    uri=address,
                    description=texts()[f"resource.{name}"].of(lang),
                    mime_type=JSON,
                )
                for address, name in RESOURCES.items()
            ]
        )

    async def read_resource(_context: object, asked: Any) -> Any:
        address = str(asked.uri)
        if address not in RESOURCES:
            raise MCPError(types.INVALID_PARAMS, no_such(address, RESOURCES).text.of(lang))
        held = types.TextResourceContents(uri=address, mime_type=JSON, text=content(address))
        return types.ReadResourceResult(contents=[held])

    return Server(
        NAME,
        version=__version__,
        title=texts()["server.title"].of(lang),
        instructions=texts()["server.how"].of(lang),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )


def _tool(types: Any, name: str, lang: Lang) -> Any:
    title, when = spoken(name, lang)
    hints = types.ToolAnnotations(
        title=title, read_only_hint=True, idempotent_hint=True, open_world_hint=False
    )
    return types.Tool(
        name=name,
        title=title,
        description=when,
        input_schema=takes(name, lang),
        output_schema=gives(name),
        annotations=hints,
    )


def called(name: str, arguments: Data, lang: Lang, today: date) -> Any:
    """Return what a tool answers, or every fault in what it was asked."""
    types = sdk()
    # Its language may be what is wrong.
    told = next((each for each in LANGS if each == arguments.get("lang")), lang)
    try:
        if name not in TOOLS:
            raise no_such(name, TOOLS)
        found = answer(name, Asked(arguments, today, lang))
    except RefusedError as error:
        return _faults(types, complaints(error.refused, told))
    except InputError as error:
        return _faults(types, refused("", error).faults(told))
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], structured_content=found
    )


def no_such(name: str, there: Iterable[str]) -> InputError:
    """Return the fault of a name that nothing here has."""
    known = {"name": safe(name), "names": ", ".join(there)}
    return InputError("", fill(texts()["assistant.no-such"], known))


def _faults(types: Any, lines: list[str]) -> Any:
    held = types.TextContent(type="text", text="\n".join(lines))
    return types.CallToolResult(content=[held], is_error=True)


def serve(lang: Lang, clock: Clock) -> None:
    """Answer until standard input ends."""
    asyncio.run(_serve(server(lang, clock)))


async def _serve(answering: Any) -> None:
    from mcp.server.stdio import stdio_server  # noqa: PLC0415

    async with stdio_server() as (asked, answered):
        await answering.run(asked, answered, answering.create_initialization_options())
