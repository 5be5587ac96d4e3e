"""The page on how all this is tested: what the build can count, and what was measured before."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from checker.application.application import Application, parse
from checker.evaluate import evaluate
from checker.filing.agreement.find import agreement
from checker.filing.compare.find import RouteChange
from checker.filing.compare.outline import in_route
from checker.filing.receipt import ROUTE_PARTS
from checker.filing.take.given import given
from checker.model import Lang, Law, Rule, Text
from checker.report.data import route_data
from checker.report.sources import page_of
from checker.words import joined
from scripts.cases import support
from scripts.site import Snippets, rules
from scripts.site.boundaries import Boundary
from scripts.site.examples import DAY, Example
from scripts.site.figures import bench_rows, read_figures
from scripts.site.saved import made, saved
from scripts.site.templates import render
from scripts.site.words import word

STATES = ("met", "not_met", "answer", "unclear", "not_applicable")


class Row(NamedTuple):
    """What tests one rule, or the guide of one province: cases, lines of truth tables, limits."""

    name: Text
    page: str
    cases: Sequence[Example]
    lines: int
    limits: int

    @property
    def states(self) -> Counter[str]:
        """Count the verdicts of the cases."""
        return Counter(state for case in self.cases for state in case.states.values())


class Said(NamedTuple):
    """A worked case that is about no single rule: its check, facts, outcome, and link's answers."""

    name: Text
    about: Text
    app: Application
    outcome: Text
    state: str
    answers: str


class Evidence(NamedTuple):
    """All that the build counts, once for both languages."""

    rules: list[Row]
    guides: list[Row]
    route: list[Said]
    papers: list[Said]
    tables: int
    bad_inputs: int


def gather(
    law: Law,
    examples: Mapping[str, Sequence[Example]],
    guides: Mapping[str, Sequence[Example]],
    boundaries: Sequence[Boundary],
) -> Evidence:
    """Count everything. ``examples`` are by the rule's id, ``guides`` by the province's code."""
    tables = support("oracle_local").ALL_TABLES
    lines: Counter[str] = Counter()
    for table in tables:
        lines[table.authority or table.rule] += table.lines
    limits = Counter(boundary.authority or boundary.rule.id for boundary in boundaries)

    def row(key: str, name: Text, page: str, cases: Sequence[Example]) -> Row:
        return Row(name, page, cases, lines[key], limits[key])

    return Evidence(
        [row(r.id, _named(r), rules.address(r, 1), examples[r.id]) for r in law.rules],
        [
            row(code, law.provinces[code].province, f"../{page_of(code, law)}", cases)
            for code, cases in guides.items()
        ],
        [*_routes(law)],
        [*_papers(law)],
        len(tables),
        len(support("bad_inputs").BAD),
    )


def _named(rule: Rule) -> Text:
    return joined((word(f"kind.{rule.kind}", n=rule.number), rule.nav), word("between.title"))


def _routes(law: Law) -> Iterator[Said]:
    """Return the cases on license, class, scope and authority."""
    for case in support("casebook").cases():
        if case.stem != "route":
            continue
        app, errors = parse(case.application, law, DAY)
        found = route_data(evaluate(app, law).route)
        stated = case.expected.get("route", {})
        parts = [part for part in ROUTE_PARTS if part in stated]
        said = [_part(law, part, found[part]) for part in parts]
        outcome = errors[0].text if errors else joined(said, "mark.item")
        name = Text(**case.name)
        yield Said(name, word("route.need"), app, outcome, "", saved(case.application))


def _part(law: Law, part: str, value: str | None) -> Text:
    said = in_route(RouteChange(part, None, None), value, law)
    return word("answer.fact", fact=word(f"route.{part}"), value=said)


def _papers(law: Law) -> Iterator[Said]:
    """Return the cases on whether papers agree."""
    for case in support("agreement_cases").agreement_cases():
        app, _ = parse(case.application, law, DAY)
        checks = agreement(app, evaluate(app, law), law).checks
        found = next(one for one in checks if one.check.id == case.check)
        name = Text(**case.name)
        answers = saved(case.application)
        yield Said(name, found.check.title, app, found.text, found.state, answers)


def snippets(law: Law, found: Evidence, lang: Lang) -> Snippets:
    """Write what the page includes."""
    figures = read_figures()
    yield "evidence/counts.md", render("evidence/counts", lang, found=found, figures=figures)
    yield "evidence/rules.md", render("evidence/rules", lang, found=found, states=STATES)
    shown = partial(render, "evidence/said", lang, law=law, made=made())
    yield "evidence/route.md", shown(cases=found.route, given=given, depth=1)
    yield "evidence/papers.md", shown(cases=found.papers, given=None, depth=2)
    bench = bench_rows(figures["bench"]) if "bench" in figures else ()
    yield "evidence/speed.md", render("evidence/speed", lang, figures=figures, bench=bench)
    yield "evidence/reviewed.md", render("evidence/reviewed", lang, law=law)
