"""Say data, and their schema, in one language: for whoever reads them as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.io.schema_parts import TEXT, Schema
from checker.model import LANGS, Lang

# Where a table holds more than a text in both languages, the text stands under this name.
TEXT_KEY = "text"
# A longer list of words stands once in a schema.
FEW_WORDS = 12
# What is said once in English, and under its other name in Chinese.
TWICE = {"article_zh": "article"}


def in_one_language(value: Any, lang: Lang) -> Any:
    """Return data with each text in one language alone."""
    match value:
        case Mapping():
            pairs = {key: in_one_language(each, lang) for key, each in value.items()}
            said = {key: pairs.pop(key) for key in LANGS if key in pairs}
            for other, name in TWICE.items():
                translated = pairs.pop(other, None)
                if translated is not None and lang == "zh":
                    pairs[name] = translated
            if not said:
                return pairs
            return pairs | {TEXT_KEY: said[lang]} if pairs else said[lang]
        case list() | tuple():
            return [in_one_language(each, lang) for each in value]
    return value


def schema_in_one_language(schema: Any) -> Any:
    """Return the schema of the same data said in one language."""
    if isinstance(schema, list):
        return [schema_in_one_language(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    found = {key: schema_in_one_language(each) for key, each in schema.items()}
    if isinstance(schema.get("properties"), Mapping):
        return _table(found)
    return found


def _table(found: Schema) -> Schema:
    keys = {key: each for key, each in found["properties"].items() if key not in TWICE}
    is_text = bool(keys.keys() & {*LANGS})
    keys = {key: each for key, each in keys.items() if key not in LANGS}
    if is_text and not keys:
        nullable = isinstance(found["type"], list)
        return {"type": ["string", "null"]} if nullable else dict(TEXT)
    gone = {*LANGS, *TWICE}
    required = [key for key in found.get("required", ()) if key not in gone]
    keys |= {TEXT_KEY: TEXT} if is_text else {}
    required += [TEXT_KEY] * is_text
    return found | {"properties": keys, "required": required}


def with_shared_words(schema: Schema) -> Schema:
    """Return a schema in which each long list of words stands once, below ``$defs``."""
    shared: dict[str, Schema] = {}

    def hoisted(value: Any) -> Any:
        match value:
            case {"enum": [*words]} if len(words) > FEW_WORDS:
                known = next((name for name, each in shared.items() if each == value), None)
                name = known or f"words-{len(shared) + 1}"
                shared[name] = value
                return {"$ref": f"#/$defs/{name}"}
            case Mapping():
                return {key: hoisted(each) for key, each in value.items()}
            case list():
                return [hoisted(each) for each in value]
        return value

    found: Schema = hoisted(schema)
    return found | ({"$defs": shared} if shared else {})
