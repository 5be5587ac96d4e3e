"""Run every command on the applications in this folder, in all formats; print what each writes.

As a program: it is started anew with another hash seed, and needs nothing but the checker.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from support.command import ran

from checker.doors.cli import COMMANDS
from checker.doors.schema.catalog import NAMES
from checker.filing.drafts.outline import DRAFTS
from checker.io.arguments import Command

AS_OF = ("--as-of", "2026-11-24")
HELD = ("--granted", "2024-02-29", "--registered", "2025-01-02", "--decided", "2025-03-04")
# A workbook holds the second in which it was made.
NEVER_THE_SAME = "xlsx"
IN_A_FILE = ("docx", "twin-word")
MADE = Path("made")
DRAFT = Path(__file__).parents[2] / ".github" / "example-draft"
CLAIMED = Path(__file__).parent.parent / "claims_heard.toml"
PASTED = Path(__file__).parent.parent / "read" / "several.toml"
SENT = ("--sent", "2026-10-08", "--correction", "2026-10-13", "--corrected", "2026-10-20")
NOTICE = Path(__file__).parent.parent / "track" / "open.toml"
# Calendar programs want to know when a file was made.
MADE_AT = re.compile(r"(?:DTSTAMP|SEQUENCE):\w+")


def every_command(*spoken: str) -> dict[str, str]:
    """Return what is written, by the command line that writes it; ``spoken`` is its language."""
    files = [path.name for path in sorted(Path().glob("*.json"))]
    for file in files:
        ran("check", file, *AS_OF, "--format", "json", "--output", f"{file}.report")
    lines = (line for name in COMMANDS for line in _lines(name, files, spoken))
    return {" ".join(line): _said(line) for line in lines}


def _lines(name: str, files: list[str], spoken: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    forms = _formats(COMMANDS[name])
    more = spoken if any("--lang" in one.names for one in COMMANDS[name].arguments) else ()
    for told in _told(name, files):
        if not forms:
            yield name, *told, *more
        # No calendar is written of a draft.
        for form in [each for each in forms if each != "ics" or "--law" not in told]:
            output = ("--output", str(MADE)) if form in IN_A_FILE else ()
            yield name, *told, *more, "--format", form, *output


def _formats(command: Command) -> list[str]:
    choices = [one.settings["choices"] for one in command.arguments if "--format" in one.names]
    return [form for each in choices for form in each if form != NEVER_THE_SAME]


def _told(name: str, files: list[str]) -> list[tuple[str, ...]]:
    """Return what a command is told beside the format: of each application, if nothing else."""
    made = (*AS_OF, "--output", str(MADE))
    others = {
        "compare": [*permutations(files, 2)],
        # Of another application too: then there is something to name.
        "verify": [(f"{file}.report", other) for file in files for other in files],
        "batch": [(*files, "--with", "window", "--with", "plan", *AS_OF)],
        "rules": [(), ("--stale", "--as-of", "2029-01-01")],
        "calendar": [HELD],
        # It answers until its input ends; what its tools say, tests of their own look at.
        "mcp": [("--help",)],
        # The texts stand in the file as they are pasted.
        "read": [(str(PASTED),)],
        "track": [(file, "--notice", str(NOTICE), *SENT, *AS_OF) for file in files],
        "claims": [(str(CLAIMED), *AS_OF)],
        "schema": [(schema,) for schema in NAMES],
        "examine": [(str(_papers()), "--application", file, *AS_OF) for file in files],
        "pack": [(file, *made) for file in files],
        "draft": [(file, "--paper", paper, *made) for file in files for paper in DRAFTS],
    }
    own = others.get(name, [(file, *AS_OF) for file in files])
    return [*own, *_under_draft(name, files)]


def _under_draft(name: str, files: list[str]) -> Iterator[tuple[str, ...]]:
    """Return how a command that takes a draft is told one: of many files, if it takes many."""
    if any("--law" in one.names for one in COMMANDS[name].arguments):
        given = files if name in ("batch", "compare") else files[:1]
        yield *given, "--law", str(DRAFT), "--as-of", "2027-07-01"


def _papers() -> Path:
    """Return a folder of papers with one in it, which other commands do not come across."""
    folder = Path("papers")
    folder.mkdir(exist_ok=True)
    (folder / "营业执照.txt").write_text("营业执照\n名称：甲有限公司\n法定代表人：张三\n", "utf-8")
    return folder


def _said(line: tuple[str, ...]) -> str:
    """Return all that one command writes, and its exit status."""
    status, out, err = ran(*line)
    written = hashlib.sha512(MADE.read_bytes()).hexdigest() if MADE.exists() else ""
    MADE.unlink(missing_ok=True)
    return f"{MADE_AT.sub('', out + err)}{written}[{status}]"


if __name__ == "__main__":
    json.dump(every_command(), sys.stdout)
