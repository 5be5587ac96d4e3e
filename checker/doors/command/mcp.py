"""``mcp``: answer assistants over standard input and output, by the Model Context Protocol."""

from __future__ import annotations

from argparse import Namespace

from checker.core.input_error import InputError
from checker.core.words import word
from checker.doors.assistant.server import serve
from checker.io.arguments import Command


def run(options: Namespace) -> tuple[None, int]:
    """Answer until standard input ends."""
    if options.output is not None:
        raise InputError("--output", word("fault.mcp-output"))
    serve(options.lang, options.clock)
    return None, 0


COMMAND = Command(
    "tools and resources for assistants, over standard input and output", run, (), form="json"
)
