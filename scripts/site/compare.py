"""The comparison: what current requirements, provincial guide and old checklist ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import RANKS, Basis
from scripts.site import rules
from scripts.site.templates import render
from scripts.site.words import opening, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from checker.model import Lang, Law, Rule, Text, Version

RANK = "rank"
LAST_ROWS = ("written", "sure")
ABSENT = {
    Basis.LAW: "requirement.not-in-law",
    Basis.LOCAL: "requirement.no-guide-adds",
    Basis.CHECKLIST: "requirement.not-on-checklist",
}
FIRST_SENTENCE = re.compile(r"(?<=[。])|(?<=\.) (?=[A-Z])")
DEPTH = 2
FEW = 2


@dataclass(frozen=True, slots=True)
class Guide:
    """What one province's guide asks, under the province and its page."""

    code: str
    province: Text
    page: str
    asks: str


@dataclass(frozen=True, slots=True)
class Column:
    """One basis of the table: its wording or its guides, and the rows it has a cell for.

    A cell that says the same for several rows stands once and spans them: ``cells`` has the
    number of rows each spans.
    """

    basis: Basis
    version: Version | None
    guides: tuple[Guide, ...]
    cells: Mapping[str, int]
    since: date | None = None
    dropped_on: date | None = None
    instead: str = ""

    @property
    def absent(self) -> str:
        """Return the word for a basis that does not know the rule."""
        return ABSENT[self.basis]


def compare(law: Law, rule: Rule, lang: Lang) -> str:
    """Write the table and, below it, what changed."""
    form = rules.FORM_ROWS[rule.kind]
    return render(
        "compare",
        lang,
        rule=rule,
        columns=[_column(law, rule, basis, lang) for basis in Basis],
        names=(RANK, *form, *LAST_ROWS),
        first=form[0],
        few=FEW,
        changed=rules.changed(rule, lang),
    )


def ranks(lang: Lang) -> str:
    """List every rank with what it means, the strongest first."""
    return render("ranks", lang, ranks=RANKS)


def _column(law: Law, rule: Rule, basis: Basis, lang: Lang) -> Column:
    form = rules.FORM_ROWS[rule.kind]
    versions = rules.local(rule) if basis is Basis.LOCAL else ()
    version = None if versions else rules.current(rule, basis)
    if version is None:
        guides = tuple(_guide(law, v, lang, whole=len(versions) <= FEW) for v in versions)
        # A guide has a rank of its own; of a basis that is silent there is nothing to rank.
        rest, before = (form[0], {RANK: 1}) if guides else (RANK, {})
        whole = len(form) + len(LAST_ROWS) + 1 - len(before)
        return Column(basis, None, guides, before | {rest: whole})
    rows = dict.fromkeys((RANK, *form, *LAST_ROWS), 1)
    if not version.asked:
        rows = {RANK: 1, form[0]: len(form)} | dict.fromkeys(LAST_ROWS, 1)
    return Column(
        basis,
        version,
        (),
        rows,
        since=rules.in_force_since(version),
        dropped_on=rules.dropped_on(rule, basis),
        instead=instead(version, lang),
    )


def _guide(law: Law, version: Version, lang: Lang, *, whole: bool) -> Guide:
    """Take one guide: of many, the first sentence."""
    code, asks = str(version.authority), version.asks.of(lang)
    said = asks if whole else FIRST_SENTENCE.split(asks)[0]
    return Guide(code, law.authorities[code].province, rules.province_page(law, code, DEPTH), said)


def instead(version: Version, lang: Lang) -> str:
    """Return what a wording that asks nothing says, without the words that it is not asked."""
    said = f"{say('requirement.no-longer', lang)}{say('mark.colon', lang)}"
    return opening(version.asks.of(lang).removeprefix(said))
