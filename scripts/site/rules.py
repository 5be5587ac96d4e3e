"""What the snippets ask of a rule: its current wordings, its citations, its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Basis
from checker.report.guides import page_of
from scripts.site.words import day, say, word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from checker.model import Citation, Instrument, Lang, Law, Rule, Text, Version

# The headings of every rule page, in order; the pages are written by hand around them.
HEADINGS = {
    key: word(f"heading.{key}")
    for key in ("asked", "why", "prepare", "local", "mistakes", "examples", "sources")
}
FORM_ROWS = {
    "condition": ("holds", "whom", "day", "judge"),
    "material": ("what", "copy", "signs", "seals", "fresh"),
}


def current(rule: Rule, basis: Basis) -> Version | None:
    """Return the newest wording in force, or nothing where the basis does not know the rule."""
    versions = [version for version in rule.versions_on(basis) if not is_coming(version)]
    return versions[-1] if versions else None


def is_coming(version: Version) -> bool:
    """Tell whether a wording takes effect only after its texts were last checked."""
    checked = [cite.instrument.checked for cite in version.cites]
    return bool(checked) and version.effective > max(checked)


def local(rule: Rule) -> tuple[Version, ...]:
    """Return the newest wording of each province's guide, in the order of the provinces' codes."""
    newest = {version.authority: version for version in rule.versions_on(Basis.LOCAL)}
    return tuple(newest[code] for code in sorted(newest, key=str))


def asked(rule: Rule, basis: Basis) -> bool:
    """Tell whether a basis asks a rule today."""
    version = current(rule, basis)
    return version is not None and version.asked


def for_some_only(version: Version) -> bool:
    """Tell whether a wording that is asked may yet not be asked of an applicant."""
    return version.asked and version.none is not None


def of_kind(law: Law, kind: str) -> list[Rule]:
    """Return the conditions or the materials, in order."""
    return [rule for rule in law.rules if rule.kind == kind]


def named(rule: Rule, lang: Lang) -> str:
    """Return kind and number: Material 8."""
    return say(f"kind.{rule.kind}", lang, n=rule.number)


def folder(rule: Rule) -> str:
    """Return the folder a rule's page and snippets stand in."""
    return f"{rule.kind}s/{rule.id}"


def address(rule: Rule, depth: int) -> str:
    """Return a rule page's relative address from a page so many folders deep."""
    return f"{'../' * depth}{folder(rule)}/"


def province_page(law: Law, code: str, depth: int) -> str:
    """Return the address of an authority's page from a page so many folders deep."""
    return f"{'../' * depth}{page_of(code, law)}"


def asks_in_short(rule: Rule, version: Version) -> Text:
    """Return the first row of a wording's form, or all it asks where it has none."""
    return version.form.get(FORM_ROWS[rule.kind][0], version.asks)


def newest_first(rule: Rule) -> list[Version]:
    """Return every wording: the law first, then the guides, each from the newest back."""
    return [v for basis in Basis for v in reversed(rule.versions_on(basis))]


def citations(versions: Iterable[Version]) -> list[Citation]:
    """Return the citations of some wordings, each once."""
    return list(dict.fromkeys(cite for version in versions for cite in version.cites))


def all_citations(rule: Rule) -> list[Citation]:
    """Return what a rule's wordings rest on, the law first, then what its page cites besides."""
    return list(dict.fromkeys((*citations(newest_first(rule)), *rule.also)))


def instruments(rule: Rule) -> list[Instrument]:
    """Return every instrument a rule rests on, each once."""
    return list(dict.fromkeys(cite.instrument for cite in all_citations(rule)))


def last_check(cites: Iterable[Citation]) -> date | None:
    """Return the oldest of the days on which the cited instruments were checked."""
    return min((cite.instrument.checked for cite in cites), default=None)


def changed(rule: Rule, lang: Lang) -> str:
    """Return what changed between the bases, with the day the law's wording took effect."""
    law = current(rule, Basis.LAW)
    since = day(law.effective, lang) if law else ""
    return rule.changed.of(lang).replace("{effective}", since)


def dropped_on(rule: Rule, basis: Basis) -> date | None:
    """Return the day from which a basis asks no longer, where the rule's own words name it."""
    version = current(rule, basis)
    if version is None or version.asked or "{effective}" not in rule.changed.en:
        return None
    return version.effective


def in_force_since(version: Version) -> date | None:
    """Return since when a wording is in force, where its deciding instrument says so.

    A form or a guide bears no such day; the old checklist bears no date at all.
    """
    decisive = version.cites[0].instrument if version.cites else None
    known = decisive is not None and decisive.effective == version.effective
    return version.effective if known else None


def law_checked(law: Law) -> date:
    """Return the day up to which every instrument was checked."""
    return min(instrument.checked for instrument in law.instruments.values())
