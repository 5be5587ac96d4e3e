"""Write the errands as HTML: a page to print, and the list of a page that can be ticked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from checker.core.words import in_both, joined_texts, word
from checker.decide.questions import NAMES_AUTHORITY
from checker.filing.errands import outline
from checker.filing.errands.calendar import as_icalendar
from checker.filing.errands.find import (
    ErrandList,
    ErrandTasks,
    PaperTasks,
    Takes,
    Task,
    errand_list,
    first_day,
)
from checker.filing.errands.plain import box
from checker.io.page_request import bases_of, lang_of, report_of
from checker.model import WHOLE_NETWORK_AUTHORITY, Data, Lang, Text
from checker.report.html import (
    NOTHING,
    Finished,
    Html,
    authority_links,
    button,
    colon,
    el,
    joined_html,
    paragraphs,
    spoken,
    together,
)
from checker.report.icalendar import saved_calendar
from checker.report.page import page

# One sheet of A4 for an ordinary company: a paper's boxes stand beside its name where they fit.
# What stands for a screen reader alone is not seen: the box says the same.
STYLE = Finished(
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
# Kinds of answers that a field of the list takes; what else is on a paper is told in the checker.
FIELDS = {"date": "date", "integer": "number"}
LONGEST_DAYS = 366
# What "no" is to a question, by its kind: of a list, or of several words, an empty one.
NO: Data = {"bool": False, "list": [], "services": []}


def reply(asked: Data) -> Data:
    """Return the list to tick and the sheet to print, for the day that is asked for.

    Where none is, for the first day on which every paper can be there by what the errands take
    (``takes``, days by the errands' ids). With the time of writing (``now``) they come as a
    calendar file instead.
    """
    takes, application = asked.get("takes", {}), dict(asked["application"])
    if "application_date" not in application:
        first = first_day(date.fromisoformat(asked["today"]), takes)
        application["application_date"] = first.isoformat()
    report = report_of(asked | {"application": application}, bases_of(asked))
    found = errand_list(report, takes)
    day = report.findings.day.isoformat()
    if "now" in asked:
        text = as_icalendar(found, lang_of(asked), datetime.fromisoformat(asked["now"]))
        return saved_calendar(day, text)
    return {
        "html": ListPanel(found, takes, asked["site"]).html(),
        "print": fragment(found),
        "day": day,
        "spoken": outline.headline(found),
    }


# The sheet


def as_html(found: ErrandList, lang: Lang) -> str:
    """Return the checklist as one page that needs nothing else, fit for A4."""
    company = [in_both(found.report.company)] if found.report.company else []
    name = joined_texts((word("errands.title"), *company), "mark.dot")
    last = el("p", word("report.disclaimer"), cls="small")
    return page(name.of(lang), [fragment(found), last], lang, STYLE)


def fragment(found: ErrandList) -> Html:
    """Return the checklist as a page prints it."""
    return el(
        "div",
        el("h2", word("errands.title")),
        *(el("p", line) for line in outline.head(found)),
        *(_group(found, name, papers) for name, _, papers in outline.groups(found)),
        *(el("p", line, cls="b-muted") for line in outline.foot(found)),
        cls="b-task-list",
    )


def _group(found: ErrandList, name: Text, papers: tuple[PaperTasks, ...]) -> Html:
    shown = []
    for paper in papers:
        more = (el("small", " ", line) for line in outline.below(found, paper))
        head = el("h4", outline.dated(paper), *more)
        items = []
        for task in paper.tasks:
            state = word("answer.yes" if task.done else "answer.no")
            tick = el("span", box(task), aria_hidden="true")
            heard = spoken(state, colon(), " ")
            items.append(el("li", tick, heard, _words(paper, task)))
        listed = el("ul", *items) if items else NOTHING
        shown.append(el("div", head, listed, cls="b-tasks__paper"))
    return el("section", el("h3", name), *shown, cls="b-tasks")


def _words(paper: PaperTasks, task: Task) -> Html:
    """Say what a box is for, and who alone asks for it."""
    only = outline.only(paper, task)
    return together(task.what, " ", el("small", only)) if only else together(task.what)


# The list of a page


@dataclass(frozen=True, slots=True)
class ListPanel:
    """The list that a page shows: each box says what it writes.

    ``site`` leads to the language's root.
    """

    found: ErrandList
    takes: Takes
    site: str

    def html(self) -> Html:
        """Say if nothing is to be filed; who decides, how much is left, the papers, others."""
        first = self.found.report.first_of_all
        if first and self.found.report.route.asks_nothing_more:
            return el("p", el("strong", first))
        whom = el("p", word("errands.no-authority"), cls="b-muted")
        if authority := self.found.report.authority:
            name, _ = authority_links(authority, self.site)
            _, *rest = outline.contact(authority)
            said = [joined_html((name, *rest), " · ")]
            # What the ministry's phone and address lead to.
            if self.found.report.route.authority == WHOLE_NETWORK_AUTHORITY:
                said.append(el("span", word("errands.ministry")))
            besides = paragraphs(outline.besides(self.found.report))
            whom = el("div", *(el("p", one) for one in said), besides, cls="b-own")
        parts = (
            el("p", el("strong", first)) if first else NOTHING,
            whom,
            el("p", el("strong", outline.headline(self.found))),
            *(self._group(*each) for each in outline.groups(self.found)),
            *(el("p", line, cls="b-muted") for line in outline.foot(self.found)),
        )
        return joined_html((part for part in parts if part), "\n")

    def _asks(self, paper: PaperTasks) -> Iterator[Html]:
        """Ask what settles whether a paper is asked: no can be said at once, yes in the checker."""
        for path in paper.settled_by:
            # Who decides is asked at the top of the page.
            if path in NAMES_AUTHORITY:
                continue
            fact, no = self.found.report.law.fact(path), NOTHING
            if fact.type in NO:
                said_no = word("errands.none")
                no = button("none", said_no, data_writes=json.dumps({path: NO[fact.type]}))
            some = word("errands.some")
            yes = el("a", some, href=f"{self.site}check/#need", cls="b-button")
            said = el("span", fact.label)
            parts = joined_html((each for each in (said, no, yes) if each), " ")
            yield el("p", parts, cls="b-list__ask", data_key=path)

    def _group(
        self, name: Text, errand: ErrandTasks | None, papers: tuple[PaperTasks, ...]
    ) -> Html:
        title, shown, cls = el("h2", name), map(self._paper, papers), "b-list__group"
        if not errand:
            # What the old list alone asks is folded.
            head = el("summary", title, cls="b-list__errand b-head")
            return el("details", head, *shown, cls=cls, data_key="old")
        # Ask how many days it takes.
        key = errand.errand.id
        halves = [text.split("{n}") for text in word("errands.takes")]
        before, after = (Text(*both) for both in zip(*halves, strict=True))
        field = el(
            "input",
            type="number",
            min="0",
            max=str(LONGEST_DAYS),
            inputmode="numeric",
            data_takes=key,
            value=str(self.takes.get(key, "")),
        )
        takes = el("label", before, field, after)
        head = el("div", title, takes, cls="b-list__errand b-head b-ends")
        return el("section", head, *shown, cls=cls, aria_label=name, data_key=key)

    def _paper(self, paper: PaperTasks) -> Html:
        done = {task.done for task in paper.tasks} == {True}
        ticks = [task.path for task in paper.tasks if self._kind(task) == "bool"]
        tasks = [self._task(paper, task) for task in paper.tasks]
        called = outline.paper_name(paper)
        name = el("b", called)
        if ticks:
            name = el("label", _box(ticks, checked=done), " ", name)
        page_of = f"{self.site}{paper.rule.page}"
        link = el("a", word("errands.more"), " ", spoken(called), href=page_of, cls="b-list__page")
        days = el("span", joined_html(outline.days(paper), " · "), cls="b-list__days")
        said = outline.said_of(paper)
        # What is no box of the list is answered in the checker.
        beside = outline.beside(self.found, paper)
        check = f"{self.site}check/"
        return el(
            "div",
            el("h3", name, " ", link, " ", days, cls="b-side"),
            el("p", joined_html(said, word("mark.item")), cls="b-small"),
            *self._asks(paper),
            *(el("p", el("a", line, href=check), cls="b-muted") for line in beside),
            el("ul", *tasks) if tasks else NOTHING,
            cls="b-list__paper",
            # Eight boxes are called "company seal": what they are of is heard before them.
            role="group",
            aria_label=called,
            data_key=paper.rule.id,
        )

    def _kind(self, task: Task) -> str:
        return self.found.report.law.fact(task.path).type

    def _task(self, paper: PaperTasks, task: Task) -> Html:
        words, kind = _words(paper, task), self._kind(task)
        if kind == "bool":
            field = _box([task.path], checked=task.done is True)
            return el("li", el("label", field, " ", words), data_key=task.path)
        value = "" if task.answer is None else str(task.answer)
        field = el("input", type=FIELDS[kind], data_path=task.path, data_type=kind, value=value)
        return el("li", el("label", words, " ", field), data_key=task.path)


def _box(paths: list[str], *, checked: bool) -> Html:
    """Return a box that ticks what stands at some paths."""
    writes = json.dumps(dict.fromkeys(paths, True))
    return el("input", type="checkbox", data_writes=writes, checked="" if checked else None)
