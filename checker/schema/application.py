"""The schema of the application file, made from the questions to the applicant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from checker.application.application import FORMAT, LONGEST_VERSION
from checker.application.fields import LARGEST
from checker.application.papers import FIRST_YEAR, LAST_YEAR, SHARE, paper_fields
from checker.application.walk import MOST_ENTRIES, PAPERS
from checker.model import NATIONWIDE, Fact, Law, Option, Text
from checker.schema.parts import (
    DAY,
    LINE,
    NUMBER,
    ONE_LINE,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Schema,
    any_of,
    exactly,
    one_of,
    or_nothing,
    rows,
    said,
    table,
)
from checker.words import in_both, joined

MATERIALS = "materials"
YEAR_AS_TEXT = r"^(19|2[0-9])[0-9]{2}$"


def application(law: Law, words: Mapping[str, Text]) -> Schema:
    """Return the schema of an application file: no key is asked for, and no other is allowed."""
    keys = _envelope(words) | _questions(law, words)
    keys[PAPERS] = said(_papers(law), words["group.papers"])
    return _open_table(keys) | {"allOf": list(_never_empty(law))}


def _open_table(keys: Mapping[str, Schema]) -> Schema:
    """Return a table of which every key may be left out."""
    return table(keys, keys, closed=True)


def _envelope(words: Mapping[str, Text]) -> dict[str, Schema]:
    version = TEXT | {"maxLength": LONGEST_VERSION, "pattern": ONE_LINE}
    kinds = {
        "$schema": TEXT,
        "format": exactly(FORMAT),
        "application_date": or_nothing(DAY),
        "rules_version": or_nothing(version),
        "receipt": or_nothing({"type": "object"}),
    }
    return {key: said(kind, words[f"key.{key.strip('$')}"]) for key, kind in kinds.items()}


def _questions(law: Law, words: Mapping[str, Text]) -> dict[str, Schema]:
    """Return every table and list of questions, in the order of the form."""
    tables = _by_table(law)
    found: dict[str, Schema] = {}
    for place, keys in tables.items():
        name, is_list, _ = place.partition("[]")
        if is_list:
            found[name] = _entries(law.facts[name], keys)
        elif "." not in place:
            found[name] = said(or_nothing(_open_table(keys)), words[f"group.{name}"])
    # A paper has its table even where it has no question of its own.
    papers = {
        rule.id: said(or_nothing(_open_table(tables.get(f"{MATERIALS}.{rule.id}", {}))), rule.title)
        for rule in law.rules
        if rule.kind == "material"
    }
    return found | {MATERIALS: said(or_nothing(_open_table(papers)), words["group.materials"])}


def _by_table(law: Law) -> dict[str, dict[str, Schema]]:
    """Return the questions by the table that holds their keys; a list's entries are one, too."""
    found: dict[str, dict[str, Schema]] = {}
    for path, fact in law.facts.items():
        place, _, key = path.rpartition(".")
        if place:
            found.setdefault(place, {})[key] = said(
                or_nothing(KINDS[fact.type](fact, law)), fact.short, *_help(fact, law)
            )
    return found


def _help(fact: Fact, law: Law) -> Iterator[Text]:
    """Return the question, where its answer is found, and what each word of a choice means."""
    yield fact.label
    yield fact.where
    options = fact.options
    if fact.type in ("province", "provinces"):
        options = tuple(Option(code, one.province) for code, one in law.provinces.items())
    yield from (joined((in_both(each.id), each.text), " = ", " = ") for each in options)


def _entries(fact: Fact, keys: Mapping[str, Schema]) -> Schema:
    least = {"minItems": 1} if fact.limits.not_empty else {}
    entry = or_nothing(_open_table(keys))
    found = rows(entry, maxItems=MOST_ENTRIES, **least)
    return said(or_nothing(found), fact.short, fact.label, fact.where)


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


def _yes_or_no(fact: Fact, law: Law) -> Schema:
    return any_of(YES_OR_NO, _choice(fact, law)) if fact.options else YES_OR_NO


def _choice(fact: Fact, _law: Law) -> Schema:
    return one_of(option.id for option in fact.options)


def _number(fact: Fact, _law: Law) -> Schema:
    """Return a number; that it has few decimals the reader alone sees, as no factor is exact."""
    most = fact.limits.most
    top = {"exclusiveMaximum": LARGEST} if most is None else {"maximum": most}
    return NUMBER | {"minimum": 0} | top


def _from_zero(*_of: object) -> Schema:
    return WHOLE | {"minimum": 0, "exclusiveMaximum": LARGEST}


def _provinces(_fact: Fact, law: Law) -> Schema:
    return any_of(exactly(NATIONWIDE), _each_once(law.provinces))


def _each_once(words: Iterable[str]) -> Schema:
    return rows(one_of(words), uniqueItems=True)


KINDS: dict[str, Callable[[Fact, Law], Schema]] = {
    "bool": _yes_or_no,
    "choice": _choice,
    "date": lambda _fact, _law: DAY,
    "integer": _from_zero,
    "money": _from_zero,
    "number": _number,
    "text": lambda _fact, _law: LINE,
    "province": lambda _fact, law: one_of(law.provinces),
    "rule": lambda _fact, law: one_of(rule.id for rule in law.rules),
    "provinces": _provinces,
    "services": lambda fact, _law: _each_once(option.id for option in fact.options),
}


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


def _shares(law: Law) -> Schema:
    keys = {"name": or_nothing(LINE), "share": or_nothing(_number(law.facts[SHARE], law))}
    return rows(_open_table(keys), maxItems=MOST_ENTRIES)


YEAR = WHOLE | {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
PAPER_KINDS: dict[str, Callable[[Law], Schema]] = {
    "line": lambda _law: LINE,
    "amount": lambda _law: any_of(LINE, _from_zero()),
    "date": lambda _law: DAY,
    "month": lambda _law: DAY,
    "year": lambda _law: any_of(YEAR, TEXT | {"pattern": YEAR_AS_TEXT}),
    "names": lambda _law: rows(LINE, maxItems=MOST_ENTRIES),
    "shares": _shares,
}
