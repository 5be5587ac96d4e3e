"""Applications with owners on several levels, for the tests of the equity chart."""

import json
from fractions import Fraction
from typing import Any

from support.applications import report_on

from checker.filing.equity.outline import EquityChart

Entry = dict[str, Any]


def person(name: str, share: object, of: str | None = None, **more: Any) -> Entry:
    """Return a natural person from the mainland; ``of`` names whose owner, if not the company's."""
    return entry(name, share, of, kind="natural-person", foreign=False) | more


def company(name: str, share: object, of: str | None = None, **more: Any) -> Entry:
    """Return a company that is no foreign investor itself."""
    return entry(name, share, of, kind="company", foreign=False) | more


def entry(name: str, share: object, of: str | None = None, **more: Any) -> Entry:
    """Return an entry with what is given; nothing is left open by null."""
    whole = {"name": name, "share": share, "of": of} | more
    return {key: value for key, value in whole.items() if value is not None}


def owner(entry: dict[str, Any]) -> Entry:
    """Return an entry of a row: a person, a company, or what stands there and no more."""
    for kind, make in (("person", person), ("company", company)):
        if kind in entry:
            more = {key: value for key, value in entry.items() if key != kind}
            return make(entry[kind], more.pop("share", None), **more)
    return entry


def owned_by(*entries: Entry, **company_facts: Any) -> Entry:
    """Return an application whose entries with ``of`` are owners further up."""
    lists = {
        "shareholders": [each for each in entries if "of" not in each],
        "holders": [each for each in entries if "of" in each],
    }
    named = {"company": {"name": "甲公司"} | company_facts}
    return named | {name: found for name, found in lists.items() if found}


def chart_of(data: Entry) -> EquityChart:
    """Return the chart of an application without faults, as a file gives it."""
    return EquityChart(report_on(json.loads(json.dumps(data, default=float))))


def chart(*entries: Entry, **company_facts: Any) -> EquityChart:
    """Return the chart of these owners."""
    return chart_of(owned_by(*entries, **company_facts))


def effective(found: EquityChart) -> dict[str, Fraction | None]:
    """Return by name what each owner holds of the company, in percent."""
    return {box.name: found.owned.effective[box.number] for box in found.owned.boxes[1:]}


def codes(found: EquityChart) -> list[str]:
    """Return what is not in order, in the order told."""
    return [problem.code for problem in found.owned.problems]


def foreign(found: EquityChart) -> tuple[Fraction, Fraction] | None:
    """Return the least and the most that is foreign, in percent."""
    return found.owned.foreign


EXAMPLE = owned_by(
    person("甲某", 60),
    company("乙投资公司", 40),
    person("戊某", 70, "乙投资公司"),
    person("己某", 30, "乙投资公司"),
)
