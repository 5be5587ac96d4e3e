"""The page on how all this is tested: what was measured, and the cases that no rule's page has."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from checker.application.application import Application, parse
from checker.core.tables import read_toml
from checker.core.words import joined_texts
from checker.core.words.terms import ROUTE_WORDS
from checker.decide.evaluate import evaluate
from checker.filing.agreement.find import agreement
from checker.filing.compare.find import RouteChange
from checker.filing.compare.outline import in_route
from checker.filing.receipt import ROUTE_PARTS
from checker.filing.take.given import given
from checker.model import Lang, Law, Text
from checker.report.data import route_data
from scripts.cases import support
from scripts.site import Snippets
from scripts.site.examples import DAY
from scripts.site.saved import made, saved
from scripts.site.templates import render
from scripts.site.words import word

FIGURES = Path(__file__).with_name("figures.toml")


class Said(NamedTuple):
    """A worked case that is about no single rule: its check, facts, outcome, and link's answers."""

    name: Text
    about: Text
    app: Application
    outcome: Text
    state: str
    answers: str


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
        outcome = errors[0].text if errors else joined_texts(said, "mark.item")
        name = Text(**case.name)
        yield Said(name, word("route.need"), app, outcome, "", saved(case.application))


def _part(law: Law, part: str, value: str | None) -> Text:
    said = in_route(RouteChange(part, None, None), value, law)
    return word("answer.fact", fact=word(ROUTE_WORDS[part]), value=said)


def _papers(law: Law) -> Iterator[Said]:
    """Return the cases on whether papers agree."""
    for case in support("agreement_cases").agreement_cases():
        app, _ = parse(case.application, law, DAY)
        checks = agreement(app, evaluate(app, law), law).checks
        found = next(one for one in checks if one.check.id == case.check)
        name = Text(**case.name)
        answers = saved(case.application)
        yield Said(name, found.check.title, app, found.text, found.state, answers)


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write what the two pages include."""
    yield "evidence/figures.md", render("evidence/figures", lang, figures=read_toml(FIGURES))
    shown = partial(render, "evidence/said", lang, law=law, made=made())
    yield "evidence/route.md", shown(cases=[*_routes(law)], given=given, depth=1)
    yield "evidence/papers.md", shown(cases=[*_papers(law)], given=None, depth=2)
    yield "evidence/reviewed.md", render("evidence/reviewed", lang, law=law)
