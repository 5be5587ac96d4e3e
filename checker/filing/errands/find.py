"""The errands of one application: what to get, bring, have signed and sealed, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.memo import Memo
from checker.model import Basis, Rule, Text
from checker.report.outline import Report
from checker.report.papers import Errand, Paper, errands_of, papers_of
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
    papers = papers_of(report, Memo())
    gathered = [
        ErrandTasks(errand, tuple(_papers(report, [papers[rule.id] for rule in errand.papers])))
        for errand in errands_of(report.law)
    ]
    spared = [rule for rule in report.law.rules if rule.id in papers and not papers[rule.id].asking]
    return ErrandList(tuple(each for each in gathered if each.papers), tuple(spared))


def _papers(report: Report, papers: list[Paper]) -> Iterator[PaperTasks]:
    for paper in papers:
        if paper.asking and paper.asked:
            tasks, perhaps = _tasks(report, paper), paper.state == "perhaps"
            yield PaperTasks(paper.found.rule, tasks, paper.usable_until, perhaps)


def _tasks(report: Report, paper: Paper) -> tuple[Task, ...]:
    """Return what is asked of one paper, the law's demands first, entry by entry."""
    answers, names = dict(paper.answers), dict(paper.names)

    def task(path: str) -> Task:
        value, who, fact = answers[path], paper.who_asks(path), report.law.fact(path)
        alone = who[0] if len(who) == 1 and who[0] is not Basis.LAW else None
        what = fact.mark or fact.short
        if path in names:
            what = word("paper.entry", name=names[path], fact=what)
        # A date or a number is there once it is given.
        done = value if isinstance(value, bool) else None if value is None else True
        return Task(path, what, done, _column(report, alone) if alone else None)

    return tuple(task(path) for path in paper.asked)


def _column(report: Report, basis: Basis) -> Text:
    """Name the column that alone asks: a province, or the old list."""
    if basis is Basis.LOCAL:
        return report.law.authorities[report.findings.route.authority_code].province
    return word("basis.checklist")
