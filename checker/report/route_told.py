"""Say of the route what matters: need, class, scope, authority and path in words, and why."""

from __future__ import annotations

from dataclasses import replace

from checker.application.application import Application
from checker.core.words import Percent, word
from checker.core.words.terms import CLASS_WORDS, NEED_WORDS, PATH_WORDS, SCOPE_WORDS
from checker.model import Authority, Reason, Route, Text
from checker.rules.foreign_capital import direct_foreign_share

# The reason that says whether foreign capital is allowed.
CEILING = "ceiling-foreign"


def in_words(route: Route, authority: Authority | None) -> dict[str, Text]:
    """Return need, class, scope, authority and path in words."""
    need = "unclear" if route.is_unclear and route.need == "unknown" else route.need
    return {
        "need": word(NEED_WORDS[need]),
        "class": word(CLASS_WORDS[route.license_class]),
        "scope": word(SCOPE_WORDS[route.scope]),
        "authority": authority.name if authority else word("route.authority-unknown"),
        "path": word(PATH_WORDS[route.path]),
    }


def reasons_told(route: Route, app: Application) -> tuple[Reason, ...]:
    """Return why the route is so; where nothing more is asked, only why it is not."""
    if route.asks_nothing_more:
        return tuple(r for r in route.reasons if is_of_need(r) or r.code == "authority-abroad")
    # Whether foreign capital is allowed comes first, with its share where that is known.
    first = [reason for reason in route.reasons if reason.code == CEILING]
    share = direct_foreign_share(app) if first else None
    if share is not None:
        said = word("route.ceiling-foreign-share", share=Percent(share))
        first = [replace(reason, text=said) for reason in first]
    return (*first, *(reason for reason in route.reasons if reason.code != CEILING))


def is_of_need(reason: Reason) -> bool:
    """Tell whether a reason speaks of the need for a license."""
    return reason.code.startswith("need-")
