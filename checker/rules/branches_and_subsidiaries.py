"""Decide material 4: the papers of branches and controlled subsidiaries."""

from __future__ import annotations

from decimal import Decimal

from checker.application.application import Application
from checker.core.verdicts import (
    YES,
    Outcome,
    Truth,
    all_of,
    any_of,
    either_way,
    no,
    not_,
    open_fact,
    why,
)
from checker.model import Version
from checker.rules.registry import decides
from checker.rules.shared import yes_to_all

HALF = Decimal(50)


@decides("branches-and-subsidiaries", "checklist")
def branches_and_subsidiaries(app: Application, _version: Version) -> Outcome:
    """Ask for a branch's license, or for license and articles of a controlled subsidiary."""
    entries = app.entries("establishments")
    if entries is None:
        return Outcome(open_fact("establishments"), applies=open_fact("establishments"))

    def papers(entry: str) -> Truth:
        return either_way(_branch(app, entry), _license(app, entry), _both_papers(app, entry))

    every = all_of(*(either_way(_concerned(app, e), papers(e), YES) for e in entries))
    branches = _complete([(_branch(app, e), _license(app, e)) for e in entries])
    subsidiaries = _complete([(_subsidiary(app, e), _both_papers(app, e)) for e in entries])
    # The list says "or" (或): complete papers of one kind are enough, the others are advice.
    enough = any_of(every, branches, subsidiaries)
    holds = every if enough.value is False else enough
    left_out = every.whys[:1] if enough.value else ()
    notes = tuple(why("either-is-enough", *w.facts) for w in left_out)
    concerned = any_of(*(_concerned(app, e) for e in entries))
    return Outcome(holds, applies=concerned, notes=notes)


def _concerned(app: Application, entry: str) -> Truth:
    """Tell whether the list asks for papers of an establishment at all."""
    kind = app.answer(f"{entry}.kind")
    if kind == "branch":
        return YES
    control = controlled(app, entry)
    # Controlled it is concerned, whichever of the two it is.
    if kind == "subsidiary" or control.value is True:
        return control
    return Truth(None, (f"{entry}.kind", *control.missing))


def controlled(app: Application, entry: str) -> Truth:
    """Hold above half of the shares or with decisive votes (Company Law art. 265(2))."""
    share = app.number(f"{entry}.share")
    # Exactly half is no majority (超过百分之五十).
    majority = open_fact(f"{entry}.share") if share is None else Truth(value=share > HALF)
    return any_of(majority, app.is_yes(f"{entry}.controlled"))


def _branch(app: Application, entry: str) -> Truth:
    return app.is_answer(f"{entry}.kind", "branch")


def _subsidiary(app: Application, entry: str) -> Truth:
    """Hold for a controlled subsidiary."""
    branch = _branch(app, entry)
    # Of a branch nobody is asked who controls it.
    return no() if branch.value else all_of(not_(branch), controlled(app, entry))


def _complete(kind: list[tuple[Truth, Truth]]) -> Truth:
    """Hold when there is an establishment of a kind, and each of them has its papers."""
    some = any_of(*(either_way(is_one, papers, no()) for is_one, papers in kind))
    return all_of(some, *(either_way(is_one, papers, YES) for is_one, papers in kind))


def _license(app: Application, entry: str) -> Truth:
    return app.yes(f"{entry}.license_copy")


def _both_papers(app: Application, entry: str) -> Truth:
    return yes_to_all(app, f"{entry}.license_copy", f"{entry}.articles_copy")
