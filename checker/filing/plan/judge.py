"""Judge whether anything fails, by the same functions as a report and without its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from checker.application.application import Application
from checker.core.dates import ONE_DAY
from checker.core.verdicts import Why
from checker.decide.evaluate import outcome_on
from checker.decide.memo import watched
from checker.filing.plan.representatives import Changes
from checker.model import Bases, Data, Law, Paths, Rule, Verdict
from checker.rules.route import decide_route
from checker.rules.shared import PROVINCES

# The filing day stands beside the answers, under its key of the application file.
DAY = "application_date"
# How many answers the rules look at, over and over, before no further choice is looked for: a fifth
# of a second, in a page three times as long.
MOST_LOOKS = 30_000


def changed(app: Application, changes: Changes) -> Application:
    """Return an application with its answers, or its day, changed."""
    answers: Data = {**app.answers, **changes}
    day = answers.pop(DAY, app.day)
    for path in (path for path, answer in changes.items() if answer is None):
        del answers[path]
    return replace(app, day=day, answers=answers)


AnswerTuple = tuple[object, ...]


class Look(NamedTuple):
    """How one rule comes out: whether it fails or stays unclear, why, and what was looked at.

    ``days`` are later days on which it may come out otherwise.
    """

    fails: bool
    unclear: bool
    whys: tuple[Why, ...]
    days: frozenset[date]
    seen: Mapping[str, object]


@dataclass(frozen=True)
class Judge:
    """Tell what fails on some bases; a rule comes out alike while what it looks at is the same.

    ``work`` counts the answers that were looked at for each rule.
    """

    law: Law
    bases: Bases
    work: Counter[str] = field(default_factory=Counter)
    # By rule, authority, day and lists; then by the questions looked at; then by the answers.
    _known: defaultdict[tuple[object, ...], dict[Paths, dict[AnswerTuple, Look]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _authorities: dict[object, str] = field(default_factory=dict)

    @property
    def is_tired(self) -> bool:
        """Tell whether so much was looked at that no further choice is."""
        return self.work.total() > MOST_LOOKS

    def failing(self, app: Application) -> list[Rule]:
        """Return the rules that are not met."""
        return [rule for rule in self.law.rules if self.look(app, rule).fails]

    def passes(self, app: Application) -> bool:
        """Tell whether nothing is not met."""
        return not any(self.look(app, rule).fails for rule in self.law.rules)

    def authority(self, app: Application) -> str:
        """Return who decides: of what settles it, only the coverage is ever changed here."""
        covered = app.answers.get(PROVINCES)
        if covered not in self._authorities:
            self._authorities[covered] = decide_route(app).authority_code
        return self._authorities[covered]

    def look(self, app: Application, rule: Rule) -> Look:
        """Return how a rule comes out, found now or before."""
        authority = self.authority(app)
        known = self._known[rule.id, authority, app.day, *app.lengths.items()]
        for paths, looks in known.items():
            before = looks.get(tuple(map(app.answers.get, paths)))
            if before:
                return before
        look = self._look(app, rule, authority)
        self.work[rule.id] += len(look.seen)
        known.setdefault(tuple(look.seen), {})[tuple(look.seen.values())] = look
        return look

    def _look(self, app: Application, rule: Rule, authority: str) -> Look:
        seen: dict[str, None] = {}
        noted = watched(app, seen)
        found = [outcome_on(noted, rule, basis, authority) for basis in self.bases]
        failing = [each for each in found if each and each.verdict is Verdict.NOT_MET]
        unclear = any(each and each.verdict is Verdict.UNKNOWN and not each.open for each in found)
        whys = tuple(cause for each in failing for cause in each.holds.whys)
        notes = (note for each in failing for note in each.notes)
        untils = (dict(cause.fill).get("until") for cause in (*whys, *notes))
        # Something may come out otherwise once a cause has ended, or a wording begins or has ended.
        # Behind the last day of the calendar there is none.
        ended = (day for day in untils if isinstance(day, date) and day < date.max)
        days = {*rule.turns, *(day + ONE_DAY for day in ended)}
        later = frozenset(day for day in days if failing and day > app.day)
        answers = {path: app.answers.get(path) for path in seen}
        return Look(bool(failing), unclear, whys, later, answers)
