"""Answers that contradict each other, with which the checker can still work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.application.application import Application
from checker.core.dates import add_days, add_years
from checker.core.words import word
from checker.model import Law, Reason
from checker.rules.foreign_capital import (
    FOREIGN,
    REGISTERED_TYPE,
    foreign_capital,
    owners_are_domestic,
    says_foreign,
)
from checker.rules.shared import CURRENCY, shares_add_up

# What says that there is foreign capital beside a "no" of the company: the first level, those
# further up, the registered type.
DENIED = {
    "shareholders": "problem.foreign-shareholder",
    "holders": "problem.foreign-owner-above",
    REGISTERED_TYPE: "problem.foreign-type",
}
LISTED, ADVERSE = "record.dishonesty_list", "record.bad_list"
# A name leaves the dishonesty list after three years without a new penalty at the earliest (Order
# 42 art. 42(3)).
YEARS_ON_DISHONESTY_LIST = 3
# The form asks for material 19 while a penalty is less than three years old.
YEARS_OF_A_PENALTY = 3
# Onto the adverse list, and off it (Order 42 art. 42(1) and (2)).
DAYS_TO_LIST, YEARS_ON_ADVERSE_LIST = 30, 1


def contradictions(app: Application, law: Law) -> tuple[Reason, ...]:
    """Return every contradiction between answers, with the facts that disagree."""
    since = law.instruments["order-42"].effective or date.max
    return (*_of_foreign_capital(app), *_of_shares(app), *_of_record(app, since))


def _contradiction(key: str, *facts: str, **values: object) -> Reason:
    return Reason(key.removeprefix("problem."), word(key, **values), facts)


def _of_shares(app: Application) -> Iterator[Reason]:
    """Doubt shares that do not add up (V-SUM), and empty ones."""
    sum_of_shares = shares_add_up(app)
    if sum_of_shares.value is False:
        cause = sum_of_shares.whys[0]
        yield _contradiction("problem.shares-do-not-add-up", *cause.facts, **dict(cause.fill))
    for entry in app.entries("shareholders") or ():
        # In a sum nothing is missing with it, so only this line tells of a slip.
        if app.number(f"{entry}.share") == Decimal(0):
            yield _contradiction("problem.share-of-zero", f"{entry}.share")


def _of_foreign_capital(app: Application) -> Iterator[Reason]:
    """Doubt foreign capital that is denied (V-FOR), or that no owner brings in.

    An open answer contradicts nobody: the owners settle it.
    """
    own, signs = app.answers.get(FOREIGN), says_foreign(app)
    for source, key in DENIED.items() if own is False else ():
        against = [path for path in signs if path.partition("[")[0] == source]
        if against:
            yield _contradiction(key, FOREIGN, *against)
    if signs == (FOREIGN,) and owners_are_domestic(app):
        marks = (f"{entry}.foreign" for entry in app.entries("shareholders") or ())
        yield _contradiction("problem.no-foreign-owner", FOREIGN, *marks)
    # Nothing forbids it to a domestic company: that a foreign-invested one may is all that is said
    # (Implementing Regulation of the Foreign Investment Law art. 37(2)).
    if app.answer(CURRENCY) == "foreign" and foreign_capital(app).value is False:
        yield _contradiction("problem.currency-without-foreign-capital", CURRENCY, FOREIGN)


def _of_record(app: Application, since: date) -> Iterator[Reason]:
    """Doubt a decision without the list, or the warning, that comes with it since Order 42.

    Deception lists directly, for three clean years at least, and each case of art. 45 warns; any
    other penalty puts on the adverse list within thirty days, for a clean year (art. 42).
    """
    unlisted = app.answers.get(LISTED) is False
    for path, on in _decided(app, "bars", since):
        is_by_deception = app.answer(f"{path}.reason") == "deception"
        if unlisted and is_by_deception and app.day <= add_years(on, YEARS_ON_DISHONESTY_LIST):
            yield _contradiction("problem.deception-not-listed", LISTED, f"{path}.on")
        if app.entries("penalties") == () and app.day <= add_years(on, YEARS_OF_A_PENALTY):
            yield _contradiction("problem.bar-without-penalty", "penalties", f"{path}.on")
    for path, on in _decided(app, "penalties", since):
        # Until the days to list it are over, and after the clean year, it need not be there.
        listed = add_days(on, DAYS_TO_LIST) < app.day <= add_years(on, YEARS_ON_ADVERSE_LIST)
        denied = unlisted and app.answers.get(ADVERSE) is False
        if listed and denied and app.answers.get(f"{path}.penalty") is True:
            yield _contradiction("problem.penalty-not-listed", ADVERSE, f"{path}.on")


def _decided(app: Application, name: str, since: date) -> Iterator[tuple[str, date]]:
    """Return the decisions of a list from a day on, each with its day."""
    for entry in app.entries(name) or ():
        on = app.date(f"{entry}.on")
        if on and on >= since:
            yield entry, on
