"""The eight questions as the page asks them: some write several answers at once."""

from __future__ import annotations

import json
from dataclasses import dataclass

from checker.model import Law
from checker.questions import EIGHT
from scripts.site.form.questions import Question, question

# What each answer to the first question writes; what it leaves out is taken back.
OTHERS, GROUP = EIGHT[0]
FOR_WHOM = {
    "outside": {OTHERS: True, GROUP: "none"},
    "both": {OTHERS: True, GROUP: "some"},
    "group": {OTHERS: True, GROUP: "all"},
    "own": {OTHERS: False},
    "unsure": {OTHERS: None},
}
FIRST, LAST = 1, len(EIGHT)


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the eight: its number, and the questions it is made of, in order."""

    number: int
    rows: tuple[Question, ...]

    @property
    def kind(self) -> str:
        """Return how it is asked: of several cases, of several keys at once, or as it is."""
        return {FIRST: "whom", LAST: "any"}.get(self.number, "plain")

    @property
    def keys(self) -> str:
        """Return the keys it writes, as the script reads them."""
        return " ".join(one.fact.path for one in self.rows)


def eight(law: Law) -> tuple[Asked, ...]:
    """Return the eight questions with all that they are made of."""
    return tuple(
        Asked(number, tuple(question(law, path) for path in paths))
        for number, paths in enumerate(EIGHT, 1)
    )


def for_whom() -> dict[str, str]:
    """Return the answers to the first question, each with what it writes, as JSON."""
    return {name: json.dumps(writes) for name, writes in FOR_WHOM.items()}


def written_no(one: Question) -> str:
    """Return what "none of these" writes for one case: no, or an empty list."""
    return "false" if one.fact.type == "bool" else "[]"
