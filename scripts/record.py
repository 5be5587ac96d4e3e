"""Write down what every door of the checker and every built page says, to compare two states.

``python -m scripts.record FOLDER`` before a change and after it, then ``diff -r`` of the folders:
a difference is wanted and named in the commit, or a mistake. Each tag begins a line, so that a
file's new address or how lines break is no difference.
"""

import argparse
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from zipfile import ZipFile, is_zipfile

from checker import web
from checker.cli import COMMANDS
from checker.cli import main as command_line
from checker.filing.drafts.outline import DRAFTS
from checker.model import LANGS
from checker.schema.catalog import NAMES
from scripts.cases import worked_cases
from scripts.machine.environment import ROOT, write_files
from scripts.runtime.requests import filing_requests, requests

SNIPPETS, SITE = ROOT / "build" / "snippets", ROOT / "site"
LICENSE = ("--granted", "2024-02-29", "--registered", "2025-01-02", "--decided", "2025-03-04")
# In other formats than these one application in so many is told: they are drawn from the same.
OF_ALL = ("text", "json")
EVERY = 11
# Calendars and sheets say when they were made; names of built files carry their digest.
OF_A_RUN = re.compile(r"DTSTAMP:\w+|\b[-\d]+T[:\d]+Z|\b[0-9a-f]{8,64}\b")
TAG = re.compile(r"\s*(<[^>]*>)\s*")


def main() -> None:
    """Write the whole record into a folder."""
    description = "Write down what every door of the checker and every built page says."
    arguments = argparse.ArgumentParser(prog="scripts.record", description=description)
    arguments.add_argument("folder", type=Path, help="where to write; emptied first")
    out = arguments.parse_args().folder
    cases = worked_cases()
    with TemporaryDirectory() as folder:
        files = [Path(folder, f"{name}.json") for name in cases]
        for path, application in zip(files, cases.values(), strict=True):
            path.write_text(json.dumps(application, default=str), encoding="utf-8")
        commands = {
            name: "".join(said(Path(folder, "out"), *each).replace(folder, "") for each in asked)
            for name, asked in of_commands([*map(str, files)])
        }
    write_files(out, commands | of_page() | of_build())


def of_commands(files: list[str]) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Return how each command is asked in each format and language: of every case, or of some."""
    yield "schema", [("schema", name) for name in NAMES]
    for lang in LANGS:
        for name, command in COMMANDS.items():
            formats = (
                one.settings["choices"] for one in command.arguments if "--format" in one.names
            )
            for form in cast("Iterable[str]", next(formats, ())):
                some = files if form in OF_ALL else files[::EVERY]
                beside: dict[str, list[tuple[str, ...]]] = {
                    "rules": [(), ("--stale", "--as-of", "2029-01-01")],
                    "calendar": [LICENSE],
                    "batch": [(*some,)],
                    "compare": [(files[0], file) for file in some],
                    "verify": [(f"{file}.report", file) for file in some],
                }
                told = beside.get(name, [(file,) for file in some])
                asked = [(name, "--lang", lang, "--format", form, *each) for each in told]
                if name == "verify":
                    report = ("check", "--format", "json", "--output")
                    asked = [(*report, *each) for each in told] + asked
                yield f"{name}.{form}.{lang}", asked
        for paper in DRAFTS:
            draft = ("draft", "--paper", paper, "--lang", lang)
            yield f"draft.{paper}.{lang}", [(*draft, file) for file in files[::EVERY]]


def said(out: Path, *arguments: str) -> str:
    """Return how the command line is asked, what it writes, and its exit status."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    into = () if "--output" in arguments else ("--output", str(out))
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        status = command_line([*arguments, *into])
    told = "".join(stream.buffer.getvalue().decode() for stream in streams)
    if out.is_file():
        told += by_tags(written(out))
        out.unlink()
    return f"=== {' '.join(arguments)}\n{told}\n[{status}]\n"


def written(file: Path) -> str:
    """Return the text of a file, or of all that is packed in it."""
    if not is_zipfile(file):
        return file.read_text(encoding="utf-8")
    with ZipFile(file) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def of_page() -> dict[str, str]:
    """Return what the browser's door answers to each request, by what is done."""
    record: dict[str, str] = defaultdict(str)
    for request in (*requests(), *filing_requests()):
        reply = json.dumps(json.loads(web.answer(request)), ensure_ascii=False, indent=1)
        record[f"web.{json.loads(request)['do']}"] += f"=== {request}\n{by_tags(reply)}\n"
    return record


def of_build() -> dict[str, str]:
    """Return every snippet and every built page."""
    files = [*SNIPPETS.rglob("*.md"), *SITE.rglob("*.html")]
    return {
        str(path.relative_to(ROOT)): by_tags(path.read_text(encoding="utf-8")) for path in files
    }


def by_tags(text: str) -> str:
    """Return a text with each tag on a line of its own, and without what every run has anew."""
    return TAG.sub(r"\n\1\n", OF_A_RUN.sub("…", text))


if __name__ == "__main__":
    main()
