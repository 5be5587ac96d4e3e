"""What agrees and what does not, check by check; each looks at the places its data name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from itertools import combinations
from operator import ne
from typing import Any, NamedTuple

from checker.application.papers import Share
from checker.core.words import WAN, word
from checker.filing.agreement.addresses import left_out, places_differ
from checker.filing.agreement.credit_code import fault_of, fault_said
from checker.filing.agreement.load import Check, load_checks
from checker.filing.agreement.sides import (
    AUTHORITY,
    FILING_DAY,
    Filing,
    Pair,
    Side,
    listed,
)
from checker.filing.comparing import (
    YUAN,
    Piece,
    amount,
    apart,
    differ_in_form,
    plain,
    plain_addressee,
    plain_code,
)
from checker.filing.lease import LEASE_FROM, LEASE_UNTIL
from checker.model import Paths, Text
from checker.rules.foreign_capital import (
    FOREIGN,
    REGISTERED_TYPE,
    foreign_capital,
    has_foreign_type,
    says_foreign,
)
from checker.rules.shared import wrong_sum

LICENSE_NAME = "papers.business-license.company_name"
COMPANY_NAME = "company.name"
ESTABLISHED = "papers.business-license.established_on"
OWN_ESTABLISHED = "company.established_on"
INSURED = "papers.social-security-certificate.names"
INSURED_UNTIL = "papers.social-security-certificate.until"
ISSUED = "materials.social-security-certificate.issued_on"
PAYER = "papers.social-security-certificate.payer"
FISCAL_YEAR = "papers.financial-report.fiscal_year"
AUDITED = "materials.financial-report.audit_report_on"
LETTER = "no-foreign-capital-commitment"
LETTER_PAPER = f"papers.{LETTER}"
LETTER_HELD = f"materials.{LETTER}.held"


class CheckResult(NamedTuple):
    """What a check has found: pairs that differ, and what it still waits for.

    ``unread`` cannot be compared as it is typed; ``asks`` where no text decides and the authority
    has to be asked. What does not apply is not compared.
    """

    pairs: tuple[Pair, ...] = ()
    missing: Paths = ()
    unread: Paths = ()
    asks: bool = False
    applies: bool = True


CheckFunction = Callable[[Filing, Check], CheckResult]


def _differing(
    typed: Mapping[str, Any], differ: Callable[[Any, Any], bool]
) -> Iterator[tuple[str, str]]:
    """Return each place that differs from the first, with that one before it."""
    for path, value in typed.items():
        measure = next(iter(typed))
        if differ(typed[measure], value):
            yield measure, path


def _measured(
    filing: Filing, check: Check, as_read: Callable[[Any], Hashable]
) -> Iterator[tuple[str, str]]:
    """Return each place that differs as it is read from the first that is typed."""
    return _differing(filing.typed(check), lambda one, other: as_read(one) != as_read(other))


def _text_pair(filing: Filing, first: str, second: str, note: Text | None = None) -> Pair:
    """Return two lines, cut around what differs."""
    one, other = apart(str(filing.value(first)), str(filing.value(second)))
    return Pair(filing.side(first, one), filing.side(second, other), note)


def company_name(filing: Filing, check: Check) -> CheckResult:
    """Hold every name against the first; the two ways to write one legal form are named."""
    pairs = (
        _text_pair(filing, first, second, _form_note(filing.value(first), filing.value(second)))
        for first, second in _measured(filing, check, plain)
    )
    return CheckResult(tuple(pairs), filing.untyped(check))


def _form_note(one: str, other: str) -> Text | None:
    return word("agreement.form-of-name") if differ_in_form(one, other) else None


def as_lines(filing: Filing, check: Check) -> CheckResult:
    """Hold every line against the first."""
    pairs = (_text_pair(filing, *paths) for paths in _measured(filing, check, plain))
    return CheckResult(tuple(pairs), filing.untyped(check))


def address(filing: Filing, check: Check) -> CheckResult:
    """Hold every address against the first; a province that one leaves out is no difference."""
    pairs = []
    for first, second in _differing(filing.typed(check), places_differ):
        one, other = filing.value(first), filing.value(second)
        pieces = apart(one, other, left_out(one, other))
        pairs.append(Pair(filing.side(first, pieces[0]), filing.side(second, pieces[1])))
    return CheckResult(tuple(pairs), filing.untyped(check))


def credit_code(filing: Filing, check: Check) -> CheckResult:
    """Hold the codes against each other, and each against its own check characters."""
    pairs = [_text_pair(filing, *paths) for paths in _measured(filing, check, plain_code)]
    each: dict[str, str] = {}
    for path, value in filing.typed(check).items():
        each.setdefault(plain_code(value), path)
    for code, path in each.items():
        fault = fault_of(code)
        if fault:
            pairs.append(Pair(filing.side(path), note=fault_said(fault)))
    return CheckResult(tuple(pairs), filing.untyped(check))


def registered_capital(filing: Filing, check: Check) -> CheckResult:
    """Hold the sums against each other, however they are written; what is no sum waits.

    Sums of yuan are often printed in 万元, so one that is exactly so much less may lack its unit.
    """
    read = {path: amount(value) for path, value in filing.typed(check).items()}
    unread = tuple(path for path, total in read.items() if total is None)
    sums = {path: total for path, total in read.items() if total is not None}
    pairs = []
    for first, other in _differing(sums, ne):
        less, more = sorted((sums[first], sums[other]))
        is_unit = less.currency == more.currency == YUAN and less.total * WAN == more.total
        note = word("agreement.unit") if is_unit else None
        pairs.append(Pair(filing.side(first), filing.side(other), note))
    return CheckResult(tuple(pairs), filing.untyped(check), unread)


def shareholders(filing: Filing, check: Check) -> CheckResult:
    """Hold names and shares against each other, and each list's sum against the whole."""
    typed: Mapping[str, tuple[Share, ...]] = filing.typed(check)
    pairs: list[Pair] = []
    blanks: list[str] = []
    # Both ways: each list may name somebody whom the other has not.
    for first, second in _differing(typed, lambda a, b: any((*_unlike(a, b), *_unlike(b, a)))):
        one, other = typed[first], typed[second]
        side = filing.side(first, listed(one, _unlike(one, other)))
        pairs.append(Pair(side, filing.side(second, listed(other, _unlike(other, one)))))
    for path, shares in typed.items():
        total = wrong_sum([each.share for each in shares])
        if total is not None:
            side = filing.side(path, listed(shares, [False] * len(shares)))
            pairs.append(Pair(side, note=word("agreement.sum", sum=total)))
        for i, each in enumerate(shares):
            blanks += [] if plain(each.name or "") else [f"{path}[{i}].name"]
            blanks += [f"{path}[{i}].share"] if each.share is None else []
    return CheckResult(tuple(pairs), (*filing.untyped(check), *blanks))


def _unlike(shares: tuple[Share, ...], others: tuple[Share, ...]) -> list[bool]:
    """Tell of each shareholder whether the other list has not the same with the same share.

    While a name or a share is open there, only another share of the same name is certain.
    """
    left = [(plain(one.name or ""), one.share) for one in others]
    whole = all(name and share is not None for name, share in left)
    found = []
    for one in shares:
        key = plain(one.name or ""), one.share
        # Whoever is found is taken out: two of one name and share need two in the other list.
        if key in left:
            left.remove(key)
            found.append(False)
            continue
        known = [share for name, share in left if name == key[0] and share is not None]
        complete = bool(key[0]) and key[1] is not None
        found.append(complete and (whole or bool(known)))
    return found


def insured_leads(filing: Filing, check: Check) -> CheckResult:
    """Look for each designated lead among the people whom the certificate names."""
    typed = filing.typed(check)
    names = typed.pop(INSURED, ())
    insured = {plain(name) for name in names}
    leads = {plain(name) for name in typed.values()}
    marked = listed(names, [plain(name) not in leads for name in names])
    note = word("agreement.not-insured")
    pairs = tuple(
        Pair(filing.side(path), Side(INSURED, marked), note)
        for path, name in typed.items()
        if names and plain(name) not in insured
    )
    return CheckResult(pairs, filing.untyped(check))


def three_people(filing: Filing, check: Check) -> CheckResult:
    """Compare the three leads with each other; where no guide wants three people, it is asked."""
    pairs = tuple(
        Pair(filing.side(first), filing.side(second), word("agreement.two-posts"))
        for (first, one), (second, other) in combinations(filing.typed(check).items(), 2)
        if plain(one) == plain(other)
    )
    asks = bool(pairs) and not any(
        text.authority == filing.findings.route.authority for text in check.texts
    )
    return CheckResult(() if asks else pairs, filing.untyped(check), asks=asks)


def contributing_employer(filing: Filing, check: Check) -> CheckResult:
    """Hold the employer on the certificate against the license, else against the answer."""
    # The license is what the authority has before it; the answer counts while it is blank.
    measure = LICENSE_NAME if filing.value(LICENSE_NAME) else COMPANY_NAME
    name, payer = filing.value(measure), filing.value(PAYER)
    missing = tuple(path for path in filing.untyped(check) if path == PAYER or name is None)
    if name is None or payer is None or plain(name) == plain(payer):
        return CheckResult((), missing)
    return CheckResult((_text_pair(filing, measure, PAYER, _form_note(name, payer)),), missing)


def addressee(filing: Filing, check: Check) -> CheckResult:
    """Hold each letter's head against the authority's name, or the letters against each other."""
    code, typed = filing.findings.route.authority, filing.typed(check)
    if code is None:
        pairs = tuple(
            _text_pair(filing, *paths) for paths in _measured(filing, check, plain_addressee)
        )
        return CheckResult(pairs, (*filing.untyped(check), *filing.findings.route.missing))
    right = filing.law.authorities[code].name.zh
    allowed = {plain(name) for name in (right, *load_checks().addressees.get(code, ()))}
    wrong: list[Pair] = []
    for path, name in typed.items():
        if plain_addressee(name) not in allowed:
            one, other = apart(name, right)
            wrong.append(Pair(filing.side(path, one), Side(AUTHORITY, other)))
    return CheckResult(tuple(wrong), filing.untyped(check))


def no_foreign_capital(filing: Filing, _check: Check) -> CheckResult:
    """Hold the letter against the answers on foreign capital."""
    said = any(path.startswith(f"{LETTER_PAPER}.") for path in filing.app.papers)
    foreign = foreign_capital(filing.app)
    if not said and filing.app.answers.get(LETTER_HELD) is not True:
        return CheckResult((), (LETTER_PAPER,), applies=not foreign.value)
    if not foreign.value:
        return CheckResult((), foreign.missing)
    # An owner that is named says more than the company's own answer.
    marked = sorted(says_foreign(filing.app), key=lambda path: path == FOREIGN)
    letter = Side(LETTER_PAPER, (Piece(word("agreement.foreign-no"), differs=True),))
    against = Side(marked[0], (Piece(word("agreement.foreign-yes"), differs=True),))
    return CheckResult((Pair(letter, against),))


def registered_type(filing: Filing, check: Check) -> CheckResult:
    """Hold a type that names an investor from abroad against a "no" to foreign capital."""
    missing = filing.untyped(check)
    if not has_foreign_type(filing.app) or filing.app.answers.get(FOREIGN) is not False:
        return CheckResult((), missing)
    denied = Side(FOREIGN, (Piece(word("agreement.foreign-denied"), differs=True),))
    return CheckResult((Pair(filing.side(REGISTERED_TYPE), denied),), missing)


def dates(filing: Filing, check: Check) -> CheckResult:
    """Put the dates in order: established, signed or issued, filed; the lease runs on that day."""
    typed, pairs = filing.typed(check), list[Pair]()
    began = ESTABLISHED if ESTABLISHED in typed else OWN_ESTABLISHED
    if ESTABLISHED in typed and typed[ESTABLISHED] != typed.get(
        OWN_ESTABLISHED, typed[ESTABLISHED]
    ):
        pairs.append(Pair(filing.side(ESTABLISHED), filing.side(OWN_ESTABLISHED)))
    pairs += _late(filing, ESTABLISHED, FILING_DAY, "agreement.after-filing")
    for path in typed:
        if path.endswith(".dated_on") or path in (INSURED_UNTIL, FISCAL_YEAR):
            pairs += _late(filing, began, path, "agreement.before-established")
            pairs += _late(filing, path, FILING_DAY, "agreement.after-filing")
    pairs += _late(filing, INSURED_UNTIL, ISSUED, "agreement.after-issue")
    pairs += _late(filing, FISCAL_YEAR, AUDITED, "agreement.after-report")
    pairs += _late(filing, LEASE_FROM, LEASE_UNTIL, "agreement.lease-backward")
    pairs += _late(filing, LEASE_FROM, FILING_DAY, "agreement.lease-ahead")
    pairs += _late(filing, FILING_DAY, LEASE_UNTIL, "agreement.lease-over")
    return CheckResult(tuple(pairs), filing.untyped(check))


def _late(filing: Filing, first: str, second: str, key: str) -> Iterator[Pair]:
    """Say where the first date lies after the second; months and years are compared as such."""
    one, other = _day(filing, first), _day(filing, second)
    # Of a day that is not known nothing is compared.
    alike = min(len(one), len(other))
    if one[:alike] > other[:alike]:
        yield Pair(filing.side(first), filing.side(second), word(key))


def _day(filing: Filing, path: str) -> tuple[int, ...]:
    """Return a date by its parts: year, month and day of it, as far as the paper says."""
    value = filing.app.day if path == FILING_DAY else filing.value(path)
    if not isinstance(value, date):
        return () if value is None else (value,)
    whole = value.year, value.month, value.day
    # It is told by the month: the day that stands in a file says nothing.
    return whole[:2] if path == INSURED_UNTIL else whole


COMPARISONS: dict[str, CheckFunction] = {
    "company-name": company_name,
    "credit-code": credit_code,
    "legal-representative": as_lines,
    "address": address,
    "registered-capital": registered_capital,
    "shareholders": shareholders,
    "insured-leads": insured_leads,
    "three-people": three_people,
    "contributing-employer": contributing_employer,
    "addressee": addressee,
    "no-foreign-capital": no_foreign_capital,
    "dates": dates,
    "registered-type": registered_type,
}
