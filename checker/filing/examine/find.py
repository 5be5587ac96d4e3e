"""Examine a folder: put its files to the rows of the form, and say what would be sent back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from checker.application.application import Application, parse
from checker.application.walk import put_answer
from checker.decide.evaluate import evaluate
from checker.decide.questions import Question, questions
from checker.decide.reasons import last_key
from checker.filing.agreement.find import Agreement, agreement
from checker.filing.agreement.load import load_checks
from checker.filing.errands.find import Task
from checker.filing.examine.answers import Place, ReadAnswers, ReadPaper, Unclear, answers_in
from checker.filing.examine.files import FolderContent
from checker.filing.examine.places import PlacedFile, placed
from checker.filing.examine.remarks import (
    WEIGHTS,
    Remark,
    in_order,
    of_agreement,
    of_files,
    of_findings,
    of_rows,
    unaddressed,
    undated,
)
from checker.filing.pack.find import Pack, PackRow, pack_of
from checker.load import load_law
from checker.model import Data, Rule, Text, general_path
from checker.report.advice import Weight
from checker.report.outline import Report
from checker.rules.foreign_capital import FOREIGN, REGISTERED_TYPE, has_foreign_type

# What a file ticks by being there.
THERE = ("held", "copy")
# What these checks hold against a text is seen in it: no seal and no signature.
SEEN = ("addressee", "contributing-employer", "insured-leads")
# So many questions are asked: the first settle most.
MOST_ASKED = 5


class ByEye(NamedTuple):
    """What no program saw on a paper that is there."""

    rule: Rule
    task: Task

    @property
    def demand(self) -> str:
        """Return the demand by its key."""
        return last_key(self.task.path)


@dataclass(frozen=True)
class Examined:
    """A folder as it was examined, for a filing day.

    ``pack`` has its files, on the answers that were read and given; ``application`` are these,
    with the papers that are there.
    """

    content: FolderContent
    pack: Pack
    files: tuple[PlacedFile, ...]
    papers: tuple[ReadPaper, ...]
    application: Data
    remarks: tuple[Remark, ...]
    by_eye: tuple[ByEye, ...]
    unclear: tuple[Unclear, ...]

    @property
    def report(self) -> Report:
        """Return the report on what was read and given."""
        return self.pack.report

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return how many remarks weigh how much."""
        weights = [remark.weight for remark in self.remarks]
        return {weight: weights.count(weight) for weight in WEIGHTS}

    @cached_property
    def unplaced(self) -> tuple[PlacedFile, ...]:
        """Return the files of which no row could be told, and that may be for one."""
        return tuple(each for each in self.files if not each.row)

    @property
    def unread(self) -> Iterator[tuple[str, Text]]:
        """Return the files and pages that were not read, with why; damaged ones are remarked."""
        for file in self.content.files:
            if file.why and not file.fault:
                yield file.name, file.why
            yield from ((file.name, why) for why in file.unread)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions to answer next, that which settles most first; none on a paper."""
        report = self.report
        found = questions(report.findings, report.law, report.bases)
        marks = (q for q in found if not report.law.facts[general_path(q.path)].mark)
        return tuple(marks)[:MOST_ASKED]


def examine(content: FolderContent, given: Data, today: date, as_of: date | None) -> Examined:
    """Examine a folder beside what is given; the given answers have no fault."""
    law = load_law()
    day = parse(given, law, today, as_of)[0].day

    def app_of(data: Data) -> Application:
        # Answers that only together would be refused count as open.
        return _as_answered(parse(data, law, today, day)[0])

    def report_on(app: Application) -> Report:
        return Report(app, evaluate(app, law), law)

    read = answers_in(content, given, day)
    pack = pack_of(report_on(app_of(read.data)))
    files = placed(pack, content.files)
    given_files = [each.given for each in files]
    there, missing = _there_and_missing(pack.with_files(given_files), files)
    for path in there:
        put_answer(read.data, path, answer=True)
    pack = pack_of(report_on(app_of(read.data))).with_files(given_files)
    lacking = dict(unaddressed(files, law))
    judged = app_of(_supposed(read.data, (*missing, *lacking)))
    is_sorted = _is_sorted(content, files)
    remarks = _remarks(report_on(judged), read, missing, lacking, is_sorted=is_sorted)
    unclear = [*read.unclear]
    if not pack.report.route.asks_nothing_more:
        # What is compared is all that papers say, and no answer that was supposed.
        compared = parse(_all_said(read), law, today, day)[0]
        agreed = agreement(compared, pack.report.findings, law)
        remarks += of_agreement(agreed, read.places)
        unclear += _lists_that_differ(read, agreed)
        remarks += undated(pack.report, files)
        remarks += of_files(pack.report, files, pack.rows)
    by_eye = tuple(_by_eye(pack, {*_seen(read.places), *lacking}))
    return Examined(
        content, pack, files, read.papers, read.data, in_order(remarks), by_eye, tuple(unclear)
    )


def _lists_that_differ(read: ReadAnswers, agreed: Agreement) -> Iterator[Unclear]:
    """Return the lists that were recognized, and differ: some of them may not have been read."""
    sides = {
        side.path
        for checked in agreed.checks
        for difference in checked.differences
        for side in difference.sides
        if side.path in read.places and read.places[side.path].may_lack
    }
    for paper in read.papers:
        for offer in paper.offered.offers:
            if not sides.isdisjoint(path for path, _ in offer.fills):
                yield Unclear(paper.file, paper.offered.paper, offer)


def _remarks(
    report: Report,
    read: ReadAnswers,
    missing: Mapping[str, PackRow],
    lacking: Mapping[str, PlacedFile],
    *,
    is_sorted: bool,
) -> list[Remark]:
    """Return what the rules say of what is known; what a letter lacks is incomplete."""
    places = dict(read.places) | {path: Place(each.file, 1) for path, each in lacking.items()}
    told = [
        remark if lacking.keys().isdisjoint(remark.paths) else remark._replace(kind="incomplete")
        for remark in of_findings(report, missing, places, is_sorted=is_sorted)
    ]
    return [*told, *of_rows(report, missing)]


def _is_sorted(content: FolderContent, files: Iterable[PlacedFile]) -> bool:
    """Tell whether it is known of all that lies in a folder what it is: what lacks is missing."""
    is_seen = not content.left_out and not any(file.unread for file in content.files)
    return is_seen and all(each.is_known for each in files)


def _as_answered(app: Application) -> Application:
    """Take no foreign capital from a printed type where the answer is that there is none.

    That they differ is a remark of its own; which is right, nobody but the applicant knows.
    """
    if app.answers.get(FOREIGN) is not False or not has_foreign_type(app):
        return app
    papers = {path: said for path, said in app.papers.items() if path != REGISTERED_TYPE}
    return replace(app, papers=papers)


def _there_and_missing(
    pack: Pack, files: Iterable[PlacedFile]
) -> tuple[list[str], dict[str, PackRow]]:
    """Return the answers that files tick by being there, and those of the rows without any."""
    there, missing = list[str](), dict[str, PackRow]()
    read = {paper.paper for each in files for paper in each.file.papers}
    for row in pack.rows:
        tasks = [task for task in row.tasks if last_key(task.path) not in row.field.online]
        if row.files:
            own = row.field.paths and "[" not in row.field.paths[0]
            there += [t.path for t in tasks if own or last_key(t.path) in THERE if t.done is None]
        elif row.state == "missing" and (row.field.paths or row.paper.rule.id not in read):
            asked = [task for task in tasks if task.weight is not Weight.ADVICE and not task.done]
            first = sorted(asked, key=lambda task: last_key(task.path) not in THERE)[:1]
            missing |= {task.path: row for task in first}
    return there, missing


def _all_said(read: ReadAnswers) -> Data:
    """Return the answers with all that papers say, be it in doubt."""
    said = deepcopy(read.data)
    for path, value in read.doubted.items():
        put_answer(said, path, value)
    return said


def _supposed(data: Data, paths: Iterable[str]) -> Data:
    """Return an application in which some things are answered no."""
    supposed = deepcopy(data)
    for path in paths:
        put_answer(supposed, path, answer=False)
    return supposed


def _seen(places: Mapping[str, Place]) -> set[str]:
    """Return the questions on papers that their own text answers: to whom a letter is addressed."""
    seen = {*places}
    for check in load_checks().all:
        if check.id in SEEN:
            sides = {side.paper: side.path for side in check.sides}
            seen |= {tick for paper, tick in check.ticks.items() if sides.get(paper) in places}
    return seen


def _by_eye(pack: Pack, seen: Collection[str]) -> Iterator[ByEye]:
    """Return what is asked of papers that are there, and no program saw."""
    for row in pack.rows:
        for task in row.tasks if row.files else ():
            if task.weight is Weight.MUST and task.done is None and task.path not in seen:
                yield ByEye(row.paper.rule, task)
