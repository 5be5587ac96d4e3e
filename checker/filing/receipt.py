"""Say by what a report can be told again: the law, the engine and the answers it comes from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from importlib.resources import files

from checker import __version__
from checker.application.application import Application
from checker.core.law_folder import draft_name, kept_by_law, law_folder
from checker.model import Data, Folder
from checker.report.data import WRITTEN_ORDER, as_data, json_text, route_parts
from checker.report.outline import Report

# Written beside this module where its sources are not there to be read: see scripts/runtime.
WRITTEN = "digests.json"
# The law is what a lawyer reviews; the engine is everything else that a report comes from.
LAW = "law/"
KINDS = (".py", ".toml")
ROUTE_PARTS = ("need", "class", "scope", "path", "authority")


def as_json(report: Report) -> str:
    """Return a report as the published data, with its receipt: see ``checker.doors.schema``."""
    return json_text(as_data(report) | {"receipt": receipt(report.app)})


def receipt(app: Application) -> dict[str, str]:
    """Return the SHA-256 of the law, of the engine and of the answers, as hexadecimal digits."""
    return {**digests(), "answers": answers_digest(app)}


def answers_digest(app: Application) -> str:
    """Return the SHA-256 of the answers; how a file writes them, and in which order, is nothing."""
    answers = {path: _plain(answer) for path, answer in app.answers.items()}
    counts = {f"{path}[]": length for path, length in app.lengths.items()}
    text = json.dumps(answers | counts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(answer: object) -> object:
    """Return an answer as JSON writes it: a date as text, 60.0 like 60, codes in one order."""
    match answer:
        case Decimal():
            return format(answer.normalize(), "f")
        case date():
            return answer.isoformat()
        case tuple():
            return sorted(answer)
    return answer


@kept_by_law
def digests() -> dict[str, str]:
    """Return the SHA-256 of the law's data and of the engine, of this very package."""
    here = files("checker.filing")
    if WRITTEN not in {entry.name for entry in here.iterdir()}:
        found = computed_digests(files("checker"))
    else:
        found = json.loads(here.joinpath(WRITTEN).read_bytes())
    if draft_name():
        found["law"] = _digest(_sources(law_folder(), LAW))
    return found


def computed_digests(package: Folder) -> dict[str, str]:
    """Return the same from the package's sources, whatever their line ends."""
    sources = [*_sources(package)]
    parts = {"law": True, "engine": False}
    return {
        part: _digest(each for each in sources if each[0].startswith(LAW) is of_law)
        for part, of_law in parts.items()
    }


def _digest(sources: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of some sources, in one order."""
    found = hashlib.sha256()
    for name, text in sorted(sources):
        # The length tells where one file ends and the next begins.
        found.update(f"{name}\n{len(text)}\n{text}".encode())
    return found.hexdigest()


def _sources(folder: Folder, above: str = "") -> Iterator[tuple[str, str]]:
    """Return the sources of a folder and those below it, by their places."""
    for entry in folder.iterdir():
        name = above + entry.name
        if entry.name.endswith(KINDS):
            # Universal line ends: a checkout on Windows may have its own.
            yield name, "\n".join(entry.read_bytes().decode().splitlines())
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry, f"{name}/")


def kept(report: Report) -> Data:
    """Return what a saved file keeps of its result, to tell later what has changed since."""
    findings = report.findings
    route = route_parts(findings.route)
    return {
        "rules_version": __version__,
        "application_date": findings.day.isoformat(),
        **receipt(report.app),
        "route": {part: route[part] for part in ROUTE_PARTS},
        "verdicts": {
            found.rule.id: {
                basis: found.on[basis].verdict for basis in WRITTEN_ORDER if basis in found.on
            }
            for found in findings.rules
        },
    }
