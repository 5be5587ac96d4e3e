"""Write the errands as text, Markdown or one page of HTML, to be ticked off."""

from __future__ import annotations

from collections.abc import Iterator

from checker.filing.errands.find import ErrandList, ErrandTasks, PaperTasks, Task, errand_list
from checker.model import Lang, Text
from checker.report.html import Html, colon, el, joined
from checker.report.outline import Report
from checker.report.page import page
from checker.report.plain import plain_markdown
from checker.words import joined as joined_texts
from checker.words import phrase, word

TICKED, BLANK = "☑", "☐"
# What stands for a screen reader alone is not seen: the box says the same.
STYLE = Html(".b-sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}")


def headline(found: ErrandList) -> Text:
    """Say how many papers are asked, and how much of them is left to do."""
    if not found.papers:
        return word("errands.empty")
    key = {0: "nothing-left", 1: "left-one"}.get(found.left, "left")
    said = word(f"errands.{key}", n=found.left, m=found.papers)
    if not found.perhaps:
        return said
    return joined_texts((said, word("errands.perhaps", n=found.perhaps)), ", ", "；")


def as_text(report: Report, lang: Lang) -> str:
    """Return the checklist for a terminal."""
    found = errand_list(report)
    lines = [phrase("errands.title", lang), *_head(report, found, lang)]
    for errand in found.errands:
        lines += ["", _errand_name(errand, lang)]
        for paper in errand.papers:
            tasks = (f"    {_box(task)} {_task(paper, task, lang)}" for task in paper.tasks)
            lines += [f"  {_paper_name(paper, lang)}", *tasks]
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def as_markdown(report: Report, lang: Lang) -> str:
    """Return the checklist as Markdown, with boxes to tick."""
    found = errand_list(report)
    head = map(plain_markdown, _head(report, found, lang))
    lines = [f"# {phrase('errands.title', lang)}", "", *head]
    for errand in found.errands:
        lines += ["", f"## {_errand_name(errand, lang)}"]
        for paper in errand.papers:
            name = f"**{plain_markdown(_paper_name(paper, lang))}**"
            lines += ["", name, ""]
            for task in paper.tasks:
                box, said = "x" if task.done else " ", plain_markdown(_task(paper, task, lang))
                lines.append(f"- [{box}] {said}")
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def _head(report: Report, found: ErrandList, lang: Lang) -> list[str]:
    """Say for whom and for which day the errands are, and how much is left."""
    said = [report.company] if report.company else []
    if report.authority:
        said.append(report.authority.name.of(lang))
    day = f"{phrase('report.filing-date', lang)}{phrase('mark.colon', lang)}"
    said.append(day + report.findings.day.isoformat())
    return [word("mark.item").of(lang).join(said), headline(found).of(lang)]


def _foot(found: ErrandList, lang: Lang) -> list[str]:
    return ["", *_rest(found, lang), phrase("report.disclaimer", lang)]


def _rest(found: ErrandList, lang: Lang) -> Iterator[str]:
    """Name the papers that are not asked, and what the mark of the old list means."""
    if found.not_asked:
        names = [phrase("errands.paper", lang, n=r.number, paper=r.nav) for r in found.not_asked]
        lead = f"{phrase('errands.not-asked', lang)}{phrase('mark.colon', lang)}"
        yield lead + word("mark.list").of(lang).join(names)
    if any(task.alone for each in found.errands for p in each.papers for task in p.tasks):
        yield phrase("errands.old-list", lang)


def _errand_name(errand: ErrandTasks, lang: Lang) -> str:
    return phrase("errands.by", lang, name=errand.errand.name, who=errand.errand.note)


def _paper_name(paper: PaperTasks, lang: Lang) -> str:
    parts = [phrase("errands.paper", lang, n=paper.rule.number, paper=paper.rule.title)]
    if paper.until:
        parts.append(phrase("errands.until", lang, on=paper.until))
    if paper.alone:
        parts.append(phrase("errands.only", lang, column=paper.alone))
    return " · ".join(parts)


def _only(paper: PaperTasks, task: Task, lang: Lang) -> str:
    """Say who alone asks for one thing, unless the paper says it already."""
    is_said = task.alone is None or paper.alone is not None
    return "" if is_said else phrase("errands.only", lang, column=task.alone)


def _task(paper: PaperTasks, task: Task, lang: Lang) -> str:
    said, only = task.what.of(lang), _only(paper, task, lang)
    return phrase("phrase.aside", lang, text=said, aside=only) if only else said


def _box(task: Task) -> str:
    return TICKED if task.done else BLANK


def as_html(report: Report, lang: Lang) -> str:
    """Return the checklist as one page that needs nothing else, fit for A4."""
    title = phrase("errands.title", lang)
    name = f"{title} · {report.company}" if report.company else title
    last = el("p", phrase("report.disclaimer", lang), cls="small")
    return page(name, [fragment(report, errand_list(report), lang), last], lang, STYLE)


def fragment(report: Report, found: ErrandList, lang: Lang) -> Html:
    """Return the checklist as a page shows and prints it."""
    return el(
        "div",
        el("h2", phrase("errands.title", lang)),
        *(el("p", line) for line in _head(report, found, lang)),
        *(_errand(errand, lang) for errand in found.errands),
        *(el("p", line, cls="b-muted") for line in _rest(found, lang)),
        cls="b-task-list",
    )


def _errand(errand: ErrandTasks, lang: Lang) -> Html:
    papers = (
        el(
            "div",
            el("h4", _paper_name(paper, lang)),
            el("ul", *(_item(paper, task, lang) for task in paper.tasks)),
            cls="b-tasks__paper",
        )
        for paper in errand.papers
    )
    return el("section", el("h3", _errand_name(errand, lang)), *papers, cls="b-tasks")


def _item(paper: PaperTasks, task: Task, lang: Lang) -> Html:
    only = _only(paper, task, lang)
    state = f"{phrase('answer.yes' if task.done else 'answer.no', lang)}{colon(lang)} "
    return el(
        "li",
        el("span", _box(task), aria_hidden="true"),
        el("span", state, cls="b-sr"),
        joined((task.what.of(lang), el("small", only)) if only else (task.what.of(lang),), " "),
    )
