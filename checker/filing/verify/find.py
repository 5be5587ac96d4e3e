"""Tell whether a report follows from an application file, this law and this engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.core.input_error import safe
from checker.filing.receipt import receipt
from checker.report.data import as_data
from checker.report.outline import Report

# What a report says beside its rules and its route that follows from the file.
REST = ("notices", "problems", "verdicts", "next_steps", "dates", "asked")


def differences(told: Mapping[str, Any], report: Report) -> tuple[str, ...]:
    """Return what differs from the report as it is now: ids of rules, and names of other parts.

    The names are ``answers``, ``law`` and ``engine`` by the receipt, ``route`` and ``rest``.
    """
    now, own = as_data(report), receipt(report.app)
    # A report from before there were receipts can be held against its content alone.
    theirs = told.get("receipt", own)
    theirs = theirs if isinstance(theirs, Mapping) else {}
    found = [part for part in own if theirs.get(part) != own[part]]
    # Another version is another program, whatever the digests say: they may have been copied.
    if told.get("rules_version") != now["rules_version"]:
        found.append("engine")
    found += _rules(told.get("rules"), now["rules"])
    if not _is_same(told.get("route"), now["route"]):
        found.append("route")
    added = told.keys() - now.keys() - {"receipt"}
    if added or not all(_is_same(told.get(part), now[part]) for part in REST):
        found.append("rest")
    return tuple(dict.fromkeys(found))


def _rules(told: object, now: list[dict[str, Any]]) -> Iterator[str]:
    """Return the rules that differ, those too that only one of the two has, or has twice."""
    theirs: dict[str, list[object]] = {}
    for rule in told if isinstance(told, list) else ():
        # What has no id is no rule, but of the rest.
        name = rule.get("id") if isinstance(rule, Mapping) else None
        # An id may be anything; no terminal is to act on it.
        theirs.setdefault(safe(name) if isinstance(name, str) else "rest", []).append(rule)
    ours = {rule["id"]: [rule] for rule in now}
    for name in dict.fromkeys((*ours, *theirs)):
        if not _is_same(theirs.get(name), ours.get(name)):
            yield name


def _is_same(one: object, other: object) -> bool:
    """Tell whether two answers of JSON are the same; to Python true is 1 as well."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return one == other and isinstance(one, bool) is isinstance(other, bool)
