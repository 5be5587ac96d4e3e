"""Put each file to the row of the form that it is for: by number, by name, or by its title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from checker.core.bounds import MOST_PAGES
from checker.filing.comparing import plain
from checker.filing.examine.files import FolderFile
from checker.filing.pack.find import GivenFile, Pack, PackRow
from checker.filing.pack.sorting import FileSorter
from checker.filing.read.find import PaperText

By = Literal["number", "name", "title"]
LICENSE = "business-license"
LICENSE_NAME = f"papers.{LICENSE}.company_name"
OWNERS = "shareholders"


class PlacedFile(NamedTuple):
    """A file with its row, and by what that is known; ``may_be`` are rows where it is not.

    ``is_known`` tells that it is known what it is, if only a paper that is not asked. ``pages`` are
    those of the file that are for the row, where they are known.
    """

    file: FolderFile
    row: PackRow | None
    by: By | None = None
    may_be: tuple[PackRow, ...] = ()
    is_known: bool = True
    pages: tuple[int, ...] = ()

    @property
    def given(self) -> GivenFile:
        """Return the file as a pack takes it."""
        either = tuple(row.field.id for row in self.may_be)
        row = self.row.field.id if self.row else ""
        return self.file.given._replace(row=row, either=either)


def placed(pack: Pack, files: Iterable[FolderFile]) -> tuple[PlacedFile, ...]:
    """Put files to the rows of a pack; one that holds several papers, to the row of each."""
    sorter, owners = FileSorter(pack), dict(_owners(pack))
    rows = {row.field.id: row for row in pack.rows}
    whole = {row.paper.rule.id: row for row in pack.rows if not row.field.paths}

    def place(file: FolderFile) -> PlacedFile:
        if file.put in rows:
            return PlacedFile(file, rows[file.put])
        told = sorter.sorted(file.parts, file.paper)
        of_owner = next(filter(None, (owner_of(paper, owners) for paper in file.papers)), None)
        if of_owner:
            return PlacedFile(file, owners[of_owner], "title")
        if told.row:
            is_number = any(part[:1].isdigit() for part in file.parts)
            return PlacedFile(file, rows[told.row], "number" if is_number else "name")
        titled = {row.field.id: row for row in _titled(file, whole)}
        # Of what the name leaves open the title may tell it.
        likely = [each for each in told.either if each in titled] or [*titled]
        if len(likely) == 1:
            # On further pages that were recognized other papers may be, whose titles are not read.
            is_known = not file.recognized or len(_pages_of(file)) == 1
            return PlacedFile(file, titled[likely[0]], "title", is_known=is_known)
        may_be = tuple(rows[each] for each in dict.fromkeys((*told.either, *titled)))
        is_known = not may_be and bool(file.papers or sorter.names_a_paper(file.parts))
        return PlacedFile(file, None, None, may_be, is_known)

    def parts(file: FolderFile) -> Iterator[PlacedFile]:
        several = {} if file.put in rows else _pages_of_rows(file, whole, owners)
        if len(several) > 1:
            known = {row.field.id: row for row in (*whole.values(), *owners.values())}
            for row, pages in several.items():
                yield PlacedFile(file, known[row], "title", pages=tuple(pages))
        else:
            yield place(file)._replace(pages=_pages_of(file))

    return tuple(part for file in files for part in parts(file))


def _pages_of(file: FolderFile) -> tuple[int, ...]:
    """Return the numbers of the pages of a file on which something was read."""
    lines = file.laid_out.lines if file.laid_out else ()
    return tuple(dict.fromkeys(line[0].page.number for line in lines))


def _pages_of_rows(
    file: FolderFile, whole: Mapping[str, PackRow], owners: Mapping[str, PackRow]
) -> Mapping[str, list[int]]:
    """Return the pages of each row's paper, where each paper of a file begins on its own page."""
    found: dict[str, list[int]] = {}
    laid_out = file.laid_out
    starts = [laid_out.page_of(paper.line) for paper in file.papers] if laid_out else []
    if len({*starts}) < len(file.papers):
        return found
    for paper, (start, end) in zip(file.papers, pairwise((*starts, MOST_PAGES + 1)), strict=True):
        owner = owner_of(paper, owners)
        row = owners[owner] if owner else whole.get(paper.paper)
        if row:
            pages = (page for page in _pages_of(file) if start <= page < end)
            found.setdefault(row.field.id, []).extend(pages)
    return found


def _titled(file: FolderFile, whole: Mapping[str, PackRow]) -> Iterator[PackRow]:
    return (whole[paper.paper] for paper in file.papers if paper.paper in whole)


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
