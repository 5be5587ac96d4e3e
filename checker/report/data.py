"""Write a report as the published data, version 1: JSON that outside readers rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from checker import __version__
from checker.core.law_folder import draft_name
from checker.core.verdicts import unique
from checker.core.words import NO_TEXT
from checker.decide.grounds import grounds
from checker.decide.reasons import demand_of
from checker.model import Basis, Citation, Data, Reason, Route, RuleFindings, Verdict, Version
from checker.report.explanation import Explanation, asked_elsewhere
from checker.report.outline import COMPANY, Report
from checker.report.sources import texts_behind
from checker.report.summary import by_kind

REPORT_FORMAT = "call-center-license/report/1"
# As version 1 was published, the list first: readers may rely on the order.
WRITTEN_ORDER = (Basis.CHECKLIST, Basis.LAW, Basis.LOCAL)


def json_text(data: object) -> str:
    """Return data as JSON text, the same data as the same bytes everywhere.

    A sign that would move a terminal's cursor is written as code.
    """
    text = json.dumps(plain_data(data), ensure_ascii=False, indent=2, allow_nan=False)
    # Below it are the line ends of the text itself; the others JSON has escaped.
    moving = {sign for sign in set(text) if sign > "~" and not sign.isprintable()}
    return text.translate({ord(sign): json.dumps(sign)[1:-1] for sign in moving}) + "\n"


def plain_data(value: object) -> Any:
    """Return data with what JSON lacks as it is written: texts, citations, days and decimals.

    What has named parts, such as a text in both languages, is a table.
    """
    if isinstance(value, Citation):
        value = citation_data(value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    match value:
        case Mapping():
            return {key: plain_data(each) for key, each in value.items()}
        case list() | tuple():
            return [*map(plain_data, value)]
        case date():
            return value.isoformat()
        case Decimal():
            # As a file writes it: 60, not 60.0.
            return int(value) if value == int(value) else float(value)
    return value


def as_data(report: Report) -> Data:
    """Return the report as plain data."""
    findings, unread = report.findings, report.results[Basis.LOCAL].unread
    data = {
        **head(REPORT_FORMAT),
        "application_date": findings.day,
        "notices": [_notice(each) for each in report.notices],
        "problems": [
            {"code": each.code, "facts": each.facts, **each.text._asdict()}
            for each in findings.contradictions
        ],
        "route": route_data(findings.route),
        "verdicts": {
            basis: by_kind(
                {f.rule.id: f.on[basis].verdict for f in findings.rules if basis in f.on},
                report.law,
            )
            for basis in WRITTEN_ORDER
        },
        # What was not read of the guide that is measured against; nothing where all was.
        "unread": unread,
        "rules": [_rule(found, report) for found in findings.rules],
        "next_steps": list(_next_steps(report)),
        "dates": [
            {"code": day.code, "on": day.on, "rule": day.rule, **day.text._asdict()}
            for day in findings.dates
        ],
        "asked": report.answers,
    }
    found: Data = plain_data(data)
    return found


def json_report(form: str, data: Data) -> str:
    """Return a report of some form as JSON text."""
    return json_text(head(form) | data)


def head(form: str) -> dict[str, str]:
    """Return how a report begins: what it is, by which rules, and its schema, to lie beside it.

    What is found under a draft of law names it.
    """
    _, name, number = form.rsplit("/", 2)
    found = {"format": form, "rules_version": __version__, "$schema": f"./{name}-{number}.json"}
    draft = draft_name()
    return found | {"draft": draft} if draft else found


def _notice(reason: Reason) -> Data:
    found = {"code": reason.code, **reason.text._asdict()}
    return found | {"facts": reason.facts} if reason.facts else found


def _reason(reason: Reason) -> Data:
    found = {"code": reason.code, **reason.text._asdict(), "facts": reason.facts}
    return found | {"rank": reason.rank} if reason.rank else found


def route_data(route: Route) -> Data:
    """Return the route as the report gives it."""
    reasons = [_reason(r) | ({"ask": r.ask} if r.ask else {}) for r in route.reasons]
    return route_parts(route) | {"reasons": reasons}


def route_parts(route: Route) -> Data:
    """Return what the route comes to, without its reasons."""
    return {
        "need": route.need,
        "class": route.license_class,
        "scope": route.scope,
        "authority": route.authority,
        "path": route.path,
    }


def _rule(found: RuleFindings, report: Report) -> Data:
    rule = found.rule
    return {
        "id": rule.id,
        "kind": rule.kind,
        "number": rule.number,
        "title": rule.title,
        "findings": {
            basis: _finding(Explanation(found, basis), report)
            for basis in WRITTEN_ORDER
            if basis in found.on
        },
    }


def _finding(explanation: Explanation, report: Report) -> Data:
    finding = explanation.finding
    return {
        "verdict": finding.verdict,
        "rank": finding.rank,
        "certainty": finding.certainty,
        "reasons": [
            _reason(reason) | _rests_on(reason, finding.version)
            for reason in _reasons(explanation, report)
        ],
        "missing": finding.missing,
        "open": finding.waits_for,
        "ask": finding.ask,
        "citations": explanation.cites,
    }


def _rests_on(reason: Reason, version: Version | None) -> Data:
    """Return the texts that a reason rests on, and since when their wording holds."""
    if version is None:
        return {"texts": [], "since": None}
    demand = demand_of(version, reason.code, reason.facts)
    texts = [_cited(cite) for cite in texts_behind(version, demand)]
    return {"texts": texts, "since": version.effective}


def _reasons(explanation: Explanation, report: Report) -> tuple[Reason, ...]:
    """Return the reasons of a finding; that of one that is met names the answers that carry it."""
    finding = explanation.finding
    if finding.verdict is not Verdict.MET:
        return finding.reasons
    # Only here: it is decided anew without each answer, which costs more than the finding itself.
    authority = report.route.authority_code
    found = grounds(report.app, explanation.found.rule, explanation.basis, authority)
    first, *notes = finding.reasons
    return (replace(first, facts=unique((*first.facts, *found))), *notes)


def _cited(citation: Citation) -> dict[str, str]:
    return {
        "instrument": citation.instrument.id,
        "article": citation.article.en,
        "article_zh": citation.article.zh,
    }


def citation_data(citation: Citation) -> Data:
    """Return a citation as the report gives it."""
    return _cited(citation) | {
        "status": citation.status,
        "url": citation.instrument.url,
        "checked": citation.instrument.checked,
        "due": citation.instrument.due,
    }


def _next_steps(report: Report) -> Iterator[Data]:
    """Say what mends each rule that fails or is unclear, and who can answer, once each.

    Of whoever cannot apply it is the one act that changes that.
    """
    if report.route.asks_nothing_more:
        if barred := report.barred:
            step = {"rule": COMPANY, "basis": Basis.LAW, "owner": barred.owner}
            yield {**step, **(barred.mend or NO_TEXT)._asdict()}
        return
    seen: set[tuple[str, str]] = set()
    for basis in Basis:
        for found in report.findings.rules:
            if basis not in found.on:
                continue
            elsewhere = asked_elsewhere(report.app, report.law, report.findings, found)
            explanation = Explanation(found, basis, elsewhere)
            for owner, text in explanation.steps(report.app, report.law):
                if (found.rule.id, text.en) not in seen:
                    seen.add((found.rule.id, text.en))
                    step = {"rule": found.rule.id, "basis": basis, "owner": owner}
                    yield {**step, **text._asdict()}
