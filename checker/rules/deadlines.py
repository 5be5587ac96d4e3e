"""Days that follow from the facts: until when a paper is good, when a window closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import add_months, add_years, last_day_under
from checker.model import Basis, Deadline
from checker.rules.record import bar_years, by_company_and_major
from checker.words import fill, word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.application.application import Application
    from checker.model import Law, Version


def deadlines(app: Application, law: Law) -> tuple[Deadline, ...]:
    """Return the days that follow from an application's dates, earliest first."""
    found = [
        *_one(app, law, "social-security-certificate", Basis.LAW, _certificate),
        *_one(app, law, "financial-report", Basis.CHECKLIST, _reports),
        *_one(app, law, "no-major-violations", Basis.CHECKLIST, _violations),
        *_one(app, law, "no-application-bar", Basis.LAW, _bars),
        *_one(app, law, "trust-keeping-commitment", Basis.LAW, _penalties),
    ]
    return tuple(sorted(found, key=lambda d: (d.on, d.rule, d.code)))


def _one(app: Application, law: Law, rule: str, basis: Basis, days: Days) -> Iterator[Deadline]:
    version = law.rule(rule).version(basis, app.day)
    for code, on in days(app, version) if version else ():
        yield Deadline(code, on, rule, fill(word(f"date.{code}"), {"on": on}))


def _certificate(app: Application, version: Version) -> Pairs:
    issued = app.date("materials.social-security-certificate.issued_on")
    if issued and version.asked:
        yield "certificate-usable-until", add_months(issued, version.values["months"])


def _reports(app: Application, version: Version) -> Pairs:
    founded = app.date("company.established_on")
    if founded:
        yield "young-company-until", add_years(founded, version.values["young_years"])
    audited = app.date("materials.financial-report.audit_report_on")
    if audited:
        yield "audit-usable-until", add_years(audited, version.values["audit_years"])


def _violations(app: Application, version: Version) -> Pairs:
    for entry in app.entries("violations") or ():
        on = app.date(f"{entry}.on")
        if on and by_company_and_major(app, entry).value:
            yield "violation-inside-until", add_years(on, version.values["years"])


def _bars(app: Application, version: Version) -> Pairs:
    lengths = bar_years(version)
    for entry in app.entries("bars") or ():
        on, reason = app.date(f"{entry}.on"), app.word(f"{entry}.reason")
        if on and reason and reason in lengths:
            yield "bar-until", add_years(on, lengths[reason])


def _penalties(app: Application, version: Version) -> Pairs:
    for entry in app.entries("penalties") or ():
        on = app.date(f"{entry}.on")
        if on:
            yield "letter-asked-until", last_day_under(on, version.values["years"])


if TYPE_CHECKING:
    from collections.abc import Callable

    Pairs = Iterator[tuple[str, date]]
    Days = Callable[[Application, Version], Pairs]
