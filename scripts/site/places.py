"""The authorities by region: a line of links, and one block for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.model import WHOLE_NETWORK_AUTHORITY
from scripts.site import rules
from scripts.site.templates import render
from scripts.site.versions import reading

if TYPE_CHECKING:
    from datetime import date

    from checker.model import Authority, Lang, Law


class Place(NamedTuple):
    """An authority; a province's has a page, and a standing if its guide was read."""

    authority: Authority
    page: str | None
    standing: str | None


def jump(law: Law, lang: Lang) -> str:
    """Link every authority of the page by its short name."""
    found = law.authorities.values()
    return render("places_jump", lang, authorities=found, whole=WHOLE_NETWORK_AUTHORITY)


def last_check(law: Law) -> date:
    """Return the oldest of the days on which the entries were checked."""
    return min(found.checked for found in law.authorities.values())


def read(law: Law, lang: Lang) -> str:
    """Say once when the entries were checked and how far the pages behind them were read."""
    return reading(last_check(law), lang, "reading.places")


def region(law: Law, name: str, lang: Lang) -> str:
    """Write the authorities of one region."""
    found = [_place(law, one) for one in law.authorities.values() if one.region == name]
    return render("places", lang, places=found, last_check=last_check(law))


def _place(law: Law, found: Authority) -> Place:
    guide = law.guides.get(found.code)
    page = (
        rules.province_page(law, found.code, 1) if found.code != WHOLE_NETWORK_AUTHORITY else None
    )
    return Place(found, page, guide.standing if guide else None)
