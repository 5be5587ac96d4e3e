"""Write down what every door of the checker and every built page says, to compare two states.

``python -m scripts.record FOLDER`` before a change and after it, then ``diff -r`` of the folders:
a difference is wanted and named in the commit, or a mistake. Pages and Word files are compared as
their tags and texts in order, so that a file's new address or how lines break is no difference.
"""

import argparse
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from checker import web
from checker.cli import COMMANDS
from checker.cli import main as command_line
from checker.command.arguments import Command
from checker.filing.drafts.outline import DRAFTS
from checker.model import LANGS
from checker.schema.catalog import NAMES
from scripts.cases import TODAY, worked_cases
from scripts.machine.environment import ROOT, write_files
from scripts.runtime.requests import BASES, filing_requests

SNIPPETS, SITE = ROOT / "build" / "snippets", ROOT / "site"
LICENSE = ("--granted", "2024-02-29", "--registered", "2025-01-02", "--decided", "2025-03-04")
# In other formats than these one application in so many is told: they are drawn from the same.
OF_ALL = ("text", "json")
EVERY = 11
# Calendar programs want to know when a file was made.
MADE_AT = re.compile(r"DTSTAMP:\w+")
TAG = re.compile(r"(<[^>]*>)")
# Names of built files carry a digest of their content.
DIGEST = re.compile(r"\b[0-9a-f]{8,64}\b")


def said(*arguments: str) -> str:
    """Return what the command line writes, and its exit status."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = command_line(list(arguments))
    streams = [s.buffer.getvalue().decode() for s in (out, err)]
    return f"{''.join(streams)}\n[{status}]\n"


def of_commands(files: dict[str, Path]) -> dict[str, str]:
    """Return what each command says in each format and language: of every case, or of some."""
    some = dict([*files.items()][::EVERY])
    record = {f"schema.{name}": said("schema", name) for name in NAMES}
    for lang in LANGS:
        for name, command in COMMANDS.items():
            for form in _formats(command):
                asked = (name, "--lang", lang, "--format", form)
                record[f"{name}.{form}.{lang}"] = _told(asked, files if form in OF_ALL else some)
        for paper in DRAFTS:
            draft = _each(some, _word_file, "draft", "--paper", paper, "--lang", lang)
            record[f"draft.{paper}.{lang}"] = draft
    return record


def _formats(command: Command) -> tuple[str, ...]:
    return next(
        (one.settings["choices"] for one in command.arguments if "--format" in one.names), ()
    )


def _told(asked: tuple[str, ...], files: dict[str, Path]) -> str:
    """Return what a command tells of what it reads: nothing, all files at once, or each."""
    match asked[0]:
        case "rules":
            return said(*asked) + said(*asked, "--stale", "--as-of", "2029-01-01")
        case "calendar":
            return said(*asked, *LICENSE)
        case "batch":
            return said(*asked, *map(str, files.values()))
        case "compare":
            return _each(files, said, *asked, str(next(iter(files.values()))))
        case "verify":
            return _each(files, _verified, *asked)
    return _each(files, _word_file if asked[-1].endswith("word") else said, *asked)


def _each(files: dict[str, Path], tell: Callable[..., str], *command: str) -> str:
    """Return what a command tells of each file, under its name."""
    return "\n".join(f"=== {name}\n{tell(*command, str(path))}" for name, path in files.items())


def _verified(*command: str) -> str:
    path = command[-1]
    report = f"{path}.report"
    said("check", "--format", "json", "--output", report, path)
    return said(*command[:-1], report, path)


def _word_file(*command: str) -> str:
    file = Path(f"{command[-1]}.docx")
    file.unlink(missing_ok=True)
    told = said(*command, "--output", str(file))
    if not file.is_file():
        return told
    with ZipFile(file) as word:
        return "\n".join(elements(word.read("word/document.xml").decode())) + "\n"


def of_page(files: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Return what the browser's door answers to each case, part by part."""
    record = {}
    for lang in LANGS:
        asked = {"lang": lang, "today": TODAY, "bases": BASES, "rule": "registered-capital"}
        for kind in ("check", "report"):
            record[f"web.{kind}.{lang}"] = "\n".join(
                f"=== {name}\n{_replied(asked | {'do': kind, 'application': application})}"
                for name, application in files.items()
            )
        days = {"do": "days", "granted": "2024-02-29", "decided": "2025-03-04"}
        record[f"web.days.{lang}"] = _replied(asked | days)
    for n, request in enumerate(filing_requests()):
        record[f"web/{json.loads(request)['do']}.{n}"] = _parts_of(web.answer(request))
    return record


def _replied(request: dict[str, Any]) -> str:
    return _parts_of(web.answer(json.dumps(request, default=str)))


def _parts_of(written: str) -> str:
    reply = json.loads(written)
    return "\n".join(f"{key}: {_lines(value)}" for key, value in _parts(reply)) + "\n"


def _parts(reply: dict[str, Any], at: str = "") -> Iterator[tuple[str, Any]]:
    """Return a reply's parts by name, those inside another by both names."""
    for key, value in sorted(reply.items()):
        if isinstance(value, dict):
            yield from _parts(value, f"{at}{key}.")
        else:
            yield f"{at}{key}", value


def _lines(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    return "\n  ".join(elements(text)) if text.lstrip().startswith("<") else text


def elements(html: str) -> list[str]:
    """Return a page as a line for each tag and text, white space and digests apart."""
    parts = (" ".join(part.split()) for part in TAG.split(DIGEST.sub("…", html)))
    return [part for part in parts if part]


def of_build() -> dict[str, str]:
    """Return every snippet and every built page as its elements."""
    record = {}
    for folder, pattern in ((SNIPPETS, "*"), (SITE, "*.html")):
        for path in sorted(folder.rglob(pattern)):
            if path.is_file():
                name = f"{folder.name}/{path.relative_to(folder)}"
                record[name] = "\n".join(elements(path.read_text(encoding="utf-8"))) + "\n"
    return record


def main() -> None:
    """Write the whole record into a folder."""
    description = "Write down what every door of the checker and every built page says."
    arguments = argparse.ArgumentParser(prog="scripts.record", description=description)
    arguments.add_argument("folder", type=Path, help="where to write; emptied first")
    out = arguments.parse_args().folder
    cases = worked_cases()
    with TemporaryDirectory() as folder:
        files = {name: Path(folder, f"{name}.json") for name in cases}
        for name, path in files.items():
            path.write_text(json.dumps(cases[name], default=str), encoding="utf-8")
        commands = of_commands(files)
        commands = {n: MADE_AT.sub("", text.replace(folder, "")) for n, text in commands.items()}
    write_files(out, commands | of_page(cases) | of_build())


if __name__ == "__main__":
    main()
