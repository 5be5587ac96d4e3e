"""The parts that schemas are put together from.

Only keywords are used that draft 7 reads as draft 2020-12 does: what editors check TOML with knows
no later one, and would pass over the others without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.core.words import joined_texts
from checker.kinds import date, kind
from checker.model import Law, Text

# What an answer takes stands with its kind; reports take the same.
Schema = kind.Schema
one_of = kind.one_of
DAY: Schema = date.DAY

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}


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
    # A list of words takes nothing else: null has to be one of them.
    words = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return schema | {"type": [schema["type"], "null"]} | words


def said(schema: Schema, title: Text, *lines: Text) -> Schema:
    """Return the same with what an editor shows of it: a title, and text in both languages."""
    found = {"title": f"{title.en} · {title.zh}"} | schema
    if lines:
        text = joined_texts(lines, "mark.line")
        found["description"] = f"{text.en}\n\n{text.zh}"
    return found


def report(form: str, keys: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    """Return a report that begins as all do: its format, the rules, where its schema lies."""
    head = {"format": exactly(form), "rules_version": TEXT, "$schema": TEXT, "draft": TEXT}
    # Of an older version a report may lack its schema, and is one all the same; only what is found
    # under a draft of law names it.
    return table({**head, **keys}, ("$schema", "draft", *optional))


def rule_of(law: Law) -> Schema:
    """Return the id of a rule."""
    return one_of(rule.id for rule in law.rules)
