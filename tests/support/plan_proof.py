"""What is proved of every plan: each way is enough, and no smaller part of it is."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from checker.application.application import Application, parse
from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.filing.plan.judge import DAY, Judge, changed
from checker.filing.plan.representatives import Changes
from checker.filing.plan.search import Search
from checker.model import Basis, Law, Verdict

# Law, guide, list, and all three, one after the other.
BASES = (*((basis,) for basis in Basis), tuple(Basis))
MOST_PARTS = 60
SMALL = 6


def faults(data: dict[str, Any], law: Law) -> list[str]:
    """Return what is wrong with the plans of one application, on each basis and on all three."""
    app, errors = parse(data, law, date.fromisoformat(data["application_date"]))
    if errors:
        return [f"{error.path}: {error.text.en}" for error in errors]
    return [fault for bases in BASES for fault in faults_of(app, law, bases)]


def faults_of(app: Application, law: Law, bases: tuple[Basis, ...]) -> Iterator[str]:
    """Return what is wrong with one application's plan on some bases."""
    judge, memo = Judge(law, bases), Memo()
    search = Search(app, judge)
    ways, failing = search.ways(), _failing(app, law, bases, memo)
    if ways and not failing:
        yield "a way where nothing fails"
    if failing and not ways and all(search.can_correct(law.rule(rule)) for rule in failing):
        yield "no way, and nothing stands in it"
    for way in ways:
        if left := _failing(changed(app, way), law, bases, memo):
            yield f"{_written(way)} leaves {left}"
        may_change = {p for p in way if p == DAY or law.fact(p).change in ("act", "obtain")}
        yield from (f"{path} cannot be changed" for path in way if path not in may_change)
        # One change less each, judged by the report itself; smaller parts without its words.
        for path in way:
            less = {p: to for p, to in way.items() if p != path}
            if not _failing(changed(app, less), law, bases, memo):
                yield f"{_written(way)} does not need {path}"
        for part in _parts(way):
            if judge.passes(changed(app, part)):
                yield f"{_written(part)} is enough, of {_written(way)}"


def _failing(app: Application, law: Law, bases: tuple[Basis, ...], memo: Memo) -> list[str]:
    return [
        found.rule.id
        for found in evaluate(app, law, memo).rules
        if any(found.on[b].verdict is Verdict.NOT_MET for b in bases if b in found.on)
    ]


def _parts(way: Changes) -> Iterator[Changes]:
    """Return smaller parts of a way, by two changes or more: all of a small one, else some."""
    paths = list(way)
    # Of twenty changes there are a million parts: then those without two, and the runs of half.
    sizes = range(len(paths) - 1) if len(paths) <= SMALL else (len(paths) - 2,)
    parts = [part for size in sizes for part in combinations(paths, size)]
    halves = [(*paths[at:], *paths[:at])[: len(paths) // 2] for at in range(len(paths))]
    for part in (*parts[:: len(parts) // MOST_PARTS + 1], *halves[:MOST_PARTS]):
        yield {path: way[path] for path in part}


def _written(way: Changes) -> str:
    return ", ".join(f"{path} = {to}" for path, to in way.items())
