"""Put the papers of one application into the fields of the online form, with the files for them.

A file is known by its name, its size and its first bytes; nothing looks further into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from checker.application.application import Application
from checker.filing.errands.find import PaperTasks, Task, errand_list
from checker.filing.pack.load import OLD, Block, Field, load_form
from checker.model import Text, entry_number
from checker.reasons import entry_name
from checker.report.outline import Report
from checker.words import begun, word

# How many of a file's first bytes tell its kind.
HEAD = 8
PICTURES = ("jpg", "jpeg", "gif")
# How a row may stand: with nothing to mend, then with something.
FAULTS = ("too-large", "wrong-kind", "empty")
STATES = ("there", "missing", "online", "perhaps", *FAULTS, "too-many")


class Given(NamedTuple):
    """One file; ``source`` is where its content is had, ``row`` the id of the field it is for."""

    name: str
    size: int
    head: bytes
    source: str = ""
    row: str = ""

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
        if begins is None or not self.head.startswith(bytes.fromhex(begins)):
            return "wrong-kind"
        return "too-large" if self.size > limits.size else ""


@dataclass(frozen=True)
class Row:
    """One field, as it is asked of this applicant, with the files that were given for it."""

    block: Block
    field: Field
    paper: PaperTasks
    tasks: tuple[Task, ...]
    files: Sequence[Given]
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
            pictures = sum(given.ending in PICTURES for given in self.files)
            state = "too-many" if pictures > load_form()[1].pictures else "there"
            return next((given.fault for given in self.files if given.fault), state)
        # What the old list alone asks beside others is shown on no file.
        tasks = [
            task
            for task in self.tasks
            if self.paper.is_old_only or task.alone != word("basis.checklist")
        ]
        # Of a paper that may yet be asked it may not be known what it must show.
        if self.tasks and all(task.path.rpartition(".")[2] in self.field.online for task in tasks):
            return "online"
        return "perhaps" if self.paper.perhaps else "missing"


class Pack(NamedTuple):
    """All rows that are asked of an applicant, in order, and the files that belong to none."""

    report: Report
    rows: tuple[Row, ...]
    unassigned: tuple[Given, ...]


def pack_of(report: Report, given: Sequence[Given] = ()) -> Pack:
    """Return the pack of one applicant, with the files that were given.

    Those of a field that is not asked are unassigned. What the old list alone asks stands apart.
    """
    found = errand_list(report)
    papers = {paper.rule.id: paper for paper in (*found.papers, *found.old_papers)}
    rows = tuple(
        Row(block, part, paper, tasks, tuple(g for g in given if g.row == part.id), entry)
        for block in load_form()[0]
        for field in block.fields
        if (paper := papers.get(field.paper)) and paper.is_old_only is (block.id == OLD)
        for part, tasks, entry in _parts(field, paper, report.app)
    )
    asked = {row.field.id for row in rows}
    return Pack(report, rows, tuple(each for each in given if each.row not in asked))


def _parts(
    field: Field, paper: PaperTasks, app: Application
) -> Iterator[tuple[Field, tuple[Task, ...], Text | None]]:
    """Return what of a paper goes into a field; of several shareholders each has its own part.

    A part has its number behind that of the field, and its name.
    """
    # What begins with one of ``paths``; without any, all but what ``without`` names.
    tasks = [
        task
        for task in paper.tasks
        if task.path.startswith(tuple(field.paths or field.without)) is bool(field.paths)
    ]
    if not any(app.lengths.get(path.removesuffix("["), 0) > 1 for path in field.paths):
        if tasks or not paper.tasks:
            yield field, tuple(tasks), None
        return
    for n, own in groupby(sorted(tasks, key=_entry_number), key=_entry_number):
        part = replace(field, id=f"{field.id}-{n}", number=f"{field.number}.{n}")
        first, *rest = own
        yield part, (first, *rest), entry_name(app, first.path)


def _entry_number(task: Task) -> int:
    return entry_number(task.path) + 1
