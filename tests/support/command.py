"""The command line as a test calls it: words go in, what is written and the status come out."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from support.rows import plain

from checker.doors.cli import BY_TASK, main
from checker.io.arguments import parser

# A program makes one parser; a thousand in one process took a fifth of the time of their commands.
ONE_PARSER = cache(lambda lang: parser(BY_TASK, lang))


class Ran(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


def ran(*words: str | Path, on: object = None) -> Ran:
    """Run a command; ``on`` is an application, its last file, read from standard input."""
    line = [str(word) for word in words]
    given, out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(3))
    if on is not None:
        options = [place for place, word in enumerate(line) if word.startswith("--")]
        line.insert(min(options, default=len(line)), "-")
        given.buffer.write(json.dumps(on, ensure_ascii=False, default=plain).encode())
        given.buffer.seek(0)
    stdin = sys.stdin if on is None else given
    made = patch("checker.doors.cli.parser", lambda _tasks, lang: ONE_PARSER(lang))
    with made, patch("sys.stdin", stdin), redirect_stdout(out), redirect_stderr(err):
        status = main(line)
    return Ran(status, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def printed(*words: str | Path, on: object = None) -> str:
    """Return what a command that is done writes to standard output."""
    status, out, err = ran(*words, on=on)
    assert status == 0, err
    return out


def in_json(*words: str | Path, on: object = None) -> Any:
    """Return the data that a command writes as JSON."""
    return json.loads(printed(*words, "--format", "json", on=on))


def refused(*words: str | Path, on: object = None) -> str:
    """Return what a command that is refused writes to standard error."""
    status, _, err = ran(*words, on=on)
    assert status == 2
    return err
