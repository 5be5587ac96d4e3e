"""Write the errands as text or Markdown, to be ticked off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.core.words import joined_texts, word
from checker.filing.errands.find import ErrandList, PaperTasks, Task
from checker.filing.errands.outline import (
    below,
    foot,
    groups,
    head,
    labels,
    rests_on,
    row_name,
    task_words,
    text_behind,
)
from checker.model import Lang, Text
from checker.report.advice import Weight
from checker.report.plain import by_law, plain_markdown

TICKED, BLANK = "☑", "☐"


def as_text(found: ErrandList, lang: Lang) -> str:
    """Return the checklist for a terminal."""
    lines = [line.of(lang) for line in (by_law(word("errands.title")), *head(found))]
    for name, _, papers in groups(found):
        lines += ["", name.of(lang)]
        for paper in papers:
            more = (f"    {line.of(lang)}" for line in _said(found, paper))
            boxes = (f"    {_boxed(paper, task, lang)}" for task in asked_tasks(paper))
            lines += [f"  {row_name(paper).of(lang)}", *more, *boxes]
            if advice := paper.weighing(Weight.ADVICE):
                lines.append(f"    {word('errands.advice').of(lang)}")
                lines += (f"      {_boxed(paper, task, lang)}" for task in advice)
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def as_markdown(found: ErrandList, lang: Lang) -> str:
    """Return the checklist as Markdown, with boxes to tick."""

    def plain(text: Text) -> str:
        return plain_markdown(text.of(lang))

    def boxes(paper: PaperTasks, tasks: Iterable[Task]) -> Iterator[str]:
        for task in tasks:
            yield f"- [{'x' if task.done else ' '}] {plain(task_words(paper, task))}"

    lines = [f"# {by_law(word('errands.title')).of(lang)}", ""]
    # Two blanks at its end break a line.
    lines += (f"{plain(line)}  " for line in head(found))
    for title, _, papers in groups(found):
        lines += ["", f"## {title.of(lang)}"]
        for paper in papers:
            said = (f"{plain(line)}  " for line in _said(found, paper))
            lines += ["", f"**{plain(row_name(paper))}**  ", *said, ""]
            lines += boxes(paper, asked_tasks(paper))
            if advice := paper.weighing(Weight.ADVICE):
                lines += ["", plain(word("errands.advice")), "", *boxes(paper, advice)]
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def asked_tasks(paper: PaperTasks) -> tuple[Task, ...]:
    """Return what is asked of a paper, where it stands; what is advised stands apart."""
    return paper.weighing(Weight.OLD if paper.is_old_only else Weight.MUST)


def _said(found: ErrandList, paper: PaperTasks) -> Iterator[Text]:
    """Say the lines of a paper's row, and what it depends on."""
    told = (*labels(found, paper), text_behind(found, paper))
    yield from (joined_texts(label[1:], "mark.colon") for label in told if label)
    yield from below(found, paper)


def _foot(found: ErrandList, lang: Lang) -> list[str]:
    return ["", *(line.of(lang) for line in (*foot(found), rests_on(found)))]


def _boxed(paper: PaperTasks, task: Task, lang: Lang) -> str:
    return f"{box(task)} {task_words(paper, task).of(lang)}"


def box(task: Task) -> str:
    """Return the box of one thing, ticked where it is done."""
    return TICKED if task.done else BLANK
