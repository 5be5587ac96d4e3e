"""Say how long the lease of the premises runs, as it was typed in: it bounds no day by itself."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import word
from checker.model import Law, Rule, Text

PREMISES = "premises-proof"
LEASE_FROM, LEASE_UNTIL = f"papers.{PREMISES}.from", f"papers.{PREMISES}.until"


class Lease(NamedTuple):
    """The lease: its material, its first day if it was typed, its last day, and what is said."""

    rule: Rule
    first: date | None
    last: date
    said: Text


def lease_of(app: Application, law: Law, day: date) -> Lease | None:
    """Return the lease, as seen from a filing day; nothing while its last day is not typed."""
    first, last = (app.papers.get(path) for path in (LEASE_FROM, LEASE_UNTIL))
    if not isinstance(last, date):
        return None
    key = "window.lease-over" if last < day else "window.lease-runs"
    began = first if isinstance(first, date) else None
    return Lease(law.rule(PREMISES), began, last, word(key, last=last))
