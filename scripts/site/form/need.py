"""The eight questions as the page asks them: some write several answers at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from checker.model import Law
from checker.questions import EIGHT
from scripts.site.form.questions import Question, question

# What each answer to the question for whom calls are handled writes; what it leaves out is taken
# back.
WHOM = OTHERS, GROUP = "service.for_others", "service.group_clients"
FOR_WHOM = {
    "outside": {OTHERS: True, GROUP: "none"},
    "both": {OTHERS: True, GROUP: "some"},
    "group": {OTHERS: True, GROUP: "all"},
    "own": {OTHERS: False},
    "unsure": {OTHERS: None},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the eight: how it is asked, and the questions it is made of, in order.

    It is asked of several keys at once (``whom``), of several cases (``any``), or as it is.
    """

    kind: Literal["whom", "any", "plain"]
    rows: tuple[Question, ...]

    @property
    def lead(self) -> str:
        """Return the key of its first question, by which the words on it are found."""
        return self.rows[0].fact.path

    @property
    def keys(self) -> str:
        """Return the keys it writes, as the script reads them."""
        return " ".join(one.fact.path for one in self.rows)


def eight(law: Law) -> tuple[Asked, ...]:
    """Return the eight questions with all that they are made of."""
    return tuple(
        Asked(_kind(paths), tuple(question(law, path) for path in paths)) for paths in EIGHT
    )


def _kind(paths: tuple[str, ...]) -> Literal["whom", "any", "plain"]:
    if paths == WHOM:
        return "whom"
    return "any" if paths == EIGHT[-1] else "plain"


def for_whom() -> dict[str, str]:
    """Return the answers to the question for whom, each with what it writes, as JSON."""
    return {name: json.dumps(writes) for name, writes in FOR_WHOM.items()}


def written_no(one: Question) -> str:
    """Return what "none of these" writes for one case: no, or an empty list."""
    return "false" if one.fact.type == "bool" else "[]"
