"""Contradictions the engine can still work with."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.model import Reason
from checker.rules.record import inside
from checker.rules.shared import shares_add_up
from checker.words import fill, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.application.application import Application

DECEPTION_LISTING_YEARS = 3


def problems(app: Application) -> tuple[Reason, ...]:
    """Return every contradiction between answers, with the facts that disagree."""
    return (*_sum(app), *_foreign(app), *_zero_shares(app), *_deception_unlisted(app))


def _problem(code: str, *facts: str, **values: object) -> Reason:
    return Reason(code, fill(word(f"problem.{code}"), values), facts)


def _sum(app: Application) -> Iterator[Reason]:
    """V-SUM: the shares do not add up to the whole."""
    if shares_add_up(app).value is False:
        cause = shares_add_up(app).whys[0]
        yield _problem("shares-do-not-add-up", *cause.facts, **dict(cause.fill))


def _foreign(app: Application) -> Iterator[Reason]:
    """V-FOR: a shareholder is marked foreign, the company says no foreign capital."""
    if app.answers.get("company.foreign_capital") is not False:
        return
    for entry in app.entries("shareholders") or ():
        if app.answers.get(f"{entry}.foreign"):
            yield _problem("foreign-shareholder", "company.foreign_capital", f"{entry}.foreign")


def _zero_shares(app: Application) -> Iterator[Reason]:
    for entry in app.entries("shareholders") or ():
        if app.number(f"{entry}.share") == Decimal(0):
            yield _problem("share-of-zero", f"{entry}.share")


def _deception_unlisted(app: Application) -> Iterator[Reason]:
    """Doubt "not listed" after deception: it lists directly, for three clean years at least.

    Order 42 arts. 45(2), 42(3).
    """
    if app.answers.get("record.dishonesty_list") is not False:
        return
    for entry in app.entries("bars") or ():
        deceived = app.word(f"{entry}.reason") == "deception"
        if deceived and inside(app, f"{entry}.on", DECEPTION_LISTING_YEARS).value:
            yield _problem("deception-not-listed", "record.dishonesty_list", f"{entry}.on")
