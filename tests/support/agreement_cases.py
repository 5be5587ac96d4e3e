"""The worked cases of ``tests/cases_agreement``: papers that agree, and what a case changes."""

import json
import tomllib
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support import answers as by_path
from support.answers import Answers
from support.lines import lines_of

FOLDER = Path(__file__).parent.parent / "cases_agreement"
PAPERS = tomllib.loads((FOLDER / "papers.toml").read_text(encoding="utf-8"))
EXPECTED = ("verdict", "rank", "differs", "missing", "asks", "ticks")


@dataclass(frozen=True)
class Case:
    """One worked case of one check."""

    id: str
    name: dict[str, str]
    check: str
    application: dict[str, Any]
    expected: dict[str, Any]
    says: str

    @property
    def text(self) -> str:
        """Return the application file of the case as JSON text."""
        return json.dumps(self.application, ensure_ascii=False, default=str)


def agreement_cases() -> list[Case]:
    """Return all cases, file by file."""
    files = [path for path in sorted(FOLDER.glob("*.toml")) if path.stem != "papers"]
    return [case for path in files for case in _read(path)]


def _read(path: Path) -> list[Case]:
    text = path.read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return [
        Case(
            id=f"{path.name}:{line} {raw['id']}",
            name=raw["name"],
            check=data["check"],
            application=changed(raw.get("facts", {}), raw.get("without", [])),
            expected={key: raw[key] for key in EXPECTED if key in raw},
            says=raw.get("says", ""),
        )
        for raw, line in zip(data["case"], lines_of(text)["case"], strict=True)
    ]


def changed(facts: dict[str, Any], without: list[str]) -> dict[str, Any]:
    """Return the papers that agree, some facts put in place of theirs, some left out."""
    return by_path.changed(_merged(deepcopy(PAPERS), facts), dict.fromkeys(without, ...))


def agreeing(answers: Answers) -> dict[str, Any]:
    """Return the papers that agree, but for some answers and words on papers, by their path."""
    return by_path.changed(PAPERS, answers)


def _merged(whole: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    for key, content in changes.items():
        inner = whole.setdefault(key, {}) if isinstance(content, dict) else None
        whole[key] = content if inner is None else _merged(inner, content)
    return whole
