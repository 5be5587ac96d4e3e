"""Write the errands as text, Markdown or one page of HTML, to be ticked off."""

from __future__ import annotations

from collections.abc import Iterator

from checker.filing.errands.find import (
    ErrandList,
    ErrandTasks,
    IssueDays,
    PaperTasks,
    Task,
    errand_list,
)
from checker.model import Authority, Lang, Text
from checker.report.html import Html, colon, el, joined
from checker.report.outline import Report
from checker.report.page import page
from checker.report.plain import plain_markdown
from checker.words import joined as joined_texts
from checker.words import phrase, word

TICKED, BLANK = "☑", "☐"
# How papers are counted where nothing, one box, or more is left.
TO_FILE = ("errands.all-there", "errands.all-left-one", "errands.all-left")
OLD_LIST = ("errands.old-there", "errands.old-left-one", "errands.old-left")
# One sheet of A4 for an ordinary company: a paper's boxes stand beside its name where they fit.
# What stands for a screen reader alone is not seen: the box says the same.
STYLE = Html(
    """
.b-sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
h2{margin:0 0 .3rem}h3{margin:.6rem 0 .1rem;padding:.05rem .5rem;border-left:.25rem solid #1c4e80;
font-size:1em;background:#eef3f8;print-color-adjust:exact}
.b-tasks__paper{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;
gap:0 1.2rem;padding:.15rem 0;border-bottom:1px solid #dfe5eb;break-inside:avoid}
h4{margin:0;font-size:1em}h4 small{color:#55616e;font-weight:400}
ul{display:flex;flex-wrap:wrap;gap:0 1rem;margin:0;padding:0;list-style:none}
@page{margin:12mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:9pt;line-height:1.3}}
""".strip()
)


def headline(found: ErrandList) -> Text:
    """Say how many papers are to be filed and what is left of them; those of the old list apart."""
    if not found.papers and not found.old_papers:
        return word("errands.empty")
    said = [_counted(TO_FILE, found.papers)]
    perhaps = sum(paper.perhaps for paper in found.papers)
    if perhaps:
        said.append(word("errands.perhaps", n=perhaps))
    if found.old_papers:
        said.append(_counted(OLD_LIST, found.old_papers))
    return joined_texts(said, "; ", "；")


def _counted(keys: tuple[str, str, str], papers: tuple[PaperTasks, ...]) -> Text:
    """Say how many papers there are, and how many boxes are left on them."""
    left = sum(paper.left for paper in papers)
    return word(keys[min(left, 2)], n=left, m=len(papers))


def as_text(report: Report, lang: Lang) -> str:
    """Return the checklist for a terminal."""
    found = errand_list(report)
    lines = [phrase("errands.title", lang), *_head(report, found, lang)]
    for name, papers in _groups(found, lang):
        lines += ["", name]
        for paper in papers:
            tasks = (f"    {_box(task)} {_task(paper, task, lang)}" for task in paper.tasks)
            lines += [f"  {_paper_name(paper, lang)}", *_source(paper, lang, "    "), *tasks]
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def as_markdown(report: Report, lang: Lang) -> str:
    """Return the checklist as Markdown, with boxes to tick."""
    found = errand_list(report)
    head = map(plain_markdown, _head(report, found, lang))
    lines = [f"# {phrase('errands.title', lang)}", "", *head]
    for title, papers in _groups(found, lang):
        lines += ["", f"## {title}"]
        for paper in papers:
            name = f"**{plain_markdown(_paper_name(paper, lang))}**"
            lines += ["", name, *map(plain_markdown, _source(paper, lang)), ""]
            for task in paper.tasks:
                box, said = "x" if task.done else " ", plain_markdown(_task(paper, task, lang))
                lines.append(f"- [{box}] {said}")
    return "\n".join((*lines, *_foot(found, lang))) + "\n"


def _head(report: Report, found: ErrandList, lang: Lang) -> list[str]:
    """Say for whom and which day the errands are, how much is left, and where the authority is."""
    day = f"{phrase('report.filing-date', lang)}{phrase('mark.colon', lang)}"
    said = [*([report.company] if report.company else []), day + report.findings.day.isoformat()]
    lines = [phrase("mark.item", lang).join(said), headline(found).of(lang)]
    if report.authority:
        lines.append(" · ".join(_contact(report.authority, lang)))
    return lines


def _contact(authority: Authority, lang: Lang) -> Iterator[str]:
    """Return the authority's name, its phone and its address, as far as they were read."""
    yield authority.name.of(lang)
    if authority.phone:
        yield authority.phone
    yield from (each.text.of(lang) for each in authority.details if each.kind == "address")


def _foot(found: ErrandList, lang: Lang) -> list[str]:
    return ["", *_rest(found, lang), phrase("report.disclaimer", lang)]


def _rest(found: ErrandList, lang: Lang) -> Iterator[str]:
    """Name the papers that are not asked, and what the mark of the old list means."""
    if found.not_asked:
        names = [phrase("errands.paper", lang, n=r.number, paper=r.nav) for r in found.not_asked]
        lead = f"{phrase('errands.not-asked', lang)}{phrase('mark.colon', lang)}"
        yield lead + word("mark.list").of(lang).join(names)
    if any(task.alone for paper in found.papers for task in paper.tasks):
        yield phrase("errands.old-list", lang)


def _groups(found: ErrandList, lang: Lang) -> Iterator[tuple[str, tuple[PaperTasks, ...]]]:
    """Return the papers errand by errand, and last those of the old list alone."""
    for errand in found.errands:
        yield _errand_name(errand, lang), errand.papers
    if found.old_papers:
        yield phrase("errands.old-only", lang), found.old_papers


def _errand_name(errand: ErrandTasks, lang: Lang) -> str:
    return phrase("errands.by", lang, name=errand.errand.name, who=errand.errand.note)


def _paper_name(paper: PaperTasks, lang: Lang) -> str:
    name = phrase("errands.paper", lang, n=paper.rule.number, paper=paper.rule.title)
    return " · ".join((name, *_days(paper, lang)))


def _days(paper: PaperTasks, lang: Lang) -> Iterator[str]:
    """Say which days it may bear, or until when it is usable; and who alone asks for it."""
    if paper.issue:
        yield _issue(paper.issue, lang)
    elif paper.until:
        yield phrase("errands.until", lang, on=paper.until)
    if paper.alone and not paper.is_old_only:
        yield phrase("errands.only", lang, column=paper.alone)


def _issue(days: IssueDays, lang: Lang) -> str:
    said = phrase("errands.issue", lang, first=days.first, last=days.last)
    ranks = word("mark.list").of(lang).join(phrase(f"rank.{rank}", lang) for rank in days.ranks)
    return phrase("phrase.aside", lang, text=said, aside=ranks)


def _source(paper: PaperTasks, lang: Lang, before: str = "") -> list[str]:
    """Return the line that says who makes or issues a paper, if that is known."""
    return [f"{before}{paper.source.of(lang)}"] if paper.source else []


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
        *(_group(name, papers, lang) for name, papers in _groups(found, lang)),
        *(el("p", line, cls="b-muted") for line in _rest(found, lang)),
        cls="b-task-list",
    )


def _group(name: str, papers: tuple[PaperTasks, ...], lang: Lang) -> Html:
    shown = (
        el(
            "div",
            el(
                "h4",
                _paper_name(paper, lang),
                *(el("small", f" {s}") for s in _source(paper, lang)),
            ),
            el("ul", *(_item(paper, task, lang) for task in paper.tasks)),
            cls="b-tasks__paper",
        )
        for paper in papers
    )
    return el("section", el("h3", name), *shown, cls="b-tasks")


def _item(paper: PaperTasks, task: Task, lang: Lang) -> Html:
    only = _only(paper, task, lang)
    state = f"{phrase('answer.yes' if task.done else 'answer.no', lang)}{colon(lang)} "
    return el(
        "li",
        el("span", _box(task), aria_hidden="true"),
        el("span", state, cls="b-sr"),
        joined((task.what.of(lang), el("small", only)) if only else (task.what.of(lang),), " "),
    )
