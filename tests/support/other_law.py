"""Law that is none: today's, with one rule that is another."""

from dataclasses import replace
from datetime import date

from support.applications import LAW

from checker.model import Basis, Citation, Law, Version


def with_minimum(minimum: int, turn: date) -> Law:
    """Return the law with another minimum of registered capital in one province from a day on."""
    rule = LAW.rule("registered-capital")
    *_, today = rule.versions_on(Basis.LAW)
    later = replace(today, effective=turn, values={**today.values, "local": minimum})
    return _with(rule.id, (*rule.versions, later))


def without_minimum_after(last: date) -> Law:
    """Return the law with no text on registered capital after a day."""
    rule = LAW.rule("registered-capital")
    *before, today = rule.versions
    return _with(rule.id, (*before, replace(today, ends=last)))


def with_check(due: date, basis: Basis) -> Law:
    """Return the law with what one basis says of the personnel list to be checked on a day."""
    versions = LAW.rule("personnel-list").versions

    def cited(cite: Citation) -> Citation:
        return replace(cite, instrument=replace(cite.instrument, due=due))

    return _with(
        "personnel-list",
        tuple(
            replace(each, cites=tuple(map(cited, each.cites))) if each.basis is basis else each
            for each in versions
        ),
    )


def _with(rule_id: str, versions: tuple[Version, ...]) -> Law:
    other = replace(LAW.rule(rule_id), versions=versions)
    return replace(LAW, rules=tuple(other if r.id == rule_id else r for r in LAW.rules))
