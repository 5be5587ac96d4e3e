"""Put the papers of one application into the fields of the online form, with the files for them.

A file is known by its name, its size and its first bytes; nothing looks further into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import begun, word
from checker.decide.reasons import entry_name, last_key
from checker.filing.errands.find import ErrandList, PaperTasks, Task, errand_list
from checker.filing.online_form import OLD, FormBlock, FormField, load_form, takes
from checker.model import Text
from checker.report.advice import Weight
from checker.report.outline import Report

# How many of a file's first bytes tell its kind.
HEAD = 8
# How a row may stand: with nothing to mend, then with something.
FAULTS = ("too-large", "wrong-kind", "empty")
STATES = ("there", "missing", "online", "perhaps", *FAULTS, "too-many")


class GivenFile(NamedTuple):
    """One file; ``source`` is where its content is had, ``row`` the id of the field it is for.

    ``either`` are the ids of the fields that its name may mean, where that is not certain. Of one
    that goes to several rows, ``cut`` is what of it is for this one.
    """

    name: str
    size: int
    head: bytes
    source: str = ""
    row: str = ""
    either: tuple[str, ...] = ()
    cut: bytes | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return by what it is told from all others of a pack."""
        return self.source, self.row

    @property
    def ending(self) -> str:
        """Return the ending of its name."""
        return self.name.rpartition(".")[2].lower()

    @property
    def fault(self) -> str:
        """Return why it cannot be uploaded as it is, a word of ``FAULTS``; or nothing."""
        if not self.size:
            return "empty"
        limits = load_form()[1]
        begins = limits.kinds.get(self.ending)
        if begins is None or not self.head.hex().startswith(begins):
            return "wrong-kind"
        return "too-large" if self.size > limits.size else ""


@dataclass(frozen=True)
class PackRow:
    """One field, as it is asked of this applicant, with the files that were given for it."""

    block: FormBlock
    field: FormField
    paper: PaperTasks
    tasks: tuple[Task, ...]
    files: Sequence[GivenFile]
    entry: Text | None = None

    @property
    def name(self) -> Text:
        """Return what it is called: its field, behind the shareholder that it is for."""
        named = {"name": self.entry, "fact": self.field.name}
        return begun(word("paper.entry", **named)) if self.entry else self.field.name

    @property
    def place(self) -> str:
        """Return the folder of its block, and how the names of its files begin."""
        field = self.field
        return f"{self.block.folder}/{field.number} {field.name.both} - "

    @property
    def state(self) -> str:
        """Return how it stands; what is wrong with a file comes first."""
        if self.files:
            limits = load_form()[1]
            pictures = sum(given.ending in limits.picture_kinds for given in self.files)
            state = "too-many" if pictures > limits.pictures else "there"
            return next((given.fault for given in self.files if given.fault), state)
        # What the old list alone asks beside others is shown on no file.
        tasks = [
            task for task in self.tasks if self.paper.is_old_only or task.weight is not Weight.OLD
        ]
        # Of a paper that may yet be asked it may not be known what it must show.
        if self.tasks and all(last_key(task.path) in self.field.online for task in tasks):
            return "online"
        return "perhaps" if self.paper.perhaps else "missing"


class Pack(NamedTuple):
    """All rows that are asked of an applicant, in order, and the files that belong to none."""

    errands: ErrandList
    rows: tuple[PackRow, ...]
    unassigned: tuple[GivenFile, ...] = ()

    @property
    def report(self) -> Report:
        """Return the report that it is of."""
        return self.errands.report

    def with_files(self, given: Sequence[GivenFile]) -> Pack:
        """Return the pack with the files that were given; those of no row of it are unassigned."""
        of_row: dict[str, list[GivenFile]] = {}
        for each in given:
            of_row.setdefault(each.row, []).append(each)
        rows = (replace(row, files=tuple(of_row.pop(row.field.id, ()))) for row in self.rows)
        return self._replace(
            rows=tuple(rows), unassigned=tuple(each for each in given if each.row in of_row)
        )


def pack_of(report: Report) -> Pack:
    """Return the pack of one applicant, without files. What the old list alone asks is apart."""
    found, rows = errand_list(report), list[PackRow]()
    papers = {paper.rule.id: paper for paper in (*found.papers, *found.old_papers)}
    of_entries: dict[str, list[Task]] = {}
    for task in (task for paper in papers.values() for task in paper.tasks if "]" in task.path):
        of_entries.setdefault(f"{task.path.partition(']')[0]}]", []).append(task)
    for block, field, entry in _fields(report.app):
        paper = papers.get(field.paper)
        if paper and paper.is_old_only is (block.id == OLD):
            tasks = of_entries.get(field.paths[0], ()) if entry else _tasks(field, paper)
            if tasks or not paper.tasks:
                rows.append(PackRow(block, field, paper, tuple(tasks), (), entry))
    return Pack(found, tuple(rows))


def _tasks(field: FormField, paper: PaperTasks) -> Sequence[Task]:
    """Return the things asked of its paper that go into a field."""
    return [task for task in paper.tasks if takes(field, task.path)]


def _fields(app: Application) -> Iterator[tuple[FormBlock, FormField, Text | None]]:
    """Return the fields of the form; of several shareholders each has its own, with its name.

    It has its number behind that of the field.
    """
    for block in load_form()[0]:
        for field in block.fields:
            _, *later = entries = app.entries(field.each) or ("",)
            if not later:
                yield block, field, None
                continue
            for n, entry in enumerate(entries, start=1):
                own = replace(
                    field, id=f"{field.id}-{n}", number=f"{field.number}.{n}", paths=(entry,)
                )
                yield block, own, entry_name(app, entry)
