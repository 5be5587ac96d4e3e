"""The overviews: every condition, every material, one row each, for the screen and one A4 page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import Basis, general_path
from checker.rule_questions import asked_on
from scripts.site import rules
from scripts.site.shorten import bare, brief
from scripts.site.templates import render
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Lang, Law, Rule, Text

DEPTH = 1
FORM = ("copy", "signs", "seals", "fresh")
COLUMNS = {
    "condition": ("overview.decided-by", "overview.shown-by"),
    "material": (
        *("row.copy", "row.signs", "overview.seals-or-issues", "row.fresh"),
        "overview.ready",
    ),
}
# Papers that no line is about stand beside the one whose page tells of them.
WITH_OTHERS = ("application-form", "lawful-operation-commitment")


@dataclass(frozen=True, slots=True)
class Asks:
    """What a basis asks of a rule in short: quiet where it asks nothing."""

    words: str
    quiet: bool = False
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A rule: what law and checklist ask, and by its kind its questions and papers or its form."""

    rule: Rule
    law: Asks
    checklist: Asks
    decided_by: list[Text]
    shown_by: list[Rule]
    form: list[str]


def overview(law: Law, kind: str, lang: Lang) -> str:
    """Write one row a rule, those of the old checklist first, and what a printed page needs."""
    rows = [_row(law, rule, lang) for rule in rules.of_kind(law, kind)]
    listed = [row for row in rows if rules.current(row.rule, Basis.CHECKLIST)]
    return render(
        "overview",
        lang,
        kind=kind,
        columns=COLUMNS[kind],
        groups=[
            ("listed", listed),
            ("law", [row for row in rows if row not in listed]),
        ],
        with_others=WITH_OTHERS,
        provinces=_provinces(law, kind),
        depth=DEPTH,
    )


def _row(law: Law, rule: Rule, lang: Lang) -> Row:
    is_condition = rule.kind == "condition"
    papers = [r for r in rules.of_kind(law, "material") if rule.id in r.supports]
    return Row(
        rule,
        law=_in_short(rule, Basis.LAW, lang),
        checklist=_in_short(rule, Basis.CHECKLIST, lang),
        decided_by=[law.facts[p].short for p in deciding(law, rule)] if is_condition else [],
        shown_by=papers if is_condition else [],
        form=[] if is_condition else [_form(rule, key, lang) for key in FORM],
    )


def _in_short(rule: Rule, basis: Basis, lang: Lang) -> Asks:
    version = rules.current(rule, basis)
    if version is None:
        return Asks(say("overview.not-listed", lang), quiet=True)
    if not version.asked:
        day = rules.dropped_on(rule, basis)
        since = say("overview.dash-since", lang, year=day.year) if day else ""
        return Asks(since or say("overview.dash", lang), quiet=True)
    asks = brief(rules.asks_in_short(rule, version).of(lang))
    if asks in (rule.nav.of(lang), rule.title.of(lang)):
        asks = say("requirement.asked", lang)
    return Asks(asks, reported=version.certainty == "reported")


def deciding(law: Law, rule: Rule) -> list[str]:
    """Return the questions law and checklist ask of a rule; a list stands for its entries."""
    bases = (Basis.LAW, Basis.CHECKLIST)
    found = dict.fromkeys(path for basis in bases for path in asked_on(law, rule, basis))
    lists = [path for path in found if law.facts[path].type == "list"]
    order = list(law.facts)
    kept = [p for p in found if general_path(p).partition("[")[0] not in lists or p in lists]
    return sorted(kept, key=order.index)


def _form(rule: Rule, key: str, lang: Lang) -> str:
    """Return what the row's own basis says; where it is silent, the current one's."""
    listed, law = rules.current(rule, Basis.CHECKLIST), rules.current(rule, Basis.LAW)
    own = listed or law
    shorten = brief if key == "copy" else bare
    if own and key in own.form:
        return shorten(own.form[key].of(lang))
    if law and law.asked and key in law.form:
        return say("overview.by-law", lang, said=shorten(law.form[key].of(lang)))
    return ""


def _provinces(law: Law, kind: str) -> list[tuple[str, Text]]:
    """Return page and name of the provinces whose guides add to the list."""
    versions = (v for rule in rules.of_kind(law, kind) for v in rules.local(rule) if v.asked)
    codes = sorted({str(version.authority) for version in versions})
    return [
        (rules.province_page(law, code, DEPTH), law.authorities[code].province) for code in codes
    ]
