"""Write what the pages include, from the rules and the checked cases."""

import argparse
import os
import sys
from pathlib import Path
from typing import NamedTuple

from checker import __version__
from checker.decide.statements import load_topics
from checker.load import load_law
from checker.load.guide_items import load_guide_items
from checker.model import LANGS, RANKS, WHOLE_NETWORK_AUTHORITY, Lang, Law, Rule
from checker.report.html import icon
from checker.report.sources import place_name
from scripts.cases import CASES
from scripts.machine.environment import ROOT, guarded, write_files
from scripts.site import (
    Snippets,
    calendar,
    capital,
    decision,
    draft,
    evidence,
    heard,
    history,
    holder,
    home,
    papers,
    rules,
    timeline,
    way,
    whom,
)
from scripts.site import map as on_map
from scripts.site.boundaries import Boundary, boundaries, read_boundaries
from scripts.site.changelog import changelog
from scripts.site.claims import Claim, claims, read_claims
from scripts.site.compare import compare
from scripts.site.embed import embedding
from scripts.site.examples import Example, all_cases, examples, read_examples
from scripts.site.filing import filing
from scripts.site.form.page import check, form
from scripts.site.glance import glance
from scripts.site.guide_items import items
from scripts.site.many import board
from scripts.site.mentions import mentions
from scripts.site.my_list import my_list
from scripts.site.numbers import numbers
from scripts.site.overview import overview
from scripts.site.practice import FOLDER, read_practices, today
from scripts.site.practice_page import Counters, counters, of_all, of_province
from scripts.site.review_book import book
from scripts.site.sheet import Sheet, read_sheet, sheet
from scripts.site.templates import render

DATA = ROOT / "scripts" / "site"
DOCS = ROOT / "docs"
PARTS = (
    on_map.snippets,
    papers.snippets,
    home.snippets,
    timeline.snippets,
    history.snippets,
    draft.snippets,
    way.snippets,
    holder.snippets,
    calendar.snippets,
    heard.snippets,
    whom.snippets,
)
# What is one snippet each.
WHOLE = {
    "about/embedding.md": embedding,
    "list.md": my_list,
    "form.md": form,
    "changelog/versions.md": changelog,
}
# Templates that need nothing but the law, and what is fixed.
PLAIN = {
    "about/download.md": "download",
    "about/ranks.md": "ranks",
    "scope/where.md": "scope_where",
    "sources/rules.md": "rests_on",
    "version.md": "version",
    "local/provinces.md": "local_guides/provinces",
}
# Tables of what the texts say that stand on the page of a rule.
ON_A_RULE = ("payment",)
# Icons of pages written by hand: written out there, Zensical takes them for links to a lost anchor.
ICONS = (
    *("dates", "down", "first", "forget", "link", "list", "lock", "open", "others", "print"),
    "save",
)


def main() -> int:
    """Write the snippets, or say which boundary is wrong."""
    parser = argparse.ArgumentParser(prog="python -m scripts.snippets", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "snippets")
    out: Path = parser.parse_args().out
    made = snippets(load_law(), CASES)
    write_files(out, made)
    print(f"{len(made)} snippets in {out}")
    return 0


class Data(NamedTuple):
    """What the snippets are made of beside the law: read and computed once for both languages."""

    examples: dict[str, tuple[Example, ...]]
    guides: dict[str, tuple[Example, ...]]
    boundaries: tuple[Boundary, ...]
    sheet: Sheet
    claims: tuple[Claim, ...]
    counters: Counters


def snippets(law: Law, cases: Path) -> dict[str, str]:
    """Return every snippet's content by its path."""
    data = read(law, cases)
    made = {
        f"{lang}/{path}": content
        for lang in LANGS
        for path, content in (
            *_in_language(law, data, lang),
            *evidence.snippets(law, lang),
        )
    }
    # The review book shows both languages and is the same on both sites.
    reviewed = book(law, data.boundaries)
    made |= {f"{lang}/review/book.md": reviewed for lang in LANGS}
    # What rests on an instrument is read off all the rest, so it comes last.
    named = mentions(law, DOCS, made)
    for lang in LANGS:
        made[f"{lang}/sources/instruments.md"] = render(
            "instruments", lang, law=law, mentioned=named[lang]
        )
    return made


def read(law: Law, cases: Path) -> Data:
    """Read the data and compute the examples."""
    return Data(
        examples={r.id: read_examples(cases / f"{r.id}.toml", law) for r in law.rules},
        guides={
            guide.authority: read_examples(cases / f"local-{place_name(guide)}.toml", law)
            for guide in rules.guides_that_ask(law)
        },
        boundaries=read_boundaries(DATA / "boundaries.toml", law),
        sheet=read_sheet(DATA / "form_sheet.toml", law),
        claims=read_claims(DATA / "claims.toml", law),
        counters=counters(read_practices(FOLDER, law), today()),
    )


def _in_language(law: Law, data: Data, lang: Lang) -> Snippets:
    for rule in law.rules:
        for name, content in _of_rule(law, rule, data, lang):
            yield f"{rules.folder(rule)}/{name}.md", content
    yield from _of_site(law, data, lang)
    for part in PARTS:
        yield from part(law, lang)
    yield from _of_the_way(law, lang)
    yield from _of_provinces(law, data, lang)


def _of_rule(law: Law, rule: Rule, data: Data, lang: Lang) -> Snippets:
    yield "head", render("head", lang, rule=rule)
    yield "glance", glance(law, rule, lang)
    yield "own", render("own", lang, law=law, rule=rule, questions=whom.of_rule(law, rule))
    yield "compare", compare(law, rule, lang)
    yield "text", render("texts", lang, rule=rule) + render("wordings", lang, rule=rule)
    yield "local", render("local", lang, law=law, rule=rule)
    yield "examples", examples(law, rule, data.examples[rule.id], lang)
    yield "sources", render("sources", lang, rule=rule, claims=data.claims)
    yield "check", check(law, rule, lang)
    # Not every rule has a number or a day to cross, or a block of the ministry's online form.
    if crossed := [boundary for boundary in data.boundaries if boundary.rule is rule]:
        yield "boundaries", boundaries(crossed, law, lang)
    if rule.id in data.sheet.rules():
        yield "sheet", sheet(data.sheet, rule, lang)
    if rule.id == capital.RULE:
        yield from capital.snippets(rule, lang)


def _of_site(law: Law, data: Data, lang: Lang) -> Snippets:
    for path, make in WHOLE.items():
        yield path, make(law, lang)
    fixed = {
        "version": __version__,
        "ranks": RANKS,
        "repository": os.environ.get("REPO_URL", "").rstrip("/"),
    }
    for path, template in PLAIN.items():
        yield path, render(template, lang, law=law, **fixed)
    for name in ICONS:
        yield f"icons/{name}.md", icon(name).of(lang)
    yield "many/board.md", board(lang)
    for kind in ("condition", "material"):
        own = render("own_overview", lang, law=law, kind=kind, papers_beyond=whom.OF_A_GUIDE)
        yield f"overview/own-{kind}s.md", own
        yield f"overview/{kind}s.md", overview(law, kind, lang)
    yield "scope/decision.md", render("decision", lang, steps=decision.steps(law))
    on, due = law.checked, rules.law_due(law)
    for name, number in numbers(law, lang).items():
        yield f"number/{name}.md", number
    yield "reading.md", render("reading", lang, key="reading.texts", on=on, due=due)
    yield "claims/first.md", render("claims_first", lang, claims=data.claims)
    yield "claims/register.md", claims(data.claims, lang)


def _of_the_way(law: Law, lang: Lang) -> Snippets:
    """Make the tables of the way to the license and after it."""
    checked = rules.authorities_checked(law)
    yield (
        "authorities/reading.md",
        render("reading", lang, key="reading.places", on=checked, due=None),
    )
    for name, topic in load_topics().items():
        deep = 2 if name in ON_A_RULE else 1
        yield f"statements/{name}.md", render("statements", lang, topic=topic, depth=deep)


def _of_provinces(law: Law, data: Data, lang: Lang) -> Snippets:
    """Make what the pages of the provinces include: each guide, and its rules where it asks."""
    lists = load_guide_items()
    yield "local/ministry-form/items.md", items(law, lists[WHOLE_NETWORK_AUTHORITY], lang)
    yield "local/practices.md", of_all(law, data.counters, lang)
    for guide in law.guides.values():
        name = place_name(guide)
        yield (
            f"local/{name}/guide.md",
            render("local_guides/about", lang, guide=guide),
        )
        yield f"local/{name}/filing.md", filing(law, guide, lang)
        yield f"local/{name}/reader.md", render("local_guides/reader", lang, law=law, guide=guide)
        yield f"local/{name}/items.md", items(law, lists[guide.authority], lang)
        practised = of_province(law, data.counters, guide.authority, lang)
        yield f"local/{name}/practice.md", practised
    for guide in rules.guides_that_ask(law):
        name = place_name(guide)
        found = data.guides[guide.authority]
        shown = [case for case in found if case.shown]
        yield f"local/{name}/rules.md", render("local_guides/rules", lang, law=law, guide=guide)
        yield (
            f"local/{name}/examples.md",
            render("local_guides/examples", lang, law=law, shown=shown)
            + all_cases(law, found, lang),
        )


if __name__ == "__main__":
    sys.exit(guarded(main))
