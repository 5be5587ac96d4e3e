"""Write down what every door of the checker and every built page says, to compare two states.

``python -m scripts.record FOLDER`` before a change and after it, then ``diff -r`` of the folders:
a difference is wanted and named in the commit, or a mistake. Each tag begins a line, so that a
file's new address or how lines break is no difference.
"""

import argparse
import json
import re
from collections import defaultdict
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from checker import web
from checker.model import LANGS
from scripts.cases import worked_cases
from scripts.machine.environment import ROOT, write_files
from scripts.runtime.requests import filing_requests, requests
from scripts.site.evidence import support

SNIPPETS, SITE = ROOT / "build" / "snippets", ROOT / "site"
# Of one application in so many every command is told; some compare each with each.
EVERY = 150
# Calendars and sheets say when they were made; names of built files carry their digest.
OF_A_RUN = re.compile(r"DTSTAMP:\w+|\b[-\d]+T[:\d]+Z|\b[0-9a-f]{8,64}\b")
TAG = re.compile(r"\s*(<[^>]*>)\s*")


def main() -> None:
    """Write the whole record into a folder."""
    description = "Write down what every door of the checker and every built page says."
    arguments = argparse.ArgumentParser(prog="scripts.record", description=description)
    arguments.add_argument("folder", type=Path, help="where to write; emptied first")
    out = arguments.parse_args().folder
    record = of_commands() | of_page()
    for path in (*SNIPPETS.rglob("*.md"), *SITE.rglob("*.html")):
        record[str(path.relative_to(ROOT))] = by_tags(path.read_text(encoding="utf-8"))
    write_files(out.resolve(), record)


def of_commands() -> dict[str, str]:
    """Return what ``check`` says of every worked case, and every command of some of them."""
    ran, every_command = support("command").ran, support("every_command").every_command
    cases = worked_cases()
    told: dict[str, str] = defaultdict(str)
    for name, application in cases.items():
        for form in ("twin", "json"):
            told[f"check.{form}"] += (
                f"=== {name}\n{''.join(ran('check', '--format', form, on=application)[1:])}\n"
            )
    with TemporaryDirectory() as folder, chdir(folder):
        for name in [*cases][::EVERY]:
            text = json.dumps(cases[name], default=str)
            Path(f"{name}.json").write_text(text, encoding="utf-8")
        for lang in LANGS:
            for line, said in every_command("--lang", lang).items():
                told[f"{line.split()[0]}.{lang}"] += f"=== {line}\n{by_tags(said)}\n"
    return told


def of_page() -> dict[str, str]:
    """Return what the browser's door answers to each request, by what is done."""
    record: dict[str, str] = defaultdict(str)
    for request in (*requests(), *filing_requests()):
        reply = json.dumps(json.loads(web.answer(request)), ensure_ascii=False, indent=1)
        record[f"web.{json.loads(request)['do']}"] += f"=== {request}\n{by_tags(reply)}\n"
    return record


def by_tags(text: str) -> str:
    """Return a text with each tag on a line of its own, and without what every run has anew."""
    return TAG.sub(r"\n\1\n", OF_A_RUN.sub("…", text))


if __name__ == "__main__":
    main()
