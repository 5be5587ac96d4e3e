"""Write the errands as text or Markdown, to be ticked off."""

from __future__ import annotations

from checker.filing.errands.find import ErrandList, PaperTasks, Task
from checker.filing.errands.outline import below, dated, foot, groups, head, only
from checker.model import Lang
from checker.report.outline import Report
from checker.report.plain import plain_markdown
from checker.words import phrase

TICKED, BLANK = "☑", "☐"


def as_text(report: Report, found: ErrandList, lang: Lang) -> str:
    """Return the checklist for a terminal."""
    lines = [phrase("errands.title", lang), *head(report, found, lang)]
    for name, _, papers in groups(found, lang):
        lines += ["", name]
        for paper in papers:
            tasks = (f"    {box(task)} {_task(paper, task, lang)}" for task in paper.tasks)
            more = (f"    {line}" for line in below(report, paper, lang))
            lines += [f"  {dated(paper, lang)}", *more, *tasks]
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def as_markdown(report: Report, found: ErrandList, lang: Lang) -> str:
    """Return the checklist as Markdown, with boxes to tick."""
    above = map(plain_markdown, head(report, found, lang))
    lines = [f"# {phrase('errands.title', lang)}", "", *above]
    for title, _, papers in groups(found, lang):
        lines += ["", f"## {title}"]
        for paper in papers:
            name = f"**{plain_markdown(dated(paper, lang))}**"
            lines += ["", name, *map(plain_markdown, below(report, paper, lang)), ""]
            for task in paper.tasks:
                tick, said = "x" if task.done else " ", plain_markdown(_task(paper, task, lang))
                lines.append(f"- [{tick}] {said}")
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def _foot(found: ErrandList, lang: Lang) -> list[str]:
    return ["", *foot(found, lang), phrase("report.disclaimer", lang)]


def _task(paper: PaperTasks, task: Task, lang: Lang) -> str:
    said, alone = task.what.of(lang), only(paper, task, lang)
    return phrase("phrase.aside", lang, text=said, aside=alone) if alone else said


def box(task: Task) -> str:
    """Return the box of one thing, ticked where it is done."""
    return TICKED if task.done else BLANK
