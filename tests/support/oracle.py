"""A second, independent statement of the rules: complete answers in, verdict out.

Written from what each rule asks, not from the engine: plain values, no open answers. Where nothing
but yes is asked, it stands in tests/demands.toml.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from math import prod
from typing import TYPE_CHECKING, Any

from support.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Answers = dict[str, Any]
BOTH = (True, False)
# The answer of somebody whose case no text settles.
UNCLEAR = "unclear"
FOREIGN, HOLDER = "company.foreign_capital", "shareholders[0].foreign"
CURRENCY = "company.capital_currency"
PROVINCES = "service.provinces"
# Where no answer stands for one: the form says so beside the question.
SILENCE = {CURRENCY: "CNY"}


def contradictions(a: Answers) -> frozenset[str]:
    """Return what cannot stand together; some of it is refused, the rest reported.

    While a shareholder's mark is open the company's own "no" stands, and completions that
    contradict it are left out. A list of provinces may be empty only with all users abroad.
    """
    signed, began = a.get(f"{REPORT}.audit_report_on"), a.get("company.established_on")
    found = {
        "holder": a.get(FOREIGN) is False and a.get(HOLDER) in (True, UNCLEAR),
        "nowhere": a.get(PROVINCES) == [] and a.get("service.users") != "abroad",
        "audit": bool(signed and began and signed < began),
    }
    return frozenset(name for name, is_so in found.items() if is_so)


def file_of(answers: Answers) -> dict[str, Any]:
    """Build an application file from answers by path; a list with a number has one entry."""
    data: dict[str, Any] = {}
    for path, value in answers.items():
        *groups, key = path.split(".")
        table = data
        for group in groups:
            name, bracket, _ = group.partition("[")
            table = table.setdefault(name, [{}])[0] if bracket else table.setdefault(group, {})
        if value is not None:
            table[key] = deepcopy(value)
    return data


@dataclass(frozen=True)
class Table:
    """One rule on one basis: the facts with the values tried, and what complete answers give.

    ``given`` holds answers that stand still, to keep a table small.
    """

    rule: str
    basis: str
    facts: dict[str, tuple[Any, ...]]
    verdict: Callable[[Answers], str]
    given: Answers = field(default_factory=dict)
    authority: str | None = None
    day: str = "2026-11-24"

    @property
    def id(self) -> str:
        return f"{self.rule} {self.authority or self.basis} {self.day[:4]}"

    @property
    def lines(self) -> int:
        """How many choices of answers there are, those with open questions among them."""
        return prod(len(values) + 1 for values in self.facts.values())


def holds(value: bool) -> str:
    return "met" if value else "not_met"


def advised(value: bool) -> str:
    """What no text asks: without it the law is unclear, and nobody fails."""
    return "met" if value else "unknown"


def asked_if(applies: bool, value: bool) -> str:
    return holds(value) if applies else "not_applicable"


def all_of(*verdicts: str) -> str:
    """What lacks something fails, whatever else is open."""
    return next((v for v in ("not_met", "unknown") if v in verdicts), "met")


def yes(a: Answers, stem: str, *keys: str) -> bool:
    return all(a[f"{stem}.{key}"] for key in keys)


def none_of(a: Answers, entries: str) -> bool:
    """A list that is answered and empty; of another list a table has one entry."""
    return a.get(entries) == []


def yes_or_no(stem: str, *keys: str) -> dict[str, tuple[Any, ...]]:
    return dict.fromkeys((f"{stem}.{key}" for key in keys), BOTH)


FORMS = (
    *("limited-liability-company", "joint-stock-company", "branch", "sole-trader", "partnership"),
    *("sole-proprietorship", "institution", "not-established", "foreign-entity"),
)
LICENSE = "materials.business-license"
CHART = "materials.equity-structure-chart"
REPORT = "materials.financial-report"
PERSONNEL = "materials.personnel-list"
CERTIFICATE = "materials.social-security-certificate"
NO_FOREIGN = "materials.no-foreign-capital-commitment"
INVESTORS = "materials.foreign-investor-statement"
SHAREHOLDER = "shareholders[0]"
LEGAL_REPRESENTATIVE = f"{LICENSE}.legal_representative_id"

USERS = {"service.users": ("mainland", "abroad", "both")}
CAPITAL = {
    "company.registered_capital": (999_999, 1_000_000, 9_999_999, 10_000_000),
    CURRENCY: ("CNY", "foreign"),
    **USERS,
    PROVINCES: (["CN-HN"], ["CN-HN", "CN-HB"], "nationwide", []),
}
OWN = {FOREIGN: (*BOTH, UNCLEAR), HOLDER: (*BOTH, UNCLEAR)}
OWN_ANSWERED = {FOREIGN: False, HOLDER: False}
# Guangxi decides of the first only, and only where there is no foreign capital.
DECIDED = {PROVINCES: (["CN-GX"], ["CN-HN"], ["CN-GX", "CN-HN"], "nationwide")}
KIND = {f"{SHAREHOLDER}.kind": ("natural-person", "company", "partnership", "institution")}
SHARE = {f"{SHAREHOLDER}.share": (100, 90)}
SERVICES = ([], ["B22"], ["B21", "B25"], ["B21", "B23", "B25"], ["B21", "B22", "B25"])
FOUNDED = ("2025-11-24", "2025-11-23")


def may_be_foreign(a: Answers) -> tuple[bool, ...]:
    """Whether there is foreign capital: a shareholder's is the company's; both where unclear."""
    said = (a[FOREIGN], a[HOLDER])
    if True in said:
        return (True,)
    return BOTH if UNCLEAR in said else (False,)


def by_capital(a: Answers, verdict: Callable[[bool], str]) -> str:
    """What follows from foreign capital or none; of a case that no text settles, what both say."""
    found = {verdict(foreign) for foreign in may_be_foreign(a)}
    return found.pop() if len(found) == 1 else "unknown"


def guangxi(a: Answers, foreign: bool) -> bool:
    """Whether Guangxi's administration decides: one province, and no foreign capital."""
    return a[PROVINCES] == ["CN-GX"] and not foreign


def authority(a: Answers) -> str:
    """Who decides: the ministry with foreign capital and of two provinces or more, else the one.

    Where that is unclear, and where no province is served, no guide counts.
    """
    one = len(a[PROVINCES]) == 1 and a[PROVINCES] != "nationwide"
    alone = a[PROVINCES][0] if one else "miit" if a[PROVINCES] else "nobody"
    return by_capital(a, lambda foreign: "miit" if foreign else alone)


def lawful(a: Answers) -> str:
    return holds(a["company.legal_form"] in ("limited-liability-company", "joint-stock-company"))


def capital(a: Answers) -> str:
    """No text converts another currency, or names a minimum where no province is served."""
    if a[CURRENCY] == "foreign":
        return "unknown"
    amount, provinces = a["company.registered_capital"], a[PROVINCES]
    if provinces == []:
        return advised(amount >= 10_000_000)
    one = provinces != "nationwide" and len(provinces) == 1
    return holds(amount >= (1_000_000 if one else 10_000_000))


def violations(a: Answers) -> str:
    if none_of(a, "violations"):
        return "met"
    inside = a["violations[0].on"] >= "2023-11-24"
    counts = inside and a["violations[0].major"] and a["violations[0].by"] == "company"
    return holds(not counts)


def bars(a: Answers) -> str:
    """The last day, and a case about another license, are not settled by the article."""
    if none_of(a, "bars"):
        return "met"
    last_day = {"false-papers": "2025-11-24", "deception": "2023-11-24"}[a["bars[0].reason"]]
    if a["bars[0].on"] < last_day:
        return "met"
    vague = a["bars[0].on"] == last_day or a["bars[0].license"] == "other"
    return "unknown" if vague else "not_met"


def license_and_id(a: Answers) -> str:
    """The form wants the legal representative's ID; Guangxi's guide, its number."""
    scanned = a[LEGAL_REPRESENTATIVE]
    found = by_capital(a, lambda foreign: (advised if guangxi(a, foreign) else holds)(scanned))
    return all_of(holds(yes(a, LICENSE, "original", "copy")), found)


def papers_of(a: Answers, *company_keys: str) -> str:
    """A person's ID, a company's papers; of other shareholders the texts say nothing."""
    kind = a[f"{SHAREHOLDER}.kind"]
    if kind == "natural-person":
        return holds(a[f"{SHAREHOLDER}.id_copy"])
    if kind == "company":
        return holds(yes(a, SHAREHOLDER, *company_keys))
    return advised(a[f"{SHAREHOLDER}.license_copy"])


def certificate_of(a: Answers) -> str:
    """As before; whether a company's screenshots are enough in its place is not said."""
    company = a[f"{SHAREHOLDER}.kind"] == "company"
    if company and not a[f"{SHAREHOLDER}.license_copy"]:
        return "unknown" if a[f"{SHAREHOLDER}.registry_screenshot"] else "not_met"
    return papers_of(a, "license_copy")


def whole(a: Answers) -> bool:
    return bool(a[f"{SHAREHOLDER}.share"] == 100)


def chart_listed(a: Answers) -> str:
    chart = yes(a, CHART, "held", "complete", "signed", "sealed")
    return all_of(holds(chart and whole(a)), papers_of(a, "license_copy", "articles_sealed"))


def chart_by_law(a: Answers) -> str:
    """Foreign capital asks for tracing and chart; the rest of them, and odd sums, are advice."""

    def chart(foreign: bool) -> str:
        drawn, final = a[f"{CHART}.held"], yes(a, CHART, "held", "signed", "sealed")
        if foreign:
            return all_of(holds(a[f"{CHART}.traced"] and drawn), advised(final))
        return advised(a[f"{CHART}.traced"] and (final or not a["company.multi_level"]))

    own = holds(a[f"{CHART}.own_screenshots"])
    return by_capital(
        a, lambda foreign: all_of(own, certificate_of(a), advised(whole(a)), chart(foreign))
    )


def establishments(a: Answers) -> str:
    if none_of(a, "establishments"):
        return "not_applicable"
    e = "establishments[0]."
    if a[e + "kind"] == "branch":
        return holds(a[e + "license_copy"])
    controlled = a[e + "share"] > 50 or a[e + "controlled"]
    return asked_if(controlled, a[e + "license_copy"] and a[e + "articles_copy"])


def financial(a: Answers) -> str:
    if a["company.established_on"] >= "2025-11-24":
        report = a[f"{REPORT}.capital_verification_original"]
    else:
        fresh = a[f"{REPORT}.audit_report_on"] >= "2025-11-24"
        report = a[f"{REPORT}.audit_report_original"] and fresh
    return holds(report and a[f"{REPORT}.by_accounting_firm"])


def certificate(a: Answers) -> str:
    """Another proof takes its place, in Guangxi also a promise."""

    def found(foreign: bool) -> str:
        promised = guangxi(a, foreign) and a[f"{CERTIFICATE}.promised"]
        if a[f"{CERTIFICATE}.other_proof"] or promised:
            return "met"
        fresh = a[f"{CERTIFICATE}.issued_on"] >= "2026-10-24"
        true = a[f"{CERTIFICATE}.red_seal"] or a[f"{CERTIFICATE}.verifiable"]
        own = yes(a, CERTIFICATE, "held", "covers_heads", "payer_is_applicant")
        # Whether less than a whole month is "the latest month" is not said.
        return all_of(holds(own and fresh and true), advised(a[f"{CERTIFICATE}.months"] > 0))

    return by_capital(a, found)


def heads(a: Answers) -> str:
    """The form is asked; IDs, and three people in the three posts, are said in places only."""
    rest = advised(yes(a, PERSONNEL, "three_heads", "id_copies"))
    return all_of(holds(a[f"{PERSONNEL}.held"]), rest)


HEADS = Table(
    "personnel-list", "law", yes_or_no(PERSONNEL, "held", "three_heads", "id_copies"), heads
)


CERTIFICATE_KEYS = (
    *("held", "covers_heads", "payer_is_applicant"),
    *("red_seal", "verifiable", "other_proof"),
)


def letter_of(a: Answers, rule: str, *named: str) -> str:
    """A letter fails only where it lacks what a text names; the rest is advice."""
    stem = f"materials.{rule}"
    return all_of(holds(yes(a, stem, "held", *named)), advised(yes(a, stem, "signed", "sealed")))


def no_foreign(a: Answers) -> str:
    """Guangxi's guide has the commitment ticked in the form, which takes the letter's place."""

    def found(foreign: bool) -> str:
        if foreign:
            return "not_applicable"
        if guangxi(a, foreign) and a[f"{NO_FOREIGN}.ticked"]:
            return "met"
        return letter_of(a, "no-foreign-capital-commitment", "signed")

    return by_capital(a, found)


def investors(a: Answers) -> str:
    """The statement of the Provisions, and the commitment that the form has signed besides."""
    commitment = holds(a[f"{INVESTORS}.form_commitment"])
    found = all_of(letter_of(a, "foreign-investor-statement"), commitment)
    return by_capital(a, lambda foreign: found if foreign else "not_applicable")


def penalized(a: Answers) -> bool:
    """Less than three years ago: no longer on the third anniversary."""
    return not none_of(a, "penalties") and bool(a["penalties[0].on"] > "2023-11-24")


def trust(a: Answers) -> str:
    return letter_of(a, "trust-keeping-commitment") if penalized(a) else "not_applicable"


def special(a: Answers) -> str:
    others = a["service.other_services"]
    sure = len(others) >= 3 or a["company.special_words"]
    if not sure and "B22" not in others:
        return "not_applicable"
    found = letter_of(a, "special-services-commitment")
    return found if sure else of_domestic_service(a, found)


def of_domestic_service(a: Answers, found: str) -> str:
    """The form names domestic call center service: of users abroad it does not say."""
    return "unknown" if found == "not_met" and a["service.users"] == "abroad" else found


def nuisance(a: Answers) -> str:
    return of_domestic_service(a, letter_of(a, "no-nuisance-call-commitment"))


def letter_facts(rule: str) -> dict[str, tuple[Any, ...]]:
    return yes_or_no(f"materials.{rule}", "held", "signed", "sealed")


DECIDING = (
    Table("lawful-company", "law", {"company.legal_form": FORMS}, lawful),
    Table("lawful-company", "checklist", {"company.legal_form": FORMS}, lawful),
    Table(
        "no-major-violations",
        "checklist",
        {
            "violations[0].on": ("2023-11-23", "2023-11-24", "2023-11-25"),
            "violations[0].major": BOTH,
            "violations[0].by": ("company", "investor", "manager"),
        },
        violations,
    ),
    Table(
        "no-major-violations",
        "law",
        {"record.dishonesty_list": BOTH},
        lambda a: holds(not a["record.dishonesty_list"]),
    ),
    Table("registered-capital", "law", CAPITAL, capital),
    Table(
        "call-conduct",
        "law",
        {"service.marketing_calls": BOTH},
        lambda a: holds(not a["service.marketing_calls"]),
    ),
    Table(
        "no-application-bar",
        "law",
        {
            "bars[0].on": (
                *("2023-11-23", "2023-11-24", "2023-11-25"),
                *("2025-11-23", "2025-11-24", "2025-11-25"),
            ),
            "bars[0].reason": ("false-papers", "deception"),
            "bars[0].license": ("call-center", "other"),
        },
        bars,
    ),
    Table(
        "business-license",
        "law",
        {**yes_or_no(LICENSE, "original", "copy", "legal_representative_id"), **DECIDED, **OWN},
        license_and_id,
    ),
    Table(
        "equity-structure-chart",
        "checklist",
        {
            **yes_or_no(CHART, "held", "complete", "signed", "sealed"),
            **KIND,
            **SHARE,
            **yes_or_no(SHAREHOLDER, "id_copy", "license_copy", "articles_sealed"),
        },
        chart_listed,
    ),
    Table(
        "equity-structure-chart",
        "law",
        {
            **yes_or_no(CHART, "traced", "held", "own_screenshots"),
            **KIND,
            **yes_or_no(SHAREHOLDER, "license_copy", "registry_screenshot"),
            "company.multi_level": BOTH,
            **OWN,
        },
        chart_by_law,
        {
            f"{CHART}.signed": True,
            f"{CHART}.sealed": True,
            f"{SHAREHOLDER}.id_copy": True,
            f"{SHAREHOLDER}.share": 100,
        },
    ),
    Table(
        "equity-structure-chart",
        "law",
        {
            **yes_or_no(CHART, "own_screenshots"),
            **KIND,
            **yes_or_no(SHAREHOLDER, "id_copy", "license_copy", "registry_screenshot"),
            **SHARE,
            FOREIGN: (*BOTH, UNCLEAR),
        },
        chart_by_law,
        {
            **dict.fromkeys((f"{CHART}.{k}" for k in ("traced", "held", "signed", "sealed")), True),
            "company.multi_level": True,
            HOLDER: False,
        },
    ),
    Table(
        "equity-structure-chart",
        "law",
        {
            **yes_or_no(CHART, "traced", "held", "signed", "sealed", "own_screenshots"),
            **SHARE,
            "company.multi_level": BOTH,
            **OWN,
        },
        chart_by_law,
        {f"{SHAREHOLDER}.kind": "natural-person", f"{SHAREHOLDER}.id_copy": True},
    ),
    Table(
        "branches-and-subsidiaries",
        "checklist",
        {
            "establishments[0].kind": ("branch", "subsidiary"),
            "establishments[0].share": (50, 51),
            "establishments[0].controlled": BOTH,
            "establishments[0].license_copy": BOTH,
            "establishments[0].articles_copy": BOTH,
        },
        establishments,
    ),
    Table(
        "financial-report",
        "checklist",
        {
            "company.established_on": FOUNDED,
            f"{REPORT}.capital_verification_original": BOTH,
            f"{REPORT}.audit_report_original": BOTH,
            f"{REPORT}.audit_report_on": ("2025-11-23", "2025-11-24", "2026-11-24"),
            f"{REPORT}.by_accounting_firm": BOTH,
        },
        financial,
    ),
    HEADS,
    Table(
        "social-security-certificate",
        "law",
        {
            **yes_or_no(CERTIFICATE, *CERTIFICATE_KEYS),
            f"{CERTIFICATE}.issued_on": ("2026-10-23", "2026-10-24", "2026-11-24"),
            f"{CERTIFICATE}.months": (0, 1, 2),
        },
        certificate,
        {f"{CERTIFICATE}.promised": True, PROVINCES: ["CN-HN"], **OWN_ANSWERED},
    ),
    Table(
        "social-security-certificate",
        "law",
        {
            **yes_or_no(CERTIFICATE, "held", "other_proof", "promised"),
            f"{CERTIFICATE}.months": (0, 1),
            **DECIDED,
            **OWN,
        },
        certificate,
        {
            f"{CERTIFICATE}.covers_heads": True,
            f"{CERTIFICATE}.payer_is_applicant": True,
            f"{CERTIFICATE}.red_seal": True,
            f"{CERTIFICATE}.verifiable": True,
            f"{CERTIFICATE}.issued_on": "2026-11-24",
        },
    ),
    Table(
        "application-form",
        "law",
        letter_facts("application-form"),
        lambda a: letter_of(a, "application-form", "signed"),
    ),
    Table(
        "no-foreign-capital-commitment",
        "law",
        {**yes_or_no(NO_FOREIGN, "held", "signed", "sealed", "ticked"), **DECIDED, **OWN},
        no_foreign,
    ),
    Table(
        "foreign-investor-statement",
        "law",
        {**yes_or_no(INVESTORS, "held", "signed", "sealed", "form_commitment"), **OWN},
        investors,
    ),
    Table(
        "no-nuisance-call-commitment",
        "law",
        {**letter_facts("no-nuisance-call-commitment"), **USERS},
        nuisance,
    ),
    Table(
        "trust-keeping-commitment",
        "law",
        {
            **letter_facts("trust-keeping-commitment"),
            "penalties[0].on": ("2023-11-23", "2023-11-24", "2023-11-25"),
        },
        trust,
    ),
    Table(
        "special-services-commitment",
        "law",
        {
            **letter_facts("special-services-commitment"),
            "service.other_services": SERVICES,
            "company.special_words": BOTH,
            **USERS,
        },
        special,
    ),
)
# A day under the measures of 2009, and one under those of 2001.
MEASURES = {"2009": "2012-11-24", "2001": "2005-11-24"}
# What the list or the requirements of today name only to say that it is not asked.
NOT_ASKED = frozenset(
    {
        ("feasibility-and-technical-plan", "law"),
        ("branches-and-subsidiaries", "law"),
        ("financial-report", "law"),
        ("premises-proof", "law"),
        ("labor-contracts", "law"),
        ("commitment-letter", "law"),
    }
)


def of_rows() -> Iterator[Table]:
    """Read the rules of which nothing but yes is asked: every one of some marks, or one of them."""
    rows = rows_of("demands")
    for how, enough in (("every", all), ("one", any)):
        for row in rows[how]:
            of = (key if "." in key else f"materials.{row['rule']}.{key}" for key in row["of"])
            facts = dict.fromkeys(of, BOTH)
            for by in row["by"]:
                yield by_text(by, Table(row["rule"], by, facts, by_yes(enough, facts)))


def by_yes(
    enough: Callable[[Iterable[Any]], bool], facts: Iterable[str]
) -> Callable[[Answers], str]:
    return lambda a: holds(enough(a[path] for path in facts))


def by_text(by: str, table: Table) -> Table:
    """Return a table under the basis, the day and the authority of the text that asks."""
    if by in MEASURES:
        return replace(table, basis="law", day=MEASURES[by])
    return table if by in ("law", "checklist") else replace(table, basis="local", authority=by)


PLAIN = (*of_rows(),)
TABLES = (
    *(table for table in PLAIN if table.basis != "local" and table.day == Table.day),
    *DECIDING,
)


def in_force(by: str, *tables: Table) -> tuple[Table, ...]:
    """The same rules by earlier measures, with those of which nothing but yes was asked."""
    plain = (table for table in PLAIN if table.day == MEASURES[by])
    return (*plain, *(by_text(by, table) for table in tables))


def record_of_2009(a: Answers) -> str:
    return holds(all(a[f"{name}[0].on"] < "2009-11-24" for name in ("penalties", "violations")))


def violations_of_2001(a: Answers) -> str:
    inside = a["violations[0].on"] >= "2002-11-24"
    return holds(not (inside and a["violations[0].major"] and a["violations[0].by"] == "company"))


def bars_of_2001(a: Answers) -> str:
    """Any telecom license is meant, and only one that was obtained; the last day is not settled."""
    if a["bars[0].reason"] == "false-papers" or a["bars[0].on"] < "2002-11-24":
        return "met"
    return "unknown" if a["bars[0].on"] == "2002-11-24" else "not_met"


def either_report(a: Answers) -> str:
    audited = a[f"{REPORT}.audit_report_original"] and a[f"{REPORT}.by_accounting_firm"]
    return holds(a[f"{REPORT}.capital_verification_original"] or audited)


# What the measures of 2009 and those of 2001 asked alike.
BOTH_MEASURES = (
    Table("lawful-company", "law", {"company.legal_form": FORMS}, lawful),
    Table("registered-capital", "law", CAPITAL, capital),
    Table(
        "financial-report",
        "law",
        yes_or_no(
            REPORT,
            *("capital_verification_original", "audit_report_original", "by_accounting_firm"),
        ),
        either_report,
    ),
)
EARLIER = (
    *in_force(
        "2009",
        *BOTH_MEASURES,
        Table(
            "no-major-violations",
            "law",
            {
                "penalties[0].on": ("2009-11-23", "2009-11-24", "2009-11-25"),
                "violations[0].on": ("2009-11-23", "2009-11-24", "2009-11-25"),
            },
            record_of_2009,
        ),
    ),
    *in_force(
        "2001",
        *BOTH_MEASURES,
        Table(
            "no-major-violations",
            "law",
            {
                "violations[0].on": ("2002-11-23", "2002-11-24", "2002-11-25"),
                "violations[0].major": BOTH,
                "violations[0].by": ("company", "investor", "manager"),
            },
            violations_of_2001,
        ),
        Table(
            "no-application-bar",
            "law",
            {
                "bars[0].on": ("2002-11-23", "2002-11-24", "2002-11-25", "2005-11-24"),
                "bars[0].reason": ("false-papers", "deception"),
                "bars[0].license": ("call-center", "other"),
            },
            bars_of_2001,
        ),
    ),
)
