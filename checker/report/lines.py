"""Write one rule's line of the panel: verdict, reasons, what mends it, on what text."""

from __future__ import annotations

from typing import NamedTuple

from checker.core.words import word
from checker.core.words.terms import BASIS_WORDS, FIX_WORDS, OWNER_WORDS
from checker.model import LANG_TAGS, Basis, Text
from checker.report.explanation import Explanation, RuleLine
from checker.report.html import (
    NOTHING,
    Either,
    Html,
    colon,
    due_mark,
    el,
    icon,
    joined_html,
    kept,
    label,
    paragraphs,
    pill,
    rank_tag,
    rule_link,
    strip,
    together,
)
from checker.report.outline import numbered
from checker.report.sources import applying, first_due
from checker.report.summary import in_short


class LineContext(NamedTuple):
    """How lines are written: ``site`` leads to the language's root, ``whom`` a question on.

    ``left_out`` are the texts that are nothing to this applicant.
    """

    site: str
    whom: Text
    left_out: frozenset[str]


@kept
def full_line(line: RuleLine, how: LineContext) -> Html:
    """Return a rule with its reasons, what mends it, its texts and who acts."""
    explanation = line.lead
    return _line(
        line,
        "b-line",
        _head(line, how),
        _lacking(explanation),
        question_to_authority(explanation.finding.ask, how),
        _small(explanation, how),
        _beside(line, how),
    )


@kept
def short_line(line: RuleLine, how: LineContext) -> Html:
    """Return a rule with its reasons, what stands beside them, and the text they rest on."""
    # No wording is known before all law.
    found = line.lead.foremost(how.left_out)
    return _line(
        line,
        "b-line b-line--short",
        _head(line, how),
        paragraphs(line.lead.reasons),
        _beside(line, how),
        el("p", in_short(found), cls="b-line__small b-side b-small") if found else NOTHING,
    )


@kept
def waiting_line(line: RuleLine, how: LineContext) -> Html:
    """Return a rule that waits for answers, with what is known to be lacking.

    The questions stand above, by who can answer them.
    """
    found = line.lead.foremost(how.left_out)
    return _line(
        line,
        "b-line b-line--short",
        _head(line, how),
        _lacking(line.lead),
        _beside(line, how),
        el("p", in_short(found), cls="b-line__small b-side b-small"),
    )


def _line(line: RuleLine, classes: str, *content: Html) -> Html:
    return el("article", *content, cls=classes, data_key=line.rule.id)


def _head(line: RuleLine, how: LineContext) -> Html:
    return el(
        "p",
        icon(line.lead.finding.state),
        rule_link(line.rule, how.site, cls="b-line__title"),
        " ",
        strip(line.states),
        cls="b-line__head b-side",
    )


def _lacking(explanation: Explanation, lead: Html = NOTHING) -> Html:
    """Return what a finding lacks, and below it what mends it."""
    mend = explanation.mend if explanation.causes else None
    return together(
        paragraphs(explanation.causes, lead), _fix(explanation, mend) if mend else NOTHING
    )


def _fix(explanation: Explanation, mend: Text) -> Html:
    """Say how to fix a finding: a paper is corrected, a condition is met."""
    return el("p", label(FIX_WORDS[explanation.found.rule.kind]), " ", mend)


def _beside(line: RuleLine, how: LineContext) -> Html:
    """Return what another basis lacks, and what the authority answered; questions stand apart."""
    found = []
    for other in line.beside:
        lead = together(label(BASIS_WORDS[other.basis]), " ")
        # What only the old checklist lacks of a paper that is asked now is no act for now.
        only_old = other.basis is Basis.CHECKLIST
        said = paragraphs(other.causes, lead) if only_old else _lacking(other, lead)
        found += [said, question_to_authority(other.finding.ask, how)]
    noted = (el("p", answer, cls="b-line__noted") for answer in line.noted)
    return together(*found, *noted)


def question_to_authority(ask: Text | None, how: LineContext) -> Html:
    """Return the question to put where the law is unclear, in Chinese, and whom to ask."""
    if ask is None:
        return NOTHING
    whom, put = el("strong", how.whom, colon()), el("q", ask.zh, lang=LANG_TAGS["zh"])
    meaning = Either(lambda lang: together(" ", el("span", ask.en)) if lang == "en" else NOTHING)
    return el("p", whom, " ", put, meaning, cls="b-ask")


def _small(explanation: Explanation, how: LineContext) -> Html:
    """Return what a finding rests on, and who acts."""
    rank, texts = explanation.finding.rank, applying(explanation.cites, how.left_out)
    # Behind the texts a mark, once one of them is past its next check.
    cites, due = in_short(texts), first_due(texts)
    names = [word(OWNER_WORDS[owner]) for owner in explanation.owners]
    who = joined_html(names, word("mark.list"))
    return el(
        "p",
        el("span", numbered(explanation.found.rule)),
        " ",
        el("span", together(cites, " ", due_mark(due, said=False)) if due else NOTHING),
        " ",
        together(rank_tag(rank), " ") if rank else NOTHING,
        el("span", word("report.ask"), colon(), " ", who) if names else NOTHING,
        cls="b-line__small b-side b-small",
    )


def rule_row(explanation: Explanation, how: LineContext, place: Html = NOTHING) -> Html:
    """Return one basis of a rule's own page: the verdict, its reasons, and what mends each.

    ``place`` names the province whose guide it is.
    """
    rank = (" ", rank_tag(explanation.finding.rank)) if explanation.finding.rank else ()
    return basis_row(
        explanation.basis,
        together(" ", pill(explanation.finding.state), *rank),
        together(
            paragraphs(explanation.reasons),
            *(_fix(explanation, mend) for mend in explanation.mends),
            question_to_authority(explanation.finding.ask, how),
        ),
        place,
    )


def basis_row(basis: str, verdict: Html, below: Html, place: Html = NOTHING) -> Html:
    """Return the row of one basis on a rule's own page."""
    named = (" · ", place) if place else ()
    name = el("span", word(BASIS_WORDS[basis]), *named)
    head = el("p", icon(basis), name, verdict, cls="b-mini__head b-side")
    return el("div", head, below, cls=f"b-mini b-mini--{basis} b-below")
