"""The worked cases of the tests, as the applications that they are."""

import tomllib
from typing import Any

from scripts.machine.environment import ROOT

CASES = ROOT / "tests" / "cases"
# The day of a case that names none.
TODAY = "2026-11-24"


def worked_cases() -> dict[str, dict[str, Any]]:
    """Return the application of each worked case, by file and id."""
    found = {}
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            day = case.get("date", TODAY)
            found[f"{path.stem}.{case['id']}"] = {"application_date": day, **case.get("facts", {})}
    return found
