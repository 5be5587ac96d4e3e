"""The second statement of the rules for the guides of single provinces."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from support.oracle import (
    BOTH,
    CERTIFICATE,
    CHART,
    EARLIER,
    HEADS,
    PERSON_OR_COMPANY,
    SERVICES,
    TABLES,
    USERS,
    Answers,
    Table,
    all_yes,
    asked_if,
    heads_with_ids,
    holds,
    letter,
    letter_facts,
    of_domestic_service,
    own_paper,
    paper,
    shareholder_papers,
)

LISTS = ("record.dishonesty_list", "record.bad_list", "record.public_lists")
ISSUED = ("2026-10-23", "2026-10-24", "2026-11-24")
MONTHS = f"{CERTIFICATE}.months"
PLAN_OF_SHAANXI = (
    "held",
    "carrier_agreement",
    "equipment_list",
    "equipment_agreement",
    "seat_plan",
)


def within(table: Table, *authorities: str) -> tuple[Table, ...]:
    """Return a table once for each province whose guide says the same."""
    return tuple(replace(table, authority=code) for code in authorities)


def local(rule: str, verdict: Any, facts: dict[str, tuple[Any, ...]]) -> Table:
    return Table(rule, "local", facts, verdict)


def certificate_facts(*keys: str) -> dict[str, tuple[Any, ...]]:
    return dict.fromkeys((f"{CERTIFICATE}.{key}" for key in keys), BOTH)


def certificate_of(*keys: str, months: int) -> Table:
    """The certificate with these keys, for at least so many months."""

    def verdict(a: Answers) -> str:
        return holds(all(a[f"{CERTIFICATE}.{k}"] for k in keys) and a[MONTHS] >= months)

    facts = {**certificate_facts(*keys), MONTHS: (months - 1, months)}
    return local("social-security-certificate", verdict, facts)


def undated_certificate(*keys: str) -> Table:
    """The guide sets no window: met only with what satisfies every guide."""

    def verdict(a: Answers) -> str:
        if not all(a[f"{CERTIFICATE}.{k}"] for k in keys):
            return "not_met"
        recent = a[f"{CERTIFICATE}.issued_on"] >= "2026-10-24" and a[MONTHS] >= 3
        return "met" if recent and a[f"{CERTIFICATE}.covers_heads"] else "unknown"

    facts = {
        **certificate_facts(*dict.fromkeys((*keys, "covers_heads"))),
        f"{CERTIFICATE}.issued_on": ISSUED,
        MONTHS: (2, 3),
    }
    return local("social-security-certificate", verdict, facts)


def window(a: Answers) -> str:
    keys = ("held", "covers_heads", "payer_is_applicant", "red_seal")
    fresh = a[f"{CERTIFICATE}.issued_on"] >= "2026-10-24"
    own = all(a[f"{CERTIFICATE}.{k}"] for k in keys) and fresh
    return holds(own or a[f"{CERTIFICATE}.promised"])


def shaanxi_site(a: Answers) -> str:
    own, rented = a["means.own_seats"], a["means.rented_seats"]
    if a["means.floor_area"] < 75:
        return "not_met"
    if own and rented:
        return "unknown"
    return holds(rented >= 20 if rented else own >= 10)


def layered_chart(a: Answers) -> str:
    """That several levels are a "rather complex" ownership is a reading, and fails nobody."""
    chart = all(a[f"{CHART}.{k}"] for k in ("held", "signed", "sealed", "sentence"))
    if not a[f"{CHART}.traced"]:
        return "not_met"
    return "met" if chart or not a["company.multi_level"] else "unknown"


def chart_and_papers(a: Answers) -> str:
    chart = all(a[f"{CHART}.{k}"] for k in ("held", "complete", "signed", "sealed"))
    return holds(chart and shareholder_papers(a, ("license_copy", "articles_sealed")))


def all_shareholders(a: Answers) -> str:
    return own_paper(a) if a["shareholders[0].share"] == 100 else "not_met"


def nuisance(a: Answers) -> str:
    return of_domestic_service(a, holds(a["materials.no-nuisance-call-commitment.held"]))


def special(a: Answers) -> str:
    others = a["service.other_services"]
    sure = len(others) >= 3 or a["company.special_words"]
    found = asked_if("B22" in others or sure, letter(a, "special-services-commitment"))
    return found if sure else of_domestic_service(a, found)


LOCAL_TABLES = (
    *within(
        local(
            "funds-and-professionals",
            lambda a: holds(a["means.operators"] >= 15),
            {"means.operators": (0, 14, 15, 16)},
        ),
        "CN-SN",
    ),
    *within(
        local(
            "sites-and-facilities",
            shaanxi_site,
            {
                "means.floor_area": (74, 74.9, 75),
                "means.own_seats": (0, 9, 10),
                "means.rented_seats": (0, 10, 19, 20),
            },
        ),
        "CN-SN",
    ),
    *within(
        all_yes("long-term-service", "local", "means.reputation", "means.ability"), "CN-ZJ", "CN-GD"
    ),
    *within(
        local(
            "no-major-violations",
            lambda a: holds(not any(a[path] for path in LISTS)),
            dict.fromkeys(LISTS, BOTH),
        ),
        "CN-GZ",
    ),
    *within(
        all_yes("business-license", "local", "materials.business-license.scope_named"),
        *("CN-GZ", "CN-YN"),
    ),
    *within(
        all_yes(
            "business-license",
            "local",
            "materials.business-license.sealed_copy",
            "materials.business-license.delivery_order",
        ),
        "CN-JS",
    ),
    *within(paper("articles-of-association", "local", "held", "archive_seal"), "CN-LN"),
    *within(
        paper("equity-structure-chart", "local", "held", "complete", "signed", "sealed"), "CN-LN"
    ),
    *within(
        local(
            "equity-structure-chart",
            chart_and_papers,
            {
                **dict.fromkeys(
                    (f"{CHART}.{k}" for k in ("held", "complete", "signed", "sealed")), BOTH
                ),
                "shareholders[0].kind": PERSON_OR_COMPANY,
                "shareholders[0].id_copy": BOTH,
                "shareholders[0].license_copy": BOTH,
                "shareholders[0].articles_sealed": BOTH,
            },
        ),
        "CN-FJ",
    ),
    *within(
        local(
            "equity-structure-chart",
            layered_chart,
            {
                "company.multi_level": BOTH,
                **dict.fromkeys(
                    (f"{CHART}.{k}" for k in ("traced", "held", "signed", "sealed", "sentence")),
                    BOTH,
                ),
            },
        ),
        "CN-ZJ",
    ),
    *within(
        local(
            "equity-structure-chart",
            all_shareholders,
            {
                "shareholders[0].kind": PERSON_OR_COMPANY,
                "shareholders[0].share": (100, 90),
                "shareholders[0].id_copy": BOTH,
                "shareholders[0].license_copy": BOTH,
                "shareholders[0].registry_screenshot": BOTH,
            },
        ),
        "CN-GX",
    ),
    *within(
        local(
            "equity-structure-chart",
            lambda a: holds(shareholder_papers(a, ("registry_screenshot",))),
            {
                "shareholders[0].kind": PERSON_OR_COMPANY,
                "shareholders[0].id_copy": BOTH,
                "shareholders[0].registry_screenshot": BOTH,
            },
        ),
        *("CN-HB", "CN-GZ"),
    ),
    *within(
        paper("personnel-list", "local", "held", "id_copies"), "CN-GZ", "CN-HE", "CN-LN", "CN-FJ"
    ),
    *within(replace(HEADS, basis="local", verdict=heads_with_ids), "CN-JX"),
    *within(paper("personnel-list", "local", "held", "three_heads"), "CN-YN", "CN-ZJ"),
    *within(paper("personnel-list", "local", "held", "security_qualification"), "CN-HN"),
    *within(paper("personnel-list", "local", "held", "diplomas"), "CN-AH"),
    *within(paper("premises-proof", "local", "held"), "CN-SN"),
    *within(
        local(
            "social-security-certificate",
            window,
            {
                **certificate_facts(
                    "held", "covers_heads", "payer_is_applicant", "red_seal", "promised"
                ),
                f"{CERTIFICATE}.issued_on": ISSUED,
            },
        ),
        "CN-GX",
    ),
    *within(certificate_of("held", "covers_heads", months=3), "CN-GZ"),
    *within(certificate_of("held", "covers_heads", "payer_is_applicant", months=1), "CN-ZJ"),
    *within(certificate_of("held", "covers_heads", "verifiable", months=1), "CN-YN"),
    *within(
        local(
            "social-security-certificate",
            lambda a: holds(any(a.values())),
            certificate_facts("held", "other_proof"),
        ),
        "CN-HE",
    ),
    *within(undated_certificate("held", "covers_heads"), "CN-JX"),
    *within(undated_certificate("held", "red_seal"), "CN-LN", "CN-FJ", "CN-HB"),
    *within(undated_certificate("held"), "CN-AH", "CN-HN"),
    *within(paper("labor-contracts", "local", "originals", "copies", "data_sheet"), "CN-SN"),
    *within(paper("business-and-technical-plan", "local", *PLAN_OF_SHAANXI), "CN-SN"),
    *within(paper("business-and-technical-plan", "local", "held", "equipment_agreement"), "CN-HN"),
    *within(paper("business-and-technical-plan", "local", "held", "business_outline"), "CN-GD"),
    *within(paper("lawful-operation-commitment", "local", "held", "addressed"), "CN-HN"),
    *within(paper("no-foreign-capital-commitment", "local", "held", "signed", "sealed"), "CN-HB"),
    *within(paper("lawful-operation-commitment", "local", "notification_letter"), "CN-GX"),
    *within(
        local(
            "lawful-operation-commitment",
            lambda a: "met" if all(a.values()) else "unknown",
            {"materials.lawful-operation-commitment.notification_letter": BOTH},
        ),
        "CN-GD",
    ),
    *within(
        paper(
            "lawful-operation-commitment",
            "local",
            *("held", "signed", "sealed", "notification_letter"),
        ),
        *("CN-YN", "CN-ZJ"),
    ),
    *within(
        local(
            "no-nuisance-call-commitment",
            nuisance,
            {"materials.no-nuisance-call-commitment.held": BOTH, **USERS},
        ),
        "CN-GZ",
    ),
    *within(
        local(
            "special-services-commitment",
            special,
            {
                **letter_facts("special-services-commitment"),
                "service.other_services": SERVICES,
                "company.special_words": BOTH,
                **USERS,
            },
        ),
        "CN-HN",
    ),
)
ALL_TABLES = (*TABLES, *EARLIER, *LOCAL_TABLES)
