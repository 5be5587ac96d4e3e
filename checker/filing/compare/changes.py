"""Which rows of the changelog may have changed a verdict, from one version of the rules to another.

They are data beside this module: where the checker runs there is no changelog to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from checker.core.tables import open_table
from checker.model import Rule, Version


@dataclass(frozen=True, slots=True)
class ChangelogRow:
    """One row: the version of the rules, its name there, the rules it names, the one basis."""

    version: str
    name: str
    rules: tuple[str, ...]
    basis: str | None = None

    @property
    def texts(self) -> list[str]:
        """Return the ids of the texts it names; a number tells rows of one text apart."""
        return self.name.partition("/")[0].split("+")


def anchor(version: str, name: str) -> str:
    """Return the name of a row's place on the changelog's page."""
    return re.sub(r"\W+", "-", f"v{version}-{name}")


# Asked for at each verdict that changed; to read it takes 0.7 ms (CPython).
@cache
def load_rows() -> tuple[ChangelogRow, ...]:
    """Return the rows shipped with this package, the newest version first."""
    with open_table(files(__package__).joinpath("changes.toml")) as data:
        return tuple(row.record(ChangelogRow) for row in data.rows("row", "name"))


def rows_on(wording: Version, rule: Rule, versions: Iterable[str]) -> tuple[ChangelogRow, ...]:
    """Return the rows between two versions that name a rule and a text that its wording cites.

    Where one of the versions is not known, neither is what lies between.
    """
    first, last = sorted(map(_numbers, versions))
    cited = {cite.instrument.id for cite in wording.cites}
    return tuple(
        row
        for row in load_rows()
        if first and first < _numbers(row.version) <= last
        if rule.id in row.rules and row.basis in (None, wording.basis)
        if not cited.isdisjoint(row.texts)
    )


def _numbers(version: str) -> list[int]:
    """Return a version as numbers, which sort as the versions do."""
    return [int(part) for part in version.split(".") if part.isdecimal()]
