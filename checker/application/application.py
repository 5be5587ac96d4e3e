"""Turn an application file into facts, or into errors that name the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from checker.application.filing import NOTHING_SENT, Days, read_filing
from checker.application.limits import leave_aside, refuse_beyond_limits
from checker.application.papers import read_papers
from checker.application.walk import FILING, PAPERS, walk
from checker.core.dates import Period
from checker.core.input_error import InputError, refusal
from checker.core.verdicts import Truth, no, open_fact, unclear, why
from checker.core.words import word
from checker.kinds import KINDS
from checker.kinds.date import read_date
from checker.model import UNCLEAR, Law

APPLICATION_FORMAT = "call-center-license/application/1"
LONGEST_VERSION = 40


@dataclass(frozen=True, slots=True)
class Application:
    """The facts of one applicant: answers by path, and how many entries each list has.

    ``papers`` is what the papers say, by path, ``filing`` the days after sending. They stand apart
    from the answers and are counted nowhere. One thing of them decides, by the careful reading: a
    registered type that names a foreign investor. ``left_aside`` are days that were answered and
    count as open: they lie after the filing day that is asked for instead of the file's own.
    """

    day: date
    answers: Mapping[str, object]
    lengths: Mapping[str, int]
    papers: Mapping[str, object] = field(default_factory=dict)
    filing: Days = NOTHING_SENT
    left_aside: Mapping[str, date] = field(default_factory=dict)

    def answer(self, path: str) -> str | None:
        """Return an answer in words, or nothing while it is open."""
        value = self.answers.get(path)
        return value if isinstance(value, str) else None

    def date(self, path: str) -> date | None:
        """Return a date, or nothing while it is open."""
        value = self.answers.get(path)
        return value if isinstance(value, date) else None

    def number(self, path: str) -> Decimal | None:
        """Return a number (yuan, percent or a count), or nothing while it is open."""
        value = self.answers.get(path)
        return Decimal(value) if isinstance(value, int | Decimal) else None

    def codes(self, path: str) -> tuple[str, ...] | None:
        """Return a set of codes in a fixed order, or nothing while it is open."""
        value = self.answers.get(path)
        return value if isinstance(value, tuple) else None

    def yes(self, path: str) -> Truth:
        """Hold when the answer is yes; a no is the reason why not."""
        found = self.is_yes(path)
        return no(why("answered-no", path)) if found.value is False else found

    def is_yes(self, path: str) -> Truth:
        """Tell whether the answer is yes, where a no is nobody's fault."""
        value = self.answers.get(path)
        if value == UNCLEAR:
            return unclear(path)
        return open_fact(path) if value is None else Truth(value=bool(value))

    def is_answer(self, path: str, answer: str) -> Truth:
        """Tell whether a choice fell on an answer."""
        chosen = self.answer(path)
        return open_fact(path) if chosen is None else Truth(value=chosen == answer)

    def is_up_to(self, period: Period) -> Truth:
        """Tell whether the filing day is no later than the last day of a period."""
        return Truth(value=self.day <= period.last, periods=(period,))

    def is_short_of(self, period: Period) -> Truth:
        """Tell whether the filing day lies before the last day of a period."""
        return Truth(value=self.day < period.last, periods=(period,))

    def entries(self, name: str) -> tuple[str, ...] | None:
        """Return the path of each entry of a list, or nothing while the list is open."""
        length = self.lengths.get(name)
        return None if length is None else tuple(f"{name}[{i}]" for i in range(length))

    def is_open(self, path: str) -> bool:
        """Tell whether a question is not answered (or answered "not sure")."""
        return path not in self.answers and path not in self.lengths


def parse(
    data: Mapping[str, Any], law: Law, today: date, as_of: date | None = None
) -> tuple[Application, tuple[InputError, ...]]:
    """Read an application file's content into facts.

    ``today`` is used where the file has no application date; ``as_of`` replaces it, and leaves
    aside what lies between them. No day after sending may lie behind ``today``.
    Every fault becomes an error that names its key; the fact then counts as open.
    """
    # A page shows each fault beside its question, so the first one does not end the reading.
    errors: list[InputError] = []
    _check_format(data, errors)
    if errors:
        # What is no application has none of its keys: more than one fault says nothing more.
        return Application(as_of or today, {}, {}), tuple(errors)
    _check_version(data, errors)
    receipt = data.get("receipt")
    # What it says of an earlier result is read where that is compared.
    if receipt is not None and not isinstance(receipt, Mapping):
        errors.append(refusal("receipt", "input.no-table", receipt))
    # The file's own day says nothing where another is asked for; nor does a fault in it.
    own = _application_day(data, today, [] if as_of else errors)
    day = as_of or own
    answers: dict[str, object] = {}
    lengths: dict[str, int] = {}
    for path, fact, raw in walk(data, law, lengths, errors):
        try:
            answers[path] = KINDS[fact.type].read(path, raw, fact, law)
        except InputError as error:
            errors.append(error)
    aside = leave_aside(answers, day, own, law) if day < own else {}
    # Only after all are read: a limit may hold an answer to one that stands behind it.
    refuse_beyond_limits(answers, day, law, errors)
    said = data.get(PAPERS)
    papers = {} if said is None else read_papers(said, law, errors)
    sent = data.get(FILING)
    filing = NOTHING_SENT if sent is None else read_filing(sent, today, errors)
    return Application(day, answers, lengths, papers, filing, aside), tuple(errors)


def _check_format(data: Mapping[str, Any], errors: list[InputError]) -> None:
    found = data.get("format", APPLICATION_FORMAT)
    if found == APPLICATION_FORMAT:
        return
    stem, _, _ = APPLICATION_FORMAT.rpartition("/")
    # Another version of ours is a later one: the first that was published is number 1.
    if isinstance(found, str) and found.startswith(stem + "/") and found != f"{stem}/0":
        errors.append(InputError("format", word("input.newer-format")))
    else:
        errors.append(refusal("format", "input.no-application", found, format=APPLICATION_FORMAT))


def _check_version(data: Mapping[str, Any], errors: list[InputError]) -> None:
    """Refuse anything but a short text: a page prints it, and other programs read it."""
    found, limit = data.get("rules_version"), LONGEST_VERSION
    printable = isinstance(found, str) and len(found) <= limit and found.isprintable()
    if found is not None and not printable:
        allowed = {"most": limit, "allowed": '"2026.11.1"'}
        errors.append(refusal("rules_version", "input.no-version", found, **allowed))


def _application_day(data: Mapping[str, Any], today: date, errors: list[InputError]) -> date:
    raw = data.get("application_date")
    if raw is None:
        return today
    try:
        return read_date("application_date", raw)
    except InputError as error:
        errors.append(error)
        return today
