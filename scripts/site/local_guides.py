"""The pages of single provinces: the guide, what it asks, worked examples; and the list of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import WHOLE_NETWORK_AUTHORITY, Basis
from checker.report.guides import page_of, place_name
from scripts.site import rules
from scripts.site.examples import read_examples
from scripts.site.shorten import brief
from scripts.site.templates import render
from scripts.site.words import opening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.model import Authority, Guide, Lang, Law, Rule, Version
    from scripts.site.examples import Example


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule a guide speaks of: the guide's wording, the law's, and the law's in short."""

    rule: Rule
    version: Version
    law: Version | None
    by_law: str


@dataclass(frozen=True, slots=True)
class Place:
    """The ministry or a province, its guide, the page it has here, the rules the guide is about."""

    authority: Authority
    name: str
    is_ministry: bool
    guide: Guide | None
    page: str
    spoken_of: list[Rule]


def snippets(law: Law, cases: Path, lang: Lang) -> Iterator[tuple[str, str]]:
    """Write what the pages of the provinces include."""
    yield "local/provinces.md", provinces(law, lang)
    for guide in asking(law):
        folder = f"local/{place_name(guide)}"
        shown = read_examples(cases / f"local-{place_name(guide)}.toml", law)
        yield f"{folder}/guide.md", about(law, guide, lang)
        yield f"{folder}/rules.md", asked(law, guide, lang)
        yield f"{folder}/examples.md", examples(law, shown, lang)


def asking(law: Law) -> list[Guide]:
    """Return the guides that ask for something, each of which has a page."""
    return [guide for guide in law.guides.values() if guide.standing == "asks"]


def about(law: Law, guide: Guide, lang: Lang) -> str:
    """Say which guide it is, from whom, of what date, and how far it was read."""
    authority = law.authorities[guide.authority]
    return render("local_guides/about", lang, guide=guide, authority=authority)


def asked(law: Law, guide: Guide, lang: Lang) -> str:
    """Write one row for each rule the guide speaks of, beside the current requirements."""
    rows = [_asked(rule, version, lang) for rule, version in spoken_of(law, guide)]
    return render("local_guides/rules", lang, rows=rows)


def spoken_of(law: Law, guide: Guide) -> list[tuple[Rule, Version]]:
    """Return the rules a guide speaks of, each with its newest wording."""
    found = [(r, r.versions_on(Basis.LOCAL, guide.authority)) for r in law.rules]
    return [(rule, versions[-1]) for rule, versions in found if versions]


def _asked(rule: Rule, version: Version, lang: Lang) -> Asked:
    law = rules.current(rule, Basis.LAW)
    by_law = brief(rules.asks_in_short(rule, law).of(lang)) if law else ""
    return Asked(rule, version, law, by_law)


def examples(law: Law, shown: tuple[Example, ...], lang: Lang) -> str:
    """Write the worked cases, each with what guide and law make of it."""
    return render(
        "local_guides/examples",
        lang,
        shown=[(example, law.rule(example.rule)) for example in shown],
        bases=(Basis.LOCAL, Basis.LAW),
    )


def provinces(law: Law, lang: Lang) -> str:
    """List the ministry and every province, with the guide that was read and what it adds."""
    places = [_place(law, authority, lang) for authority in law.authorities.values()]
    return render("local_guides/provinces", lang, places=places)


def _place(law: Law, authority: Authority, lang: Lang) -> Place:
    guide = law.guides.get(authority.code)
    asks = guide is not None and guide.standing == "asks"
    return Place(
        authority,
        name=opening(authority.province.of(lang)),
        is_ministry=authority.code == WHOLE_NETWORK_AUTHORITY,
        guide=guide,
        page=f"../{page_of(authority.code, law)}" if asks else "",
        spoken_of=[rule for rule, _ in spoken_of(law, guide)] if guide and asks else [],
    )
