"""What is asked of a paper: that it is there, what is on it, how fresh it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.application.application import Application
from checker.core.dates import Period
from checker.core.verdicts import (
    YES,
    Outcome,
    Truth,
    Why,
    advised,
    all_of,
    any_of,
    either_way,
    no,
    open_fact,
    why,
)
from checker.model import Version
from checker.rules.registry import Decision
from checker.rules.shared import yes_to_all

SIGNED = ("signed", "sealed")


def path_of(rule: str, key: str) -> str:
    """Return the path of one question on a material."""
    return f"materials.{rule}.{key}"


def if_there(paper_there: Truth, *demands: Truth) -> Truth:
    """Hold when a paper is there and every demand on it holds."""
    # Without the paper nothing else is asked of it: nobody is told that it lacks a seal, too.
    return paper_there if paper_there.value is False else all_of(paper_there, *demands)


def paper(app: Application, rule: str, *keys: str, also: Iterable[Truth] = ()) -> Truth:
    """Hold when a material is there, every key of it is yes, and what else is demanded holds."""
    asked = (app.yes(path_of(rule, key)) for key in keys)
    return if_there(app.yes(path_of(rule, "held")), *asked, *also)


def asks_paper(
    rule: str, *keys: str, also: Callable[[Application, Version], Truth] | None = None
) -> Decision:
    """Return the decision that asks everybody for a paper and for every key named of it.

    ``also`` is what else a wording demands of the paper.
    """

    def decide(app: Application, version: Version) -> Outcome:
        return Outcome(paper(app, rule, *keys, also=(also(app, version),) if also else ()))

    return decide


def paper_or(own: Truth, other: Truth, way: Why | None = None) -> Outcome:
    """Ask for a paper, or for what may stand in for it."""
    return Outcome(any_of(own, other), way=way, lacks=own.whys if own.value is False else ())


def letter(app: Application, rule: str, *named: str) -> Truth:
    """Ask for a letter; of signature and seal only what a text names fails anybody.

    The rest is advised: the templates were not read.
    """
    rest = [path_of(rule, key) for key in SIGNED if key not in named]
    advice = advised(yes_to_all(app, *rest), why("not-named", *rest))
    return paper(app, rule, *named, also=(advice,))


def advise(app: Application, code: str, path: str) -> Truth:
    """Ask for a yes that no text demands: a no leaves the law open, and fails nobody."""
    return advised(app.yes(path), why(code, path))


def one_of(app: Application, code: str, *paths: str) -> Truth:
    """Hold when one of several papers or marks is there; one reason where none is."""
    found = any_of(*(app.yes(path) for path in paths))
    return no(why(code, *paths)) if found.value is False else found


def issued_within(app: Application, path: str, months: int) -> Truth:
    """Hold when a paper is no older than so many months on the filing day, last day inside."""
    on = app.date(path)
    if on is None:
        return open_fact(path)
    period = Period(path, on, months)
    too_old = no(why("too-old", path, on=on, until=period.last))
    return either_way(app.is_up_to(period), YES, too_old)
