"""Write what the eight questions settle as a card: six lines, then the way to the papers."""

from __future__ import annotations

from collections.abc import Iterable

from checker.core.words import in_both, joined_texts, word
from checker.model import Rule
from checker.report import lines
from checker.report.html import (
    NOTHING,
    Html,
    authority_links,
    el,
    icon,
    label,
    pill,
    rank_tag,
    spoken,
    together,
)
from checker.report.need import (
    NeedLine,
    PapersAsked,
    answer_in_a_sentence,
    need_lines,
    papers_asked,
    stopped,
)
from checker.report.outline import Report
from checker.report.sources import page_of
from checker.rules.shared import PROVINCES

# A line of law that no text settles is named so, and the question to the authority stands below.
UNCLEAR = "unclear"


# The six lines of what is settled.
LINE_WORDS = {
    "license": "need-line.license",
    "class": "need-line.class",
    "scope": "need-line.scope",
    "authority": "need-line.authority",
    "capital": "need-line.capital",
    "papers": "need-line.papers",
}


def settled_card(report: Report, how: lines.LineContext) -> Html:
    """Return the card's content, its lines known by their names."""
    found = need_lines(report)
    rows = (
        el(
            "div",
            el("dt", word(LINE_WORDS[line.name])),
            el("dd", _value(line, report, how) if line.is_settled else _open(line, report, how)),
            data_key=line.name,
        )
        for line in found
    )
    return el(
        "div",
        _count(found),
        _stop(report),
        el("dl", *rows, cls="b-settled"),
        _foot(report, found, how),
        cls="b-need",
        data_need=report.route.need,
    )


def ask_first(report: Report) -> Html:
    """Say at the head of the later steps that the authority is to be asked before them."""
    if not report.route.is_unclear:
        return NOTHING
    said = answer_in_a_sentence(report)
    return el("p", icon(UNCLEAR), " ", said, cls="b-note")


def _count(found: tuple[NeedLine, ...]) -> Html:
    """Say how many lines are settled, with a mark once all are."""
    done = sum(line.is_settled for line in found)
    whole = done == len(found)
    said = word("need.settled", n=done, m=len(found))
    mark = icon("check") if whole else NOTHING
    return el(
        "p",
        mark,
        said,
        cls="b-need__n b-small b-pill b-pill--met" if whole else "b-need__n b-small",
    )


def _stop(report: Report) -> Html:
    """Say what stops the application, before all else."""
    found = stopped(report)
    if not found:
        return NOTHING
    lead = label("need.stops")
    said = []
    for each in found:
        reasons = joined_texts(reason.text for reason in each.reasons)
        rank = rank_tag(each.rank) if each.rank else NOTHING
        said.append(el("p", reasons, " ", rank))
    return el("div", el("p", lead), *said, cls="b-note b-note--error")


def _value(line: NeedLine, report: Report, how: lines.LineContext) -> Html:
    """Return what is certain, why, and on what text."""
    if line.name == "papers":
        return _papers(papers_asked(report), line, how)
    if line.name == "authority" and report.authority:
        page, host = authority_links(report.authority, how.site)
        phone = report.authority.phone and f" · {report.authority.phone}"
        return together(el("strong", page), el("p", host, phone), _rank(line))
    why = el("p", line.why) if line.why else NOTHING
    return together(el("strong", line.value), why, _rank(line))


def _rank(line: NeedLine) -> Html:
    if line.rank is None:
        return NOTHING
    return el("p", rank_tag(line.rank), line.cite and " ", line.cite)


def _open(line: NeedLine, report: Report, how: lines.LineContext) -> Html:
    """Name the questions that settle a line; where none does, say that the law is unclear."""
    if line.waits:
        numbers = joined_texts((in_both(n) for n in line.waits), "mark.list")
        return el("p", word("need.settled-by", numbers=numbers))
    if line.ask is None:
        return el("p", line.why or word("need.follows"))
    lead = el("p", answer_in_a_sentence(report)) if line.name == "license" else NOTHING
    return together(
        pill(UNCLEAR),
        lead,
        el("p", line.why),
        _rank(line),
        lines.question_to_authority(line.ask, how),
    )


def _papers(found: PapersAsked, line: NeedLine, how: lines.LineContext) -> Html:
    """Return the papers by who asks for them, each by its number."""
    value = el("strong", line.value)
    more = (
        el("p", word(key, n=len(rules)), " ", _numbers(rules, how))
        for key, rules in (
            ("need.papers-guide", found.guide),
            ("need.papers-checklist", found.checklist),
            ("need.papers-not-asked", found.not_asked),
        )
        if rules
    )
    return together(value, el("p", _numbers(found.asked, how)), *more)


def _numbers(rules: Iterable[Rule], how: lines.LineContext) -> Html:
    """Link each paper by its number; its name is heard and shown on pointing."""
    links = (
        together(
            el(
                "a",
                str(rule.number),
                spoken(" ", rule.nav),
                href=f"{how.site}{rule.page}",
                title=rule.nav,
                cls="b-number",
            ),
            " ",
        )
        for rule in rules
    )
    return together(*links)


def _foot(report: Report, found: tuple[NeedLine, ...], how: lines.LineContext) -> Html:
    """Lead to the papers, and to the page of the one province that is covered."""
    if report.route.asks_nothing_more:
        return el("p", answer_in_a_sentence(report), cls="b-below")
    # Whoever has answered nothing is not sent on: the way to the papers would lead past the eight.
    if not any(line.is_settled for line in found):
        return el("p", word("need.fills-in"), cls="b-need__foot b-below b-small")
    go_on = el(
        "a",
        word("need.go-on"),
        href=f"{how.site}check/#papers",
        cls="b-button b-button--primary",
        data_do="step",
        data_step="papers",
    )
    page = covered_page(report, how)
    province = el("span", word("need.page"), " ", page) if page else NOTHING
    return el("p", go_on, " ", province, cls="b-need__foot b-below b-small b-actions b-side")


def covered_page(report: Report, how: lines.LineContext) -> Html:
    """Link the page of the one province that is covered; nothing where another decides."""
    code = one_province(report)
    if not code or report.route.authority_code not in ("", code):
        return NOTHING
    name = report.law.authorities[code].province
    return el("a", name, href=f"{how.site}{page_of(code, report.law)}")


def one_province(report: Report) -> str:
    """Return the code of the province that is covered, empty unless it is one alone."""
    codes = report.app.codes(PROVINCES) or ()
    return codes[0] if len(codes) == 1 else ""
