"""Write down what every door of the checker and every built page says, to compare two states.

``python -m scripts.record FOLDER`` before a change and after it, then ``diff -r`` of the folders:
a difference is wanted and named in the commit, or a mistake. Each tag begins a line, so that a
file's new address or how lines break is no difference.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import chdir
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.doors import web
from checker.model import LANGS
from scripts.cases import support, worked_cases
from scripts.machine.environment import ROOT, write_files
from scripts.runtime.requests import filing_requests, requests

SNIPPETS, SITE = ROOT / "build" / "snippets", ROOT / "site"
# What these say is told of every application; two are told to every command in every format.
OF_ONE = ("check", "questions", "window", "plan", "agree", "errands")
FORMATS = ("text", "json")
# Calendars and sheets say when they were made; names of built files carry their digest.
OF_A_RUN = re.compile(r"DTSTAMP:\w+|\b[-\d]+T[:\d]+Z|\b[0-9a-f]{8,64}\b")
TAG = re.compile(r"\s*(<[^>]*>)\s*")


def main() -> None:
    """Write the whole record into a folder."""
    description = "Write down what every door of the checker and every built page says."
    arguments = argparse.ArgumentParser(prog="scripts.record", description=description)
    arguments.add_argument("folder", type=Path, help="where to write; emptied first")
    out = arguments.parse_args().folder
    record: dict[str, str] = defaultdict(str)
    for name, asked, said in (*of_commands(), *of_page()):
        record[name] += f"=== {asked}\n{by_tags(said)}\n"
    write_files(out, record | of_build())


def of_commands() -> Iterator[tuple[str, str, str]]:
    """Return what the commands write, of which file and how they are asked."""
    cases, ran = worked_cases(), support("command").ran
    for name, lang, form in product(OF_ONE, LANGS, FORMATS):
        for case, application in cases.items():
            status, out, err = ran(name, "--lang", lang, "--format", form, on=application)
            yield f"{name}.{form}.{lang}", case, f"{out}{err}[{status}]"
    with TemporaryDirectory() as folder, chdir(folder):
        for n, application in enumerate([*cases.values()][:: len(cases) // 2 + 1]):
            Path(f"{n}.json").write_text(json.dumps(application, default=str), "utf-8")
        for lang in LANGS:
            for line, said in support("every_command").every_command("--lang", lang).items():
                yield f"every.{lang}", line, said


def of_page() -> Iterator[tuple[str, str, str]]:
    """Return what the browser's door answers to each request, by what is done."""
    for request in (*requests(), *filing_requests()):
        reply = json.dumps(json.loads(web.answer(request)), ensure_ascii=False, indent=1)
        yield f"web.{json.loads(request)['do']}", request, reply


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
