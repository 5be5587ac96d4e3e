"""Write a plan as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from checker.core.words import counted, joined_texts, word
from checker.core.words.terms import BASIS_WORDS, FIX_WORDS, OWNER_WORDS, VERDICT_WORDS
from checker.filing.plan.find import Plan, Unchangeable
from checker.filing.plan.settle import question_text
from checker.filing.plan.ways import Way
from checker.model import Bases, Basis, Text, Verdict
from checker.report.outline import Report, named, titled
from checker.report.plain import PlainLine, aside, head, pair
from checker.report.summary import on_basis


def parts_of(plan: Plan) -> Iterator[PlainLine]:
    """Return what is said, line by line."""
    report = plan.report
    yield from head("plan.title", report.app)
    yield pair("plan.basis", bases_named(report.bases))
    yield PlainLine("heading", word("plan.ways"))
    yield from _ways(plan)
    if plan.given:
        yield PlainLine("heading", word("plan.given"))
    for given in plan.given:
        yield PlainLine("rule", titled(given.rule))
        yield PlainLine("line", given.reason.text)
        yield PlainLine("line", until_named(given))
        if given.reason.mend and not given.until:
            yield PlainLine("step", given.reason.mend, lead=word(FIX_WORDS[given.rule.kind]))
    if plan.settle:
        yield PlainLine("heading", word("plan.settle"))
    for group in plan.settle:
        yield PlainLine("rule", group.contact or word(OWNER_WORDS[group.owner]))
        for text in (*group.renew, *(change.text for change in group.acts)):
            yield PlainLine("step", text, lead=word("plan.do"))
        for path in group.asked:
            yield PlainLine("line", question_text(report, path), lead=word("plan.answer"))
        for path in group.advised:
            yield PlainLine("line", question_text(report, path), lead=word("plan.advised"))
        for ask in group.asks:
            yield PlainLine(
                "ask", word("asked.question", zh=ask.zh, en=ask.en), lead=word("plan.ask")
            )
    yield PlainLine("small", word("report.disclaimer"))


def bases_named(bases: Bases) -> Text:
    """Name what a plan is measured against."""
    return joined_texts((word(BASIS_WORDS[basis]) for basis in bases), "mark.list")


def _ways(plan: Plan) -> Iterator[PlainLine]:
    report = plan.report
    if report.barred and report.first_of_all:
        # What is met then is told by answers for the company that files, not by these.
        yield PlainLine("pair", report.first_of_all)
        return
    if said := plan.said:
        # Nothing to change is not all while a guide fails.
        if plan.measures and not _fails(report, report.bases) and _fails(report, (Basis.LOCAL,)):
            whose = report.law.authorities[report.route.authority_code].name
            key = "plan.guide-open" if any(group.facts for group in plan.settle) else "plan.guide"
            said = word(key, basis=bases_named(report.bases), authority=whose)
        yield PlainLine("pair", said)
    for way in plan.ways:
        yield PlainLine("rule", aside(way.title, changes_counted(way)))
        for change in way.changes:
            yield PlainLine("step", change.text, lead=word(OWNER_WORDS[change.owner]))
        yield PlainLine("line", results_named(way), lead=word("plan.then"))
    if plan.left_out:
        yield PlainLine("line", left_out_named(plan))


LEFT_OUT_WORDS = {
    "fewest": "left-out.fewest",
    "choices": "left-out.choices",
    "coverages": "left-out.coverages",
    "days": "left-out.days",
}


def left_out_named(plan: Plan) -> Text:
    """Say what was not looked at."""
    listed = joined_texts((word(LEFT_OUT_WORDS[each]) for each in plan.left_out), "mark.list")
    return word("plan.left-out", what=listed)


def _fails(report: Report, bases: Iterable[Basis]) -> bool:
    """Tell whether anything is not met as the answers stand."""
    found = (finding for basis in bases for finding in on_basis(report.findings, basis))
    return any(finding.verdict is Verdict.NOT_MET for finding in found)


def changes_counted(way: Way) -> Text:
    """Say how many changes a way has."""
    return counted("plan.changes-one", "plan.changes", len(way.changes))


def results_named(way: Way) -> Text:
    """Write what each basis says after a way, and what is still not met."""
    return joined_texts(map(partial(result_named, way), way.results), "mark.semicolon")


def result_named(way: Way, basis: Basis) -> Text:
    """Write what one basis says after a way, and what is still not met on it."""
    verdict = word(VERDICT_WORDS[way.results[basis]])
    said = word("phrase.state", basis=word(BASIS_WORDS[basis]), verdict=verdict)
    failing = [named(rule) for rule in way.failing[basis]]
    return aside(said, joined_texts(failing, "mark.rules")) if failing else said


def until_named(given: Unchangeable) -> Text:
    """Say until when something stands, as far as the answers tell."""
    return word("plan.until", day=given.until) if given.until else word("plan.open-end")
