"""The parts that schemas are put together from.

Only keywords are used that draft 7 reads as draft 2020-12 does: what editors check TOML with knows
no later one, and would pass over the others without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.kinds import date, kind
from checker.load.instruments import STATUSES
from checker.load.questions import OWNERS
from checker.load.rules import CERTAINTIES, KINDS
from checker.model import (
    OPEN_STATES,
    RANKS,
    WHOLE_NETWORK_AUTHORITY,
    Basis,
    Law,
    Text,
    Verdict,
)
from checker.words import joined

# What an answer takes stands with its kind; reports take the same.
Schema = kind.Schema
one_of = kind.one_of
DAY: Schema = date.DAY

TEXT: Schema = {"type": "string"}
YES_OR_NO: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer"}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}


def table(
    keys: Mapping[str, Schema], optional: Iterable[str] = (), *, closed: bool = False
) -> Schema:
    """Return an object that has every one of these keys but the optional; ``closed``: no other."""
    found: Schema = {"type": "object", "properties": dict(keys)}
    required = [key for key in keys if key not in set(optional)]
    if required:
        found["required"] = required
    return found | {"additionalProperties": False} if closed else found


def rows(each: Schema, **limits: object) -> Schema:
    """Return a list."""
    return {"type": "array", "items": each, **limits}


def exactly(word: str) -> Schema:
    """Return one word and no other."""
    return {"type": "string", "const": word}


def any_of(*schemas: Schema) -> Schema:
    """Return a choice of kinds."""
    return {"anyOf": list(schemas)}


def or_nothing(schema: Schema) -> Schema:
    """Return the same, or null."""
    if "anyOf" in schema:
        return schema | any_of(*schema["anyOf"], {"type": "null"})
    words = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return schema | {"type": [schema["type"], "null"]} | words


def said(schema: Schema, title: Text, *lines: Text) -> Schema:
    """Return the same with what an editor shows of it: a title, and text in both languages."""
    found = {"title": f"{title.en} · {title.zh}"} | schema
    if lines:
        text = joined(lines, "\n", "\n")
        found["description"] = f"{text.en}\n\n{text.zh}"
    return found


# The words of a route.
NEEDS = ("needed", "probably-not-needed", "not-needed", "unknown")
CLASSES = ("B24-1", "B24-2", "both", "unknown")
SCOPES = ("local", "whole-network", "unknown")
PATHS = ("domestic", "foreign-invested", "unknown")

BOTH = {"en": TEXT, "zh": TEXT}
IN_BOTH = table(BOTH)
TEXTS = rows(TEXT)
DAY_OR_NOT = or_nothing(DAY)
BASIS = one_of(basis.value for basis in Basis)
VERDICT = one_of(verdict.value for verdict in Verdict)
VERDICT_OR_NOT = or_nothing(VERDICT)
# An answer as a file holds it, or none yet.
ANSWER: Schema = {"type": ["boolean", "number", "string", "array", "null"]}
RANK = one_of(RANKS)
OWNER = one_of(OWNERS)
CERTAINTY = one_of(CERTAINTIES)
STATUS = one_of(STATUSES)
KIND = one_of(KINDS)
WAITS_FOR = one_of(OPEN_STATES)
DIGEST = TEXT | {"pattern": "^[0-9a-f]{64}$"}

ARTICLE = {"instrument": TEXT, "article": TEXT, "article_zh": TEXT}
CITED = table(ARTICLE)
CITATION = table(
    {
        **ARTICLE,
        "status": STATUS,
        "url": or_nothing(TEXT),
        "checked": DAY,
        "due": DAY,
    }
)
CITATIONS = rows(CITATION)


def report(form: str, keys: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Return a report that begins as all do: its format, the rules, where its schema lies."""
    head = {"format": exactly(form), "rules_version": TEXT, "$schema": TEXT}
    # Of an older version a report may lack the last, and is one all the same.
    return table({**head, **keys}, ("$schema", *optional))


def rule_of(law: Law) -> Schema:
    """Return the id of a rule."""
    return one_of(rule.id for rule in law.rules)


def route(law: Law, more: Mapping[str, Schema]) -> Schema:
    """Return whether the license is needed, which, and from whom."""
    return table(
        {
            "need": one_of(NEEDS),
            "class": one_of(CLASSES),
            "scope": one_of(SCOPES),
            "authority": or_nothing(one_of((WHOLE_NETWORK_AUTHORITY, *law.provinces))),
            "path": one_of(PATHS),
            **more,
        }
    )


def verdicts() -> Schema:
    """Return what each basis says as a whole; nothing where none is measured against."""
    of_basis = table({"conditions": VERDICT, "materials": VERDICT, "overall": VERDICT})
    return table({basis.value: or_nothing(of_basis) for basis in Basis})
