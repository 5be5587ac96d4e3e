"""What the errand list says line by line, in one language: for text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.filing.errands.find import ErrandList, ErrandTasks, IssueDays, PaperTasks, Task
from checker.model import Authority, Lang, Text
from checker.report.outline import Report
from checker.words import joined as joined_texts
from checker.words import phrase, word

# How papers are counted where nothing, one box, or more is left.
TO_FILE = ("errands.all-there", "errands.all-left-one", "errands.all-left")
OLD_LIST = ("errands.old-there", "errands.old-left-one", "errands.old-left")
# What is said of a paper beside its boxes, in this order.
SAID_OF_PAPER = ("what", "from", "seals", "copy")


def headline(found: ErrandList) -> Text:
    """Say how many papers are to be filed and what is left of them; those of the old list apart."""
    if not found.papers and not found.old_papers:
        return word("errands.empty")
    said = [*_counted(TO_FILE, found.papers)]
    if found.old_papers:
        said += _counted(OLD_LIST, found.old_papers)
    return joined_texts(said, "; ", "；")


def _counted(keys: tuple[str, str, str], papers: tuple[PaperTasks, ...]) -> Iterator[Text]:
    """Say how many papers there are, how many boxes are left on them, and which are unsettled."""
    left, perhaps = sum(paper.left for paper in papers), sum(paper.perhaps for paper in papers)
    yield word(keys[min(left, 2)], n=left, m=len(papers))
    if perhaps:
        yield word("errands.perhaps", n=perhaps)


def head(report: Report, found: ErrandList, lang: Lang) -> list[str]:
    """Say for whom and which day the errands are, how much is left, and where the authority is."""
    day = f"{phrase('report.filing-date', lang)}{phrase('mark.colon', lang)}"
    said = [*([report.company] if report.company else []), day + report.findings.day.isoformat()]
    lines = [phrase("mark.item", lang).join(said), headline(found).of(lang)]
    if report.authority:
        lines.append(" · ".join(contact(report.authority, lang)))
    return lines


def contact(authority: Authority, lang: Lang) -> Iterator[str]:
    """Return the authority's name, its phone and its address, as far as they were read."""
    yield authority.name.of(lang)
    if authority.phone:
        yield authority.phone
    yield from (each.text.of(lang) for each in authority.details if each.kind == "address")


def foot(found: ErrandList, lang: Lang) -> Iterator[str]:
    """Name the papers that are not asked, and what the mark of the old list means."""
    if found.not_asked:
        names = [phrase("errands.paper", lang, n=r.number, paper=r.nav) for r in found.not_asked]
        lead = f"{phrase('errands.not-asked', lang)}{phrase('mark.colon', lang)}"
        yield lead + word("mark.list").of(lang).join(names)
    if any(task.alone for paper in found.papers for task in paper.tasks):
        yield phrase("errands.old-list", lang)


def groups(
    found: ErrandList, lang: Lang
) -> Iterator[tuple[str, ErrandTasks | None, tuple[PaperTasks, ...]]]:
    """Return the papers errand by errand, and last those of the old list alone, of no errand."""
    for errand in found.errands:
        name = phrase("errands.by", lang, name=errand.errand.name, who=errand.errand.note)
        # By which day it has to begin stands where it is said how long it takes.
        if errand.begin:
            name += f" · {phrase('errands.begin', lang, on=errand.begin, n=errand.takes)}"
        yield name, errand, errand.papers
    if found.old_papers:
        yield phrase("errands.old-only", lang), None, found.old_papers


def said_of(paper: PaperTasks, lang: Lang) -> Iterator[str]:
    """Say what a paper is, who makes or issues it, who signs and seals it, and in what form."""
    for key in SAID_OF_PAPER:
        if key in paper.form:
            said = paper.form[key]
            yield phrase("errands.seals", lang, who=said) if key == "seals" else said.of(lang)


def below(report: Report, paper: PaperTasks, lang: Lang) -> Iterator[str]:
    """Say who makes or issues a paper, if that is known; and what it depends on if it is asked."""
    if found := paper.form.get("from"):
        yield found.of(lang)
    if paper.settled_by:
        yield word("errands.depends", facts=_facts(report, paper.settled_by)).of(lang)
    yield from beside(report, paper, lang)


def beside(report: Report, paper: PaperTasks, lang: Lang) -> Iterator[str]:
    """Say which other answers a paper waits for, and what stands though every box is ticked."""
    if paper.waits_for:
        yield word("finding.open", facts=_facts(report, paper.waits_for)).of(lang)
    yield from (text.of(lang) for text in paper.stands)


def _facts(report: Report, paths: Iterable[str]) -> Text:
    """Name questions, each once."""
    facts = dict.fromkeys(report.law.fact(path).short for path in paths)
    return joined_texts(facts, *word("mark.list"))


def paper_name(paper: PaperTasks) -> Text:
    """Name a paper by its number."""
    return word("errands.paper", n=paper.rule.number, paper=paper.rule.title)


def issued(issue: IssueDays) -> Text:
    """Say between which days a paper is to be dated."""
    return word("errands.issue", first=issue.first, last=issue.last)


def dated(paper: PaperTasks, lang: Lang) -> str:
    """Name a paper with its days, and who alone asks for it."""
    return " · ".join((paper_name(paper).of(lang), *days(paper, lang)))


def days(paper: PaperTasks, lang: Lang) -> Iterator[str]:
    """Say which days it may bear, or until when it is usable; and who alone asks for it."""
    if paper.issue:
        ranks = (phrase(f"rank.{rank}", lang) for rank in paper.issue.ranks)
        listed = phrase("mark.list", lang).join(ranks)
        yield phrase("phrase.aside", lang, text=issued(paper.issue), aside=listed)
    elif paper.until:
        yield phrase("errands.until", lang, on=paper.until)
    if paper.alone and not paper.is_old_only:
        yield phrase("errands.only", lang, column=paper.alone)


def only(paper: PaperTasks, task: Task, lang: Lang) -> str:
    """Say that one thing is advice, or who alone asks for it, unless the paper says it already."""
    if task.advised:
        return phrase("errands.advised", lang)
    is_said = task.alone is None or paper.alone is not None
    return "" if is_said else phrase("errands.only", lang, column=task.alone)
