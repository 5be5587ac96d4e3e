"""Answers several rules share: scope of the service, whose users, and foreign capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import NATIONWIDE
from checker.verdicts import Truth, all_of, any_of, not_, open_fact

if TYPE_CHECKING:
    from checker.application.application import Application

PROVINCES = "service.provinces"
FOREIGN = "company.foreign_capital"
USERS = "service.users"


def scope(app: Application) -> str:
    """Return local (one province), whole-network (two or more) or unknown.

    Telecommunications Regulations art. 9: coverage decides.
    """
    chosen = app.answers.get(PROVINCES)
    if chosen == NATIONWIDE:
        return "whole-network"
    codes = app.codes(PROVINCES)
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
    users = app.word(USERS)
    return open_fact(USERS) if users is None else Truth(value=users == "abroad")


def foreign_capital(app: Application) -> Truth:
    """Hold when foreign, Hong Kong, Macau or Taiwan capital is in at any level.

    A shareholder marked foreign decides, also against the company's own "no" (cautious reading).
    """
    marks = [app.yes(f"{entry}.foreign") for entry in app.entries("shareholders") or ()]
    own = app.answers.get(FOREIGN)
    if own is None:
        return any_of(open_fact(FOREIGN), *marks)
    return Truth(value=bool(own) or any(mark.value for mark in marks))


def decided_in(app: Application, code: str) -> Truth:
    """Hold when one province's administration decides: it alone is covered, no foreign capital."""
    chosen = app.answers.get(PROVINCES)
    alone = open_fact(PROVINCES) if chosen is None else Truth(value=chosen == (code,))
    return all_of(alone, not_(foreign_capital(app)))
