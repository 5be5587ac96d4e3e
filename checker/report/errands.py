"""The papers grouped by errand, and what can be ticked on each: read from ``errands.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from checker.load import load_law
from checker.model import Folder, Law, Rule, Text
from checker.tables import LawError, Table, open_table, unique


@dataclass(frozen=True, slots=True)
class Errand:
    """One way to go: where papers are got, and which; ``together`` if one press may tick them."""

    id: str
    name: Text
    note: Text
    papers: tuple[str, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Errands:
    """The errands in order; ``chips`` names the marks of papers by the path of their question.

    ``days`` names the dates and numbers on papers likewise.
    ``instead`` leads from a mark to the one that it stands in for; ``lists`` from a material to the
    list of those whose papers it is; ``until`` from a paper's date to the code of its last day.
    """

    errands: tuple[Errand, ...]
    chips: Mapping[str, Text]
    days: Mapping[str, Text]
    instead: Mapping[str, str]
    lists: Mapping[str, str]
    until: Mapping[str, str]

    def substitutes_of(self, rule: Rule) -> dict[str, str]:
        """Return what stands in for other marks of one material's own questions."""
        own = f"materials.{rule.id}."
        return {path: target for path, target in self.instead.items() if path.startswith(own)}

    def chips_of(self, rule: Rule) -> tuple[str, ...]:
        """Return the marks of one material in the form's order, those of entries last."""
        starts = (f"materials.{rule.id}.", f"{self.lists.get(rule.id, '-')}[]")
        return tuple(path for start in starts for path in self.chips if path.startswith(start))


@cache
def load_errands() -> Errands:
    """Return the errands shipped with this package."""
    return read_errands(files("checker.report").joinpath("errands.toml"), load_law())


def read_errands(path: Folder, law: Law) -> Errands:
    """Read the errands. Raises ``LawError`` where a paper or a mark has no place."""
    with open_table(path) as data:
        errands = tuple(
            row.record(Errand, papers=tuple(row.take("papers"))) for row in data.rows("errand")
        )
        lists: dict[str, str] = data.take("entries")
        instead: dict[str, str] = data.take("instead")
        until: dict[str, str] = data.take("until")
        named = unique(path.name, _chips(data, lists))
        written = data.table("days")
        days = {each: written.text(each) for each in list(written.rest)}
    materials = {rule.id for rule in law.rules if rule.kind == "material"}
    places = unique(path.name, ((paper, errand) for errand in errands for paper in errand.papers))
    _refuse(path.name, "papers", places.keys() ^ materials)
    _refuse(path.name, "chips", named.keys() ^ set(_on_papers(law, lists)))
    _refuse(path.name, "instead", {*instead, *instead.values()} - named.keys())
    on_papers = {path for path, fact in law.facts.items() if fact.section == "materials"}
    _refuse(path.name, "days", days.keys() ^ (on_papers - named.keys()))
    _refuse(path.name, "until", until.keys() - days.keys())
    in_order = {path: named[path] for path in law.facts if path in named}
    return Errands(errands, in_order, days, instead, lists, until)


def _chips(data: Table, lists: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    """Return each mark with the path of its question."""
    for name, table in data.named("chips").items():
        stem = f"{name}[]" if name in lists.values() else f"materials.{name}"
        for key in list(table.rest):
            yield f"{stem}.{key}", table.text(key)


def _on_papers(law: Law, lists: Mapping[str, str]) -> Iterator[str]:
    """Return the yes-or-no questions on papers; of an entry those whose "no" is a missing paper."""
    entries = tuple(f"{name}[]" for name in lists.values())
    for path, fact in law.facts.items():
        on_paper = fact.section == "materials" or (path.startswith(entries) and fact.no)
        if fact.type == "bool" and on_paper:
            yield path


def _refuse(where: str, what: str, wrong: set[str]) -> None:
    """Refuse what is too much or too little."""
    if wrong:
        raise LawError(f"{where}: {what}: {', '.join(sorted(wrong))}")
