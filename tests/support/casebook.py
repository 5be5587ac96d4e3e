"""The worked cases of ``tests/cases``: sentences a lawyer can read, with facts and verdicts."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from support.rows import lines_of
from support.samples import THOROUGH, part

FOLDER = Path(__file__).parent.parent / "cases"
# By basis: ``codes`` of the reasons, the answers that they ``rest`` on, and words that they ``say``
# in one of the languages; what is ``missing`` or of which kind is ``open``; the rank.
OF_BASES = ("verdicts", "codes", "rest", "say", "missing", "open", "rank")
EXPECTED = ("route", "error", *OF_BASES)


@dataclass(frozen=True)
class Case:
    """One worked case."""

    stem: str
    place: str
    rule: str | None
    id: str
    name: dict[str, str]
    day: date
    facts: dict[str, Any]
    expected: dict[str, Any]

    @property
    def application(self) -> dict[str, Any]:
        """Return the application file of the case."""
        return {"application_date": self.day, **self.facts}

    @property
    def text(self) -> str:
        """Return the application file of the case as JSON text."""
        return json.dumps(self.application, ensure_ascii=False, default=str)


def cases() -> list[Case]:
    """Return all cases, file by file."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in _read(path)]


def by_file(cases: Iterable[Case], one_in: int = 1) -> list[pytest.ParameterSet]:
    """Return cases for a test of each file, called by its name; of so many one always runs."""
    cases = [*cases]
    few, rest = (part(cases, one_in, a_few=a_few) for a_few in (True, False))
    return [
        *(pytest.param(found, id=stem) for stem, found in _files(few)),
        *(pytest.param(found, id=f"{stem} rest", marks=THOROUGH) for stem, found in _files(rest)),
    ]


def _files(cases: Iterable[Case]) -> list[tuple[str, list[Case]]]:
    return [(stem, [*found]) for stem, found in groupby(cases, lambda case: case.stem)]


def _read(path: Path) -> list[Case]:
    text = path.read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return [
        Case(
            stem=path.stem,
            place=f"{path.name}:{line}",
            rule=raw.get("rule", data.get("rule")),
            id=f"{path.stem}/{raw['id']}",
            name=raw["name"],
            day=raw.get("date", date(2026, 11, 24)),
            facts=raw.get("facts", {}),
            expected={k: raw[k] for k in EXPECTED if k in raw},
        )
        for raw, line in zip(data["case"], lines_of(text)["case"], strict=True)
    ]
