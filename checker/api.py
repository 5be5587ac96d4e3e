"""Call the rules from Python: load an application, check it, read what is found.

    from datetime import date
    from checker.api import Basis, Verdict, check, load_application

    application = load_application("application.toml", today=date(2026, 11, 24))
    found = {each.rule.id: each.on for each in check(application).rules}
    capital = found["registered-capital"][Basis.LAW]
    capital.verdict is Verdict.NOT_MET, [reason.text.en for reason in capital.reasons]

The names in ``__all__`` stay, as do the keys of ``report``; all else may change with any version.
Nothing here reads a clock, an environment or a network.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from checker.application.application import Application, parse
from checker.application.filing import Days
from checker.core.input_error import InputError, refusal
from checker.decide.evaluate import evaluate
from checker.filing.receipt import as_json
from checker.io.intake import RefusedError, read
from checker.kinds.date import is_day
from checker.load import load_law
from checker.model import (
    Basis,
    Data,
    Finding,
    Findings,
    Law,
    Reason,
    Rule,
    RuleFindings,
    Text,
    Verdict,
)
from checker.report.outline import Report

__all__ = [
    "Application",
    "ApplicationError",
    "Basis",
    "Days",
    "Finding",
    "Findings",
    "InputError",
    "Law",
    "Reason",
    "Rule",
    "RuleFindings",
    "Text",
    "Verdict",
    "check",
    "load_application",
    "load_law",
    "report",
]


class ApplicationError(ValueError):
    """An application that cannot be read; ``faults`` names each key, and what is allowed there."""

    def __init__(self, faults: tuple[InputError, ...]) -> None:
        """Keep every fault, of which there is one at least."""
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def load_application(
    source: str | Path | Mapping[str, Any], *, today: date, on: date | None = None
) -> Application:
    """Read an application: a file, JSON or TOML, or what such a file holds.

    ``on`` is the filing day, in place of the application's own; where there is neither, ``today``
    is. Raises ``ApplicationError`` with every fault, also where a file cannot be opened, and where
    a day is none.
    """
    days = {"today": today} | ({} if on is None else {"on": on})
    wrong = tuple(
        refusal(name, "input.no-day", day) for name, day in days.items() if not is_day(day)
    )
    if wrong:
        raise ApplicationError(wrong)
    try:
        data = source if isinstance(source, Mapping) else read(str(source))
    except RefusedError as error:
        raise ApplicationError(error.refused.errors) from None
    application, faults = parse(data, load_law(), today, on)
    if faults:
        raise ApplicationError(faults)
    return application


def check(application: Application) -> Findings:
    """Return what the rules find on the filing day: each rule on each basis, and who decides."""
    return evaluate(application, load_law())


def report(application: Application) -> Data:
    """Return the report as ``check --format json`` writes it; its schema is ``report``."""
    # Read back from the text, so that nothing stands there that JSON does not have.
    data: Data = json.loads(as_json(Report(application, check(application), load_law())))
    return data
