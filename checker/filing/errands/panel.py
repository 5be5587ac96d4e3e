"""Write the errands as HTML: a page to print, and the list of a page that can be ticked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from checker.core.words import word
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
from checker.filing.errands.plain import asked_tasks
from checker.filing.errands.sheet import fragment
from checker.io.page_request import bases_of, lang_of, report_of
from checker.model import WHOLE_NETWORK_AUTHORITY, Data, Text
from checker.report.advice import Weight
from checker.report.html import (
    NOTHING,
    Html,
    authority_links,
    button,
    el,
    joined_html,
    paragraphs,
    spoken,
)
from checker.report.icalendar import saved_calendar

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
    found = errand_list(report, takes, day_is_set="application_date" in asked["application"])
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
            whom = el(
                "div",
                *(el("p", one) for one in said),
                el("p", outline.licensing_system(self.found.report)),
                besides,
                cls="b-own",
            )
        parts = (
            el("p", el("strong", first)) if first else NOTHING,
            el("p", el("strong", outline.headline(self.found))),
            whom,
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
        listed = asked_tasks(paper)
        done = {task.done for task in listed} == {True}
        ticks = [task.path for task in listed if self._kind(task) == "bool"]
        called = outline.paper_name(paper)
        name = el("b", outline.row_name(paper))
        if ticks:
            name = el("label", _box(ticks, checked=done), " ", name)
        page_of = f"{self.site}{paper.rule.page}"
        link = el("a", word("errands.more"), " ", spoken(called), href=page_of, cls="b-list__page")
        # What is no box of the list is answered in the checker.
        beside = outline.beside(self.found, paper)
        check = f"{self.site}check/"
        return el(
            "div",
            el("h3", name, " ", link, cls="b-side"),
            *self._asks(paper),
            *(el("p", el("a", line, href=check), cls="b-muted") for line in beside),
            self._tasks(paper, listed),
            self._advice(paper),
            self._labels(paper),
            cls="b-list__paper",
            # Eight boxes are called "company seal": what they are of is heard before them.
            role="group",
            aria_label=called,
            data_key=f"old-{paper.rule.id}" if paper.is_old_only else paper.rule.id,
        )

    def _labels(self, paper: PaperTasks) -> Html:
        """Say from whom it is, its days, who signs, its form, where it goes, on what it rests."""
        told = (*outline.labels(self.found, paper), outline.text_behind(self.found, paper))
        pairs = [el("div", el("dt", each.lead), el("dd", each.said)) for each in told if each]
        return el("dl", *pairs, cls="b-list__labels") if pairs else NOTHING

    def _advice(self, paper: PaperTasks) -> Html:
        advised = paper.weighing(Weight.ADVICE)
        if not advised:
            return NOTHING
        head = el("b", word("errands.advice"))
        return el("div", head, self._tasks(paper, advised), cls="b-list__advice")

    def _tasks(self, paper: PaperTasks, tasks: Iterable[Task]) -> Html:
        items = [self._task(paper, task) for task in tasks]
        return el("ul", *items) if items else NOTHING

    def _kind(self, task: Task) -> str:
        return self.found.report.law.fact(task.path).type

    def _task(self, paper: PaperTasks, task: Task) -> Html:
        words, kind = outline.task_words(paper, task), self._kind(task)
        if kind == "bool":
            field = _box([task.path], checked=task.done is True)
            return el("li", el("label", field, " ", words), data_key=task.path)
        value = "" if task.answer is None else str(task.answer)
        field = el("input", type=FIELDS[kind], data_path=task.path, data_type=kind, value=value)
        act = el("small", " ", words) if task.what != task.name else NOTHING
        return el("li", el("label", task.name, " ", field), act, data_key=task.path)


def _box(paths: list[str], *, checked: bool) -> Html:
    """Return a box that ticks what stands at some paths."""
    writes = json.dumps(dict.fromkeys(paths, True))
    return el("input", type="checkbox", data_writes=writes, checked="" if checked else None)
