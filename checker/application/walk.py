"""Walk an application file along the questions, and name every key that no question has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from checker.core.input_error import InputError, refusal
from checker.core.words import word
from checker.kinds.list import LIST
from checker.model import Data, Fact, Law

# The last names the schema by which an editor checks the file, and is nothing to the reader.
ENVELOPE = ("format", "application_date", "rules_version", "receipt", "$schema")
# What is no question, and so is read by itself: what the papers say, and the days after sending.
PAPERS, FILING = "papers", "filing"


class WrittenAnswer(NamedTuple):
    """What a file says to one question, as it is written there."""

    path: str
    fact: Fact
    raw: Any


def answer_at(application: Mapping[str, Any], path: str) -> Any:
    """Return what an application file holds at a path; nothing where it has no such place."""
    place: Any = application
    for key in path.split("."):
        place = place.get(key) if isinstance(place, Mapping) else None
    return place


def put_answer(application: Data, path: str, answer: Any) -> None:
    """Put an answer at its place in an application file, also in an entry that a list has."""
    *steps, key = path.replace("[", ".").replace("]", "").split(".")
    place: Any = application
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    place[key] = answer


def walk(
    data: Mapping[str, Any], law: Law, lengths: dict[str, int], errors: list[InputError]
) -> Iterator[WrittenAnswer]:
    """Return what a file says to each question; lists enter ``lengths``, faults ``errors``.

    A key with nothing (null) is a question that is left open.
    """
    known = _top_keys(law)
    for key, content in data.items():
        # The envelope is read beforehand; what is null is "not sure".
        if key in (*ENVELOPE, PAPERS, FILING) or content is None:
            continue
        if key not in known:
            errors.append(unknown_key(str(key), known))
        elif key in law.facts:
            try:
                entries = LIST.read(key, content, law.facts[key], law)
            except InputError as error:
                errors.append(error)
                continue
            # An empty list is an answer, "none"; a list that is left out is an open question.
            lengths[key] = len(entries)
            for i, entry in enumerate(entries):
                yield from _table(f"{key}[{i}]", f"{key}[]", entry, law, errors)
        else:
            yield from _table(key, key, content, law, errors)


# Asked for with each answer of a page, and the same for a law.
@cache
def _top_keys(law: Law) -> tuple[str, ...]:
    """Return the keys that a file may have: lists are questions themselves."""
    groups = {PAPERS, FILING, *(path.partition(".")[0] for path in law.facts)}
    return (*ENVELOPE, *sorted(group for group in groups if "[" not in group))


def unknown_key(path: str, known: tuple[str, ...]) -> InputError:
    """Return the fault of a key that is not known at its place."""
    return InputError(path, word("input.unknown-key", names=", ".join(known)))


def known_keys(
    path: str, table: object, known: Collection[str], errors: list[InputError]
) -> Iterator[tuple[str, Any]]:
    """Return a table's keys with what stands there, an error for each that is not known.

    What is null is not typed.
    """
    if not isinstance(table, Mapping):
        errors.append(refusal(path, "input.no-table", table))
        return
    for key, content in table.items():
        if key not in known:
            errors.append(unknown_key(f"{path}.{key}", tuple(known)))
        elif content is not None:
            yield key, content


def _table(
    path: str, general: str, content: Any, law: Law, errors: list[InputError]
) -> Iterator[WrittenAnswer]:
    """Walk one table, and those within; ``general`` is its path without the entry's number."""
    if content is None:
        return
    if not isinstance(content, Mapping):
        errors.append(refusal(path, "input.no-table", content))
        return
    known = _keys(law, general)
    for key, raw in content.items():
        inner, fact = f"{path}.{key}", law.facts.get(f"{general}.{key}")
        if key not in known:
            errors.append(unknown_key(inner, known))
        elif fact is None:
            yield from _table(inner, f"{general}.{key}", raw, law, errors)
        elif raw is not None:
            yield WrittenAnswer(inner, fact, raw)


# Asked for each entry of a list, and the same for a law.
@cache
def _keys(law: Law, table: str) -> tuple[str, ...]:
    """Return the keys of one table, in the order of the questions."""
    if table == "materials":
        # A paper has its table even where it has no question of its own.
        return tuple(rule.id for rule in law.rules if rule.kind == "material")
    stem = f"{table}."
    return tuple(path.removeprefix(stem) for path in law.facts if path.startswith(stem))
