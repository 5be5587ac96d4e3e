"""Papers held against each other, for the tests of the agreement."""

from datetime import date
from typing import Any

from support.applications import LAW, parsed

from checker.evaluate import evaluate
from checker.filing.agreement.find import Agreement, Checked, agreement

DAY = date(2026, 12, 10)


def held(application: dict[str, Any]) -> Agreement:
    """Hold the papers of an application without faults against each other."""
    app = parsed(application, DAY)
    return agreement(app, evaluate(app, LAW), LAW)


def of_check(found: Agreement, check: str) -> Checked:
    """Return one check as it came out."""
    return next(one for one in found.checks if one.check.id == check)
