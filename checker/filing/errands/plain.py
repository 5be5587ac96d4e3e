"""Write the errands as text or Markdown, to be ticked off."""

from __future__ import annotations

from checker.core.words import word
from checker.filing.errands.find import ErrandList, PaperTasks, Task
from checker.filing.errands.outline import below, dated, foot, groups, head, only
from checker.model import Lang, Text
from checker.report.plain import aside, plain_markdown

TICKED, BLANK = "☑", "☐"


def as_text(found: ErrandList, lang: Lang) -> str:
    """Return the checklist for a terminal."""
    lines = [line.of(lang) for line in (word("errands.title"), *head(found))]
    for name, _, papers in groups(found):
        lines += ["", name.of(lang)]
        for paper in papers:
            tasks = (f"    {box(task)} {_task(paper, task).of(lang)}" for task in paper.tasks)
            more = (f"    {line.of(lang)}" for line in below(found, paper))
            lines += [f"  {dated(paper).of(lang)}", *more, *tasks]
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def as_markdown(found: ErrandList, lang: Lang) -> str:
    """Return the checklist as Markdown, with boxes to tick."""

    def plain(text: Text) -> str:
        return plain_markdown(text.of(lang))

    lines = [f"# {word('errands.title').of(lang)}", "", *map(plain, head(found))]
    for title, _, papers in groups(found):
        lines += ["", f"## {title.of(lang)}"]
        for paper in papers:
            lines += ["", f"**{plain(dated(paper))}**", *map(plain, below(found, paper)), ""]
            for task in paper.tasks:
                lines.append(f"- [{'x' if task.done else ' '}] {plain(_task(paper, task))}")
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def _foot(found: ErrandList, lang: Lang) -> list[str]:
    return ["", *(line.of(lang) for line in (*foot(found), word("report.disclaimer")))]


def _task(paper: PaperTasks, task: Task) -> Text:
    alone = only(paper, task)
    return aside(task.what, alone) if alone else task.what


def box(task: Task) -> str:
    """Return the box of one thing, ticked where it is done."""
    return TICKED if task.done else BLANK
