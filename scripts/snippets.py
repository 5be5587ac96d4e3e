"""Write what the pages include, from the rules and the checked cases."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.load import load_law
from checker.load.authorities import REGIONS
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
from scripts.site.claims import claims, of_rule, read_claims
from scripts.site.edges import BoundaryError, read_boundaries
from scripts.site.examples import ExampleError, examples, read_examples
from scripts.site.form.page import check, form
from scripts.site.last_days import last_days
from scripts.site.mentions import mentions
from scripts.site.review_book import book
from scripts.site.sheet import read_sheet, sheet
from scripts.site.versions import reading, version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model import Lang, Law, Rule
    from scripts.site.claims import Claim
    from scripts.site.edges import Boundary
    from scripts.site.examples import Example
    from scripts.site.sheet import Sheet

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
DATA = ROOT / "scripts" / "site"
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


@dataclass(frozen=True, slots=True)
class Data:
    """What the snippets are made of beside the law: read and computed once for both languages."""

    examples: dict[str, tuple[Example, ...]]
    boundaries: tuple[Boundary, ...]
    sheet: Sheet
    claims: tuple[Claim, ...]


def snippets(law: Law, cases: Path) -> dict[str, str]:
    """Return every snippet's content by its path."""
    data = read(law, cases)
    made = {
        f"{lang}/{path}": content
        for lang in LANGS
        for path, content in _in_language(law, data, cases, lang)
    }
    # The review book shows both languages and is the same on both sites.
    reviewed = book(law, data.boundaries)
    made |= {f"{lang}/review/book.md": reviewed for lang in LANGS}
    # What rests on an instrument is read off all the rest, so it comes last.
    named = mentions(law, DOCS, made)
    for lang in LANGS:
        made[f"{lang}/sources/instruments.md"] = directory.instruments(law, lang, named)
    return made


def read(law: Law, cases: Path) -> Data:
    """Read the data and compute the examples. Raises ``ExampleError`` with all that are wrong."""
    shown: dict[str, tuple[Example, ...]] = {}
    wrong: list[str] = []
    for rule in law.rules:
        try:
            shown[rule.id] = read_examples(cases / f"{rule.id}.toml", law)
        except ExampleError as error:
            wrong.append(str(error))
    if wrong:
        raise ExampleError("\n".join(wrong))
    return Data(
        examples=shown,
        boundaries=read_boundaries(DATA / "boundaries.toml", law),
        sheet=read_sheet(DATA / "form_sheet.toml", law),
        claims=read_claims(DATA / "claims.toml", law),
    )


def _in_language(law: Law, data: Data, cases: Path, lang: Lang) -> Iterator[tuple[str, str]]:
    for rule in law.rules:
        for name, content in _of_rule(law, rule, data, lang):
            yield f"{rules.folder(rule)}/{name}.md", content
    yield from _of_site(law, data, lang)
    yield from _of_the_way(law, lang)
    yield from local_guides.snippets(law, cases, lang)


def _of_rule(law: Law, rule: Rule, data: Data, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "head", head.head(rule, lang)
    yield "jump", head.jump(rule, lang)
    yield "compare", compare.compare(law, rule, lang)
    yield "text", texts.texts(rule, lang) + wordings.wordings(rule, lang)
    yield "local", local.local(law, rule, lang)
    yield "examples", examples(rule, data.examples[rule.id], lang)
    yield "sources", sources.sources(rule, lang) + of_rule(data.claims, rule, lang)
    yield "check", check(law, rule, lang)
    # Not every rule has a number or a day to cross, or a block of the ministry's online form.
    if own := [boundary for boundary in data.boundaries if boundary.rule is rule]:
        yield "boundaries", boundaries(own, law, lang)
    if rule.id in data.sheet.rules():
        yield "sheet", sheet(data.sheet, rule, lang)


def _of_site(law: Law, data: Data, lang: Lang) -> Iterator[tuple[str, str]]:
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
    yield "claims/register.md", claims(data.claims, lang)


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
