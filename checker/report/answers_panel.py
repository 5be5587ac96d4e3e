"""Write the answers for paper, section by section: what a printed result stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from checker.application.application import Application
from checker.core.words import begun, word
from checker.decide.questions import form_order
from checker.decide.reasons import entry_name
from checker.kinds import KINDS
from checker.kinds.list import LIST
from checker.model import Fact, Law, Text, entry_number, paper_of
from checker.report.form import places_of
from checker.report.html import NOTHING, Html, el, together


def answers_panel(app: Application, law: Law, given: Mapping[str, Any]) -> Html:
    """Return what is answered, "not sure" too; ``given`` are the answers by path."""
    parts = [el("h2", word("answer.all"))]
    for section in law.sections:
        found = list(_answered(app, law, section.id, given))
        if found:
            parts.append(el("h3", section.title))
        for under, rows in groupby(found, key=lambda row: row[0]):
            lines = (el("div", el("dt", label), el("dd", begun(value))) for _, label, value in rows)
            parts += [el("h4", under) if any(under) else NOTHING, el("dl", *lines)]
    return together(*parts)


def _answered(
    app: Application, law: Law, section: str, given: Mapping[str, Any]
) -> Iterator[tuple[Text, Text, Text]]:
    """Return each answer of a section: the paper or the entry it is on, its label, and it."""
    order = form_order(law)
    asked = [f for f in law.facts.values() if f.section == section and f.type != "text"]
    places = [(fact, path) for fact in asked for path in places_of(fact, given)]

    def rank(place: tuple[Fact, str]) -> tuple[int, int, int]:
        # The questions of a list come entry by entry.
        fact, path = place
        return order[path.partition("[")[0]], entry_number(path), order[fact.path]

    for fact, path in sorted(places, key=rank):
        value = app.lengths.get(path, app.answers.get(path))
        kind = LIST if path in app.lengths else KINDS[fact.type]
        if path in given:
            # What could not be read is shown as it was given.
            said = word("answer.unsure") if given[path] is None else Text(*[str(given[path])] * 2)
            said = said if value is None else kind.written(value, fact, law)
            paper = paper_of(path)
            under = law.rule(paper).nav if paper else entry_name(app, path)
            yield under, fact.label, said
