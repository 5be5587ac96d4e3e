"""Days that follow from the facts: until when a paper is good, when a window closes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from checker.application.application import Application
from checker.core.dates import add_months, add_years, last_day_under
from checker.core.words import word
from checker.model import Basis, Deadline, Law, Version
from checker.rules.financial_report import AUDITED_ON, FOUNDED
from checker.rules.record import bar_years, by_company_and_major
from checker.rules.social_security_certificate import ISSUED_ON

# The word of a deadline, and the day.
Dated = Iterator[tuple[str, date]]
DaysOf = Callable[[Application, Version], Dated]


def deadlines(app: Application, law: Law) -> tuple[Deadline, ...]:
    """Return the days that follow from an application's dates, earliest first."""
    found = [
        *_of_rule(app, law, "social-security-certificate", Basis.LAW, _certificate),
        *_of_rule(app, law, "financial-report", Basis.CHECKLIST, _reports),
        *_of_rule(app, law, "no-major-violations", Basis.CHECKLIST, _violations),
        *_of_rule(app, law, "no-application-bar", Basis.LAW, _bars),
        *_of_rule(app, law, "trust-keeping-commitment", Basis.LAW, _penalties),
    ]
    return tuple(sorted(found, key=lambda d: (d.on, d.rule, d.code)))


def _of_rule(
    app: Application, law: Law, rule: str, basis: Basis, days: DaysOf
) -> Iterator[Deadline]:
    version = law.rule(rule).version(basis, app.day)
    for key, on in days(app, version) if version else ():
        yield Deadline(key.removeprefix("date."), on, rule, word(key, on=on))


def _certificate(app: Application, version: Version) -> Dated:
    issued = app.date(ISSUED_ON)
    # A wording that asks nothing may still stand in force: it sets no day.
    if issued and version.asked:
        yield "date.certificate-usable-until", add_months(issued, version.values["months"])


def _reports(app: Application, version: Version) -> Dated:
    # The list alone asks for these reports; the law in force sets no day for them.
    founded = app.date(FOUNDED)
    if founded:
        yield "date.young-company-until", add_years(founded, version.values["young_years"])
    audited = app.date(AUDITED_ON)
    if audited:
        yield "date.audit-usable-until", add_years(audited, version.values["audit_years"])


def _violations(app: Application, version: Version) -> Dated:
    for entry in app.entries("violations") or ():
        on = app.date(f"{entry}.on")
        if on and by_company_and_major(app, entry).value:
            yield "date.violation-inside-until", add_years(on, version.values["years"])


def _bars(app: Application, version: Version) -> Dated:
    lengths = bar_years(version)
    for entry in app.entries("bars") or ():
        on, reason = app.date(f"{entry}.on"), app.answer(f"{entry}.reason")
        if on and reason in lengths:
            yield "date.bar-until", add_years(on, lengths[reason])


def _penalties(app: Application, version: Version) -> Dated:
    for entry in app.entries("penalties") or ():
        on = app.date(f"{entry}.on")
        if on and app.is_yes(f"{entry}.penalty").value is not False:
            # Whether the anniversary itself is still less than so many years (未满) is not said.
            yield "date.letter-asked-until", last_day_under(on, version.values["years"])
