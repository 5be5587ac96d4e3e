"""Write what the pages include, from the rules and the checked cases."""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.load import REGIONS, load_law
from checker.model import LANGS
from checker.statements import load_topics
from scripts.site import (
    compare,
    directory,
    head,
    history,
    home,
    local,
    local_guides,
    overview,
    rules,
    sources,
    texts,
    timeline,
    wordings,
)
from scripts.site import places as authorities
from scripts.site import statements as said
from scripts.site.boundaries import boundaries
from scripts.site.calendar_form import calendar_form
from scripts.site.check import check, form
from scripts.site.claims import claims, of_rule, read_claims
from scripts.site.edges import BoundaryError, read_boundaries
from scripts.site.examples import ExampleError, examples, read_examples
from scripts.site.last_days import last_days
from scripts.site.markup import reading
from scripts.site.mentions import mentions
from scripts.site.review_book import book
from scripts.site.sheet import read_sheet, sheet
from scripts.site.versions import version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model import Lang, Law, Rule
    from scripts.site.claims import Claim
    from scripts.site.edges import Boundary
    from scripts.site.sheet import Sheet

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
DATA = ROOT / "scripts" / "data"
DOCS = ROOT / "docs"


def main() -> int:
    """Write the snippets, or say which example is wrong."""
    parser = argparse.ArgumentParser(prog="python -m scripts.snippets", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "snippets")
    out: Path = parser.parse_args().out
    try:
        made = snippets(load_law(), CASES)
    except (BoundaryError, ExampleError) as error:
        print(error, file=sys.stderr)
        return 1
    written, removed = write(made, out)
    print(f"{len(made)} snippets in {out}: {written} written, {removed} removed")
    return 0


def snippets(law: Law, cases: Path) -> dict[str, str]:
    """Return every snippet's content by its path."""
    wrong: list[str] = []
    made = {
        f"{lang}/{path}": content
        for rule in law.rules
        for lang, path, content in _of_rule(law, rule, cases, wrong)
    }
    if wrong:
        raise ExampleError("\n".join(wrong))
    for lang in LANGS:
        made |= {f"{lang}/{path}": content for path, content in _of_site(law, lang)}
        made |= {f"{lang}/{path}": content for path, content in _on_boundaries(law, lang)}
        made |= {f"{lang}/{path}": content for path, content in _of_the_form(law, lang)}
        guided = local_guides.snippets(law, cases, lang)
        made |= {f"{lang}/{path}": content for path, content in guided}
    # What rests on an instrument is read off all the rest, so it comes last.
    named = mentions(law, DOCS, made)
    for lang in LANGS:
        made[f"{lang}/sources/instruments.md"] = directory.instruments(law, lang, named)
    return made


def _of_rule(
    law: Law, rule: Rule, cases: Path, wrong: list[str]
) -> Iterator[tuple[Lang, str, str]]:
    """Make one rule's snippets; a wrong example is noted, so that all are told at once."""
    try:
        shown = read_examples(cases / f"{rule.id}.toml", law)
    except ExampleError as error:
        wrong.append(str(error))
        return
    for lang in LANGS:
        parts = {
            "head": head.head(rule, lang),
            "jump": head.jump(rule, lang),
            "compare": compare.compare(law, rule, lang),
            "text": texts.texts(rule, lang) + wordings.wordings(rule, lang),
            "local": local.local(law, rule, lang),
            "examples": examples(rule, shown, lang),
            "sources": sources.sources(rule, lang) + of_rule(_claims(law), rule, lang),
            "check": check(law, rule, lang),
        }
        for name, content in parts.items():
            yield lang, f"{rules.folder(rule)}/{name}.md", content


def _of_site(law: Law, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "about/ranks.md", compare.ranks(lang)
    yield "home/example.md", home.example(law, lang)
    yield "home/compare.md", home.compare(law, lang)
    yield "home/lists.md", home.lists(law, lang)
    yield "home/trust.md", home.trust(law, lang)
    yield "overview/conditions.md", overview.overview(law, "condition", lang)
    yield "overview/materials.md", overview.overview(law, "material", lang)
    yield "form.md", form(law, lang)
    yield "sources/rules.md", directory.rests_on(law, lang)
    yield "history/timeline.md", timeline.timeline(law, lang)
    yield "history/measures.md", history.measures(law, lang)
    yield "history/listed.md", history.listed(law, lang)
    yield "history/unlisted.md", history.unlisted(law, lang)
    yield "history/clauses.md", history.clauses(law, lang)
    yield "version.md", version(law, lang)
    yield "reading.md", reading(rules.law_checked(law), lang)
    yield "claims/register.md", claims(_claims(law), lang)
    yield "review/book.md", _book(law)
    yield from _of_the_way(law, lang)


@cache
def _claims(law: Law) -> tuple[Claim, ...]:
    return read_claims(DATA / "claims.toml", law)


@cache
def _boundaries(law: Law) -> tuple[Boundary, ...]:
    return read_boundaries(DATA / "boundaries.toml", law)


@cache
def _book(law: Law) -> str:
    """Make the review book once: it shows both languages, and is the same on both sites."""
    return book(law, _boundaries(law))


def _on_boundaries(law: Law, lang: Lang) -> Iterator[tuple[str, str]]:
    """Make the tables of the rules that have a number or a day to cross."""
    for rule in law.rules:
        if own := [boundary for boundary in _boundaries(law) if boundary.rule is rule]:
            yield f"{rules.folder(rule)}/boundaries.md", boundaries(own, law, lang)


@cache
def _sheet(law: Law) -> Sheet:
    return read_sheet(DATA / "form_sheet.toml", law)


def _of_the_form(law: Law, lang: Lang) -> Iterator[tuple[str, str]]:
    """Make the sheets of the rules that the ministry's online form has blocks for."""
    for name in _sheet(law).rules():
        rule = law.rule(name)
        yield f"{rules.folder(rule)}/sheet.md", sheet(_sheet(law), rule, lang)


def _of_the_way(law: Law, lang: Lang) -> Iterator[tuple[str, str]]:
    """Make the tables of the way to the license and after it."""
    yield "authorities/reading.md", authorities.read(law, lang)
    yield "authorities/jump.md", authorities.jump(law, lang)
    for name in REGIONS:
        yield f"authorities/{name}.md", authorities.region(law, name, lang)
    for name, topic in load_topics().items():
        yield f"statements/{name}.md", said.topic(topic, lang)
    yield "calendar/form.md", calendar_form(lang)
    yield "statements/events.md", f"{said.events(lang)}\n{last_days(lang)}"


def write(made: Mapping[str, str], out: Path) -> tuple[int, int]:
    """Write what changed, remove what is no longer made; return how many of each."""
    written = sum(_write_changed(out / path, content) for path, content in made.items())
    stale = [p for p in out.rglob("*") if p.is_file() and p.relative_to(out).as_posix() not in made]
    for path in stale:
        path.unlink()
    return written, len(stale)


def _write_changed(path: Path, content: str) -> bool:
    if path.is_file() and path.read_text(encoding="utf-8") == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
    return True


if __name__ == "__main__":
    sys.exit(main())
