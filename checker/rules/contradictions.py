"""Answers that contradict each other, with which the checker can still work."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.application.application import Application
from checker.dates import add_days, add_years
from checker.model import Reason
from checker.rules.record import inside
from checker.rules.shared import FOREIGN, shares_add_up
from checker.words import word

LISTED, ADVERSE = "record.dishonesty_list", "record.bad_list"
# A name leaves the list after three years without a new penalty at the earliest; as long a penalty
# calls for material 19.
YEARS = 3
DAYS_TO_LIST, YEARS_ON_ADVERSE_LIST = 30, 1


def contradictions(app: Application) -> tuple[Reason, ...]:
    """Return every contradiction between answers, with the facts that disagree."""
    return (*_of_shares(app), *_of_record(app))


def _contradiction(code: str, *facts: str, **values: object) -> Reason:
    return Reason(code, word(f"problem.{code}", **values), facts)


def _of_shares(app: Application) -> Iterator[Reason]:
    """Doubt shares that do not add up (V-SUM), foreign ones denied (V-FOR), and empty ones.

    Owners further up decide nothing, but whoever denies them signs that none is foreign.
    """
    sum_of_shares = shares_add_up(app)
    if sum_of_shares.value is False:
        cause = sum_of_shares.whys[0]
        yield _contradiction("shares-do-not-add-up", *cause.facts, **dict(cause.fill))
    shareholders = app.entries("shareholders") or ()
    # An open answer contradicts nobody: the shareholder's own settles it.
    denies_foreign = app.answers.get(FOREIGN) is False
    for entry in shareholders:
        if denies_foreign and app.answers.get(f"{entry}.foreign") is True:
            yield _contradiction("foreign-shareholder", FOREIGN, f"{entry}.foreign")
    for entry in app.entries("holders") or ():
        if denies_foreign and app.answers.get(f"{entry}.foreign") is True:
            yield _contradiction("foreign-owner-above", FOREIGN, f"{entry}.foreign")
    for entry in shareholders:
        # In a sum nothing is missing with it, so only this line tells of a slip.
        if app.number(f"{entry}.share") == Decimal(0):
            yield _contradiction("share-of-zero", f"{entry}.share")


def _of_record(app: Application) -> Iterator[Reason]:
    """Doubt a decision without the list, or the warning, that comes with it (Order 42).

    Deception lists directly, for three clean years at least, and each case of art. 45 warns; any
    other penalty puts on the adverse list within thirty days, for a clean year (art. 42).
    """
    unlisted = app.answers.get(LISTED) is False
    for entry in app.entries("bars") or ():
        if not inside(app, f"{entry}.on", YEARS).value:
            continue
        if unlisted and app.word(f"{entry}.reason") == "deception":
            yield _contradiction("deception-not-listed", LISTED, f"{entry}.on")
        if app.entries("penalties") == ():
            yield _contradiction("bar-without-penalty", "penalties", f"{entry}.on")
    for entry in app.entries("penalties") or ():
        on = app.date(f"{entry}.on")
        # Until the days to list it are over, and after the clean year, it need not be there.
        listed = on and add_days(on, DAYS_TO_LIST) < app.day <= add_years(on, YEARS_ON_ADVERSE_LIST)
        denied = unlisted and app.answers.get(ADVERSE) is False
        if listed and denied and app.answers.get(f"{entry}.penalty") is True:
            yield _contradiction("penalty-not-listed", ADVERSE, f"{entry}.on")
