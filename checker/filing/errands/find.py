"""The errands of one application: what to get, bring, have signed and sealed, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.filing.dated_papers import dated_papers
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
class IssueDays:
    """From which day to which a paper is dated to be fresh on the filing day, both days inside.

    ``ranks`` are what the first day rests on.
    """

    first: date
    last: date
    ranks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperTasks:
    """One paper with what there is to do for it, who makes or issues it, and its days.

    ``until`` is its last day once it is dated; ``issue`` are the days to date it, while it bears no
    date that is fresh on the filing day. ``perhaps`` tells that it is not settled yet whether it is
    asked; ``is_old_only`` that nobody but the old agency checklist asks for it.
    """

    rule: Rule
    tasks: tuple[Task, ...]
    source: Text | None = None
    until: date | None = None
    issue: IssueDays | None = None
    perhaps: bool = False
    is_old_only: bool = False

    @property
    def left(self) -> int:
        """Return how many things are still to do for it."""
        return sum(not task.done for task in self.tasks)

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


@dataclass(frozen=True, slots=True)
class ErrandList:
    """All errands of this applicant, and the papers that are not asked.

    ``old`` are those papers that only the old agency checklist asks for, apart from the rest.
    """

    errands: tuple[ErrandTasks, ...]
    old: tuple[ErrandTasks, ...]
    not_asked: tuple[Rule, ...]

    @property
    def papers(self) -> tuple[PaperTasks, ...]:
        """Return the papers of the current requirements and of the authority's guide."""
        return tuple(paper for each in self.errands for paper in each.papers)

    @property
    def old_papers(self) -> tuple[PaperTasks, ...]:
        """Return the papers that only the old agency checklist asks for."""
        return tuple(paper for each in self.old for paper in each.papers)


def errand_list(report: Report) -> ErrandList:
    """Return the errands in order; a paper that no chosen basis asks for is on none of them."""
    papers, issue = papers_of(report, Memo()), _issue_days(report)
    gathered = [
        (errand, [*_papers(report, [papers[rule.id] for rule in errand.papers], issue)])
        for errand in errands_of(report.law)
    ]
    spared = [rule for rule in report.law.rules if rule.id in papers and not papers[rule.id].asking]
    return ErrandList(_where(gathered, old=False), _where(gathered, old=True), tuple(spared))


def _where(
    gathered: list[tuple[Errand, list[PaperTasks]]], *, old: bool
) -> tuple[ErrandTasks, ...]:
    """Return the errands that have papers of the old list alone, or papers that others ask for."""
    kept = ((errand, [p for p in papers if p.is_old_only is old]) for errand, papers in gathered)
    return tuple(ErrandTasks(errand, tuple(papers)) for errand, papers in kept if papers)


def _issue_days(report: Report) -> dict[str, IssueDays]:
    """Return, by its paper, the days that suit every basis which sets some for it."""
    day, authority = report.findings.day, report.findings.route.authority_code
    found: dict[str, IssueDays] = {}
    for paper in dated_papers(report.app, report.law, authority, day):
        before = found.get(paper.rule.id)
        if set(paper.bases) & set(report.bases) and (not before or before.first < paper.not_before):
            found[paper.rule.id] = IssueDays(paper.not_before, day, paper.ranks)
    return found


def _papers(
    report: Report, papers: list[Paper], issue: dict[str, IssueDays]
) -> Iterator[PaperTasks]:
    for paper in papers:
        if paper.asking and paper.asked:
            until, rule = paper.usable_until, paper.found.rule
            is_fresh = until is not None and until >= report.findings.day
            yield PaperTasks(
                rule,
                _tasks(report, paper),
                _source(paper),
                until,
                None if is_fresh else issue.get(rule.id),
                paper.state == "perhaps",
                {basis for basis, _ in paper.demands} == {Basis.CHECKLIST},
            )


def _source(paper: Paper) -> Text | None:
    """Return who makes or issues a paper, as the first basis says that says so."""
    versions = (paper.asking[b].version for b in (Basis.LAW, Basis.LOCAL) if b in paper.asking)
    return next((v.form["from"] for v in versions if v and "from" in v.form), None)


def _tasks(report: Report, paper: Paper) -> tuple[Task, ...]:
    """Return what is asked of one paper, the law's demands first, entry by entry."""
    answers, names = dict(paper.answers), dict(paper.names)
    failing = {
        path
        for finding in paper.asking.values()
        for reason in finding.reasons
        if reason.mend
        for path in reason.facts
    }

    def task(path: str) -> Task:
        value, who, fact = answers[path], paper.who_asks(path), report.law.fact(path)
        alone = who[0] if len(who) == 1 and who[0] is not Basis.LAW else None
        what = fact.mark or fact.short
        if path in names:
            what = word("paper.entry", name=names[path], fact=what)
        # A date or a number is there once it is given and nothing fails for it.
        done = value if isinstance(value, bool) else None if value is None else path not in failing
        return Task(path, what, done, _column(report, alone) if alone else None)

    return tuple(task(path) for path in paper.asked)


def _column(report: Report, basis: Basis) -> Text:
    """Name the column that alone asks: a province, or the old list."""
    if basis is Basis.LOCAL:
        return report.law.authorities[report.findings.route.authority_code].province
    return word("basis.checklist")
