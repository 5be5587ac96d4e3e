"""Show the digest of what checker/law says, and enter it in the changelog's newest Law entry.

With --write it is entered, once the entry was completed: it names, in every row of its table, an
instrument, the day it takes effect, the rules and the provinces, and is not the entry of before.
"""

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checker.load import load_law
from checker.model import Law
from scripts.machine.environment import ROOT
from scripts.site.releases import CHANGELOG, change, rows

LAW = ROOT / "checker" / "law"
# What else cites the law, beside the code that stands on findings.
BESIDE = (ROOT / "checker" / "filing" / "agreement" / "agreement.toml",)
LENGTH = 12
# Keys of questions that decide nothing, as their sections do: how they are shown, and checked, and
# how an answer can change, on which no verdict rests. Nor does any on what a paper is beside that.
OF_THE_FORM = (
    *("section", "open", "note", "stays", "adds_up", "limits", "change", "wanted"),
    *("mark", "instead", "until"),
)
OF_A_PAPER = ("paper", "remarks")

SECTION = re.compile(r"^### Law\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
MARK = re.compile(
    r"^<!-- law ([0-9a-f]+), entry ([0-9a-f]+): scripts/law_digest --write -->\n?", re.MULTILINE
)
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
ROUTE = re.compile(r"\bscope\b|\broute\b|\bauthorit", re.IGNORECASE)
COLUMNS = 4


class Entry(NamedTuple):
    """The newest Law entry: its words, and the digests entered with it."""

    words: str
    law: str = ""
    entry: str = ""


def main() -> int:
    """Print the digest, or enter it; return 1 where the changelog does not fit the data."""
    parser = argparse.ArgumentParser(prog="scripts/law_digest", description=__doc__)
    parser.add_argument("--write", action="store_true", help="enter the digest in CHANGELOG.md")
    write: bool = parser.parse_args().write
    changelog = CHANGELOG.read_text(encoding="utf-8")
    found = digest(LAW, *BESIDE)
    print(f"checker/law: {found}")
    wrong = complaints(changelog, found, load_law(), writing=write)
    for complaint in wrong:
        print(complaint, file=sys.stderr)
    if wrong:
        return 1
    if write:
        CHANGELOG.write_text(entered(changelog, found), encoding="utf-8", newline="\n")
        print("CHANGELOG.md: entered")
    return 0


def digest(folder: Path, *beside: Path) -> str:
    """Return a short SHA-256 of what the law's files say, whatever their comments and layout."""
    paths = sorted(folder.rglob("*.toml"))
    content = {path.relative_to(folder).as_posix(): _of_law(path) for path in paths}
    content |= {f"../{path.name}": _of_law(path) for path in beside}
    return _short(json.dumps(content, sort_keys=True, ensure_ascii=False, default=str))


def _of_law(path: Path) -> dict[str, Any]:
    """Return what a file says of the law: what only the form needs of a question is not of it."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    for table in ("section", *OF_A_PAPER):
        content.pop(table, None)
    for table in ("fact", "question"):
        for row in content.get(table, ()):
            for key in OF_THE_FORM:
                row.pop(key, None)
    return content


def newest(changelog: str) -> Entry:
    """Return the newest Law entry of a changelog."""
    section = SECTION.search(changelog)
    if section is None:
        return Entry("")
    words = MARK.sub("", section[1]).strip()
    mark = MARK.search(section[1])
    return Entry(words, mark[1], mark[2]) if mark else Entry(words)


def complaints(changelog: str, found: str, law: Law, *, writing: bool = False) -> list[str]:
    """Say what the newest Law entry lacks for the data's digest."""
    entry = newest(changelog)
    wrong = [f"CHANGELOG.md, newest Law entry: {fault}" for fault in faults(entry.words, law)]
    same_words = entry.entry == _short(entry.words)
    if entry.law != found and entry.law and same_words:
        wrong.append(
            f"checker/law changed (digest {found}, entered {entry.law}), and the newest Law entry"
            " of CHANGELOG.md did not. Add a row: instrument, effective date, rules, provinces."
            " Then run scripts/law_digest --write."
        )
    elif not writing and (entry.law != found or not same_words):
        wrong.append(
            f"The digest in CHANGELOG.md is not that of checker/law ({found}) and of its newest"
            " Law entry. When the entry names instrument, effective date, rules and provinces of"
            " every change, run scripts/law_digest --write."
        )
    return wrong


def faults(words: str, law: Law) -> list[str]:
    """Say what the rows of a Law entry leave out."""
    found = list(rows(words))
    if not found:
        return ["no table row names instrument, effective date, rules and provinces"]
    return [f"“{row[0]}”: {fault}" for row in found for fault in _row_faults(row, law)]


def entered(changelog: str, found: str) -> str:
    """Return the changelog with the digests at the end of its newest Law entry."""
    words = newest(changelog).words
    mark = f"<!-- law {found}, entry {_short(words)}: scripts/law_digest --write -->"
    return SECTION.sub(lambda _: f"### Law\n\n{words}\n\n{mark}\n\n", changelog, count=1)


def _row_faults(row: list[str], law: Law) -> Iterator[str]:
    if len(row) != COLUMNS:
        yield "not four cells: instrument, effective date, rules, provinces"
        return
    said = change(law, *row)
    # A guide is named by its provinces.
    if not said.instruments and "guides of" not in said.title:
        yield "no instrument of checker/law/instruments.toml is named, by title or short name"
    if not DAY.search(said.since):
        yield "no date (YYYY-MM-DD)"
    if not said.rules and not ROUTE.search(said.told):
        yield "no rule (condition 7, materials 1–3, scope)"
    if not said.provinces and not said.is_nationwide:
        yield "no province, nor “Nationwide”"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


if __name__ == "__main__":
    sys.exit(main())
