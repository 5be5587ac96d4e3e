"""The lists of the sources page: every instrument, and what each rule rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scripts.site import rules
from scripts.site.templates import render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Instrument, Lang, Law
    from scripts.site.mentions import Mentions


class Entry(NamedTuple):
    """An instrument with what rests on it: rules by their kind, and pages; no kind is empty."""

    instrument: Instrument
    rests: Mapping[str, Sequence[object]]


def instruments(law: Law, lang: Lang, mentioned: Mentions) -> str:
    """Write every instrument: issuer, dates, reading, and the rules and pages that rest on it."""
    entries = []
    for found in law.instruments.values():
        citing = [rule for rule in law.rules if found in rules.instruments(rule)]
        rests: dict[str, Sequence[object]] = {
            kind: [rule for rule in citing if rule.kind == kind]
            for kind in ("condition", "material")
        }
        rests["pages"] = mentioned[lang].get(found.id, [])
        entries.append(Entry(found, {kind: some for kind, some in rests.items() if some}))
    return render("instruments", lang, entries=entries)


def rests_on(law: Law, lang: Lang) -> str:
    """Write every rule with all instruments it rests on, each leading to its line on this page."""
    return render("rests_on", lang, rows=[(rule, rules.instruments(rule)) for rule in law.rules])
