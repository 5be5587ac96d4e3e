"""The home page: what it asks, eight facts, and what the checker tells an invented company."""

from pathlib import Path
from typing import NamedTuple

from checker.api import load_application
from checker.core.words import Money
from checker.decide.evaluate import evaluate
from checker.model import (
    WHOLE_NETWORK_AUTHORITY,
    Basis,
    Citation,
    Finding,
    Findings,
    Lang,
    Law,
    Reason,
    Rule,
    RuleFindings,
    Verdict,
)
from checker.report.need import least_for
from scripts.site import Snippets, rules
from scripts.site.map import tiles
from scripts.site.rules import every_statement
from scripts.site.templates import render

SAMPLE = Path(__file__).with_suffix(".toml")
# The old checklist is for a service counter that still uses it: what comes first leaves it out.
BASES = (Basis.LAW, Basis.LOCAL)
# By it marketing calls bar an applicant.
NOTICE = "notice-81"


class Gap(NamedTuple):
    """What one rule lacks: the finding, and its first reason."""

    rule: Rule
    finding: Finding
    reason: Reason


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write what is asked, the facts, and the sample."""
    yield "home/where.md", render("home/where", lang)
    yield "home/facts.md", facts(law, lang)
    yield "home/sample.md", sample(law, lang)


def facts(law: Law, lang: Lang) -> str:
    """Write eight facts, each from the text that says so, and each linked to it."""
    day = law.checked
    return render(
        "home/facts",
        lang,
        law=law,
        said=every_statement(),
        notice=on_marketing(law),
        least={scope: least_for(scope, day, law) for scope in ("local", "whole-network")},
        ministry=law.authorities[WHOLE_NETWORK_AUTHORITY],
        tiles=tiles(law),
    )


def on_marketing(law: Law) -> Citation:
    """Return the text that has no applicant who plans marketing calls."""
    cites = rules.all_citations(law.rule("call-conduct"))
    return next(cite for cite in cites if cite.instrument.id == NOTICE)


def sample(law: Law, lang: Lang) -> str:
    """Write what an invented company is told, computed here so that it cannot lie."""
    app = load_application(SAMPLE, today=law.checked)
    found = evaluate(app, law)
    lacking = gaps(found)
    return render(
        "home/sample",
        lang,
        provinces=[law.authorities[c].province for c in app.codes("service.provinces") or ()],
        capital=Money(int(app.number("company.registered_capital") or 0)),
        gaps=lacking,
        ready=len(ready(found)),
    )


def gaps(found: Findings) -> list[Gap]:
    """Return what stands in the way by the current requirements and the guide of the province."""
    return [
        Gap(one.rule, failing, failing.reasons[0])
        for one in found.rules
        if (failing := failing_of(one))
    ]


def failing_of(found: RuleFindings) -> Finding | None:
    """Return the first finding that fails, or else waits for an answer of the applicant."""
    asking = found.asking(BASES).values()
    fails = [finding for finding in asking if finding.verdict is Verdict.NOT_MET]
    return next(iter((*fails, *(finding for finding in asking if finding.missing))), None)


def ready(found: Findings) -> list[Rule]:
    """Return the papers that are asked and lack nothing."""
    return [
        one.rule
        for one in found.of_kind("material")
        if one.asking(BASES) and failing_of(one) is None
    ]
