"""The errands of one application: what to get, bring, have signed and sealed, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.model import Basis, Law, Rule, RuleFindings, Text
from checker.reasons import entry_name
from checker.report.errands import Errand, errands_of
from checker.report.outline import Report
from checker.report.paper_demands import bases_asking, demands
from checker.report.paper_row import is_open_whether_asked
from checker.words import word


@dataclass(frozen=True, slots=True)
class Task:
    """One thing of a paper to get or have done; ``done`` is nothing while it is not answered.

    ``alone`` names the guide or the list that alone asks for it.
    """

    path: str
    what: Text
    done: bool | None
    alone: Text | None = None


@dataclass(frozen=True, slots=True)
class PaperTasks:
    """One paper with what there is to do for it, and until when it is usable once it is dated.

    ``perhaps`` tells that it is not settled yet whether it is asked.
    """

    rule: Rule
    tasks: tuple[Task, ...]
    until: date | None = None
    perhaps: bool = False

    @property
    def alone(self) -> Text | None:
        """Return the guide or the list that alone asks for all of it."""
        who = {task.alone for task in self.tasks}
        return who.pop() if len(who) == 1 else None


@dataclass(frozen=True, slots=True)
class ErrandTasks:
    """One way to go, with the papers that are got there."""

    errand: Errand
    papers: tuple[PaperTasks, ...]

    @property
    def left(self) -> int:
        """Return how many things are still to do."""
        return sum(not task.done for paper in self.papers for task in paper.tasks)


@dataclass(frozen=True, slots=True)
class ErrandList:
    """All errands that are left to this applicant, and the papers that are not asked."""

    errands: tuple[ErrandTasks, ...]
    not_asked: tuple[Rule, ...]

    @property
    def left(self) -> int:
        """Return how many things are still to do."""
        return sum(each.left for each in self.errands)

    @property
    def papers(self) -> int:
        """Return how many papers are asked."""
        return sum(len(each.papers) for each in self.errands)

    @property
    def perhaps(self) -> int:
        """Return of how many papers it is not settled yet whether they are asked."""
        return sum(paper.perhaps for each in self.errands for paper in each.papers)


def errand_list(report: Report) -> ErrandList:
    """Return the errands in order; a paper that no chosen basis asks for is on none of them."""
    found = {each.rule.id: each for each in report.findings.rules}
    gathered = [
        ErrandTasks(errand, tuple(_papers(report, errand, found)))
        for errand in errands_of(report.law)
    ]
    spared = (each.rule for each in report.findings.rules if _is_spared(report, each))
    return ErrandList(tuple(each for each in gathered if each.papers), tuple(spared))


def _is_spared(report: Report, found: RuleFindings) -> bool:
    return found.rule.kind == "material" and not found.asking(report.bases)


def _papers(report: Report, errand: Errand, found: dict[str, RuleFindings]) -> Iterator[PaperTasks]:
    last_days = {each.code: each.on for each in report.findings.dates}
    for rule in errand.papers:
        tasks = tuple(_tasks(report, found[rule.id]))
        until = (last_days.get(report.law.fact(task.path).until or "") for task in tasks)
        if tasks and not _is_spared(report, found[rule.id]):
            usable = min(filter(None, until), default=None)
            perhaps = is_open_whether_asked(found[rule.id].asking(report.bases).values())
            yield PaperTasks(rule, tasks, usable, perhaps)


def _tasks(report: Report, found: RuleFindings) -> Iterator[Task]:
    """Return what is asked of one paper, in the form's order, entry by entry."""
    app, authority = report.app, report.findings.route.authority_code
    asking = tuple(
        (basis, paths)
        for basis, paths in demands(report.law, found.rule, authority, app)
        if basis in report.bases
    )
    for path in dict.fromkeys(path for _, paths in asking for path in paths):
        value = app.answers.get(path)
        who = bases_asking(asking, found, path, value)
        alone = who[0] if len(who) == 1 and who[0] is not Basis.LAW else None
        fact = report.law.fact(path)
        name = fact.mark or fact.short
        if "[" in path:
            name = word("paper.entry", name=entry_name(app, path), fact=name)
        # A date or a number is there once it is given.
        done = value if isinstance(value, bool) else None if value is None else True
        yield Task(path, name, done, _column(report.law, alone, authority) if alone else None)


def _column(law: Law, basis: Basis, authority: str) -> Text:
    """Name the column that alone asks: a province, or the old list."""
    if basis is Basis.LOCAL:
        return law.authorities[authority].province
    return word("basis.checklist")
