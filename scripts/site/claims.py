"""The claim register: what others say about the license, and what the texts say to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from checker.core.tables import Table, by_unique_key, open_table
from checker.load.instruments import citations
from checker.model import Citation, Instrument, Lang, Law, Rule, Text
from scripts.site.templates import render

# Where a reader looks for a claim, in the order of the page.
GROUPS = ("need", "people", "money", "foreign", "place", "system", "papers", "after")
VERDICTS = ("contradicted", "outdated", "no-source", "local", "reported", "supported")
KINDS = ("agencies", "provider", "adviser", "press", "data-set", "copied-list")


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read: its kind, its address, and the day or year it bears."""

    id: str
    by: str
    url: str
    dated: date | int | None = None

    @property
    def year(self) -> int | None:
        """The year that the page bears."""
        return self.dated.year if isinstance(self.dated, date) else self.dated

    @property
    def site(self) -> str:
        """The name that its owner registered; several pages of one site are one voice."""
        labels = (urlsplit(self.url).hostname or "").split(".")
        return ".".join(labels[-3 if labels[-2:] == ["com", "cn"] else -2 :])


class Said(NamedTuple):
    """Who says it: a kind of source with the pages read or a year, or an instrument."""

    by: str | Instrument
    year: int | None = None
    pages: tuple[Page, ...] = ()

    @property
    def years(self) -> list[int]:
        """The years that the pages bear, in order."""
        return sorted({page.year for page in self.pages if page.year})

    @property
    def partly_undated(self) -> bool:
        """Whether some of the pages bear a year and some none."""
        return bool(self.years) and any(page.year is None for page in self.pages)

    @property
    def sites(self) -> frozenset[str]:
        """The sites on which the claim was met."""
        return frozenset(page.site for page in self.pages)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in circulation, who says it, the texts for or against, and the verdict."""

    id: str
    group: str
    verdict: str
    claim: Text
    said: tuple[Said, ...]
    cites: tuple[Citation, ...]
    why: Text
    rules: tuple[Rule, ...]
    first: int | None = None


def read_claims(path: Path, law: Law) -> tuple[Claim, ...]:
    """Return all claims; what is unknown is refused with its place."""
    with open_table(path) as data:
        # The day of reading is for who reads the data, not for the page.
        data.take("seen")
        read = (row.record(Page, {"by": KINDS}) for row in data.rows("page"))
        pages = by_unique_key(path.name, ((page.id, page) for page in read))
        found = tuple(_claim(row, law, pages) for row in data.rows("claim"))
    by_unique_key(path.name, ((claim.id, claim) for claim in found))
    return found


def _claim(row: Table, law: Law, pages: dict[str, Page]) -> Claim:
    return row.record(
        Claim,
        {"group": GROUPS, "verdict": VERDICTS},
        said=tuple(_said(each, law, pages) for each in row.tables("said")),
        cites=citations(row, law.instruments),
        rules=tuple(_rule(row, rule_id, law) for rule_id in row.take("rules")),
    )


def _said(row: Table, law: Law, pages: dict[str, Page]) -> Said:
    with row:
        by = row.take("by", *KINDS, *law.instruments)
        if by not in KINDS:
            return Said(law.instruments[by])
        read = tuple(_page(row, page, by, pages) for page in row.maybe("pages", ()))
        return Said(by, row.maybe("year"), read)


def _page(row: Table, page_id: str, by: str, pages: dict[str, Page]) -> Page:
    page = pages.get(page_id)
    if page is None or page.by != by:
        raise row.fault(f"no page {page_id} of {by}")
    return page


def _rule(row: Table, rule_id: str, law: Law) -> Rule:
    if rule_id not in [rule.id for rule in law.rules]:
        raise row.fault(f"unknown rule {rule_id}")
    return law.rule(rule_id)


def claims(found: Iterable[Claim], lang: Lang) -> str:
    """Write the register by subject; plain links show one subject or one verdict alone."""
    return render("claims", lang, claims=found, subjects=GROUPS, verdicts=VERDICTS)
