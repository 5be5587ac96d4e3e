"""The picture of who needs the license and who decides: drawn from the rules, without a checker."""

from pathlib import Path
from typing import NamedTuple

from checker.api import load_application
from checker.core.tables import Table, open_table
from checker.core.words import joined_texts
from checker.core.words.terms import SCOPE_WORDS
from checker.model import WHOLE_NETWORK_AUTHORITY, Law, Route, Text
from checker.rules.route import decide_route
from scripts.site.words import word

DATA = Path(__file__).with_name("decision.toml")
SETTLES = ("need", "authority")
OF_COMPANY = ("foreign_capital",)


class Case(NamedTuple):
    """One answer to a question, and what follows; ``leads_on`` where the next question does."""

    name: Text
    outcome: Text
    leads_on: bool


class Step(NamedTuple):
    """One question with its cases; ``href`` leads to its part of the page."""

    asks: Text
    href: Text
    cases: tuple[Case, ...]


def steps(law: Law) -> list[Step]:
    """Read the questions and compute what follows from each case. Raises ``LawError``."""
    with open_table(DATA) as data:
        rows = data.rows("question")
        last = len(rows)
        return [_step(row, law, is_last=n == last) for n, row in enumerate(rows, 1)]


def _step(row: Table, law: Law, *, is_last: bool) -> Step:
    with row:
        given, settles = row.take("given"), row.take("settles", *SETTLES)
        cases = []
        for each in row.rows("case"):
            with each:
                answers = given | each.take("answers")
                cases.append(_case(each.text("name"), _route(answers, law), settles))
        found = Step(row.text("asks"), row.text("href"), tuple(cases))
    if not is_last and not any(case.leads_on for case in found.cases):
        raise row.fault("no case leads to the next question")
    return found


def _route(answers: dict[str, object], law: Law) -> Route:
    company = {key: answers[key] for key in OF_COMPANY if key in answers}
    service = {key: value for key, value in answers.items() if key not in company}
    facts = {"service": service, "company": company}
    return decide_route(load_application(facts, today=law.checked))


# What the need leads to.
NEEDS = {
    "needed": "decision.on",
    "not-needed": "decision.not-needed",
    "probably-not-needed": "decision.probably-not-needed",
    "unknown": "decision.unknown",
}


def _case(name: Text, route: Route, settles: str) -> Case:
    if settles == "need":
        leads_on = route.need == "needed"
        return Case(name, word(NEEDS[route.need]), leads_on)
    ministry = route.authority == WHOLE_NETWORK_AUTHORITY
    who = word("decision.ministry" if ministry else "decision.province")
    parts = (word(SCOPE_WORDS[route.scope]), who)
    return Case(name, joined_texts(parts, "mark.comma"), leads_on=False)
