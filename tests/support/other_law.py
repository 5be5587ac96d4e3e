"""Law that is none: today's with one wording more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from support.applications import LAW

from checker.model import Basis

if TYPE_CHECKING:
    from datetime import date

    from checker.model import Law


def with_minimum(minimum: int, turn: date) -> Law:
    """Return the law with another minimum of registered capital in one province from a day on."""
    rule = LAW.rule("registered-capital")
    *_, today = rule.versions_on(Basis.LAW)
    later = replace(today, effective=turn, values={**today.values, "local": minimum})
    other = replace(rule, versions=(*rule.versions, later))
    return replace(LAW, rules=tuple(other if each is rule else each for each in LAW.rules))
