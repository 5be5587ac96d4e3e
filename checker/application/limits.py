"""Hold answers to each other and to the filing day; what breaks a limit counts as open."""

from __future__ import annotations

from datetime import date

from checker.core.input_error import InputError
from checker.core.words import fill, word
from checker.model import Fact, Law, Text

Answers = dict[str, object]


def refuse_beyond_limits(answers: Answers, day: date, law: Law, errors: list[InputError]) -> None:
    """Take out the answers that lie beyond their limits, with an error for each.

    A day that itself lies too late limits no other.
    """
    # Only days and empty choices: all else is held to its limits where it is read.
    limited = {p: law.fact(p) for p, v in answers.items() if isinstance(v, date) or v == ()}
    # One limit after the other: what one has taken out is no measure for the next.
    for broken_limit in (_late, _early, _empty):
        for path, fact in limited.items():
            message = broken_limit(fact, answers.get(path), day, answers)
            if message:
                errors.append(InputError(path, message))
                del answers[path]


def leave_aside(answers: Answers, day: date, until: date, law: Law) -> dict[str, date]:
    """Take out what lies after the filing day and not after a later one, and return it.

    Of an earlier day than a file's own this is no fault: on it those papers were not there yet.
    """
    aside = {
        path: answer
        for path, answer in answers.items()
        if isinstance(answer, date) and day < answer <= until and law.fact(path).decides
    }
    for path in aside:
        del answers[path]
    return aside


def _late(fact: Fact, value: object, day: date, _answers: Answers) -> Text | None:
    """Refuse what lies after the filing day; what is only kept may be noted later."""
    if not isinstance(value, date) or value <= day or not fact.decides:
        return None
    late = fact.limits.late or word("answer-error.late")
    return fill(late, {"value": str(value), "day": str(day)})


def _early(fact: Fact, value: object, _day: date, answers: Answers) -> Text | None:
    """Refuse a day before the one it cannot lie before."""
    begin = fact.limits.begin
    if begin is None:
        return None
    began = answers.get(begin.path)
    if not isinstance(value, date) or not isinstance(began, date) or value >= began:
        return None
    return fill(begin.early, {"value": str(value), "began": str(began)})


def _empty(fact: Fact, value: object, _day: date, answers: Answers) -> Text | None:
    """Refuse a choice of nothing, unless another answer allows it."""
    allowed = fact.limits.empty_if
    if value != () or (allowed and answers.get(allowed.path) == allowed.answer):
        return None
    return fact.limits.not_empty
