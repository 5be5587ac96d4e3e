"""A second, independent statement of the rules: complete answers in, verdict out.

Written from what each rule asks, not from the engine: plain booleans, no open answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import prod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Answers = dict[str, Any]
BOTH = (True, False)
CAPITAL = {
    "company.registered_capital": (999_999, 1_000_000, 9_999_999, 10_000_000),
    "service.provinces": (["CN-HN"], ["CN-HN", "CN-HB"], "nationwide"),
}


@dataclass(frozen=True)
class Table:
    """One rule on one basis: the facts with the values tried, and what complete answers give.

    ``given`` holds answers that stand still, to keep a table small.
    """

    rule: str
    basis: str
    facts: dict[str, tuple[Any, ...]]
    verdict: Callable[[Answers], str]
    contradicts: Callable[[Answers], bool] = lambda _answers: False
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


def asked_if(applies: bool, value: bool) -> str:
    return holds(value) if applies else "not_applicable"


def all_yes(rule: str, basis: str, *paths: str) -> Table:
    """A rule that holds when every answer is yes."""
    return Table(rule, basis, dict.fromkeys(paths, BOTH), lambda a: holds(all(a.values())))


def paper(rule: str, basis: str, *keys: str) -> Table:
    return all_yes(rule, basis, *(f"materials.{rule}.{key}" for key in keys))


FORMS = (
    *("limited-liability-company", "joint-stock-company", "branch", "sole-trader", "partnership"),
    *("sole-proprietorship", "institution", "not-established", "foreign-entity"),
)
CHART = "materials.equity-structure-chart"
REPORT = "materials.financial-report"
PERSONNEL = "materials.personnel-list"
CERTIFICATE = "materials.social-security-certificate"


def lawful(a: Answers) -> str:
    return holds(a["company.legal_form"] in ("limited-liability-company", "joint-stock-company"))


def capital(a: Answers) -> str:
    one = a["service.provinces"] == ["CN-HN"]
    return holds(a["company.registered_capital"] >= (1_000_000 if one else 10_000_000))


def violations(a: Answers) -> str:
    inside = a["violations[0].on"] >= "2023-11-24"
    counts = inside and a["violations[0].major"] and a["violations[0].by"] == "company"
    return holds(not counts)


def bars(a: Answers) -> str:
    last_free = {"false-papers": "2025-11-24", "deception": "2023-11-24"}[a["bars[0].reason"]]
    return holds(a["bars[0].on"] < last_free)


def shareholder_papers(a: Answers, company_keys: tuple[str, ...]) -> bool:
    keys = ("id_copy",) if a["shareholders[0].kind"] == "natural-person" else company_keys
    return all(a[f"shareholders[0].{key}"] for key in keys)


def chart_listed(a: Answers) -> str:
    chart = all(a[f"{CHART}.{k}"] for k in ("held", "complete", "signed", "sealed"))
    papers = shareholder_papers(a, ("license_copy", "articles_sealed"))
    return holds(chart and papers and a["shareholders[0].share"] == 100)


def own_paper(a: Answers) -> str:
    """A person's ID, a company's license; whether its screenshots are enough is not said."""
    if a["shareholders[0].kind"] == "natural-person":
        return holds(a["shareholders[0].id_copy"])
    if a["shareholders[0].license_copy"]:
        return "met"
    return "unknown" if a["shareholders[0].registry_screenshot"] else "not_met"


def chart_by_law(a: Answers) -> str:
    """Foreign capital asks for the chart; what else it lacks, and odd sums, are left open."""
    foreign = a["company.foreign_capital"] or a["shareholders[0].foreign"]
    chart = all(a[f"{CHART}.{k}"] for k in ("held", "signed", "sealed"))
    papers = own_paper(a)
    traced = a[f"{CHART}.traced"]
    if papers == "not_met" or (foreign and not (traced and a[f"{CHART}.held"])):
        return "not_met"
    whole = traced and papers == "met" and a["shareholders[0].share"] == 100
    plain = not (foreign or a["company.multi_level"])
    return "met" if whole and (chart or plain) else "unknown"


def establishments(a: Answers) -> str:
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
    keys = ("held", "covers_heads", "payer_is_applicant")
    fresh = a[f"{CERTIFICATE}.issued_on"] >= "2026-10-24"
    true = a[f"{CERTIFICATE}.red_seal"] or a[f"{CERTIFICATE}.verifiable"]
    here = a["service.provinces"] == ["CN-GX"] and not a["company.foreign_capital"]
    if a[f"{CERTIFICATE}.other_proof"] or (here and a[f"{CERTIFICATE}.promised"]):
        return "met"
    if not (all(a[f"{CERTIFICATE}.{k}"] for k in keys) and fresh and true):
        return "not_met"
    # Whether less than a whole month is "the latest month" is not said.
    return "met" if a[f"{CERTIFICATE}.months"] else "unknown"


def heads(a: Answers) -> str:
    """The form is asked; IDs, and three people in the three posts, are said in places only."""
    if not a[f"{PERSONNEL}.held"]:
        return "not_met"
    both = a[f"{PERSONNEL}.three_heads"] and a[f"{PERSONNEL}.id_copies"]
    return "met" if both else "unknown"


def heads_with_ids(a: Answers) -> str:
    """A guide that asks for the IDs and lists three heads, not that they differ."""
    return heads(a) if a[f"{PERSONNEL}.id_copies"] else "not_met"


HEADS = Table(
    "personnel-list",
    "law",
    dict.fromkeys((f"{PERSONNEL}.{k}" for k in ("held", "three_heads", "id_copies")), BOTH),
    heads,
)


OTHER_WAYS = ("other_proof", "promised")
CERTIFICATE_KEYS = (
    *("held", "covers_heads", "payer_is_applicant"),
    *("red_seal", "verifiable", "other_proof"),
)


def letter(a: Answers, rule: str) -> bool:
    return all(a[f"materials.{rule}.{k}"] for k in ("held", "signed", "sealed"))


def no_foreign(a: Answers) -> str:
    foreign = a["company.foreign_capital"] or a["shareholders[0].foreign"]
    return "not_applicable" if foreign else letter_of(a, "no-foreign-capital-commitment", "signed")


def investors(a: Answers) -> str:
    if not (a["company.foreign_capital"] or a["shareholders[0].foreign"]):
        return "not_applicable"
    return letter_of(a, "foreign-investor-statement")


def trust(a: Answers) -> str:
    recent = a["penalties[0].on"] > "2023-11-24"
    return letter_of(a, "trust-keeping-commitment") if recent else "not_applicable"


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


USERS = {"service.users": ("mainland", "abroad", "both")}


def letter_of(a: Answers, rule: str, *named: str) -> str:
    """A letter fails only where it lacks what a text names; the rest is advice."""
    stem = f"materials.{rule}."
    if not all(a[f"{stem}{key}"] for key in ("held", *named)):
        return "not_met"
    return "met" if a[f"{stem}signed"] and a[f"{stem}sealed"] else "unknown"


def advised(rule: str, *named: str) -> Table:
    return Table(rule, "law", letter_facts(rule), lambda a: letter_of(a, rule, *named))


def letter_facts(rule: str) -> dict[str, tuple[Any, ...]]:
    return dict.fromkeys((f"materials.{rule}.{k}" for k in ("held", "signed", "sealed")), BOTH)


PERSON_OR_COMPANY = ("natural-person", "company")


def foreign_contradiction(a: Answers) -> bool:
    """The company says no foreign capital, a shareholder is marked foreign: a reported problem.

    While the mark is open the company's own "no" stands; such completions are left out.
    """
    return a.get("company.foreign_capital") is False and bool(a.get("shareholders[0].foreign"))


def audit_before_founding(a: Answers) -> bool:
    """An audit report older than the company is refused as input."""
    signed, began = a.get(f"{REPORT}.audit_report_on"), a.get("company.established_on")
    return bool(signed and began and signed < began)


SERVICES = ([], ["B22"], ["B21", "B25"], ["B21", "B23", "B25"], ["B21", "B22", "B25"])
OWN = {"company.foreign_capital": BOTH, "shareholders[0].foreign": BOTH}
FOUNDED = ("2025-11-24", "2025-11-23")

TABLES = (
    Table("lawful-company", "law", {"company.legal_form": FORMS}, lawful),
    Table("lawful-company", "checklist", {"company.legal_form": FORMS}, lawful),
    *(
        all_yes("funds-and-professionals", b, "means.funds", "means.professionals")
        for b in ("law", "checklist")
    ),
    all_yes(
        "feasibility-and-technical-plan",
        "checklist",
        *("means.feasibility_study", "means.technical_plan"),
    ),
    all_yes("sites-and-facilities", "checklist", "means.premises", "means.facilities"),
    all_yes(
        "sites-and-facilities",
        "law",
        *("means.premises", "means.facilities", "means.technical_plan"),
    ),
    all_yes("long-term-service", "checklist", "means.reputation", "means.ability"),
    Table(
        "long-term-service",
        "law",
        {"means.reputation": BOTH, "means.ability": BOTH},
        lambda a: holds(any(a.values())),
    ),
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
    Table(
        "registered-capital",
        "law",
        CAPITAL,
        capital,
    ),
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
            "bars[0].on": ("2023-11-23", "2023-11-24", "2025-11-23", "2025-11-24"),
            "bars[0].reason": ("false-papers", "deception"),
        },
        bars,
    ),
    *(
        all_yes(
            "business-license",
            b,
            *("materials.business-license.original", "materials.business-license.copy"),
        )
        for b in ("law", "checklist")
    ),
    paper("articles-of-association", "checklist", "held", "archive_seal"),
    paper("articles-of-association", "law", "held"),
    Table(
        "equity-structure-chart",
        "checklist",
        {
            **dict.fromkeys(
                (f"{CHART}.{k}" for k in ("held", "complete", "signed", "sealed")), BOTH
            ),
            "shareholders[0].kind": PERSON_OR_COMPANY,
            "shareholders[0].share": (100, 90),
            "shareholders[0].id_copy": BOTH,
            "shareholders[0].license_copy": BOTH,
            "shareholders[0].articles_sealed": BOTH,
        },
        chart_listed,
    ),
    Table(
        "equity-structure-chart",
        "law",
        {
            **dict.fromkeys((f"{CHART}.{k}" for k in ("traced", "held")), BOTH),
            "shareholders[0].kind": PERSON_OR_COMPANY,
            "shareholders[0].id_copy": BOTH,
            "shareholders[0].license_copy": BOTH,
            "shareholders[0].registry_screenshot": BOTH,
            "shareholders[0].share": (100, 90),
            "company.multi_level": BOTH,
            **OWN,
        },
        chart_by_law,
        foreign_contradiction,
        {f"{CHART}.signed": True, f"{CHART}.sealed": True},
    ),
    Table(
        "equity-structure-chart",
        "law",
        {
            **dict.fromkeys((f"{CHART}.{k}" for k in ("held", "signed", "sealed")), BOTH),
            "shareholders[0].share": (100, 90),
            "company.multi_level": BOTH,
            **OWN,
        },
        chart_by_law,
        foreign_contradiction,
        {
            f"{CHART}.traced": True,
            "shareholders[0].kind": "natural-person",
            "shareholders[0].id_copy": True,
        },
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
        audit_before_founding,
    ),
    paper("personnel-list", "checklist", "held", "complete", "id_copies", "certificates"),
    HEADS,
    paper("premises-proof", "checklist", "held"),
    paper("social-security-certificate", "checklist", "held", "red_seal", "payer_is_applicant"),
    Table(
        "social-security-certificate",
        "law",
        {
            **dict.fromkeys((f"{CERTIFICATE}.{k}" for k in CERTIFICATE_KEYS), BOTH),
            f"{CERTIFICATE}.issued_on": ("2026-10-23", "2026-10-24", "2026-11-24"),
            f"{CERTIFICATE}.months": (0, 1, 2),
        },
        certificate,
        given={
            f"{CERTIFICATE}.promised": True,
            "service.provinces": ["CN-HN"],
            "company.foreign_capital": False,
        },
    ),
    Table(
        "social-security-certificate",
        "law",
        {
            **dict.fromkeys((f"{CERTIFICATE}.{k}" for k in ("held", *OTHER_WAYS)), BOTH),
            f"{CERTIFICATE}.months": (0, 1),
            "service.provinces": (["CN-GX"], ["CN-HN"], ["CN-GX", "CN-HN"], "nationwide"),
            "company.foreign_capital": BOTH,
        },
        certificate,
        given={
            **dict.fromkeys(
                (f"{CERTIFICATE}.{k}" for k in CERTIFICATE_KEYS if k not in ("held", *OTHER_WAYS)),
                True,
            ),
            f"{CERTIFICATE}.issued_on": "2026-11-24",
        },
    ),
    paper("labor-contracts", "checklist", "originals"),
    paper(
        "commitment-letter",
        "checklist",
        *("held", "covers_audiotext_and_voip", "signed", "sealed"),
    ),
    advised("application-form", "signed"),
    paper("business-and-technical-plan", "law", "held"),
    paper("service-assurance", "law", "held"),
    paper("security-measures", "law", "held"),
    paper("good-standing-evidence", "law", "held"),
    paper("lawful-operation-commitment", "law", "held", "signed", "sealed"),
    Table(
        "no-foreign-capital-commitment",
        "law",
        {**letter_facts("no-foreign-capital-commitment"), **OWN},
        no_foreign,
        foreign_contradiction,
    ),
    Table(
        "foreign-investor-statement",
        "law",
        {**letter_facts("foreign-investor-statement"), **OWN},
        investors,
        foreign_contradiction,
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


def in_force(day: str, *tables: Table) -> tuple[Table, ...]:
    """The same rules by the measures of another day."""
    return tuple(replace(table, day=day) for table in tables)


def record_of_2009(a: Answers) -> str:
    return holds(all(a[f"{name}[0].on"] < "2009-11-24" for name in ("penalties", "violations")))


def violations_of_2001(a: Answers) -> str:
    inside = a["violations[0].on"] >= "2002-11-24"
    return holds(not (inside and a["violations[0].major"] and a["violations[0].by"] == "company"))


def bars_of_2001(a: Answers) -> str:
    return holds(a["bars[0].reason"] == "false-papers" or a["bars[0].on"] < "2002-11-24")


def either_report(a: Answers) -> str:
    audited = a[f"{REPORT}.audit_report_original"] and a[f"{REPORT}.by_accounting_firm"]
    return holds(a[f"{REPORT}.capital_verification_original"] or audited)


def both_measures(*, day: str) -> tuple[Table, ...]:
    """What the measures of 2009 and those of 2001 asked alike."""
    return in_force(
        day,
        Table("lawful-company", "law", {"company.legal_form": FORMS}, lawful),
        all_yes("funds-and-professionals", "law", "means.funds", "means.professionals"),
        Table(
            "long-term-service",
            "law",
            {"means.reputation": BOTH, "means.ability": BOTH},
            lambda a: holds(any(a.values())),
        ),
        Table(
            "registered-capital",
            "law",
            CAPITAL,
            capital,
        ),
        all_yes(
            "business-license",
            "law",
            *("materials.business-license.original", "materials.business-license.copy"),
        ),
        Table(
            "financial-report",
            "law",
            dict.fromkeys(
                (
                    f"{REPORT}.{key}"
                    for key in (
                        *("capital_verification_original", "audit_report_original"),
                        "by_accounting_firm",
                    )
                ),
                BOTH,
            ),
            either_report,
        ),
        paper("application-form", "law", "held", "signed"),
        *(
            paper(rule, "law", "held")
            for rule in (
                *("articles-of-association", "equity-structure-chart", "personnel-list"),
                *("business-and-technical-plan", "service-assurance", "security-measures"),
                "good-standing-evidence",
            )
        ),
    )


EARLIER = (
    *both_measures(day="2012-11-24"),
    *in_force(
        "2012-11-24",
        all_yes(
            "sites-and-facilities",
            "law",
            *("means.premises", "means.facilities", "means.technical_plan"),
        ),
        Table(
            "no-major-violations",
            "law",
            {
                "penalties[0].on": ("2009-11-23", "2009-11-24", "2009-11-25"),
                "violations[0].on": ("2009-11-23", "2009-11-24", "2009-11-25"),
            },
            record_of_2009,
        ),
        paper("lawful-operation-commitment", "law", "held", "signed"),
    ),
    *both_measures(day="2005-11-24"),
    *in_force(
        "2005-11-24",
        all_yes(
            "feasibility-and-technical-plan",
            "law",
            *("means.feasibility_study", "means.technical_plan"),
        ),
        all_yes("sites-and-facilities", "law", "means.premises", "means.facilities"),
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
                "bars[0].on": ("2002-11-23", "2002-11-24", "2005-11-24"),
                "bars[0].reason": ("false-papers", "deception"),
            },
            bars_of_2001,
        ),
    ),
)
