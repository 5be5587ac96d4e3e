"""The errands of one application: what to get, bring, have signed and sealed, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from checker.core.dates import add_days
from checker.core.words import joined_texts, word
from checker.decide.memo import Memo
from checker.filing.dated_papers import PaperDays, dated_papers, instead_of, set_by_text
from checker.filing.online_form import ELSEWHERE, FormBlock, blocks_of
from checker.model import DECIDING, Bases, Basis, Law, Paths, Rule, Text
from checker.report.advice import Weight, advised_by, weight_of
from checker.report.demands import demands_of
from checker.report.outline import Report
from checker.report.papers import AnsweredPaper, Errand, errands_of, papers_of
from checker.report.plain import aside

# How many days each errand takes, as the applicant says: no text says it, so nothing is assumed.
Takes = Mapping[str, int]
NOT_SAID: Takes = MappingProxyType({})
SCREENSHOT = ".registry_screenshot"
# Who signs and who seals: its row in the paper's form, and the box of it.
SIGNING = {"signs": "signed", "seals": "sealed"}
# What is said of each entry of a paper's list, by the kinds whose papers the texts name.
OF_EACH = {"natural-person": "errands.each-person", "company": "errands.each-company"}


class Task(NamedTuple):
    """One thing of a paper to get or have done; ``done`` is nothing while it is not answered.

    ``what`` says it as an act, ``name`` by the name of its field. ``answer`` is what was answered;
    ``alone`` names the guide or the list that alone asks for it. ``is_ticked`` tells that a tick
    answers it: a date or a number has to be written.
    """

    path: str
    what: Text
    name: Text
    answer: object
    done: bool | None
    weight: Weight = Weight.MUST
    alone: Text | None = None
    is_ticked: bool = True


class IssueDays(NamedTuple):
    """From which day to which a paper is dated to be fresh on the filing day, both days inside.

    ``ranks`` are what the first day rests on.
    """

    first: date
    last: date
    ranks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperTasks:
    """One paper with what there is to do for it, by whom it is asked, what it is, and its days.

    ``form`` says in a line what it is (``what``), who makes or issues it (``from``), how fresh it
    must be (``fresh``), who signs and seals it (``signs``, ``seals``), and whether it is an
    original (``copy``), as far as a text says so; ``old_form`` says the same on the old agency
    checklist. ``blocks`` are those of the online form that take it. ``until`` is
    its last day once it is dated; ``issue`` are the days to date it, while it bears no date that is
    fresh on the filing day. ``state`` is how it stands in the report. ``settled_by`` are the
    questions that tell whether it is asked at all, while that is open. What no box says:
    ``waits_for`` are the questions beside it that it waits for, ``awaits`` what follows from the
    answers to some of them, ``of_each`` what each entry of its list has to give while none is
    named, ``stands`` is what fails or is unclear though every box is ticked.
    """

    rule: Rule
    tasks: tuple[Task, ...]
    asked_by: Bases
    form: Mapping[str, Text]
    old_form: Mapping[str, Text] = field(default_factory=dict)
    blocks: tuple[FormBlock, ...] = ()
    until: date | None = None
    issue: IssueDays | None = None
    state: str = ""
    settled_by: Paths = ()
    waits_for: Paths = ()
    awaits: Mapping[str, Text] = field(default_factory=dict)
    of_each: tuple[Text, ...] = ()
    stands: tuple[Text, ...] = ()

    @property
    def is_old_only(self) -> bool:
        """Tell whether nobody but the old agency checklist asks for it."""
        return self.asked_by == (Basis.CHECKLIST,)

    @property
    def perhaps(self) -> bool:
        """Tell whether it is still open whether it is asked: by an answer, or in law."""
        return self.state == "perhaps" or (self.state == "unclear" and not self.tasks)

    @property
    def is_placed(self) -> bool:
        """Tell whether a block of the online form is known to take it."""
        return any(block.id != ELSEWHERE for block in self.blocks)

    def weighing(self, *weights: Weight) -> tuple[Task, ...]:
        """Return the things that are on the list for one of these reasons."""
        return tuple(task for task in self.tasks if task.weight in weights)

    @property
    def left(self) -> int:
        """Return how many things are still to do for it; one, where no box says what.

        Nothing is, once it is met, whatever has done in the place of a box. What is advised, and
        what the old list asks of a paper of today, is not counted.
        """
        if self.state == "there":
            return 0
        asked = self.weighing(Weight.OLD if self.is_old_only else Weight.MUST)
        undone = sum(not task.done for task in asked)
        # What is open beside the boxes is one thing more to do, unless advice alone is open.
        is_open = self.perhaps or self.stands or self.waits_for or len(asked) == len(self.tasks)
        return undone or int(bool(is_open) and (self.perhaps or self.state != "unclear"))

    @property
    def alone(self) -> Text | None:
        """Return the guide or the list that alone asks for all of it."""
        who = {task.alone for task in self.tasks}
        return who.pop() if len(who) == 1 else None


class ErrandTasks(NamedTuple):
    """One way to go, with the papers that are got there.

    ``takes`` are the days that the applicant says it takes, and ``begin`` is the last day to begin.
    """

    errand: Errand
    papers: tuple[PaperTasks, ...]
    takes: int = 0
    begin: date | None = None


@dataclass(frozen=True, slots=True)
class ErrandList:
    """All errands of one application, and the papers that are not asked; on its report.

    ``old`` are those papers that only the old agency checklist asks for, apart from the rest.
    ``is_dated`` tells that it is for a filing day: else it says no day at all; ``day_is_set`` that
    somebody set that day: else it was assumed.
    """

    report: Report
    errands: tuple[ErrandTasks, ...]
    old: tuple[ErrandTasks, ...]
    not_asked: tuple[Rule, ...]
    is_dated: bool = True
    day_is_set: bool = True

    @property
    def all(self) -> tuple[ErrandTasks, ...]:
        """Return all errands; one stands twice that has papers of the old list alone, too."""
        return (*self.errands, *self.old)

    @property
    def papers(self) -> tuple[PaperTasks, ...]:
        """Return the papers of the current requirements and of the authority's guide."""
        return tuple(paper for each in self.errands for paper in each.papers)

    @property
    def old_papers(self) -> tuple[PaperTasks, ...]:
        """Return the papers that only the old agency checklist asks for."""
        return tuple(paper for each in self.old for paper in each.papers)


def first_day(today: date, takes: Takes) -> date:
    """Return the first day on which every paper can be there, by what the errands take."""
    return add_days(today, max(takes.values(), default=0))


def errand_list(report: Report, takes: Takes = NOT_SAID, *, day_is_set: bool = True) -> ErrandList:
    """Return the errands in order; a paper that no chosen basis asks for is on none of them.

    ``takes`` says by an errand's id how many days it takes; ``day_is_set`` that the filing day was
    not assumed.
    """
    return replace(_list(report, takes, is_dated=True), day_is_set=day_is_set)


def undated_list(report: Report) -> ErrandList:
    """Return the same errands without days, for whoever has named no day to file on."""
    found = _list(report, NOT_SAID, is_dated=False)

    def undated(errands: tuple[ErrandTasks, ...]) -> tuple[ErrandTasks, ...]:
        return tuple(
            each._replace(papers=tuple(replace(paper, until=None) for paper in each.papers))
            for each in errands
        )

    return replace(found, errands=undated(found.errands), old=undated(found.old))


def _list(report: Report, takes: Takes, *, is_dated: bool) -> ErrandList:
    if report.route.asks_nothing_more:
        return ErrandList(report, (), (), (), is_dated)
    day, authority = report.findings.day, report.route.authority_code
    issue: Mapping[str, IssueDays] = {}
    if is_dated:
        dated = dated_papers(report.app, report.law, authority, day)
        issue = issue_days(dated, report.bases)
    papers = papers_of(report, Memo())
    gathered = []
    for errand in errands_of(report.law):
        got = tuple(_papers(report, [papers[rule.id] for rule in errand.papers], issue))
        days = takes.get(errand.id, 0)
        begin = add_days(day, -days) if days else None
        gathered.append(ErrandTasks(errand, got, days, begin))
    spared = [rule for rule in report.law.rules if rule.id in papers and not papers[rule.id].asking]
    errands, old = _where(gathered, old=False), _where(gathered, old=True)
    return ErrandList(report, errands, old, tuple(spared), is_dated)


def issue_days(papers: Iterable[PaperDays], bases: Bases) -> dict[str, IssueDays]:
    """Return by their papers the days that suit every one of these bases which sets some."""
    issue: dict[str, IssueDays] = {}
    for paper in papers:
        before = issue.get(paper.rule.id)
        if set(paper.bases) & set(bases) and (not before or before.first < paper.not_before):
            issue[paper.rule.id] = IssueDays(paper.not_before, paper.day, paper.ranks)
    return issue


def _where(gathered: Iterable[ErrandTasks], *, old: bool) -> tuple[ErrandTasks, ...]:
    """Return the errands that have papers of the old list alone, or papers that others ask for."""
    kept = (
        each._replace(papers=tuple(paper for paper in each.papers if paper.is_old_only is old))
        for each in gathered
    )
    return tuple(each for each in kept if each.papers)


def _papers(
    report: Report, papers: list[AnsweredPaper], issue: Mapping[str, IssueDays]
) -> Iterator[PaperTasks]:
    for paper in papers:
        # Before all law no wording asks for anything.
        if any(finding.version for finding in paper.asking.values()):
            until, rule = paper.usable_until, paper.found.rule
            is_fresh = until is not None and until >= report.findings.day
            # While nothing is known that it would hold, those may ask it that do not say no.
            asked_by = tuple(basis for basis, _ in paper.demands) or tuple(paper.asking)
            # By the first that says so; what the old list says is no word of who asks today.
            tell = (b for b in asked_by if b is asked_by[0] or b is not Basis.CHECKLIST)
            versions = [paper.asking[basis].version for basis in tell]
            old = paper.asking.get(Basis.CHECKLIST)
            days = None if is_fresh else issue.get(rule.id)
            tasks, perhaps = _tasks(report, paper, days), paper.state == "perhaps"
            # What may stand in for a box is no answer to give beside it.
            waits = tuple(p for p in paper.waits_for if report.law.fact(p).instead is None)
            # What the old list adds to a paper of today has a form of its own.
            is_today = asked_by != (Basis.CHECKLIST,)
            listed = [t for t in tasks if not (is_today and t.weight is Weight.OLD)]
            form = next((each.form for each in versions if each and each.form), {})
            yield PaperTasks(
                rule,
                tasks,
                asked_by,
                form if perhaps or waits else _of_boxes(report.law, rule, form, listed),
                old.version.form if old and old.version else {},
                blocks_of(rule.id, [t.path for t in tasks if t.weight is not Weight.OLD]),
                until,
                days,
                paper.state,
                waits if perhaps else (),
                () if perhaps else waits,
                {path: said for each in versions if each for path, said in each.awaits.items()},
                tuple(_of_each(report, paper)),
                paper.stands if all(task.done for task in tasks) else (),
            )


def _of_boxes(
    law: Law, rule: Rule, form: Mapping[str, Text], tasks: Iterable[Task]
) -> Mapping[str, Text]:
    """Leave out who signs and seals what is not on the list: the chart, where none is asked."""
    listed = {task.path for task in tasks}
    boxes = {row: f"materials.{rule.id}.{box}" for row, box in SIGNING.items()}
    spared = {row for row, path in boxes.items() if path in law.facts and path not in listed}
    return {row: said for row, said in form.items() if row not in spared}


def _tasks(report: Report, paper: AnsweredPaper, issue: IssueDays | None) -> tuple[Task, ...]:
    """Return what is asked of one paper, the law's demands first, entry by entry.

    ``issue`` are the days to date it, while it bears no date that is fresh on the filing day.
    """
    answers, names = dict(paper.answers), dict(paper.names)
    failing = {
        path
        for finding in paper.asking.values()
        for reason in finding.reasons
        if reason.mend
        for path in reason.facts
    }
    local = paper.asking.get(Basis.LOCAL)
    listed = local.version.listed if local and local.version else None
    advised = advised_by(report.app, report.law, paper.found, paper.demands)

    def task(path: str) -> Task:
        value, who, fact = answers[path], paper.who_asks(path), report.law.fact(path)
        alone = who[0] if len(who) == 1 and who[0] is not Basis.LAW else None
        name = fact.mark or fact.short
        what = fact.act or name
        # Of a listed company a guide may want more than its pages, or something else.
        if listed and path.endswith(SCREENSHOT):
            ends_as = report.app.answer(f"{path.removesuffix(SCREENSHOT)}.ends_as")
            if ends_as == "listed-company":
                what = word("errands.of-listed", what=what, listed=listed)
        # A date or a number is there once it is given and nothing fails for it; also while another
        # paper may still do in its place, a date that does not fit is none.
        done = value if isinstance(value, bool) else None if value is None else path not in failing
        if fact.type == "date":
            first = issue.first if issue else None
            what = word("errands.issued-from", first=first) if first else word("errands.in-time")
            if issue and isinstance(value, date) and value < issue.first:
                done = False
                if set_by_text(issue.ranks):
                    instead = instead_of(report.law, paper.found, report.bases)
                    key = "errands.too-old-or" if instead else "errands.too-old"
                    what = word(key, what=what, instead=instead or "")
        if path in names:
            what, name = (word("paper.entry", name=names[path], fact=f) for f in (what, name))
        column = _column(report, alone) if alone else None
        weight = weight_of(who, path, advised)
        return Task(path, what, name, value, done, weight, column, fact.type == "bool")

    return tuple(task(path) for path in paper.asked)


def _of_each(report: Report, paper: AnsweredPaper) -> Iterator[Text]:
    """Say what each entry of the paper's list has to give, by its kind, while none is named.

    What the old list alone wants of it stands with the old list.
    """
    law, app, rule = report.law, report.app, paper.found.rule
    entries = law.papers[rule.id].entries
    if not entries or entries not in paper.waits_for:
        return
    for kind, said in OF_EACH.items():
        entry = {f"{entries}[0].kind": kind, f"{entries}[0].foreign": False}
        one = replace(app, answers={**app.answers, **entry}, lengths={**app.lengths, entries: 1})
        demands, paths = demands_of(law, rule, report.route.authority_code, one)
        today = {basis: asked for basis, asked in demands if basis in DECIDING}
        nationally = today.get(Basis.LAW, ())
        named = [
            law.fact(path).short
            if path in nationally
            else aside(law.fact(path).short, _column(report, Basis.LOCAL))
            for path in paths
            if "[" in path and any(path in asked for asked in today.values())
        ]
        if named:
            yield word(said, papers=joined_texts(named, "mark.list"))


def _column(report: Report, basis: Basis) -> Text:
    """Name the column that alone asks: a province's guide, or the old list."""
    if basis is Basis.LOCAL:
        province = report.law.authorities[report.route.authority_code].province
        return word("errands.guide", province=province)
    return word("basis.checklist")
