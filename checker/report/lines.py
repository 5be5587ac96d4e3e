"""One rule's line in the result: verdict, reasons, what mends it, on what text."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Basis
from checker.report.json import mending
from checker.report.markup import colon, due_mark, icon, led, rank_tag, say, strip, text
from checker.report.summary import also_local, cited, leading, only_a_window
from checker.words import joined, word

if TYPE_CHECKING:
    from checker.model import Finding, Lang, Rule, RuleFindings, Text, Version

# Lines that are kept: each rule's, long and short, some times over. Findings that still stand are
# the same object from one answer to the next, and so is their line.
MOST = 100


class Manner(NamedTuple):
    """For which bases and in which language; ``site`` leads to the language's root.

    ``contact`` is whom to ask where the law is unclear.
    """

    bases: tuple[Basis, ...]
    lang: Lang
    site: str
    contact: Text


@lru_cache(MOST)
def full_line(found: RuleFindings, how: Manner, noted: tuple[Text, ...] = ()) -> str:
    """Return a rule with its reasons, what mends it, its texts and who acts.

    ``noted`` is what the authority answered on it.
    """
    basis, finding = leading(found, how.bases)
    return _article(
        "b-line",
        found,
        f"{_head(found, finding, how)}{_reasons(finding, how)}{_mends(found, basis, finding, how)}"
        f"{asking(finding.ask, how.contact, how.lang)}{_small(found, finding, how)}"
        f"{_local(found, basis, how)}{_noted(noted, how)}",
    )


@lru_cache(MOST)
def short_line(found: RuleFindings, how: Manner, noted: tuple[Text, ...] = ()) -> str:
    """Return a rule with its reasons, and what the authority answered on it."""
    basis, finding = leading(found, how.bases)
    inside = (
        f"{_head(found, finding, how)}{_reasons(finding, how)}"
        f"{_local(found, basis, how)}{_noted(noted, how)}"
    )
    return _article("b-line b-line--short", found, inside)


def _article(classes: str, found: RuleFindings, inside: str) -> str:
    return f'<article class="{classes}" data-key="{found.rule.id}">{inside}</article>'


def _head(found: RuleFindings, finding: Finding, how: Manner) -> str:
    return (
        f'<p class="b-line__head">{icon(finding.state)}{_title(found.rule, how)} '
        f"{strip(found, how.bases, how.lang)}</p>"
    )


def _title(rule: Rule, how: Manner) -> str:
    address = escape(f"{how.site}{rule.kind}s/{rule.id}/")
    return f'<a class="b-line__title" href="{address}">{text(rule.nav, how.lang)}</a>'


def _reasons(finding: Finding, how: Manner, lead: str = "") -> str:
    return "".join(f"<p>{lead}{text(r.text, how.lang)}</p>" for r in finding.reasons)


def _mends(found: RuleFindings, basis: Basis, finding: Finding, how: Manner) -> str:
    said = joined(dict.fromkeys(r.mend for r in finding.reasons if r.mend), " ", "")
    whole = mending(found, basis, said) if only_a_window(found, basis) else said
    return f"<p>{led('report.mend', how.lang)} {text(whole, how.lang)}</p>" if said.en else ""


def _local(found: RuleFindings, basis: Basis, how: Manner) -> str:
    """Return what the local guide lacks or leaves open beside the law."""
    local = also_local(found, basis)
    if local is None or Basis.LOCAL not in how.bases:
        return ""
    name = f"<strong>{say('basis.local', how.lang)}{colon(how.lang)}</strong> "
    mends = _mends(found, Basis.LOCAL, local, how)
    return f"{_reasons(local, how, name)}{mends}{asking(local.ask, how.contact, how.lang)}"


def _noted(noted: tuple[Text, ...], how: Manner) -> str:
    return "".join(f'<p class="b-line__noted">{text(said, how.lang)}</p>' for said in noted)


def asking(ask: Text | None, contact: Text, lang: Lang) -> str:
    """Return the question to put where the law is unclear, in Chinese, and whom to ask."""
    if ask is None:
        return ""
    whom = say("asked.ask", lang, contact=contact)
    asked = f'<q lang="zh-Hans">{escape(ask.zh)}</q>'
    english = f" <span>{escape(ask.en)}</span>" if lang == "en" else ""
    return f'<p class="b-ask"><strong>{whom}{colon(lang)}</strong> {asked}{english}</p>'


def _small(found: RuleFindings, finding: Finding, how: Manner) -> str:
    number = say(f"kind.{found.rule.kind}", how.lang, n=found.rule.number)
    cites = _cites(finding.version, how.lang) if finding.version else ""
    return (
        f'<p class="b-line__small"><span>{number}</span> <span>{cites}</span> '
        f"{_rank(finding, how.lang)}{_tag(finding, how.lang)}{_acts(finding, how.lang)}</p>"
    )


def _rank(finding: Finding, lang: Lang) -> str:
    return f"{rank_tag(finding.rank, lang)} " if finding.rank else ""


def _cites(version: Version, lang: Lang) -> str:
    """Name the texts, with a mark once one of them is past its next check."""
    due = min(cite.instrument.due for cite in version.cites)
    return f"{text(cited(version), lang)} {due_mark(due, lang, said=False)}"


def _tag(finding: Finding, lang: Lang) -> str:
    sure = finding.certainty
    if sure == "computed":
        return ""
    return f'<span class="b-tag b-tag--{sure}">{say(f"certainty.{sure}", lang)}</span> '


def _acts(finding: Finding, lang: Lang) -> str:
    owners = dict.fromkeys(r.owner for r in finding.reasons if r.owner)
    who = word("mark.list").of(lang).join(say(f"owner.{owner}", lang) for owner in owners)
    return f"<span>{say('report.ask', lang)}{colon(lang)} {who}</span>" if who else ""
