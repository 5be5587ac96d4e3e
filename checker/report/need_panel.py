"""Write what the eight questions settle: beside them as a card of lines, then in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.core.words import counted, in_both, joined_texts, word
from checker.model import Rule, Text
from checker.report import lines
from checker.report.html import (
    NOTHING,
    Html,
    authority_links,
    button,
    el,
    icon,
    joined_html,
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
    conditions_told,
    need_lines,
    papers_asked,
    stopped,
)
from checker.report.outline import Report
from checker.report.sources import page_of
from checker.rules.shared import PROVINCES

# A line of law that no text settles is named so, and the question to the authority stands below.
UNCLEAR = "unclear"


# The lines of what is settled.
LINE_WORDS = {
    "license": "need-line.license",
    "class": "need-line.class",
    "scope": "need-line.scope",
    "authority": "need-line.authority",
    "capital": "need-line.capital",
    "papers": "need-line.papers",
    "conditions": "need-line.conditions",
}


def settled_card(report: Report, how: lines.LineContext, *, leads_on: bool = True) -> Html:
    """Return the card's content, its lines known by their names; the way on, if it has one."""
    found = need_lines(report)
    return el(
        "div",
        _count(found),
        _stop(report),
        el("dl", *_rows(found, report, how), cls="b-settled"),
        _foot(report, found, how, leads_on=leads_on),
        cls="b-need",
        data_need=report.route.need,
    )


def answer_card(report: Report, how: lines.LineContext) -> Html:
    """Return what stands in the place of the eight questions: the answer, and why, line by line."""
    mark, said, more = _answer(report)
    found = [line for line in need_lines(report) if line.name != "papers"]
    rows, ends = [*_rows(found, report, how)], report.route.asks_nothing_more
    if not ends:
        rows.append(_row("conditions", el("strong", conditions_told(report))))
    page = NOTHING if ends else covered_page(report, how, "need.page-asks")
    links = joined_html(
        filter(None, (page, button("pin", word("need.what-if"), cls="b-link"))), " "
    )
    return el(
        "div",
        el("h2", icon(mark), " ", said, tabindex="-1"),
        el("p", more) if more else NOTHING,
        _stop(report),
        el("dl", *rows, cls="b-settled"),
        el("p", links, cls="b-answer__links b-below b-ends"),
        cls="b-need b-answer",
        data_need=report.route.need,
    )


def _answer(report: Report) -> tuple[str, Text, Text | None]:
    """Return the answer's mark, the answer in a sentence, and what is to be known at once."""
    first = report.first_of_all
    if report.route.asks_nothing_more:
        return ("not_applicable", report.ends_in, first)
    if report.route.is_unclear:
        # Why, the first line says.
        return (UNCLEAR, word("need.ask-first"), None)
    papers = papers_asked(report)
    said = word("need.to-file", n=len(papers.asked) + len(papers.guide))
    old = len(papers.checklist)
    more = counted("need.old-more-one", "need.old-more", old) if old else None
    return ("not_met" if stopped(report) else "met", said, more)


def _rows(found: Iterable[NeedLine], report: Report, how: lines.LineContext) -> Iterator[Html]:
    for line in found:
        said = _value(line, report, how) if line.is_settled else _open(line, report, how)
        yield _row(line.name, said)


def _row(name: str, said: Html) -> Html:
    return el("div", el("dt", word(LINE_WORDS[name])), el("dd", said), data_key=name)


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
        phone = report.authority.phone
        number = (" · ", el("span", phone, cls="b-settled__phone")) if phone else ()
        return together(el("strong", page), el("p", host, *number), _rank(line))
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


def _foot(
    report: Report, found: tuple[NeedLine, ...], how: lines.LineContext, *, leads_on: bool
) -> Html:
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
    )
    page = covered_page(report, how)
    province = el("span", word("need.page"), " ", page) if page else NOTHING
    return el(
        "p",
        go_on if leads_on else NOTHING,
        " ",
        province,
        cls="b-need__foot b-below b-small b-actions b-side",
    )


def covered_page(report: Report, how: lines.LineContext, key: str | None = None) -> Html:
    """Link the page of the one province that is covered; nothing where another decides."""
    code = one_province(report)
    if not code or report.route.authority_code not in ("", code):
        return NOTHING
    province = report.law.authorities[code].province
    name = word(key, province=province) if key else province
    return el("a", name, href=f"{how.site}{page_of(code, report.law)}")


def one_province(report: Report) -> str:
    """Return the code of the province that is covered, empty unless it is one alone."""
    codes = report.app.codes(PROVINCES) or ()
    return codes[0] if len(codes) == 1 else ""
