"""The report for people, in order, before it becomes text, Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker import __version__
from checker.model import Basis, Text
from checker.report.guides import guide_name, no_guide, stops
from checker.report.json import steps
from checker.report.noted import answers_on, asked, contact, noted, question
from checker.report.notices import notices
from checker.report.sentences import company_name
from checker.report.summary import (
    also_local,
    cited,
    counted,
    grouped,
    is_ruled,
    leading,
    on_basis,
    overall,
)
from checker.words import fill, joined, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.application.application import Application
    from checker.model import Finding, Findings, Law, Reason, RuleFindings, Version

Kind = Literal["title", "heading", "pair", "rule", "line", "step", "ask", "source", "small"]


class Told(NamedTuple):
    """What one report tells of."""

    app: Application
    findings: Findings
    law: Law


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the report: its kind, its words and what stands below it.

    ``mark`` is the state of a rule's finding.
    """

    kind: Kind
    text: Text
    lead: Text | None = None
    mark: str | None = None
    url: str | None = None


def outline(app: Application, findings: Findings, law: Law) -> Iterator[Part]:
    """Return the report in the order people read it: what stops, what is open, what is met."""
    told = Told(app, findings, law)
    yield Part("title", word("report.title"))
    yield from _head(app, findings)
    for notice in notices(findings, law):
        yield Part("pair", notice.text, lead=word("report.notice"))
    if not is_ruled(findings):
        yield Part("small", word("report.disclaimer"))
        return
    yield from _verdicts(findings, law)
    for problem in findings.contradictions:
        yield Part("pair", problem.text, lead=word("report.problems"))
    yield from _route(findings, law)
    for name, found in grouped(findings, tuple(Basis)).items():
        title = stops(findings) if name == "stops" else word(f"group.{name}")
        yield from _group(told, title, found, always=name == "stops")
    yield from _asked(app, law)
    yield from _dates(findings)
    yield from _sources(findings)
    yield Part("small", word("report.disclaimer"))


def _pair(key: str, value: Text) -> Part:
    return Part("pair", value, lead=word(key))


def _head(app: Application, findings: Findings) -> Iterator[Part]:
    name = company_name(app)
    if name:
        yield _pair("report.company", Text(name, name))
    yield _pair("report.filing-date", fill(Text("{on}", "{on}"), {"on": findings.day}))
    yield _pair("report.rules-version", Text(__version__, __version__))


def _verdicts(findings: Findings, law: Law) -> Iterator[Part]:
    for basis in Basis:
        found = on_basis(findings, basis)
        own = guide_name(findings, law) if basis is Basis.LOCAL else None
        name = fill(
            word("form.basis"),
            {"basis": own or word(f"basis.{basis.value}"), "role": word(f"role.{basis.value}")},
        )
        yield Part("pair", _said(found) if found else no_guide(findings, law), lead=name)


def _said(found: list[Finding]) -> Text:
    total = word(f"overall.{overall(found).value}")
    return fill(word("form.aside"), {"said": total, "aside": counted(found)})


def _route(findings: Findings, law: Law) -> Iterator[Part]:
    route = findings.route
    authority = law.authorities[route.authority].name if route.authority else None
    license_class = "mixed" if route.license_class == "both" else route.license_class
    yield Part("heading", word("report.route"))
    yield _pair("route.need", word(f"route.need-{route.need}"))
    yield _pair("route.class", word(f"route.class-{license_class}"))
    yield _pair("route.scope", word(f"route.scope-{route.scope}"))
    yield _pair("route.authority", authority or word("route.authority-unknown"))
    yield _pair("route.path", word(f"route.path-{route.path}"))
    for reason in route.reasons:
        yield Part("line", _with_rank(reason))
        yield from _question(findings, law, reason.ask)


def _with_rank(reason: Reason) -> Text:
    """Write what a reason of the route rests on behind it."""
    if reason.rank is None:
        return reason.text
    return fill(word("form.aside"), {"said": reason.text, "aside": word(f"rank.{reason.rank}")})


def _question(findings: Findings, law: Law, ask: Text | None) -> Iterator[Part]:
    """Write the question to the authority, where the law is unclear."""
    if ask:
        whom = fill(word("asked.ask"), {"contact": contact(findings.route, law)})
        yield Part("ask", question(ask), lead=whom)


def _group(told: Told, title: Text, found: list[RuleFindings], *, always: bool) -> Iterator[Part]:
    if not found and not always:
        return
    yield Part("heading", fill(word("form.aside"), {"said": title, "aside": len(found)}))
    if not found:
        yield Part("pair", word("report.nothing-stops"))
    for each in found:
        yield from _rule(told, each)


def _rule(told: Told, found: RuleFindings) -> Iterator[Part]:
    basis, finding = leading(found, tuple(Basis))
    number = fill(word(f"kind.{found.rule.kind}"), {"n": found.rule.number})
    title = fill(word("form.numbered"), {"n": number, "title": found.rule.title})
    yield Part("rule", _with_strip(title, found), mark=finding.state)
    yield from _finding(told, found, basis)
    if also_local(found, basis):
        yield from _finding(told, found, Basis.LOCAL, word("basis.local"))
    for answer in answers_on(told.app, found.rule.id):
        yield Part("line", answer)


def _finding(
    told: Told, found: RuleFindings, basis: Basis, lead: Text | None = None
) -> Iterator[Part]:
    finding = found.on[basis]
    for reason in finding.reasons:
        yield Part("line", reason.text, lead=lead)
    for owner, step in steps(told.app, told.law, found, basis):
        yield Part("step", step, lead=word(f"owner.{owner}"))
    yield from _question(told.findings, told.law, finding.ask)
    if finding.version:
        yield Part("source", _sure(finding, finding.version))


def _with_strip(title: Text, found: RuleFindings) -> Text:
    cells = joined(
        (
            fill(
                word("form.state"),
                {"basis": word(f"strip.{b.value}"), "verdict": word(f"verdict.{f.state}")},
            )
            for b, f in found.on.items()
        ),
        *word("mark.comma"),
    )
    return fill(word("form.states"), {"title": title, "states": cells})


def _sure(finding: Finding, version: Version) -> Text:
    """Write what a finding rests on: texts, rank, and how sure it is."""
    values = {
        "cites": cited(version),
        "rank": word(f"rank.{finding.rank}"),
        "sure": word(f"certainty.{finding.certainty}"),
    }
    return fill(word("form.source"), values)


def _asked(app: Application, law: Law) -> Iterator[Part]:
    """List what the authority answered, each under the rule it speaks of."""
    entries = asked(app)
    if entries:
        yield Part("heading", word("asked.heading"))
    for found in entries:
        rule = law.rule(found.rule).title if found.rule else None
        yield Part("pair", noted(found), lead=rule)


def _dates(findings: Findings) -> Iterator[Part]:
    if findings.dates:
        yield Part("heading", word("report.dates"))
    for day in findings.dates:
        yield Part("pair", day.text, lead=fill(Text("{on}", "{on}"), {"on": day.on}))


def _sources(findings: Findings) -> Iterator[Part]:
    yield Part("heading", word("report.sources"))
    used = {
        c.instrument.id: c.instrument
        for r in findings.rules
        for f in r.on.values()
        if f.version
        for c in f.version.cites
    }
    for instrument in used.values():
        values = {
            "title": instrument.title,
            "status": word(f"status.{instrument.status}"),
            "checked": fill(word("report.last-check"), {"on": instrument.checked}),
            "due": fill(word("report.next-check"), {"on": instrument.due}),
        }
        yield Part("small", fill(word("form.instrument"), values), url=instrument.url)
