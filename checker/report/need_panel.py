"""Write what the eight questions settle as a card: six lines, then the way to the papers."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Rule
from checker.questions import NOT_NEEDED
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
from checker.words import in_both, joined, phrase, word

# A line of law that no text settles is named so, and the question to the authority stands below.
UNCLEAR = "unclear"


def settled_card(report: Report, how: lines.Context) -> Html:
    """Return the card's content, its lines known by their names."""
    found = need_lines(report)
    rows = (
        el(
            "div",
            el("dt", phrase(f"need-line.{line.name}", how.lang)),
            el("dd", _value(line, report, how) if line.is_settled else _open(line, report, how)),
            data_key=line.name,
        )
        for line in found
    )
    return el(
        "div",
        _count(found, how),
        _stop(report, how),
        el("dl", *rows, cls="b-settled"),
        _foot(report, found, how),
        cls="b-need",
        data_need=report.findings.route.need,
    )


def ask_first(report: Report, how: lines.Context) -> Html:
    """Say at the head of the later steps that the authority is to be asked before them."""
    if not report.findings.route.is_unclear:
        return NOTHING
    said = answer_in_a_sentence(report).of(how.lang)
    return el("p", icon(UNCLEAR), " ", said, cls="b-note")


def _count(found: tuple[NeedLine, ...], how: lines.Context) -> Html:
    """Say how many lines are settled, with a mark once all are."""
    done = sum(line.is_settled for line in found)
    whole = done == len(found)
    said = phrase("need.settled", how.lang, n=done, m=len(found))
    mark = icon("check") if whole else NOTHING
    return el(
        "p",
        mark,
        said,
        cls="b-need__n b-small b-pill b-pill--met" if whole else "b-need__n b-small",
    )


def _stop(report: Report, how: lines.Context) -> Html:
    """Say what stops the application, before all else."""
    found = stopped(report)
    if not found:
        return NOTHING
    lead = label("need.stops", how.lang)
    said = []
    for each in found:
        reasons = joined(reason.text for reason in each.reasons).of(how.lang)
        rank = rank_tag(each.rank, how.lang) if each.rank else NOTHING
        said.append(el("p", reasons, " ", rank))
    return el("div", el("p", lead), *said, cls="b-note b-note--error")


def _value(line: NeedLine, report: Report, how: lines.Context) -> Html:
    """Return what is certain, why, and on what text."""
    if line.name == "papers":
        return _papers(papers_asked(report), line, how)
    value = line.value.of(how.lang) if line.value else ""
    if line.name == "authority" and report.authority:
        page, host = authority_links(report.authority, how.lang, how.site)
        phone = f" · {report.authority.phone}" if report.authority.phone else ""
        return together(el("strong", page), el("p", host, phone), _rank(line, how))
    why = line.why.of(how.lang) if line.why else ""
    return together(el("strong", value), el("p", why) if why else NOTHING, _rank(line, how))


def _rank(line: NeedLine, how: lines.Context) -> Html:
    if line.rank is None:
        return NOTHING
    cite = (" ", line.cite.of(how.lang)) if line.cite else ()
    return el("p", rank_tag(line.rank, how.lang), *cite)


def _open(line: NeedLine, report: Report, how: lines.Context) -> Html:
    """Name the questions that settle a line; where none does, say that the law is unclear."""
    if line.waits:
        numbers = joined((in_both(n) for n in line.waits), *word("mark.list"))
        return el("p", phrase("need.settled-by", how.lang, numbers=numbers))
    if line.ask is None:
        return el("p", line.why.of(how.lang) if line.why else phrase("need.follows", how.lang))
    lead = answer_in_a_sentence(report).of(how.lang) if line.name == "license" else ""
    return together(
        pill(UNCLEAR, how.lang),
        el("p", lead) if lead else NOTHING,
        el("p", line.why.of(how.lang) if line.why else ""),
        _rank(line, how),
        lines.question_to_authority(line.ask, how),
    )


def _papers(found: PapersAsked, line: NeedLine, how: lines.Context) -> Html:
    """Return the papers by who asks for them, each by its number."""
    value = el("strong", line.value.of(how.lang) if line.value else "")
    more = (
        el("p", phrase(f"need.papers-{name}", how.lang, n=len(rules)), " ", _numbers(rules, how))
        for name, rules in (
            ("guide", found.guide),
            ("checklist", found.checklist),
            ("not-asked", found.not_asked),
        )
        if rules
    )
    return together(value, el("p", _numbers(found.asked, how)), *more)


def _numbers(rules: Iterable[Rule], how: lines.Context) -> Html:
    """Link each paper by its number; its name is heard and shown on pointing."""
    links = (
        together(
            el(
                "a",
                str(rule.number),
                spoken(f" {rule.nav.of(how.lang)}"),
                href=f"{how.site}{rule.page}",
                title=rule.nav.of(how.lang),
                cls="b-number",
            ),
            " ",
        )
        for rule in rules
    )
    return together(*links)


def _foot(report: Report, found: tuple[NeedLine, ...], how: lines.Context) -> Html:
    """Lead to the papers, and to the page of the one province that is covered."""
    if report.findings.route.need == NOT_NEEDED:
        return el("p", answer_in_a_sentence(report).of(how.lang), cls="b-below")
    # Whoever has answered nothing is not sent on: the way to the papers would lead past the eight.
    if not any(line.is_settled for line in found):
        return el("p", phrase("need.fills-in", how.lang), cls="b-need__foot b-below b-small")
    go_on = el(
        "a",
        phrase("need.go-on", how.lang),
        href=f"{how.site}check/#papers",
        cls="b-button b-button--primary",
        data_do="step",
        data_step="papers",
    )
    page = covered_page(report, how)
    province = el("span", phrase("need.page", how.lang), " ", page) if page else NOTHING
    return el("p", go_on, " ", province, cls="b-need__foot b-below b-small b-actions b-side")


def covered_page(report: Report, how: lines.Context) -> Html:
    """Link the page of the one province that is covered; nothing where another decides."""
    code = one_province(report)
    if not code or report.findings.route.authority_code not in ("", code):
        return NOTHING
    name = report.law.authorities[code].province.of(how.lang)
    return el("a", name, href=f"{how.site}{page_of(code, report.law)}")


def one_province(report: Report) -> str:
    """Return the code of the province that is covered, empty unless it is one alone."""
    codes = report.app.codes(PROVINCES) or ()
    return codes[0] if len(codes) == 1 else ""
