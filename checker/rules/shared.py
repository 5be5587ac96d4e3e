"""What several rules ask: scope, whose users, the sum of the shares, answers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal

from checker.application.application import Application
from checker.core.verdicts import YES, Outcome, Truth, all_of, no, not_, open_fact, why
from checker.core.words import Percent
from checker.model import NATIONWIDE, Version
from checker.rules.registry import Decision

PROVINCES = "service.provinces"
LEGAL_FORM, CURRENCY = "company.legal_form", "company.capital_currency"
# Set up abroad, it is no company that could apply.
ABROAD = "foreign-entity"
# The two forms of company (Company Law art. 2).
COMPANY_FORMS = ("limited-liability-company", "joint-stock-company")
USERS = "service.users"
# The kind of an owner that has no owners itself.
PERSON = "natural-person"
WHOLE = Decimal(100)
# Shares are written with two decimals, so each may be rounded by this much at most.
TOLERANCE_EACH = Decimal("0.01")


def yes_to_all(app: Application, *paths: str) -> Truth:
    """Hold when every answer is yes; each no is a reason of its own."""
    return all_of(*(app.yes(path) for path in paths))


def asks_yes(*paths: str) -> Decision:
    """Return the decision that asks for a yes to each question."""

    def decide(app: Application, _version: Version) -> Outcome:
        return Outcome(yes_to_all(app, *paths))

    return decide


def must_be_no(app: Application, path: str, code: str) -> Truth:
    """Hold when the answer is no."""
    return not_(app.is_yes(path), why(code, path))


def every(app: Application, name: str, holds: Callable[[Application, str], Truth]) -> Truth:
    """Hold when it holds for every entry of a list, also of an empty one."""
    entries = app.entries(name)
    if entries is None:
        return open_fact(name)
    return all_of(*(holds(app, entry) for entry in entries))


def at_least(app: Application, path: str, minimum: int, code: str) -> Truth:
    """Hold for the minimum and more (不少于 includes the number)."""
    found = app.number(path)
    if found is None:
        return open_fact(path)
    return YES if found >= minimum else no(why(code, path, found=found, minimum=minimum))


def scope(app: Application) -> str:
    """Return local (one province), whole-network (two or more) or unknown.

    Telecommunications Regulations art. 9: coverage decides.
    """
    chosen = app.answers.get(PROVINCES)
    if chosen == NATIONWIDE:
        return "whole-network"
    codes = app.codes(PROVINCES)
    # None is covered where all users are abroad; then no text says who decides.
    if not codes:
        return "unknown"
    return "local" if len(codes) == 1 else "whole-network"


def whole_network(app: Application) -> Truth:
    """Hold when the service covers two provinces or more."""
    found = scope(app)
    if found == "unknown":
        return open_fact(PROVINCES)
    return Truth(value=found == "whole-network")


def users_abroad(app: Application) -> Truth:
    """Hold when all users are abroad, so that the service is no domestic one (国内呼叫中心业务)."""
    return app.is_answer(USERS, "abroad")


def shares_add_up(app: Application) -> Truth:
    """Hold when the shares sum to 100 within 0.01 a shareholder; too much is certain early."""
    entries = app.entries("shareholders")
    if entries is None:
        return open_fact("shareholders")
    shares = {f"{e}.share": app.number(f"{e}.share") for e in entries}
    missing = tuple(path for path, share in shares.items() if share is None)
    total = wrong_sum(shares.values())
    if total is not None:
        cause = why("chart-incomplete", *shares, sum=total)
        return Truth(value=False, missing=missing, whys=(cause,))
    return open_fact(*missing) if missing else YES


def wrong_sum(shares: Collection[Decimal | None]) -> Percent | None:
    """Return the sum of shares that cannot be the whole, whatever the open ones come to."""
    known = [share for share in shares if share is not None]
    total, tolerance = sum(known, Decimal(0)), TOLERANCE_EACH * len(shares)
    # What is still open can only add: a sum above the whole is wrong whatever comes.
    complete = len(known) == len(shares)
    wrong = total > WHOLE + tolerance or (complete and abs(total - WHOLE) > tolerance)
    return Percent(total) if wrong else None
