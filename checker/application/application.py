"""Turn an application file into facts, or into errors that name the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.application.fields import READERS, InputError, read_date, refusal
from checker.model import NATIONWIDE, Text
from checker.verdicts import Truth, open_fact, why
from checker.words import fill, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Fact, Law

FORMAT = "call-center-license/application/1"
ENVELOPE = ("format", "application_date", "rules_version")
LONGEST_VERSION = 40
MOST_ENTRIES = 1000


@dataclass(frozen=True, slots=True)
class Application:
    """The facts of one applicant: answers by path, and how many entries each list has."""

    day: date
    answers: Mapping[str, object]
    lengths: Mapping[str, int]

    def word(self, path: str) -> str | None:
        """Return a chosen word, or nothing while it is open."""
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
        value = self.answers.get(path)
        if value is None:
            return open_fact(path)
        return Truth(bool(value), (), () if value else (why("answered-no", path),))

    def is_yes(self, path: str) -> Truth:
        """Tell whether the answer is yes, where a no is nobody's fault."""
        value = self.answers.get(path)
        return open_fact(path) if value is None else Truth(value=bool(value))

    def is_word(self, path: str, word: str) -> Truth:
        """Tell whether a choice fell on a word."""
        chosen = self.word(path)
        return open_fact(path) if chosen is None else Truth(value=chosen == word)

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

    ``today`` is used only where the file has no application date; ``as_of`` replaces it.
    Every fault becomes an error that names its key; the fact then counts as open.
    """
    errors: list[InputError] = []
    _check_format(data, errors)
    _check_version(data, errors)
    day = as_of or _application_day(data, today, errors)
    answers: dict[str, object] = {}
    lengths: dict[str, int] = {}
    for path, fact, raw in _leaves(data, law, lengths, errors):
        try:
            answers[path] = READERS[fact.type](path, raw, fact, law)
        except InputError as error:
            errors.append(error)
    _check_order(answers, day, law, errors)
    _check_coverage(answers, errors)
    return Application(day, answers, lengths), tuple(errors)


def _check_format(data: Mapping[str, Any], errors: list[InputError]) -> None:
    found = data.get("format", FORMAT)
    if found == FORMAT:
        return
    stem, _, _ = FORMAT.rpartition("/")
    if isinstance(found, str) and found.startswith(stem + "/") and found != f"{stem}/0":
        errors.append(InputError("format", word("input.newer-format")))
    else:
        errors.append(refusal("format", "input.no-application", found, format=FORMAT))


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


def _leaves(
    data: Mapping[str, Any], law: Law, lengths: dict[str, int], errors: list[InputError]
) -> Iterator[tuple[str, Fact, Any]]:
    """Walk a file along the questions; name every key that no question has."""
    known, lists = _top_keys(law)
    for key, content in data.items():
        if key in ENVELOPE or content is None:
            continue
        if key not in known:
            errors.append(_unknown_key(str(key), known))
        elif key in lists:
            yield from _list_leaves(key, content, law, lengths, errors)
        elif key == "materials":
            yield from _material_leaves(content, law, errors)
        else:
            yield from _table_leaves(key, key, content, law, errors)


@cache
def _top_keys(law: Law) -> tuple[tuple[str, ...], set[str]]:
    """Return the keys that a file may have, and which of them are lists."""
    groups = {p.partition(".")[0] for p in law.facts}
    lists = {p for p, fact in law.facts.items() if fact.type == "list"}
    return (*ENVELOPE, *sorted((groups | lists) - {g for g in groups if "[" in g})), lists


def _unknown_key(path: str, known: tuple[str, ...]) -> InputError:
    return InputError(path, fill(word("input.unknown-key"), {"names": ", ".join(known)}))


def _list_leaves(
    name: str, content: Any, law: Law, lengths: dict[str, int], errors: list[InputError]
) -> Iterator[tuple[str, Fact, Any]]:
    if not isinstance(content, list):
        errors.append(refusal(name, "input.no-entries", content))
        return
    if name == "shareholders" and not content:
        errors.append(
            InputError(
                name,
                Text(
                    "a company has shareholders: list them, or leave the key out.",
                    "公司必有股东：请逐一列出，或者删去此键。",
                ),
            )
        )
        return
    if len(content) > MOST_ENTRIES:
        numbers = {"count": f"{len(content):,}", "most": f"{MOST_ENTRIES:,}"}
        errors.append(InputError(name, fill(word("input.too-many-entries"), numbers)))
        return
    lengths[name] = len(content)
    for i, entry in enumerate(content):
        yield from _table_leaves(f"{name}[{i}]", f"{name}[]", entry, law, errors)


def _material_leaves(
    content: Any, law: Law, errors: list[InputError]
) -> Iterator[tuple[str, Fact, Any]]:
    if not isinstance(content, Mapping):
        errors.append(refusal("materials", "input.no-table", content))
        return
    known = _material_ids(law)
    for rule_id, table in content.items():
        if rule_id in known:
            path = f"materials.{rule_id}"
            yield from _table_leaves(path, path, table, law, errors)
        else:
            errors.append(_unknown_key(f"materials.{rule_id}", known))


@cache
def _material_ids(law: Law) -> tuple[str, ...]:
    return tuple(r.id for r in law.rules if r.kind == "material")


def _table_leaves(
    path: str, general: str, content: Any, law: Law, errors: list[InputError]
) -> Iterator[tuple[str, Fact, Any]]:
    if content is None:
        return
    if not isinstance(content, Mapping):
        errors.append(refusal(path, "input.no-table", content))
        return
    known = _keys(law, general)
    for key, raw in content.items():
        if key not in known:
            errors.append(_unknown_key(f"{path}.{key}", known))
        elif raw is not None:
            yield f"{path}.{key}", law.facts[f"{general}.{key}"], raw


@cache
def _keys(law: Law, table: str) -> tuple[str, ...]:
    stem = f"{table}."
    return tuple(p.removeprefix(stem) for p in law.facts if p.startswith(stem))


def _check_order(answers: dict[str, object], day: date, law: Law, errors: list[InputError]) -> None:
    """Refuse days after the application date and an audit report older than the company."""
    for path, value in list(answers.items()):
        if isinstance(value, date) and value > day and law.fact(path).decides:
            errors.append(_out_of_order(path, value, day))
            del answers[path]
    founded, audit = "company.established_on", "materials.financial-report.audit_report_on"
    began, signed = answers.get(founded), answers.get(audit)
    if isinstance(began, date) and isinstance(signed, date) and signed < began:
        errors.append(
            InputError(
                audit,
                Text(
                    f"{signed} lies before the company was established ({began}).",
                    f"{signed}早于公司成立日期（{began}）。",
                ),
            )
        )
        del answers[audit]


def _out_of_order(path: str, value: date, day: date) -> InputError:
    if path == "company.established_on":
        text = Text(
            f"the company cannot be established after the filing date ({value}; filing {day}).",
            f"成立日期不能晚于拟申请日期（{value}；拟申请日期{day}）。",
        )
    else:
        text = fill(word("answer-error.late"), {"value": str(value), "day": str(day)})
    return InputError(path, text)


def _check_coverage(answers: dict[str, object], errors: list[InputError]) -> None:
    """Ask for at least one province unless the service reaches users abroad only."""
    if answers.get("service.provinces") == () and answers.get("service.users") != "abroad":
        del answers["service.provinces"]
        errors.append(
            InputError(
                "service.provinces",
                Text(
                    f'choose at least one province, or "{NATIONWIDE}".',
                    f"至少选择一个省（区、市），或填“{NATIONWIDE}”。",
                ),
            )
        )
