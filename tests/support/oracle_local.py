"""The second statement of the rules for the guides of single provinces."""

from collections.abc import Callable

from support.oracle import (
    CERTIFICATE,
    CHART,
    EARLIER,
    LEGAL_REPRESENTATIVE,
    PERSONNEL,
    SHAREHOLDER,
    TABLES,
    Answers,
    advised,
    after_penalty,
    all_of,
    decided,
    heads,
    holds,
    of_domestic_service,
    papers_of,
    whole,
    yes,
)

MONTHS = f"{CERTIFICATE}.months"
PLAN = "materials.business-and-technical-plan"
NUISANCE = "materials.no-nuisance-call-commitment"
SPECIAL = "materials.special-services-commitment"
TRUST = "materials.trust-keeping-commitment"


def certificate_with(*keys: str, months: int) -> Callable[[Answers], str]:
    """The certificate with these keys, for at least so many months."""
    return lambda a: holds(yes(a, CERTIFICATE, *keys) and a[MONTHS] >= months)


def undated_certificate(*keys: str) -> Callable[[Answers], str]:
    """The guide sets no window: met only with what satisfies every guide."""

    def verdict(a: Answers) -> str:
        recent = a[f"{CERTIFICATE}.issued_on"] >= "2026-10-24" and a[MONTHS] >= 3
        every = recent and a[f"{CERTIFICATE}.covers_heads"]
        return all_of(holds(yes(a, CERTIFICATE, *keys)), advised(every))

    return verdict


def shaanxi_operators(a: Answers) -> str:
    return holds(a["means.operators"] >= 15)


def certificate_or_promise(a: Answers) -> str:
    fresh = a[f"{CERTIFICATE}.issued_on"] >= "2026-10-24"
    own = yes(a, CERTIFICATE, "held", "covers_heads", "payer_is_applicant", "red_seal") and fresh
    if own or a[f"{CERTIFICATE}.promised"]:
        return "met"
    # Of another proof of personnel Guangxi's guide does not say whether it will do.
    return "unknown" if a[f"{CERTIFICATE}.other_proof"] else "not_met"


def shaanxi_site(a: Answers) -> str:
    own, rented = a["means.own_seats"], a["means.rented_seats"]
    if a["means.floor_area"] < 75:
        return "not_met"
    if own and rented:
        return "met" if own >= 10 and rented >= 20 else "unknown"
    return holds(rented >= 20 if rented else own >= 10)


def is_kind(a: Answers, *kinds: str) -> bool:
    return a[f"{SHAREHOLDER}.kind"] in kinds


def certificate_or_proof(a: Answers) -> str:
    """The certificate of "the heads concerned": whether these are all three is not said."""
    if a[f"{CERTIFICATE}.other_proof"]:
        return "met"
    return all_of(holds(a[f"{CERTIFICATE}.held"]), advised(a[f"{CERTIFICATE}.covers_heads"]))


def person_paper(a: Answers) -> str:
    """A natural person's ID; of other shareholders Hebei's guide names no paper."""
    return holds(not is_kind(a, "natural-person") or a[f"{SHAREHOLDER}.id_copy"])


def chart_and_papers(a: Answers) -> str:
    chart = yes(a, CHART, "held", "complete", "signed", "sealed")
    return all_of(holds(chart), papers_of(a, "license_copy", "articles_sealed"))


def layered_chart(a: Answers) -> str:
    """Zhejiang wants pages of corporate shareholders, and a chart of a "rather complex" ownership.

    That several levels are complex is a reading; of partnerships and institutions nothing is said.
    """
    page = a[f"{SHAREHOLDER}.registry_screenshot"] or is_kind(a, "natural-person")
    pages = holds(page) if is_kind(a, "company") else advised(page)
    chart = yes(a, CHART, "held", "complete", "signed", "sealed", "sentence")
    return all_of(
        holds(yes(a, CHART, "traced", "own_screenshots")),
        pages,
        advised(chart or not a["company.multi_level"]),
    )


def certificate_of_any(a: Answers) -> str:
    """The certificate of whoever holds shares: an ID, a license, a certificate of registration."""
    key = "id_copy" if is_kind(a, "natural-person") else "license_copy"
    return holds(a[f"{SHAREHOLDER}.{key}"])


def page_of(a: Answers) -> bool:
    """A page in the public register of enterprises; a natural person has none."""
    return not is_kind(a, "natural-person") and bool(a[f"{SHAREHOLDER}.registry_screenshot"])


def certificates_and_pages(a: Answers) -> str:
    """Pages are asked, and not said whose: those of all are sure, none at all fails.

    An institution is no enterprise: that it has no page is not held against anybody.
    """
    own, page = a[f"{CHART}.own_screenshots"], page_of(a)
    every = own and (page or is_kind(a, "natural-person", "institution"))
    return all_of(certificate_of_any(a), holds(own or page), advised(every))


def all_shareholders(a: Answers) -> str:
    """Guangxi wants the certificate of every shareholder; a page in its place is not settled."""
    found = certificate_of_any(a)
    paper = "unknown" if found == "not_met" and page_of(a) else found
    return all_of(paper, holds(whole(a) and a[f"{CHART}.own_screenshots"]))


def hubei_paper(a: Answers) -> str:
    """Pages of companies and limited partnerships; of a general partnership nothing is said."""
    if is_kind(a, "natural-person", "institution"):
        return certificate_of_any(a)
    return holds(page_of(a)) if is_kind(a, "company") else advised(page_of(a))


def guizhou_papers(a: Answers) -> str:
    """A public institution's certificate, others' pages; which an association's, is not said."""
    own = holds(a[f"{CHART}.own_screenshots"])
    if is_kind(a, "natural-person"):
        return all_of(own, certificate_of_any(a))
    page = a[f"{SHAREHOLDER}.registry_screenshot"]
    if is_kind(a, "institution"):
        certified = a[f"{SHAREHOLDER}.license_copy"]
        return all_of(own, holds(certified or page), advised(certified))
    return all_of(own, holds(page))


def heads_with_ids(a: Answers) -> str:
    """A guide that asks for the IDs and lists three heads, not that they differ."""
    ids = a[f"{PERSONNEL}.id_copies"] and a[LEGAL_REPRESENTATIVE]
    return all_of(holds(ids), heads(a))


def uploaded_special(a: Answers) -> str:
    """Hunan's guide has the letter uploaded, and names neither signature nor seal."""
    others = a["service.other_services"]
    sure = len(others) >= 3 or a["company.special_words"]
    if not sure and "B22" not in others:
        return "not_applicable"
    found = holds(a[f"{SPECIAL}.held"])
    return found if sure else of_domestic_service(a, found)


def equipment(a: Answers) -> str:
    """Hunan's guide names domestic call center service: of users abroad it does not say."""
    agreement = of_domestic_service(a, holds(a[f"{PLAN}.equipment_agreement"]))
    return all_of(holds(a[f"{PLAN}.held"]), agreement)


def outline_of_service(a: Answers) -> str:
    """Of the outline Guangdong's guide was read by its heading alone."""
    return all_of(holds(a[f"{PLAN}.held"]), advised(a[f"{PLAN}.business_outline"]))


def diplomas_of_staff(a: Answers) -> str:
    """Whose diplomas Anhui's list means it does not say."""
    return all_of(holds(a[f"{PERSONNEL}.held"]), advised(a[f"{PERSONNEL}.diplomas"]))


def uploaded_trust(a: Answers) -> str:
    return after_penalty(a, holds(a[f"{TRUST}.held"]))


def uploaded_nuisance(a: Answers) -> str:
    return of_domestic_service(a, holds(a[f"{NUISANCE}.held"]))


three_months = certificate_with("held", "covers_heads", months=3)
month_by_payer = certificate_with("held", "covers_heads", "payer_is_applicant", months=1)
month_verified = certificate_with("held", "covers_heads", "verifiable", months=1)
undated = undated_certificate("held")
undated_of_heads = undated_certificate("held", "covers_heads")
undated_sealed = undated_certificate("held", "red_seal")

LOCAL_TABLES = decided(globals(), local=True)
# What a guide lists as optional.
NOT_ASKED_LOCALLY = frozenset({("branches-and-subsidiaries", "CN-LN")})
ALL_TABLES = (*TABLES, *EARLIER, *LOCAL_TABLES)
