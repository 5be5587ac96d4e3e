"""The schema of the application file, made from the questions to the applicant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from checker.application.application import APPLICATION_FORMAT, LONGEST_VERSION
from checker.application.filing import DAY_WORDS, KEYS
from checker.application.papers import CAPITAL, FIRST_YEAR, LAST_YEAR, SHARE, paper_fields
from checker.application.walk import FILING, PAPERS
from checker.core.words import in_both, joined_texts, word
from checker.io.schema_parts import (
    DAY,
    TEXT,
    WHOLE,
    Schema,
    any_of,
    exactly,
    or_nothing,
    rows,
    said,
    table,
)
from checker.kinds import KINDS
from checker.kinds.list import LIST, MOST_ENTRIES
from checker.kinds.number import MONEY, NUMBER
from checker.kinds.text import LINE, ONE_LINE
from checker.model import Law, Text

MATERIALS = "materials"
# What an editor shows of the keys that are no question, and of each table.
KEY_WORDS = {
    "$schema": "key.schema",
    "format": "key.format",
    "application_date": "key.application_date",
    "rules_version": "key.rules_version",
    "receipt": "key.receipt",
}
TABLE_WORDS = {
    "service": "table.service",
    "company": "table.company",
    "record": "table.record",
    "means": "table.means",
    MATERIALS: "table.materials",
    PAPERS: "table.papers",
    FILING: "table.filing",
}
# A schema bounds no number within a text, so that a pattern spells the years.
YEAR_AS_TEXT = r"^(19|2[0-9])[0-9]{2}$"


def application(law: Law, words: Mapping[str, Text]) -> Schema:
    """Return the schema of an application file: no key is asked for, and no other is allowed."""
    version = TEXT | {"maxLength": LONGEST_VERSION, "pattern": ONE_LINE}
    envelope: dict[str, Schema] = {
        "$schema": TEXT,
        "format": exactly(APPLICATION_FORMAT),
        "application_date": or_nothing(DAY),
        "rules_version": or_nothing(version),
        "receipt": or_nothing({"type": "object"}),
    }
    keys = {key: said(kind, words[KEY_WORDS[key]]) for key, kind in envelope.items()}
    keys |= _questions(law, words)
    keys[PAPERS] = said(_papers(law), words[TABLE_WORDS[PAPERS]])
    days = {key: said(or_nothing(DAY), word(DAY_WORDS[name])) for key, name in KEYS.items()}
    keys[FILING] = said(or_nothing(_open_table(days)), words[TABLE_WORDS[FILING]])
    return _open_table(keys) | {"allOf": list(_never_empty(law))}


def _open_table(keys: Mapping[str, Schema]) -> Schema:
    """Return a table of which every key may be left out."""
    return table(keys, keys, closed=True)


def _questions(law: Law, words: Mapping[str, Text]) -> dict[str, Schema]:
    """Return every table and list of questions, in the order of the form."""
    tables = _by_table(law)
    found: dict[str, Schema] = {}
    for place, keys in tables.items():
        name, is_list, _ = place.partition("[]")
        if is_list:
            fact = law.facts[name]
            entries = LIST.schema(fact, law) | {"items": or_nothing(_open_table(keys))}
            found[name] = said(or_nothing(entries), fact.short, fact.label, fact.where)
        elif "." not in place:
            found[name] = said(or_nothing(_open_table(keys)), words[TABLE_WORDS[name]])
    # A paper has its table even where it has no question of its own.
    papers = {
        rule.id: said(or_nothing(_open_table(tables.get(f"{MATERIALS}.{rule.id}", {}))), rule.title)
        for rule in law.rules
        if rule.kind == "material"
    }
    return found | {MATERIALS: said(or_nothing(_open_table(papers)), words[TABLE_WORDS[MATERIALS]])}


def _by_table(law: Law) -> dict[str, dict[str, Schema]]:
    """Return the questions by the table that holds their keys; a list's entries are one, too."""
    found: dict[str, dict[str, Schema]] = {}
    for path, fact in law.facts.items():
        place, _, key = path.rpartition(".")
        if place:
            kind = KINDS[fact.type]
            # Beside the question and where its answer is found: what each word of a choice means.
            options = (
                joined_texts((in_both(each.id), each.text), "mark.equals")
                for each in kind.options(fact, law)
            )
            answer = or_nothing(kind.schema(fact, law))
            help_ = (fact.label, fact.where, *options)
            found.setdefault(place, {})[key] = said(answer, fact.short, *help_)
    return found


def _never_empty(law: Law) -> Iterator[Schema]:
    """Refuse a choice of nothing where another answer does not allow it."""
    for path, fact in law.facts.items():
        other = fact.limits.empty_if
        if fact.limits.not_empty and other:
            some = _at(path, {"type": ["array", "string", "null"], "minItems": 1})
            yield {"if": _at(other.path, exactly(other.answer), given=True), "else": some}


def _at(path: str, schema: Schema, *, given: bool = False) -> Schema:
    """Return what holds of the answer at a path; ``given`` tells that it must be there."""
    found = schema
    for key in reversed(path.split(".")):
        found = {"properties": {key: found}} | ({"required": [key]} if given else {})
    return found


def _papers(law: Law) -> Schema:
    """Return what the papers say: a table a paper."""
    tables: dict[str, dict[str, Schema]] = {}
    for field in paper_fields().values():
        kind = or_nothing(PAPER_KINDS[field.type](law))
        tables.setdefault(field.paper, {})[field.key] = said(kind, field.short, field.label)
    titles = {rule.id: rule.title for rule in law.rules}
    papers = {
        paper: said(or_nothing(_open_table(keys)), titles[paper]) for paper, keys in tables.items()
    }
    return or_nothing(_open_table(papers))


YEAR = WHOLE | {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
PAPER_KINDS: dict[str, Callable[[Law], Schema]] = {
    "line": lambda _law: LINE,
    "amount": lambda law: any_of(LINE, MONEY.schema(law.facts[CAPITAL], law)),
    "date": lambda _law: DAY,
    "month": lambda _law: DAY,
    "year": lambda _law: any_of(YEAR, TEXT | {"pattern": YEAR_AS_TEXT}),
    "names": lambda _law: rows(LINE, maxItems=MOST_ENTRIES),
    "shares": lambda law: rows(
        _open_table(
            {"name": or_nothing(LINE), "share": or_nothing(NUMBER.schema(law.facts[SHARE], law))}
        ),
        maxItems=MOST_ENTRIES,
    ),
}
