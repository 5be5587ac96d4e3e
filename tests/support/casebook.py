"""The worked cases of ``tests/cases``: sentences a lawyer can read, with facts and verdicts."""

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from support.lines import lines_of

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
    """Return all cases, file by file; nobody changes them."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in _read(path)]


# Eight files of tests begin with them.
@cache
def _read(path: Path) -> tuple[Case, ...]:
    text = path.read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return tuple(
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
    )
