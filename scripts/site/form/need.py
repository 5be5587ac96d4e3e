"""The eight questions as the page asks them: some write several answers at once."""

import json

from checker.decide.questions import EIGHT
from checker.model import Law
from scripts.site.form.questions import Question, question

# What each answer to the question for whom calls are handled writes; what it leaves out is taken
# back.
OTHERS, GROUP = "service.for_others", "service.group_clients"
FOR_WHOM = {
    "outside": {OTHERS: True, GROUP: "none"},
    "both": {OTHERS: True, GROUP: "some"},
    "group": {OTHERS: True, GROUP: "all"},
    "own": {OTHERS: False},
    "unsure": {OTHERS: None},
}


def eight(law: Law) -> list[list[Question]]:
    """Return the eight, each as the questions it is made of, in order."""
    return [[question(law, path) for path in paths] for paths in EIGHT]


def for_whom() -> dict[str, str]:
    """Return the answers to the question for whom, each with what it writes, as JSON."""
    return {name: json.dumps(writes) for name, writes in FOR_WHOM.items()}
