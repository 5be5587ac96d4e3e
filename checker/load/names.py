"""Read by which words a paper is known, and a remark on it: names, titles, and patterns.

Patterns are kept as text: to compile them all would make every start of the checker longer, and its
stored memory larger. Who looks for one compiles it with ``pattern``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from checker.core.tables import LawError, Table
from checker.model import LANGS, Fact, Law, Remarks, Rule

OF_PATTERNS = ("own", "demands")


def words(row: Table, key: str) -> tuple[str, ...]:
    """Take a list of names or patterns, if the key is there."""
    found = row.maybe(key, [])
    if not isinstance(found, list) or not all(map(_is_word, found)):
        raise row.fault(f"{key} is a list of words")
    return tuple(found)


def called(row: Table) -> dict[str, tuple[str, ...]]:
    """Read what a paper is called beside its title, in both languages."""
    with row:
        if missing := [lang for lang in LANGS if lang not in row.rest]:
            raise row.fault(f"{missing[0]} is missing")
        return {lang: words(row, lang) for lang in LANGS}


def remarks(row: Table, rule: str) -> Remarks:
    """Read by which words a remark is put to a rule, and to a question on it."""
    own, demands = (_of_questions(row, key, rule) for key in OF_PATTERNS)
    return row.record(
        Remarks, names=words(row, "names"), signs=words(row, "signs"), own=own, demands=demands
    )


def _of_questions(row: Table, key: str, rule: str) -> dict[str, str]:
    """Take patterns by their questions; one on the paper itself goes by its last name."""
    found = row.maybe(key, {})
    if not isinstance(found, dict) or not all(map(_is_word, found.values())):
        raise row.fault(f"{key} has a pattern for each question")
    return {name if "." in name else f"materials.{rule}.{name}": found[name] for name in found}


def _is_word(found: object) -> bool:
    return isinstance(found, str) and bool(found.strip())


def check_remarks(rules: Iterable[Rule], facts: Mapping[str, Fact]) -> None:
    """Refuse words of a demand that is no question."""
    for rule in rules:
        for key in OF_PATTERNS:
            for path in getattr(rule.remarks, key):
                if path not in facts:
                    raise LawError(f"{rule.id}.toml remarks.{key}: no question is {path}")


def check_names(law: Law) -> None:
    """Refuse a name that two papers bear: by it a file would go to either."""
    known: dict[str, str] = {}
    for paper in law.papers:
        for name in (name for lang in LANGS for name in law.names(paper, lang)):
            other = known.setdefault(name.casefold(), paper)
            if other != paper:
                raise LawError(f"{paper}.toml paper: {name} is what {other} is called")


def pattern(text: str, place: str) -> re.Pattern[str]:
    """Compile a pattern of the law's data. Raises ``LawError`` with its place."""
    try:
        return re.compile(text)
    except re.error as error:
        raise LawError(f"{place}: {text} is no pattern, {error}") from None
