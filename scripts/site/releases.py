"""The changelog as data: each version, and what its Law entries change for whom."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from checker.filing.compare.changes import anchor
from checker.model import NATIONWIDE, Instrument, Law, Rule
from scripts.machine.environment import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"
LAW_SECTION = "Law"
RELEASE = re.compile(r"^## (\S+) – (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^### ([^\n]+)\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
ITEM = re.compile(r"^- (.+)$", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
BELOW_HEAD = re.compile(r"^\|(?: ?:?-+:? ?\|)+$")
ASIDE = re.compile(r"\s*\([^)]*\)")
# "materials 1–3, 6 and 11–16": a kind, and the numbers that follow it.
NAMED = re.compile(
    r"\b(condition|material)s? (\d+(?:(?:–| to |, and | and |, )\d+)*)", re.IGNORECASE
)
NUMBERS = re.compile(r"(\d+)(?:(?:–| to )(\d+))?")


class Change(NamedTuple):
    """One row of a Law entry: the text, since when, the rules and the provinces concerned."""

    key: str
    title: str
    since: str
    told: str
    instruments: tuple[Instrument, ...]
    rules: tuple[Rule, ...]
    provinces: tuple[str, ...]
    is_nationwide: bool

    @property
    def anchor(self) -> str:
        """Return the name of its place on the page, to which a comparison leads."""
        return anchor(*self.key.split("/", 1))


class Release(NamedTuple):
    """One version of the rules: its day, its changes of law, and the rest in its own words."""

    version: str
    day: date
    changes: tuple[Change, ...]
    remarks: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]

    @property
    def anchor(self) -> str:
        """Return the name of its place on the page."""
        return f"v{self.version.replace('.', '-')}"


def releases(law: Law, changelog: str) -> tuple[Release, ...]:
    """Read a changelog, the newest version first."""
    return tuple(_release(law, *found) for found in RELEASE.findall(changelog))


def _release(law: Law, version: str, day: str, body: str) -> Release:
    sections = {title: COMMENT.sub("", text) for title, text in SECTION.findall(body)}
    law_text = sections.pop(LAW_SECTION, "")
    lines = law_text.splitlines()
    return Release(
        version,
        date.fromisoformat(day),
        tuple(_changes(law, version, law_text)),
        tuple(line for line in lines if line and not line.startswith("|")),
        {title: tuple(ITEM.findall(text)) for title, text in sections.items()},
    )


def rows(words: str) -> Iterator[list[str]]:
    """Read the rows of tables, without their heads."""
    lines = [line.strip() for line in words.splitlines()]
    heads = {at - 1 for at, line in enumerate(lines) if BELOW_HEAD.fullmatch(line)}
    for at, line in enumerate(lines):
        if line.startswith("|") and at not in heads and at - 1 not in heads:
            yield [cell.strip() for cell in line.strip("|").split("|")]


def _changes(law: Law, version: str, words: str) -> Iterator[Change]:
    seen: dict[str, int] = {}
    for row in rows(words):
        found = change(law, *row)
        name = "+".join(one.id for one in found.instruments) or "guides"
        seen[name] = seen.get(name, 0) + 1
        # What names an entry of the feed for good: rows of one text are told apart by order.
        key = "/".join((version, name, *[str(seen[name])] * (seen[name] > 1)))
        yield found._replace(key=key)


def change(law: Law, title: str, since: str, told: str, where: str) -> Change:
    """Return what a row says, without what names it."""
    return Change(
        "",
        title,
        since,
        told,
        named_instruments(law, title),
        tuple(_rules(law, told)),
        tuple(code for code, one in law.provinces.items() if one.province.en in where),
        NATIONWIDE in where.lower(),
    )


def named_instruments(law: Law, title: str) -> tuple[Instrument, ...]:
    """Return the instruments that a row names, in its order; of names in each other the longest."""
    names = {
        name: one
        for one in law.instruments.values()
        for name in (one.title.en, one.short.en.removeprefix("the "))
    }
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    found = re.findall(longest_first, title.replace("'", "’"))
    return tuple(dict.fromkeys(names[name] for name in found))


def _rules(law: Law, told: str) -> list[Rule]:
    """Return the rules that a row names by kind and number, in their order."""
    numbers = {
        (kind.lower(), number)
        for kind, some in NAMED.findall(ASIDE.sub("", told))
        for first, last in NUMBERS.findall(some)
        for number in range(int(first), int(last or first) + 1)
    }
    return [rule for rule in law.rules if (rule.kind, rule.number) in numbers]
