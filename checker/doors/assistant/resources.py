"""What assistants may read whole: the law as data, what things are called, the application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from checker.core.words import word
from checker.core.words.terms import BASIS_WORDS, RANK_WORDS, STATUS_WORDS, VERDICT_WORDS
from checker.doors.law_data import PARTS
from checker.doors.schema.catalog import schema
from checker.load import load_law
from checker.model import LANGS, Data, Law
from checker.report.data import json_text

SCHEME = "b24://"
OF_LAW = ("rules", "guides", "authorities", "instruments")
GLOSSARY = "glossary"
APPLICATION = "application"
# Each by its address: the name of what it holds.
RESOURCES = {
    **{f"{SCHEME}{name}": name for name in (*OF_LAW, GLOSSARY)},
    f"{SCHEME}schema/{APPLICATION}": APPLICATION,
}
TERMS = {
    "verdict": VERDICT_WORDS,
    "basis": BASIS_WORDS,
    "rank": RANK_WORDS,
    "status": STATUS_WORDS,
}


@cache
def content(address: str) -> str:
    """Return what a resource holds, as JSON."""
    law, name = load_law(), RESOURCES[address]
    if name == GLOSSARY:
        return json_text([*glossary(law)])
    return json_text(schema(name) if name == APPLICATION else PARTS[name](law))


def glossary(law: Law) -> Iterator[Data]:
    """Return what is called how in both languages, with the other names of each paper."""
    for kind, words in TERMS.items():
        for id_, key in words.items():
            yield {"kind": kind, "id": id_, **word(key)._asdict(), "also": []}
    for rule in law.rules:
        also: Iterable[str] = (rule.nav.en, rule.nav.zh)
        if rule.kind == "material":
            also = (name for lang in LANGS for name in law.names(rule.id, lang))
        others = [name for name in dict.fromkeys(also) if name not in rule.title]
        yield {"kind": rule.kind, "id": rule.id, **rule.title._asdict(), "also": others}
    for text in law.instruments.values():
        yield {
            "kind": "instrument",
            "id": text.id,
            **text.title._asdict(),
            "also": [*dict.fromkeys(text.short)],
        }
    for code, found in law.authorities.items():
        yield {"kind": "authority", "id": code, **found.name._asdict(), "also": [*found.province]}
