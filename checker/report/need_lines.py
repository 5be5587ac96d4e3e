"""What the eight questions settle, in six lines: license, class, scope, authority and so on."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import READING, Basis, Finding, Reason, Rule, RuleFindings, Text, Verdict
from checker.questions import number_of
from checker.reasons import WHETHER_ASKED
from checker.report.need import CAPITAL, least_capital, of_the_eight
from checker.report.outline import Report
from checker.report.summary import in_short
from checker.rules.shared import PROVINCES
from checker.words import in_both, joined, word


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One line: its value and why, on what text, or the numbers of the questions it waits for.

    A line without a value that waits for no question is unclear in law; ``ask`` is the question
    to the authority, where there is one.
    """

    name: str
    value: Text | None = None
    why: Text | None = None
    rank: str | None = None
    cite: Text | None = None
    waits: tuple[int, ...] = ()
    ask: Text | None = None

    @property
    def is_settled(self) -> bool:
        """Tell whether the line is certain."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Papers:
    """Which papers are asked for: by law or guide, by the old checklist alone, of others only."""

    asked: tuple[Rule, ...]
    guide: tuple[Rule, ...]
    checklist: tuple[Rule, ...]
    not_asked: tuple[Rule, ...]


def need_lines(report: Report) -> tuple[NeedLine, ...]:
    """Return the six lines; the first alone where the license is not needed: no more follows."""
    lines = (_license, _class, _scope, _authority, _capital, _papers)
    if report.findings.route.need == "not-needed":
        return (_license(report),)
    return tuple(line(report) for line in lines)


def _waiting(report: Report, *numbers: int) -> tuple[int, ...]:
    """Return which of these questions are open in a way that the route waits for them."""
    found = {number_of(path) for path in of_the_eight(report)}
    return tuple(n for n in numbers if n in found)


def _reason(report: Report, *starts: str) -> Reason | None:
    """Return the route's first reason whose code begins so."""
    reasons = report.findings.route.reasons
    return next((reason for reason in reasons if reason.code.startswith(starts)), None)


def _with_reason(name: str, value: Text | None, reason: Reason | None) -> NeedLine:
    if reason is None:
        return NeedLine(name, value)
    if reason.ask:
        return NeedLine(name, None, reason.text, READING, ask=reason.ask)
    return NeedLine(name, value, reason.text, reason.rank)


def _license(report: Report) -> NeedLine:
    if waits := _waiting(report, 1, 2, 3):
        return NeedLine("license", waits=waits)
    return _with_reason("license", report.route["need"], _reason(report, "need-"))


def _class(report: Report) -> NeedLine:
    if waits := _waiting(report, 4):
        return NeedLine("class", waits=waits)
    return _with_reason("class", report.route["class"], _reason(report, "class-"))


def _scope(report: Report) -> NeedLine:
    if waits := _waiting(report, 5):
        return NeedLine("scope", waits=waits)
    offshore = _reason(report, "authority-offshore")
    if report.findings.route.scope == "unknown":
        return _with_reason("scope", None, offshore)
    # Where the whole country is covered, no province is named.
    codes = report.app.codes(PROVINCES) or ()
    names = [report.law.authorities[code].province for code in codes]
    places = joined(names, *word("mark.list")) if names else None
    return NeedLine("scope", report.route["scope"], places)


def _authority(report: Report) -> NeedLine:
    if report.authority is None:
        if waits := _waiting(report, 5, 6):
            return NeedLine("authority", waits=waits)
        return _with_reason("authority", None, _reason(report, "authority-offshore"))
    reason = _reason(report, "authority-")
    return NeedLine("authority", report.authority.name, rank=reason.rank if reason else None)


def _capital(report: Report) -> NeedLine:
    if waits := _waiting(report, 5):
        return NeedLine("capital", waits=waits)
    amount = least_capital(report)
    version = report.law.rule(CAPITAL).version(Basis.LAW, report.app.day)
    if amount is None or version is None:
        return NeedLine("capital", why=word("need.capital-by-scope"))
    cite = in_short(version.cites[:1])
    why = word("need.registered-not-paid")
    return NeedLine("capital", in_both(amount), why, version.rank, cite)


def _papers(report: Report) -> NeedLine:
    waits = {number_of(path) for path in _open_whether_asked(report)}
    if report.authority is None:
        waits |= set(_waiting(report, 5, 6))
    numbers = tuple(sorted(n for n in waits if n))
    if numbers:
        return NeedLine("papers", waits=numbers)
    return NeedLine("papers", word("need.papers-by-law", n=len(papers(report).asked)))


def _open_whether_asked(report: Report) -> set[str]:
    """Return the open questions that decide whether a paper is asked for, on any basis."""
    return {
        path
        for found in _materials(report)
        for finding in found.on.values()
        if any(reason.code == WHETHER_ASKED for reason in finding.reasons)
        for path in finding.missing
    }


def _materials(report: Report) -> list[RuleFindings]:
    return [found for found in report.findings.rules if found.rule.kind == "material"]


def papers(report: Report) -> Papers:
    """Sort the papers by who asks for them of this applicant."""

    def sort_of(found: RuleFindings) -> str:
        names = {Basis.LAW: "asked", Basis.LOCAL: "guide", Basis.CHECKLIST: "checklist"}
        return next((names[basis] for basis in found.asking(Basis)), "not_asked")

    sorts: dict[str, list[Rule]] = {name: [] for name in Papers.__dataclass_fields__}
    for found in _materials(report):
        sorts[sort_of(found)].append(found.rule)
    return Papers(**{name: tuple(rules) for name, rules in sorts.items()})


def stopped(report: Report) -> Finding | None:
    """Return what stops the application whatever is filed: marketing calls (condition 8)."""
    found = next(f for f in report.findings.rules if f.rule.id == "call-conduct")
    finding = found.on.get(Basis.LAW)
    return finding if finding and finding.verdict is Verdict.NOT_MET else None
