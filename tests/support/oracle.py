"""A second, independent statement of the rules: complete answers in, verdict out.

Written from what each rule asks, not from the engine: plain values, no open answers. What is asked,
and which answers are tried, stands in tests/demands.toml.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from math import prod
from typing import Any

from support import oracle_owners
from support.answers import changed
from support.rows import rows_of

Answers = dict[str, Any]
Functions = dict[str, Any]
BOTH = (True, False)
# The answer of somebody whose case no text settles.
UNCLEAR = "unclear"
FOREIGN, HOLDER = "company.foreign_capital", "shareholders[0].foreign"
FORM = "company.legal_form"
# The other shareholders, and who stands above: lists of a file as they are.
OTHERS, HOLDERS = "shareholders[1:]", "holders"
PRINTED_TYPE = "papers.business-license.company_type"
# On what it rests whether there is foreign capital.
OF_OWNERS = (
    *(FOREIGN, PRINTED_TYPE, "company.name", OTHERS, HOLDERS),
    *(f"shareholders[0].{key}" for key in ("name", "kind", "ends_as", "share", "foreign")),
)
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


def completions(path: str, values: Sequence[Any], known: Answers) -> list[Any]:
    """Return what an open answer may turn out to be, beside those that are given."""
    if path in SILENCE:
        return [SILENCE[path]]
    # Where owners or the company settle that there is no foreign capital, nothing is open of it.
    if path in (FOREIGN, HOLDER) and oracle_owners.capital(owned(known)) == oracle_owners.NO:
        return [False]
    # The State is not foreign, and is not asked.
    if path == HOLDER and is_of_the_state(known):
        return [False]
    before = contradictions(known)
    sound = [v for v in values if contradictions({**known, path: v}) <= before]
    return sound or [*values]


def file_of(answers: Answers) -> dict[str, Any]:
    """Build an application file from answers by path; a list with a number has one entry."""
    given = {path: deepcopy(value) for path, value in answers.items() if value is not None}
    others = given.pop(OTHERS, [])
    data = changed({}, given)
    if others:
        data["shareholders"] = [*data.get("shareholders", [{}]), *others]
    return data


@dataclass(frozen=True)
class Table:
    """One rule on one basis: the facts with the values tried, and what complete answers give.

    ``given`` holds answers that stand still, to keep a table small.
    """

    rule: str
    basis: str
    facts: dict[str, Any]
    verdict: Callable[[Answers], str]
    given: Answers
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


LICENSE = "materials.business-license"
CHART = "materials.equity-structure-chart"
REPORT = "materials.financial-report"
PERSONNEL = "materials.personnel-list"
CERTIFICATE = "materials.social-security-certificate"
NO_FOREIGN = "materials.no-foreign-capital-commitment"
INVESTORS = "materials.foreign-investor-statement"
SHAREHOLDER = "shareholders[0]"
LEGAL_REPRESENTATIVE = f"{LICENSE}.legal_representative_id"


def owned(a: Answers) -> dict[str, Any]:
    """Return what answers say of a company's owners, as a file says it."""
    return file_of({path: a.get(path) for path in OF_OWNERS})


def is_of_the_state(known: Answers) -> bool:
    """Whether tracing ends at the shareholder, as the State's own company or body."""
    ends = known.get(f"{SHAREHOLDER}.ends_as") or known.get(f"{SHAREHOLDER}.kind")
    return ends in oracle_owners.OF_THE_STATE


def may_be_foreign(a: Answers) -> tuple[bool, ...]:
    """Whether there is foreign capital; both where no text settles it.

    While nobody foreign is known, nor that there is none, it is for the company to answer.
    """
    found = oracle_owners.capital(owned(a))
    if found == oracle_owners.UNKNOWN:
        found = {True: oracle_owners.YES, False: oracle_owners.NO}.get(a[FOREIGN], UNCLEAR)
    return {oracle_owners.YES: (True,), oracle_owners.NO: (False,)}.get(found, BOTH)


def by_capital(a: Answers, verdict: Callable[[bool], str]) -> str:
    """What follows from foreign capital or none; of a case that no text settles, what both say."""
    found = {verdict(foreign) for foreign in may_be_foreign(a)}
    return found.pop() if len(found) == 1 else "unknown"


def is_abroad(a: Answers) -> bool:
    """Whether the applicant was set up abroad: nobody can give it the license."""
    return a.get(FORM) == "foreign-entity"


def guangxi(a: Answers, foreign: bool) -> bool:
    """Whether Guangxi's administration decides: one province, and no foreign capital."""
    return a[PROVINCES] == ["CN-GX"] and not foreign and not is_abroad(a)


def authority(a: Answers) -> str:
    """Who decides: the ministry with foreign capital and of two provinces or more, else the one.

    Where that is unclear, where no province is served, and where the applicant was set up abroad,
    no guide counts.
    """
    if is_abroad(a):
        return "nobody"
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
    """As before; whether a company's screenshots are enough in its place is not said.

    Nor is it of a shareholder abroad which paper it has instead.
    """
    kind = a[f"{SHAREHOLDER}.kind"]
    abroad = advised(a[f"{SHAREHOLDER}.{'id' if kind == 'natural-person' else 'license'}_copy"])
    here = papers_of(a, "license_copy")
    if kind == "company" and not a[f"{SHAREHOLDER}.license_copy"]:
        here = "unknown" if a[f"{SHAREHOLDER}.registry_screenshot"] else "not_met"
    if a[HOLDER] == UNCLEAR:
        return here if here == abroad else "unknown"
    return abroad if a[HOLDER] else here


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


def after_penalty(a: Answers, letter: str) -> str:
    """Less than three years ago: of the third anniversary no text says it."""
    if none_of(a, "penalties") or a["penalties[0].on"] < "2023-11-24":
        return "not_applicable"
    anniversary = a["penalties[0].on"] == "2023-11-24"
    return advised(letter == "met") if anniversary else letter


def trust(a: Answers) -> str:
    """The form names a penalty alone, no other action."""
    if none_of(a, "penalties") or not a["penalties[0].penalty"]:
        return "not_applicable"
    return after_penalty(a, letter_of(a, "trust-keeping-commitment"))


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


def form_letter(a: Answers) -> str:
    return letter_of(a, "application-form", "signed")


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


ROWS = rows_of("demands")
TRIED: dict[str, dict[str, list[Any]]] = ROWS["tried"]
# What yes or no of some marks comes to.
BY_YES: dict[str, Callable[[list[bool]], str]] = {
    "every": lambda found: holds(all(found)),
    "one": lambda found: holds(any(found)),
    "none": lambda found: holds(not any(found)),
    "advised": lambda found: advised(all(found)),
}


def tables_of(row: dict[str, Any], how: str, functions: Functions) -> Iterator[Table]:
    """Return the table of a row by each text that asks for it."""
    facts = {}
    for key in row["of"]:
        path = key if "." in key else f"materials.{row['rule']}.{key}"
        facts |= TRIED.get(key) or {path: BOTH}

    def by_yes(a: Answers) -> str:
        return BY_YES[how]([a[path] for path in facts])

    verdict = by_yes if how in BY_YES else functions.get(how)
    table = Table(row["rule"], "", facts, verdict, row.get("given", {}))
    for by in row["by"]:
        yield by_text(by, table)


def by_text(by: str, table: Table) -> Table:
    """Return a table under the basis, the day and the authority of the text that asks."""
    if by in MEASURES:
        return replace(table, basis="law", day=MEASURES[by])
    if by in ("law", "checklist"):
        return replace(table, basis=by)
    return replace(table, basis="local", authority=by)


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


def decided(functions: Functions, *, local: bool) -> tuple[Table, ...]:
    """Read all rows of the guides, or all others: first those of which nothing but yes is asked."""
    rows = [(row, how) for how in ("every", "one") for row in ROWS[how]]
    rows += [(row, row["how"]) for row in ROWS["decided"]]
    found = (table for row, how in rows for table in tables_of(row, how, functions))
    return tuple(table for table in found if (table.basis == "local") is local)


# How something is decided is said by the name of the function above that does.
ALL = decided(globals(), local=False)
TABLES = tuple(table for table in ALL if table.day == Table.day)
EARLIER = tuple(table for day in MEASURES.values() for table in ALL if table.day == day)
