"""Put each file to the row of the form that it is for: by number, by name, or by its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from checker.filing.comparing import plain
from checker.filing.examine.folder import FolderFile
from checker.filing.online_form import load_form
from checker.filing.pack.find import GivenFile, Pack, PackRow
from checker.filing.pack.names import RowNames
from checker.filing.read.find import PaperText
from checker.load import load_law
from checker.model import LANGS

By = Literal["number", "name", "title"]
LICENSE = "business-license"
LICENSE_NAME = f"papers.{LICENSE}.company_name"
OWNERS = "shareholders"


class PlacedFile(NamedTuple):
    """A file with its row, and by what that is known; ``may_be`` are rows where it is not."""

    file: FolderFile
    row: PackRow | None
    by: By | None = None
    may_be: tuple[PackRow, ...] = ()

    @property
    def given(self) -> GivenFile:
        """Return the file as a pack takes it."""
        return self.file.given._replace(row=self.row.field.id if self.row else "")

    @property
    def is_known(self) -> bool:
        """Tell whether it is known what it is: a row, or by its words a paper that is not asked."""
        return bool(self.row) or bool(self.file.papers) or names_a_paper(self.file.parts)


def placed(pack: Pack, files: Iterable[FolderFile]) -> tuple[PlacedFile, ...]:
    """Put files to the rows of a pack."""
    if not pack.rows:
        # Of whoever has nothing to file there is no row.
        return tuple(PlacedFile(file, None) for file in files)
    names, rows = RowNames(pack.rows), {row.field.id: row for row in pack.rows}
    whole = {row.paper.rule.id: row for row in pack.rows if not row.field.paths}
    owners = dict(_owners(pack))

    def place(file: FolderFile) -> PlacedFile:
        for paper in file.papers:
            if owner := owners.get(owner_of(paper, owners) or ""):
                return PlacedFile(file, owner, "title")
        told, number = names.meant(file.parts), file.parts[0][:1].isdigit()
        if told.row:
            return PlacedFile(file, told.row, "number" if number else "name")
        titled = [whole[each.paper] for each in file.papers if each.paper in whole]
        called = names.perhaps(file.parts)
        may_be = [row for row in (called, *titled) if row]
        if told.either:
            may_be += [row for row in rows.values() if row.field.number in told.either]
        found = tuple({row.field.id: row for row in may_be}.values())
        if len(found) != 1:
            return PlacedFile(file, None, None, found)
        return PlacedFile(file, found[0], "name" if called else "title")

    return tuple(map(place, files))


def owner_of(paper: PaperText, owners: Iterable[str]) -> str | None:
    """Return whose license it is, where it is that of a shareholder of a name."""
    if paper.paper != LICENSE:
        return None
    said = [said.fills.get(LICENSE_NAME) for said in paper.said.values()]
    names = {plain(name): name for name in owners}
    return next((names[plain(each)] for each in said if each and plain(each) in names), None)


def _owners(pack: Pack) -> Iterator[tuple[str, PackRow]]:
    """Return the name of each shareholder that has a row of its own."""
    app = pack.report.app
    for row in pack.rows:
        if row.field.each:
            entry = row.field.paths[0] if row.entry else f"{row.field.each}[0]"
            yield app.answer(f"{entry}.name") or "", row


def names_a_paper(parts: Sequence[str]) -> bool:
    """Tell whether a file bears the name of a paper, whether or not that is asked."""
    said = plain(PurePosixPath(parts[-1]).stem).casefold()
    return any(name in said for name in _all_names())


def _all_names() -> Iterator[str]:
    law = load_law()
    for paper in law.papers:
        for lang in LANGS:
            yield from (plain(name).casefold() for name in law.names(paper, lang))
    for field in (field for block in load_form()[0] for field in block.fields):
        yield from (plain(name).casefold() for name in field.name)
