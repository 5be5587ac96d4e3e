"""Write the errands as the sheet that a filer prints: one table, with boxes for what is to do."""

from __future__ import annotations

from collections.abc import Iterable

from checker.core.words import in_both, joined_texts, word
from checker.filing.errands import outline
from checker.filing.errands.find import ErrandList, PaperTasks, Task
from checker.filing.errands.outline import RowLabel
from checker.filing.errands.plain import asked_tasks, box
from checker.model import Lang, Text
from checker.report.advice import Weight
from checker.report.html import NOTHING, Finished, Html, colon, el, spoken
from checker.report.page import page
from checker.report.plain import by_law

# The columns behind the paper itself, as its labels are led; and those of the old list's papers.
COLUMNS = ("errands.from", "errands.dated", "errands.signing", "errands.as", "errands.where")
OLD_COLUMNS = ("errands.signing", "errands.as")
NO_BREAK = "\u00a0"
# One sheet of A4 for an ordinary company; where the table does not fit, each cell says its column.
# What stands for a screen reader alone is not seen: the box says the same.
STYLE = Finished(
    """
body{max-width:60rem;font-family:"Segoe UI","Helvetica Neue",Arial,"PingFang SC",
"Microsoft YaHei","Noto Sans CJK SC",sans-serif}h2{margin:0 0 .3rem}
.b-sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.b-task-list p{margin:.1rem 0}.b-tasks__head{columns:2 16rem;margin:.4rem 0}
.b-task-list table{width:100%;margin:.5rem 0;border-collapse:collapse;table-layout:fixed;
font-size:.85em;line-height:1.4}
.b-task-list thead th:first-child{width:36%}.b-task-list thead th:nth-child(3){width:11%}
.b-task-list small{font-size:1em;color:#55616e}
.b-task-list th{font-weight:400;text-align:left}
.b-task-list :is(th,td){padding:.2rem .6rem .2rem 0;vertical-align:top;
border-bottom:1px solid #c9d2db;overflow-wrap:anywhere}
.b-task-list thead th{color:#55616e;border-color:#1b2733}
.b-task-list tr{break-inside:avoid}
.b-tasks__errand th{padding-top:.5rem;font-weight:600;color:#1c4e80}
.b-task-list ul{display:flex;flex-wrap:wrap;gap:0 .9rem;margin:0;padding:0;list-style:none}
.b-task-list h3{margin:.5rem 0 .1rem;font-size:1em}
.b-tasks__advice{font-size:.85em;line-height:1.4}
.b-tasks__old{padding:.2rem .6rem;border:1px dashed #55616e;break-inside:avoid}
.b-tasks__old table{margin:0}.b-tasks__old tr:last-child>*{border:0}
.b-tasks__old th{width:52%}.b-tasks__old td:last-child{width:20%}
@media screen and (max-width:44rem){.b-task-list :is(table,tbody,tr,th,td){display:block;padding:0}
.b-task-list :is(th,.b-tasks__old th){width:auto}
.b-task-list thead{display:none}.b-task-list :is(th,td){border:0}
.b-task-list tr{padding:.4rem 0;border-bottom:1px solid #c9d2db}
.b-task-list td[data-lead]:before{content:attr(data-lead);color:#55616e;margin-right:.6em}
.b-task-list td.b-dash{display:none}}
@page{size:A4;margin:7mm 10mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:7.5pt;line-height:1.25}
.b-task-list table,.b-tasks__advice,.small{font-size:7pt;line-height:1.12;margin:0}
.b-task-list :is(th,td){padding-block:.4pt}.b-task-list h2{font-size:12pt}
.b-task-list h3{margin:2pt 0}
:lang(zh) :is(table,.b-tasks__advice,.small){font-size:8pt;line-height:1.17}
.b-task-list ul{display:block}.b-task-list li{display:inline;margin-right:.8em}
.b-task-list thead th:first-child{width:37%}.b-task-list thead th:nth-child(2){width:11%}
.b-task-list thead th:nth-child(3){width:11%}.b-task-list thead th:nth-child(4){width:13%}
.b-task-list thead th:nth-child(5){width:11.5%}
:lang(zh) .b-task-list thead th:first-child{width:35%}
:lang(zh) .b-task-list thead th:nth-child(2){width:13%}
.b-task-list :is(th,td){padding-right:.4rem}
.b-tasks__errand{display:none}.b-tasks__head{margin:2pt 0}.b-task-list th div{display:inline}
.b-tasks__old th :is(b,ul),.b-task-list div+ul{display:inline;margin-right:.8em}
.b-tasks__old th{width:56%}.b-tasks__old td:last-child{width:19%}}
""".strip()
)


def as_html(found: ErrandList, lang: Lang) -> str:
    """Return the checklist as one page that needs nothing else, fit for A4."""
    company = [in_both(found.report.company)] if found.report.company else []
    name = joined_texts((by_law(word("errands.title")), *company), "mark.dot")
    return page(name.of(lang), [fragment(found)], lang, STYLE)


def fragment(found: ErrandList) -> Html:
    """Return the checklist as a page prints it: what is asked, what is advised, the old list."""
    groups = [*outline.groups(found)]
    return el(
        "div",
        el("h2", by_law(word("errands.title"))),
        el("div", *(el("p", line) for line in outline.head(found)), cls="b-tasks__head"),
        _table(found, [(name, papers) for name, errand, papers in groups if errand]),
        _advice(found),
        *(_old(found, name, papers) for name, errand, papers in groups if not errand),
        el(
            "p",
            joined_texts([word("errands.not-said"), *outline.foot(found)], "mark.gap"),
            cls="small",
        ),
        el("p", outline.rests_on(found), cls="small"),
        cls="b-task-list",
    )


def _table(found: ErrandList, groups: list[tuple[Text, tuple[PaperTasks, ...]]]) -> Html:
    """Return a row for each paper, errand by errand, each label in its column."""
    if not groups:
        return NOTHING
    heads = (word("errands.must-head"), *map(word, COLUMNS))
    bodies = (
        el(
            "tbody",
            el(
                "tr",
                el("th", name, colspan=str(len(heads)), scope="rowgroup"),
                cls="b-tasks__errand",
            ),
            *(_row(found, paper) for paper in papers),
        )
        for name, papers in groups
    )
    head = el("thead", el("tr", *(el("th", each, scope="col") for each in heads)))
    return el("table", head, *bodies, cls="b-tasks")


def _row(found: ErrandList, paper: PaperTasks) -> Html:
    said = _labels(found, paper)
    *cells, form, where = (_cell(said.get(key)) for key in COLUMNS)
    # Where neither is known, one cell says whom to ask of both.
    if "errands.as" not in said and not paper.is_placed:
        cells.append(_cell(said.get("errands.where"), colspan="2"))
    else:
        cells += [form, where]
    return el("tr", _paper(found, paper), *cells)


def _labels(found: ErrandList, paper: PaperTasks) -> dict[str, RowLabel]:
    """Return what is to be known of a paper, by the columns' keys."""
    return {label.key: label for label in outline.labels(found, paper)}


def _cell(label: RowLabel | None, colspan: str | None = None) -> Html:
    """Say what a label says; a dash where no text says it."""
    if not label:
        return el("td", "–", cls="b-dash", colspan=colspan)
    return el("td", label.said, data_lead=label.lead, colspan=colspan)


def _paper(found: ErrandList, paper: PaperTasks) -> Html:
    """Name a paper, with its boxes and what it depends on."""
    more = (el("div", " ", el("small", line), " ") for line in outline.below(found, paper))
    return el("th", el("b", outline.row_name(paper)), *more, _boxes(paper), scope="row")


def _boxes(paper: PaperTasks) -> Html:
    items = [_item(task, outline.task_words(paper, task)) for task in asked_tasks(paper)]
    return el("ul", *items) if items else NOTHING


def _item(task: Task, said: Text) -> Html:
    state = word("answer.yes" if task.done else "answer.no")
    tick = el("span", box(task), aria_hidden="true")
    path = task.path if task.is_ticked else None
    # A box never ends a line.
    return el("li", tick, spoken(state, colon(), " "), NO_BREAK, said, data_path=path)


def _advice(found: ErrandList) -> Html:
    """Return what is advised, apart, each by its paper."""
    advised = [
        (paper, task)
        for paper in found.papers
        if not paper.perhaps
        for task in paper.weighing(Weight.ADVICE)
    ]
    if not advised:
        return NOTHING
    items = (
        _item(task, word("errands.advice-of", paper=paper.rule.nav, what=task.what))
        for paper, task in advised
    )
    left = sum(not task.done for _, task in advised)
    head = el("h3", word("errands.advice-head", n=left))
    return el("section", head, el("ul", *items), cls="b-tasks__advice")


def _old(found: ErrandList, name: Text, papers: Iterable[PaperTasks]) -> Html:
    """Return what only the old list asks, in a frame of its own."""
    rows = []
    for paper in papers:
        said = _labels(found, paper)
        cells = (_cell(said.get(key)) for key in OLD_COLUMNS)
        rows.append(el("tr", _paper(found, paper), *cells))
    return el("section", el("h3", name), el("table", el("tbody", *rows)), cls="b-tasks__old")
