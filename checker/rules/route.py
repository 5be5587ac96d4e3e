"""Decide the way: is the license needed, which class and scope, from which authority."""

from __future__ import annotations

from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import word
from checker.model import READING, UNCLEAR, WHOLE_NETWORK_AUTHORITY, Paths, Reason, Route
from checker.rules.foreign_capital import FOREIGN, foreign_capital, says_foreign
from checker.rules.shared import ABROAD, COMPANY_FORMS, LEGAL_FORM, PROVINCES, scope

LINKED = "service.public_network"
PHONE = "service.phone_network"
HOME = "company.province"
# Not set up yet, it prepares for a company that is.
PREPARING = "not-established"
# What settles whether the license is needed, beside whose clients are served.
SETTLES_NEED = ("service.for_others", "service.rents_out", LINKED)


def decide_route(app: Application) -> Route:
    """Return need, class, scope, path and authority, with what is still missing for them."""
    need, license_class = _need(app), _license_class(app)
    found_scope, foreign = scope(app), foreign_capital(app)
    path = {True: "foreign-invested", False: "domestic", None: "unknown"}[foreign.value]
    form = app.answer(LEGAL_FORM)
    if form == ABROAD and path == "domestic":
        path = "unknown"
    authority, of_authority = _authority(app, found_scope, path)
    if form == ABROAD:
        authority, of_authority = None, ("route.authority-abroad",)
    missing = (
        *need.missing,
        *((PROVINCES,) if app.is_open(PROVINCES) else ()),
        *((FOREIGN,) if FOREIGN in foreign.missing else ()),
        # Registration elsewhere is a caution only where one province decides.
        *((HOME,) if authority in _covered(app) and app.is_open(HOME) else ()),
        *license_class.missing,
    )
    keys = (*need.reasons, *license_class.reasons, *of_authority)
    return Route(
        need=need.value,
        license_class=license_class.value,
        scope=found_scope,
        path=path,
        authority=authority,
        reasons=tuple(_reason(app, key) for key in keys),
        missing=missing,
        cannot_apply=form is not None and form not in (*COMPANY_FORMS, PREPARING),
    )


def _covered(app: Application) -> tuple[str, ...]:
    return app.codes(PROVINCES) or ()


class RoutePart(NamedTuple):
    """One part of the way, the words of its reasons, and the open questions it waits for."""

    value: str
    reasons: tuple[str, ...] = ()
    missing: Paths = ()


def _need(app: Application) -> RoutePart:
    """Read the catalog's definition of B24 (entrusted by others, or renting out).

    It asks for a system linked to the public network or the internet, and for a service over the
    public network: no text says whether the internet alone is enough for the second.

    The one exception to "an answer only closes what is open": the four questions of R-NEED decide
    by themselves, and only a no to the telephone network opens "needed" again.
    """
    others, rents = app.answers.get("service.for_others"), app.answers.get("service.rents_out")
    group, linked = app.answer("service.group_clients"), app.answers.get(LINKED)
    if linked is False:
        return RoutePart("not-needed", ("route.need-not-linked",))
    entrusted = others is True and group in ("none", "some")
    if rents is True or entrusted:
        if app.answers.get(PHONE) is False:
            return _if_linked("unknown", "route.need-internet-only", linked)
        key = "route.need-lessor" if rents is True else "route.need-entrusted"
        return _if_linked("needed", key, linked)
    if others is False and rents is False:
        return _if_linked("probably-not-needed", "route.need-in-house", linked)
    if others is True and rents is False and group == "all":
        return _if_linked("unknown", "route.need-group", linked)
    # Whoever serves nobody else has no clients to be of the own group.
    asked = (*SETTLES_NEED, *(() if others is False else ("service.group_clients",)))
    return RoutePart(
        "unknown", ("route.need-open",), tuple(path for path in asked if app.is_open(path))
    )


def _if_linked(need: str, key: str, linked: object) -> RoutePart:
    """Return the need, unless it is still open whether the system is linked to any network."""
    if linked is None:
        return RoutePart("unknown", ("route.need-open",), (LINKED,))
    return RoutePart(need, (key,))


def _license_class(app: Application) -> RoutePart:
    """Read the catalog's two classes: B24-1 domestic, B24-2 offshore."""
    users, clients = app.answer("service.users"), app.answer("service.clients")
    if users == "mainland":
        return RoutePart("B24-1")
    if users == "both":
        # The users abroad of clients in mainland China: as where all users are abroad.
        fits_neither = () if clients in (None, "abroad") else ("route.class-fits-neither",)
        return RoutePart("both", ("route.class-both", *fits_neither))
    if users == "abroad" and clients == "abroad":
        return RoutePart("B24-2")
    if users == "abroad" and clients is not None:
        return RoutePart("unknown", ("route.class-fits-neither",))
    asked = ("service.users", "service.clients")
    return RoutePart("unknown", missing=tuple(path for path in asked if app.is_open(path)))


def _authority(app: Application, found_scope: str, path: str) -> tuple[str | None, Paths]:
    """Follow coverage (Telecommunications Regulations art. 9) and foreign capital (Order 42)."""
    if path == "foreign-invested":
        return WHOLE_NETWORK_AUTHORITY, ("route.authority-foreign", "route.ceiling-foreign")
    if found_scope == "whole-network":
        return WHOLE_NETWORK_AUTHORITY, ("route.authority-whole-network",)
    # Foreign capital and two provinces or more come first: each settles it while the other is open.
    if found_scope == "unknown":
        offshore = app.codes(PROVINCES) == ()
        return None, ("route.authority-offshore" if offshore else "route.authority-open-scope",)
    if path == "unknown":
        # Answered, and no text settles the case: then there is nothing left to fill in.
        unclear = app.answers.get(FOREIGN) == UNCLEAR
        if unclear or not foreign_capital(app).missing:
            return None, ("route.authority-unclear-capital",)
        return None, ("route.authority-open-capital",)
    (code,) = _covered(app)
    home = app.answer(HOME)
    elsewhere = ("route.authority-registered-elsewhere",) if home not in (None, code) else ()
    return code, ("route.authority-local", *elsewhere)


# These rest on whatever says that there is foreign capital.
OF_FOREIGN_CAPITAL = ("route.authority-foreign", "route.ceiling-foreign")
# The answers that a reason rests on, as far as they are given.
FACTS = {
    "route.need-not-linked": (LINKED,),
    "route.need-internet-only": (LINKED, PHONE),
    "route.need-lessor": ("service.rents_out",),
    "route.need-entrusted": ("service.for_others", "service.group_clients"),
    "route.need-in-house": ("service.for_others", "service.rents_out"),
    "route.need-group": ("service.group_clients",),
    "route.class-both": ("service.users",),
    "route.class-fits-neither": ("service.users", "service.clients"),
    "route.authority-whole-network": (PROVINCES,),
    "route.authority-local": (PROVINCES,),
    "route.authority-unclear-capital": (FOREIGN,),
    "route.authority-offshore": ("service.users", PROVINCES),
    "route.authority-registered-elsewhere": ("company.province", PROVINCES),
    "route.authority-abroad": (LEGAL_FORM,),
}


# What a reason's words rest on; where no text decides, it is our reading and comes with a question.
RANKS = {
    "route.need-not-linked": "notice",
    "route.need-lessor": "notice",
    "route.need-entrusted": "notice",
    "route.class-both": "notice",
    "route.authority-foreign": "statute",
    "route.authority-whole-network": "statute",
    "route.authority-local": "statute",
    "route.authority-abroad": "statute",
    "route.ceiling-foreign": "statute",
}
QUESTIONS = {
    "route.need-internet-only": "route-ask.need-internet-only",
    "route.need-in-house": "route-ask.need-in-house",
    "route.need-group": "route-ask.need-group",
    "route.class-fits-neither": "route-ask.class-fits-neither",
    "route.authority-unclear-capital": "route-ask.authority-unclear-capital",
    "route.authority-offshore": "route-ask.authority-offshore",
    "route.authority-registered-elsewhere": "route-ask.authority-registered-elsewhere",
}


def _reason(app: Application, key: str) -> Reason:
    about = says_foreign(app) if key in OF_FOREIGN_CAPITAL else FACTS.get(key, ())
    facts = tuple(path for path in about if path in app.papers or not app.is_open(path))
    code, text = key.removeprefix("route."), word(key)
    if key in QUESTIONS:
        return Reason(code, text, facts, rank=READING, ask=word(QUESTIONS[key]))
    return Reason(code, text, facts, rank=RANKS.get(key))
