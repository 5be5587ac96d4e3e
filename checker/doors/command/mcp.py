"""``mcp``: answer assistants over standard input and output, by the Model Context Protocol."""

from __future__ import annotations

from argparse import Namespace

from checker.core.input_error import InputError
from checker.core.words import word
from checker.io.arguments import Command


def run(options: Namespace) -> tuple[None, int]:
    """Answer until standard input ends."""
    if options.output is not None:
        raise InputError("--output", word("stream.mcp-output"))
    # Loaded when it is asked for: no other command waits for what it needs.
    from checker.doors.assistant import server  # noqa: PLC0415

    server.serve(options.lang, options.clock)
    return None, 0


COMMAND = Command(
    "tools and resources for assistants, over standard input and output", run, (), form="json"
)
