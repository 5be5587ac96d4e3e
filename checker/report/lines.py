"""Write one rule's line of the panel: verdict, reasons, what mends it, on what text."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from checker.model import LANG_TAGS, Lang, Text
from checker.report.explanation import Explanation, Line
from checker.report.html import (
    NOTHING,
    Html,
    colon,
    due_mark,
    el,
    icon,
    label,
    paragraphs,
    pill,
    rank_tag,
    rule_link,
    strip,
    together,
)
from checker.report.outline import numbered
from checker.report.sources import first_due
from checker.report.summary import in_short
from checker.words import phrase, word

# Lines that are kept: each rule's, long and short, some times over. Most stand from one answer to
# the next: without them an answer takes 2.4 ms in CPython, with them 1.8.
MOST = 100


class Context(NamedTuple):
    """How lines are written; ``site`` leads to the language's root.

    ``whom`` leads a question to the authority.
    """

    lang: Lang
    site: str
    whom: Text


@lru_cache(MOST)
def full_line(line: Line, how: Context) -> Html:
    """Return a rule with its reasons, what mends it, its texts and who acts."""
    explanation = line.lead
    return _line(
        line,
        "b-line",
        _head(line, how),
        _explained(explanation, how),
        question_to_authority(explanation.finding.ask, how),
        _small(explanation, how),
        _beside(line, how),
    )


@lru_cache(MOST)
def short_line(line: Line, how: Context) -> Html:
    """Return a rule with its reasons, what stands beside them, and the text they rest on."""
    # No wording is known before all law.
    found = line.lead.foremost
    return _line(
        line,
        "b-line b-line--short",
        _head(line, how),
        paragraphs(line.lead.reasons, how.lang),
        _beside(line, how),
        el("p", in_short(found).of(how.lang), cls="b-line__small b-side b-small")
        if found
        else NOTHING,
    )


def _line(line: Line, classes: str, *content: Html) -> Html:
    return el("article", *content, cls=classes, data_key=line.rule.id)


def _head(line: Line, how: Context) -> Html:
    return el(
        "p",
        icon(line.lead.finding.state),
        rule_link(line.rule, how.lang, how.site, cls="b-line__title"),
        " ",
        strip(line.states, how.lang),
        cls="b-line__head b-side",
    )


def _explained(explanation: Explanation, how: Context, lead: Html = NOTHING) -> Html:
    """Return the reasons of a finding, and below them what mends it."""
    mend = _fix(explanation, explanation.mend, how.lang) if explanation.mend else NOTHING
    return together(paragraphs(explanation.reasons, how.lang, lead), mend)


def _fix(explanation: Explanation, mend: Text, lang: Lang) -> Html:
    """Say how to fix a finding: a paper is corrected, a condition is met."""
    return el("p", label(f"report.fix-{explanation.found.rule.kind}", lang), " ", mend.of(lang))


def _beside(line: Line, how: Context) -> Html:
    """Return what another basis lacks or leaves open, and what the authority answered."""
    found = []
    for other in line.beside:
        lead = together(label(f"basis.{other.basis.value}", how.lang), " ")
        found += [_explained(other, how, lead), question_to_authority(other.finding.ask, how)]
    noted = (el("p", answer.of(how.lang), cls="b-line__noted") for answer in line.noted)
    return together(*found, *noted)


def question_to_authority(ask: Text | None, how: Context) -> Html:
    """Return the question to put where the law is unclear, in Chinese, and whom to ask."""
    if ask is None:
        return NOTHING
    whom = el("strong", f"{how.whom.of(how.lang)}{colon(how.lang)}")
    english = (" ", el("span", ask.en)) if how.lang == "en" else ()
    return el("p", whom, " ", el("q", ask.zh, lang=LANG_TAGS["zh"]), *english, cls="b-ask")


def _small(explanation: Explanation, how: Context) -> Html:
    """Return what a finding rests on, how sure it is, and who acts."""
    lang, rank, sure = how.lang, explanation.finding.rank, explanation.finding.certainty
    # Behind the texts a mark, once one of them is past its next check.
    cites, due = in_short(explanation.cites).of(lang), first_due(explanation.cites)
    names = [phrase(f"owner.{owner}", lang) for owner in explanation.owners]
    who = word("mark.list").of(lang).join(names)
    judged = el("span", phrase("certainty.declared", lang), cls="b-tag b-tag--declared")
    return el(
        "p",
        el("span", numbered(explanation.found.rule).of(lang)),
        " ",
        el("span", together(cites, " ", due_mark(due, lang, said=False)) if due else NOTHING),
        " ",
        together(rank_tag(rank, lang), " ") if rank else NOTHING,
        together(judged, " ") if sure == "declared" else NOTHING,
        *(el("span", text.of(lang)) for text in explanation.unseen),
        el("span", f"{phrase('report.ask', lang)}{colon(lang)} {who}") if names else NOTHING,
        cls="b-line__small b-side b-small",
    )


def rule_row(explanation: Explanation, how: Context, place: Html = NOTHING) -> Html:
    """Return one basis of a rule's own page: the verdict, its reasons, and what mends each.

    ``place`` names the province whose guide it is.
    """
    rank = (" ", rank_tag(explanation.finding.rank, how.lang)) if explanation.finding.rank else ()
    return basis_row(
        explanation.basis.value,
        how.lang,
        together(" ", pill(explanation.finding.state, how.lang), *rank),
        together(
            paragraphs(explanation.reasons, how.lang),
            *(_fix(explanation, mend, how.lang) for mend in explanation.mends),
            question_to_authority(explanation.finding.ask, how),
        ),
        place,
    )


def basis_row(basis: str, lang: Lang, verdict: Html, below: Html, place: Html = NOTHING) -> Html:
    """Return the row of one basis on a rule's own page."""
    named = (" · ", place) if place else ()
    name = el("span", phrase(f"basis.{basis}", lang), *named)
    head = el("p", icon(basis), name, verdict, cls="b-mini__head b-side")
    return el("div", head, below, cls=f"b-mini b-mini--{basis} b-below")
