"""What the applicant is asked, and what an answer is held to."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.terms import Text


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class EmptyIf:
    """The answer to another question with which a choice of nothing is allowed."""

    path: str
    answer: str


@dataclass(frozen=True, slots=True)
class Begin:
    """The question whose day another day cannot lie before, and what is said if it does."""

    path: str
    early: Text


@dataclass(frozen=True, slots=True)
class AnswerLimits:
    """What an answer is held to beside its type, and what is said where it is not.

    ``most`` bounds a number; ``not_empty`` refuses a list or a choice of nothing, ``late`` a day
    after the filing day in words of its own.
    """

    most: int | None = None
    not_empty: Text | None = None
    empty_if: EmptyIf | None = None
    late: Text | None = None
    begin: Begin | None = None


NO_LIMITS = AnswerLimits()


@dataclass(frozen=True, slots=True)
class ReasonText:
    """The words of one computed reason, with ``{placeholders}``, and what mends it.

    Where the law leaves something open, ``ask`` is the question to put to the authority.
    """

    text: Text
    mend: Text | None = None
    ask: Text | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One question to the applicant; list entries carry ``[]`` in their path.

    What does not decide is kept and printed, and no rule looks at it. What ``stays`` is asked
    whatever is answered; ``adds_up`` is the path of the shares that the entries of a list add up
    to a whole. ``change`` is one of ``CHANGES``; what does not decide has none. ``wanted`` is the
    answer that a change leads to, where it is not yes. ``options`` of a yes-or-no question are its
    answers beside yes and no; ``unclear`` says what the law leaves open with one of its answers.
    ``mark`` is the short name of what is on a paper, ``act`` what is to be done for it where the
    name does not say so; ``instead`` is the path of the one that it stands in for, ``until`` the
    code of the last day that follows from its date.
    """

    path: str
    section: str
    type: str
    label: Text
    short: Text
    why: Text
    where: Text
    owner: str
    options: tuple[Option, ...] = ()
    gate: bool = False
    unit: Text | None = None
    no: Text | None = None
    mend: Text | None = None
    decides: bool = True
    stays: bool = False
    adds_up: str | None = None
    change: str | None = None
    wanted: bool | str | tuple[str, ...] = True
    unclear: ReasonText | None = None
    mark: Text | None = None
    act: Text | None = None
    instead: str | None = None
    until: str | None = None
    limits: AnswerLimits = NO_LIMITS

    @property
    def is_ticked(self) -> bool:
        """Tell whether it is a yes or no on a paper; what else is on papers is written."""
        return self.mark is not None and self.type == "bool"


@dataclass(frozen=True, slots=True)
class QuestionSection:
    """A group of questions, ``open`` from the start or not; ``note`` stands where it is closed."""

    id: str
    title: Text
    note: Text | None = None
    open: bool = False


def general_path(path: str) -> str:
    """Drop the entry number of a list path: ``bars[3].on`` becomes ``bars[].on``."""
    head, bracket, rest = path.partition("[")
    return f"{head}[]{rest.partition(']')[2]}" if bracket else path


def paper_of(path: str) -> str:
    """Return the material on whose paper a question is; empty for one that is on none."""
    section, _, rest = path.partition(".")
    return rest.partition(".")[0] if section == "materials" else ""


def entry_number(path: str) -> int:
    """Return the number of the entry that a list path names, below 0 where it names none."""
    _, bracket, rest = path.partition("[")
    return int(rest.partition("]")[0]) if bracket else -1
