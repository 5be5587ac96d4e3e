"""What to do next, as the page's one main button says it, and the result that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from checker.core.words import begun, word
from checker.decide.questions import (
    answered_of_eight,
    number_of,
    open_of_the_eight,
    place_of,
    questions,
)
from checker.model import DECIDING, WHOLE_NETWORK_AUTHORITY, Law, Text
from checker.report.explanation import whom_to_ask
from checker.report.html import NOTHING, Html, bar, counted_marks, el, pill_saying, together
from checker.report.need import deciding, next_of_conditions, of_the_eight
from checker.report.outline import Report
from checker.report.papers_panel import PaperRows

# What a line of the button has room for, in Chinese signs; other letters take half of one.
MOST_SIGNS = 9
FIRST_WIDE_SIGN = "\u2e80"


class NextAct(NamedTuple):
    """One thing to do: what a press does, where it leads, and the words of the button.

    ``do`` is ``question`` or, of one that a condition waits for before the papers, ``condition``
    (its path), ``step`` (its name), ``paper`` (its rule), ``ask`` (the authority's code),
    ``examine``, ``change``, ``day`` or ``save`` (the step of their places).
    """

    do: str
    target: str
    said: Text


def next_acts(report: Report, given: Mapping[str, Any], papers: PaperRows) -> tuple[NextAct, ...]:
    """Return what comes next; ``given`` holds all answers by path.

    Several stand in order only where a later one is next for whoever stands at an earlier, as in
    the list of papers. There is nothing where nothing is filed, and before all law.
    """
    route = report.route
    if not report.is_ruled or route.asks_nothing_more:
        return ()
    if path := open_of_eight(report):
        return (NextAct("question", path, word("act.question")),)
    if route.is_unclear:
        code = route.authority or WHOLE_NETWORK_AUTHORITY
        return (NextAct("ask", code.lower(), word("act.ask")),)
    if left := dict.fromkeys(_left(report, papers)):
        path = next_of_conditions(report)
        first = (_question(path, report.law, "condition"),) if path else ()
        return (*first, NextAct("step", "papers", word("act.papers")), *left)
    return _behind_papers(report, given)


def _behind_papers(report: Report, given: Mapping[str, Any]) -> tuple[NextAct, ...]:
    """Return what comes once all papers are there: what still decides or fails, then the day."""
    if path := _still_decides(report):
        return (_question(path, report.law),)
    if _failing(report):
        return (NextAct("change", "file", word("act.change")),)
    chosen = given.get("application_date") is not None
    do, key = ("save", "act.save") if chosen else ("day", "act.day")
    last = NextAct(do, "file", word(key))
    return NextAct("examine", "examine", word("act.examine")), last


def beside(report: Report, given: Mapping[str, Any], papers: PaperRows) -> Html:
    """Return how far it is: answered of the eight, then the papers that are ready, what fails."""
    route = report.route
    if not report.is_ruled:
        return NOTHING
    if route.asks_nothing_more:
        return pill_saying("not_applicable", report.ends_in)
    if open_of_eight(report):
        done, whole = answered_of_eight(given)
        return _progress(word("step.need-answered", n=done, m=whole), done, whole)
    if route.is_unclear:
        return el("span", begun(whom_to_ask(route, report.law)))
    asked, ready = papers.counts.asked, papers.counts.there
    done, whole = answered_of_eight(given)
    failing = counted_marks({"not_met": _failing(report)})
    # Each in its step: the page shows the one.
    eight = _progress(word("act.needed", n=done, m=whole), done, whole)
    gathered = _progress(together(word("act.ready", n=ready, m=asked), " ", failing), ready, asked)
    return together(el("span", eight, data_when="need"), el("span", gathered, data_when="later"))


def open_of_eight(report: Report) -> str:
    """Return which of the eight questions is next, in their order; empty once they are answered.

    One that changes nothing any more is asked too: the list of papers stands once all eight are
    answered. Not sure is an answer, unless it leaves open whether the license is needed at all.
    """
    found, route = report.next_question, report.route
    decides = found.path if found and number_of(found.path) else ""
    if decides in report.unsure:
        decides = ""
    if decides or (route.need == "needed" and not route.asks_nothing_more):
        left = [path for path in open_of_the_eight(report.app) if path not in report.unsure]
        return min((path for path in (decides, *left) if path), key=place_of, default="")
    if route.need == "needed" or route.asks_nothing_more or route.is_unclear:
        return ""
    return next(iter(of_the_eight(report)), "")


def _progress(said: Text | Html, done: int, whole: int) -> Html:
    return together(el("span", said), bar({"met": done, "rest": whole - done}))


def _failing(report: Report) -> int:
    """Return how many rules fail on what decides."""
    return sum("not_met" in each.states(DECIDING).values() for each in report.findings.rules)


def _left(report: Report, papers: PaperRows) -> Iterator[NextAct]:
    """Return the papers that are not ready, in the list's order, or what one of them waits for."""
    for row in papers.today:
        if row.is_there:
            continue
        rule_id = row.paper.found.rule.id
        path = next((path for path in row.paper.waits_for if path not in report.unsure), "")
        if path:
            yield _question(path, report.law)
        else:
            name = name_of_paper(rule_id, report.law)
            yield NextAct("paper", rule_id, word("act.paper", name=name))


def _still_decides(report: Report) -> str:
    """Return the next question that a verdict on law or guide waits for; those not sure of last."""
    asked = questions(report.findings, report.law, deciding(report))
    paths = [each.path for each in asked if each.settles or each.helps]
    return min(paths, key=lambda path: path in report.unsure, default="")


def _question(path: str, law: Law, do: str = "question") -> NextAct:
    """Name a question behind the eight, if there is room for its name."""
    name = law.fact(path).short
    said = word("act.question-named", name=name) if _fits(name) else word("act.question")
    return NextAct(do, path, said)


# Asked with every answer, and the same for a law.
@cache
def name_of_paper(rule_id: str, law: Law) -> Text:
    """Return what the button calls a paper: in Chinese a long name by a shorter one it has."""
    rule, held = law.rule(rule_id), law.facts.get(f"materials.{rule_id}.held")
    en = held.short.en if held and law.papers[rule_id].letter else rule.nav.en
    others = [held.short.zh] if held else []
    names = [rule.nav.zh, *others, *law.papers[rule_id].called["zh"]]
    zh = next((name for name in names if _fits(Text("", name))), rule.nav.zh)
    return Text(en[0].lower() + en[1:], zh)


def _fits(name: Text) -> bool:
    signs = sum(1 if sign >= FIRST_WIDE_SIGN else 0.5 for sign in name.zh)
    return signs <= MOST_SIGNS
