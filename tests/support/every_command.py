"""Run every command on the applications in this folder, in all formats; print what each writes.

As a program: it is started anew with another hash seed, and needs nothing but the checker.
"""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import main
from checker.filing.drafts.outline import DRAFTS
from checker.schema.catalog import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = "2026-11-24"
# What a command is told on each application, in which formats.
OF_ONE = {
    "check": ("text", "json", "markdown", "html", "twin", "twin-markdown"),
    "questions": ("text", "json"),
    "errands": ("text", "markdown", "html"),
    "window": ("text", "json", "markdown", "ics"),
    "plan": ("text", "json", "markdown"),
    "agree": ("text", "json", "markdown"),
    "chart": ("text", "json", "svg"),
}
OF_TWO = {"compare": ("text", "json", "markdown")}
OF_REPORT = {"verify": ("text", "json")}
OF_MANY = {"batch": ("markdown", "csv", "json")}
OF_NONE = {"rules": ("text", "json", "markdown", "csv")}
HELD = ("--granted", "2024-02-29", "--registered", "2025-01-02", "--decided", "2025-03-04")
OF_A_HOLDER = {"calendar": ("text", "json", "markdown", "ics")}
COMMANDS = {*OF_ONE, *OF_TWO, *OF_REPORT, *OF_MANY, *OF_NONE, *OF_A_HOLDER, "draft", "schema"}
# Calendar programs want to know when a file was made.
MADE_AT = re.compile(r"DTSTAMP:\w+")


def every_command() -> dict[str, str]:
    """Return what is written, by the command line that writes it."""
    files = [path.name for path in sorted(Path().glob("*.json"))]
    return {" ".join(line): _said(line) for line in _lines(files)} | _in_word(files)


def _lines(files: list[str]) -> Iterator[tuple[str, ...]]:
    for command, forms in OF_ONE.items():
        yield from ((command, file, *_as(form), "--as-of", DAY) for file in files for form in forms)
    for command, forms in OF_TWO.items():
        pairs = [(a, b) for a in files for b in files if a != b]
        yield from ((command, a, b, *_as(form)) for a, b in pairs for form in forms)
    for command, forms in OF_REPORT.items():
        for file in files:
            report = f"{file}.report"
            yield ("check", file, *_as("json"), "--as-of", DAY, "--output", report)
            # Of another application: then there is something to name.
            yield from ((command, report, other, *_as(f)) for other in files for f in forms)
    for command, forms in OF_MANY.items():
        more = ("--with", "window", "--with", "plan", "--as-of", DAY)
        yield from ((command, *files, *_as(form), *more) for form in forms)
    for command, forms in OF_NONE.items():
        yield from ((command, *_as(form)) for form in forms)
        yield from ((command, "--stale", "--as-of", "2029-01-01", *_as(form)) for form in forms)
    for command, forms in OF_A_HOLDER.items():
        yield from ((command, *HELD, *_as(form)) for form in forms)
    yield from (("schema", name) for name in NAMES)


def _as(form: str) -> tuple[str, str]:
    return "--format", form


def _said(line: tuple[str, ...]) -> str:
    """Return all that one command writes, and its exit status."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(line))
    told = "".join(stream.buffer.getvalue().decode() for stream in (out, err))
    return f"{MADE_AT.sub('', told)}[{status}]"


def _in_word(files: list[str]) -> dict[str, str]:
    """Return the bytes of each Word file, or why there is none."""
    papers = [("draft", "--paper", paper) for paper in DRAFTS]
    made = Path("paper.docx")
    found = {}
    for file in files:
        for command in (*papers, ("check", "--format", "twin-word")):
            line = (*command, file, "--as-of", DAY, "--output", str(made))
            told = _said(line)
            found[" ".join(line)] = made.read_bytes().hex() if made.exists() else told
            made.unlink(missing_ok=True)
    return found


if __name__ == "__main__":
    json.dump(every_command(), sys.stdout)
