"""The claim register: what others say about the license, and what the texts say to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checker.load.instruments import citations
from checker.model import Citation, Instrument, Lang, Law, Rule, Text
from checker.tables import Table, open_table, unique
from scripts.site.templates import render

VERDICTS = ("contradicted", "outdated", "no-source", "local", "reported", "supported")
KINDS = ("agencies", "provider", "adviser", "press", "data-set", "copied-list")


@dataclass(frozen=True, slots=True)
class Said:
    """Who says it: a kind of source with a year where known, or an instrument."""

    by: str | Instrument
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in circulation, who says it, the texts for or against, and the verdict."""

    id: str
    verdict: str
    claim: Text
    said: tuple[Said, ...]
    cites: tuple[Citation, ...]
    why: Text
    rules: tuple[Rule, ...]


def read_claims(path: Path, law: Law) -> tuple[Claim, ...]:
    """Return all claims; what is unknown or unfounded is refused with its place."""
    with open_table(path) as data:
        found = tuple(_claim(row, law) for row in data.rows("claim"))
    unique(path.name, ((claim.id, claim) for claim in found))
    return found


def _claim(row: Table, law: Law) -> Claim:
    found = row.record(
        Claim,
        {"verdict": VERDICTS},
        said=tuple(_said(each, law) for each in row.tables("said")),
        cites=citations(row, law.instruments),
        rules=tuple(_rule(row, rule_id, law) for rule_id in row.take("rules")),
    )
    _check_founded(found, row)
    return found


def _said(row: Table, law: Law) -> Said:
    with row:
        by = row.take("by", *KINDS, *law.instruments)
        year = row.maybe("year") if by in KINDS else None
        return Said(law.instruments.get(by, by), year)


def _rule(row: Table, rule_id: str, law: Law) -> Rule:
    if rule_id not in [rule.id for rule in law.rules]:
        raise row.fault(f"unknown rule {rule_id}")
    return law.rule(rule_id)


def _check_founded(claim: Claim, row: Table) -> None:
    """Hold a verdict against its citations: a text for it, read or reported; a guide for local."""
    if not claim.said:
        raise row.fault("said must name who says it")
    if not claim.cites and claim.verdict != "no-source":
        raise row.fault(f"{claim.verdict} needs a citation")
    if claim.verdict == "local" and not any(_is_guide(c.instrument) for c in claim.cites):
        raise row.fault("local needs a provincial guide among its citations")
    if claim.verdict == "supported" and not _read_for_all(claim):
        raise row.fault("supported needs a text for all of China that was read")
    if claim.verdict == "reported" and _read_for_all(claim):
        raise row.fault("reported, but a text for all of China was read")


def _read_for_all(claim: Claim) -> bool:
    """Tell whether a text was read in the original that is no guide of one province."""
    return any(c.status == "verified" and not _is_guide(c.instrument) for c in claim.cites)


def _is_guide(instrument: Instrument) -> bool:
    return instrument.id.startswith("guide-")


def claims(found: Iterable[Claim], lang: Lang) -> str:
    """Write the register, grouped by verdict; plain links show one group alone."""
    listed = list(found)
    grouped = {v: [c for c in listed if c.verdict == v] for v in VERDICTS}
    groups = {verdict: group for verdict, group in grouped.items() if group}
    return render("claims", lang, groups=groups, total=len(listed))


def of_rule(found: Iterable[Claim], rule: Rule, lang: Lang) -> str:
    """Write the links from a rule's page to the claims that touch it."""
    own = [claim for claim in found if rule in claim.rules]
    return "\n" + render("claims_of_rule", lang, claims=own) if own else ""
