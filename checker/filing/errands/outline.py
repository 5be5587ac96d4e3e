"""What the errand list says line by line: for text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.core.words import counted, in_both, joined_texts, word
from checker.core.words.terms import RANK_WORDS
from checker.filing.errands.find import ErrandList, ErrandTasks, IssueDays, PaperTasks, Task
from checker.model import Authority, Basis, Text
from checker.report.outline import Report

# What is said of a paper beside its boxes, in this order.
SAID_OF_PAPER = ("what", "from", "seals", "copy")


def headline(found: ErrandList) -> Text:
    """Say how many papers are to be filed and what is left of them; those of the old list apart."""
    if not found.papers and not found.old_papers:
        return word("errands.empty")
    said = [*_counted(ALL, found.papers)]
    if found.old_papers:
        said += _counted(OLD, found.old_papers)
    return joined_texts(said)


class Left(NamedTuple):
    """What is said of papers: with one box left, with more, and with none."""

    one: str
    more: str
    none: str


ALL = Left("errands.all-left-one", "errands.all-left", "errands.all-there")
OLD = Left("errands.old-left-one", "errands.old-left", "errands.old-there")


def _counted(keys: Left, papers: tuple[PaperTasks, ...]) -> Iterator[Text]:
    """Say how many papers there are, how many boxes are left on them, and which are unsettled."""
    left, perhaps = sum(paper.left for paper in papers), sum(paper.perhaps for paper in papers)
    m = len(papers)
    yield counted(keys.one, keys.more, left, m=m) if left else word(keys.none, m=m)
    if perhaps:
        yield word("errands.perhaps", n=perhaps)


def head(found: ErrandList) -> list[Text]:
    """Say whose errands and for which day, if any, how much is left, and where the authority is."""
    report = found.report
    dated = word("report.filing-date"), in_both(report.findings.day.isoformat())
    said = [*([in_both(report.company)] if report.company else []), _led(*dated)]
    first = [report.first_of_all] if report.first_of_all else []
    lines = [joined_texts(said, "mark.item"), *first]
    if report.route.asks_nothing_more:
        return lines
    lines.append(headline(found))
    if report.authority:
        lines.append(joined_texts(contact(report.authority), "mark.dot"))
    return [*lines, *besides(report)]


def contact(authority: Authority) -> Iterator[Text]:
    """Return the authority's name, its phone and its address, as far as they were read."""
    yield authority.name
    if authority.phone:
        yield in_both(authority.phone)
    yield from (each.text for each in authority.details if each.kind == "address")


def besides(report: Report) -> Iterator[Text]:
    """Name offices of single cities, and say what is to be known of the guide that applies."""
    if report.authority:
        offices = (each for each in report.authority.details if each.kind == "office")
        yield from (each.text for each in offices if each.status == "verified")
    local = report.results[Basis.LOCAL]
    for key, said in (("report.guide-note", local.note), ("report.later", local.later)):
        if said:
            yield _led(word(key), said)


def foot(found: ErrandList) -> Iterator[Text]:
    """Name the papers that are not asked, and what the mark of the old list means."""
    if found.not_asked:
        names = [word("errands.paper", n=r.number, paper=r.nav) for r in found.not_asked]
        yield _led(word("errands.not-asked"), joined_texts(names, "mark.list"))
    if any(task.alone for paper in found.papers for task in paper.tasks):
        yield word("errands.old-list")


def _led(lead: Text, text: Text) -> Text:
    return joined_texts((lead, text), "mark.colon")


def groups(found: ErrandList) -> Iterator[tuple[Text, ErrandTasks | None, tuple[PaperTasks, ...]]]:
    """Return the papers errand by errand, and last those of the old list alone, of no errand."""
    for errand in found.errands:
        name = word("errands.by", name=errand.errand.name, who=errand.errand.note)
        # By which day it has to begin stands where it is said how long it takes.
        if errand.begin:
            begin = word("errands.begin", on=errand.begin, n=errand.takes)
            name = joined_texts((name, begin), "mark.dot")
        yield name, errand, errand.papers
    if found.old_papers:
        yield word("errands.old-only"), None, found.old_papers


def said_of(paper: PaperTasks) -> Iterator[Text]:
    """Say what a paper is, who makes or issues it, who signs and seals it, and in what form."""
    for key in SAID_OF_PAPER:
        if key in paper.form:
            said = paper.form[key]
            yield word("errands.seals", who=said) if key == "seals" else said


def below(found: ErrandList, paper: PaperTasks) -> Iterator[Text]:
    """Say who makes or issues a paper, if that is known; and what it depends on if it is asked."""
    if "from" in paper.form:
        yield paper.form["from"]
    if paper.settled_by:
        yield word("errands.depends", facts=_facts(found, paper.settled_by))
    yield from beside(found, paper)


def beside(found: ErrandList, paper: PaperTasks) -> Iterator[Text]:
    """Say which other answers a paper waits for, and what stands though every box is ticked."""
    if paper.waits_for:
        yield word("finding.open", facts=_facts(found, paper.waits_for))
    yield from paper.stands


def _facts(found: ErrandList, paths: Iterable[str]) -> Text:
    """Name questions, each once."""
    facts = dict.fromkeys(found.report.law.fact(path).short for path in paths)
    return joined_texts(facts, "mark.list")


def paper_name(paper: PaperTasks) -> Text:
    """Name a paper by its number."""
    return word("errands.paper", n=paper.rule.number, paper=paper.rule.title)


def issued(issue: IssueDays) -> Text:
    """Say between which days a paper is to be dated."""
    return word("errands.issue", first=issue.first, last=issue.last)


def dated(paper: PaperTasks) -> Text:
    """Name a paper with its days, and who alone asks for it."""
    return joined_texts((paper_name(paper), *days(paper)), "mark.dot")


def days(paper: PaperTasks) -> Iterator[Text]:
    """Say which days it may bear, or until when it is usable; and who alone asks for it."""
    if paper.issue:
        ranks = (word(RANK_WORDS[rank]) for rank in paper.issue.ranks)
        listed = joined_texts(ranks, "mark.list")
        yield word("phrase.aside", text=issued(paper.issue), aside=listed)
    elif paper.until:
        yield word("errands.until", on=paper.until)
    if paper.alone and not paper.is_old_only:
        yield word("errands.only", column=paper.alone)


def only(paper: PaperTasks, task: Task) -> Text | None:
    """Say that one thing is advice, or who alone asks for it, unless the paper says it already."""
    if task.advised:
        return word("errands.advised")
    is_said = task.alone is None or paper.alone is not None
    return None if is_said else word("errands.only", column=task.alone)
