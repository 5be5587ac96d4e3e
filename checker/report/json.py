"""Findings as the published report, version 1: JSON that outside readers rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.model import Basis, Text, Verdict
from checker.reasons import named_fact
from checker.report.noted import asked
from checker.report.notices import notices
from checker.report.summary import on_basis, only_a_window, overall
from checker.words import fill, joined, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.application.application import Application
    from checker.model import Citation, Finding, Findings, Law, Reason, RuleFindings
    from checker.report.noted import Asked

FORMAT = "call-center-license/report/1"
WRITTEN_ORDER = (Basis.CHECKLIST, Basis.LAW, Basis.LOCAL)


def as_json(app: Application, findings: Findings, law: Law) -> str:
    """Return the report as JSON text; the same facts give the same bytes everywhere."""
    return json.dumps(as_data(app, findings, law), ensure_ascii=False, indent=2) + "\n"


def as_data(app: Application, findings: Findings, law: Law) -> dict[str, Any]:
    """Return the report as plain data."""
    return {
        "format": FORMAT,
        "rules_version": __version__,
        "application_date": findings.day.isoformat(),
        "notices": [{"code": n.code, **_both(n.text)} for n in notices(findings, law)],
        "problems": [_problem(p) for p in findings.contradictions],
        "route": _route(findings),
        "verdicts": {basis.value: _verdicts(findings, basis) for basis in WRITTEN_ORDER},
        "rules": [_rule(found) for found in findings.rules],
        "next_steps": list(_next_steps(app, findings, law)),
        "dates": [
            {"code": d.code, "on": d.on.isoformat(), "rule": d.rule, **_both(d.text)}
            for d in findings.dates
        ],
        "asked": [_noted(found) for found in asked(app)],
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def _problem(problem: Reason) -> dict[str, Any]:
    return {"code": problem.code, "facts": list(problem.facts), **_both(problem.text)}


def _noted(found: Asked) -> dict[str, Any]:
    return found._asdict() | {"on": found.on.isoformat() if found.on else None}


def _reason(reason: Reason) -> dict[str, Any]:
    found = {"code": reason.code, **_both(reason.text), "facts": list(reason.facts)}
    return found | {"rank": reason.rank} if reason.rank else found


def _route(findings: Findings) -> dict[str, Any]:
    route = findings.route
    return {
        "need": route.need,
        "class": route.license_class,
        "scope": route.scope,
        "authority": route.authority,
        "path": route.path,
        "reasons": [_reason(r) | ({"ask": _both(r.ask)} if r.ask else {}) for r in route.reasons],
    }


def _verdicts(findings: Findings, basis: Basis) -> dict[str, str] | None:
    if not on_basis(findings, basis):
        return None
    return {
        "conditions": overall(on_basis(findings, basis, "condition")).value,
        "materials": overall(on_basis(findings, basis, "material")).value,
        "overall": overall(on_basis(findings, basis)).value,
    }


def _rule(found: RuleFindings) -> dict[str, Any]:
    rule = found.rule
    return {
        "id": rule.id,
        "kind": rule.kind,
        "number": rule.number,
        "title": _both(rule.title),
        "findings": {b.value: _finding(found.on[b]) for b in WRITTEN_ORDER if b in found.on},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    cites = finding.version.cites if finding.version else ()
    return {
        "verdict": finding.verdict.value,
        "rank": finding.rank,
        "certainty": finding.certainty,
        "reasons": [_reason(r) for r in finding.reasons],
        "missing": list(finding.missing),
        "open": finding.waits_for,
        "ask": _both(finding.ask) if finding.ask else None,
        "citations": [citation_data(c) for c in cites],
    }


def citation_data(citation: Citation) -> dict[str, Any]:
    """Return a citation as the report gives it."""
    return {
        "instrument": citation.instrument.id,
        "article": citation.article.en,
        "article_zh": citation.article.zh,
        "status": citation.status,
        "url": citation.instrument.url,
        "checked": citation.instrument.checked.isoformat(),
        "due": citation.instrument.due.isoformat(),
    }


def _next_steps(app: Application, findings: Findings, law: Law) -> Iterator[dict[str, Any]]:
    """Say what mends each failing rule and who can answer each open one, once each."""
    seen: set[tuple[str, str]] = set()
    for basis in Basis:
        for found in findings.rules:
            for owner, text in steps(app, law, found, basis):
                if (found.rule.id, text.en) not in seen:
                    seen.add((found.rule.id, text.en))
                    step = {"rule": found.rule.id, "basis": basis.value, "owner": owner}
                    yield {**step, **_both(text)}


def steps(
    app: Application, law: Law, found: RuleFindings, basis: Basis
) -> Iterator[tuple[str, Text]]:
    """Return what to do about one finding, with who must act."""
    finding = found.on.get(basis)
    if finding is None:
        return
    if finding.verdict is Verdict.NOT_MET:
        for reason in finding.reasons:
            if reason.mend:
                yield reason.owner or found.rule.owner, mending(found, basis, reason.mend)
    owners = dict.fromkeys(law.fact(p).owner for p in finding.missing)
    for owner in owners:
        facts = [named_fact(app, law, p) for p in finding.missing if law.fact(p).owner == owner]
        yield owner, fill(word("finding.find-out"), {"facts": joined(facts)})


def mending(found: RuleFindings, basis: Basis, mend: Text) -> Text:
    """Return what mends a failing rule; what only a window may ask says so first."""
    if only_a_window(found, basis):
        return fill(word("finding.only-if-asked"), {"mend": mend})
    return mend
