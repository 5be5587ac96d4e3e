"""Read the schema of a report from data: of TOML, where a table is an object and a line a key.

A key's kind is the name of one of ``kinds``, of words that the report names itself, or of another
table, of the file or of ``shared.toml``; or it lists the words that may stand there. Behind a kind
``[]`` makes a list of it, ``{}`` a table of it under whatever keys, and ``?`` lets there be
nothing; behind a key ``?`` lets it be left out. Keys of one kind may stand together:
``"en, zh" = "text"``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import Any

from checker.core.tables import read_toml
from checker.io.schema_parts import (
    DAY,
    TEXT,
    WHOLE,
    Schema,
    one_of,
    or_nothing,
    report,
    rows,
    rule_of,
    table,
)
from checker.load.instruments import STATUSES
from checker.load.questions import OWNERS
from checker.load.rules import CERTAINTIES, KINDS
from checker.model import (
    CHANGES,
    ERRANDS,
    OPEN_STATES,
    RANKS,
    STATES,
    WHOLE_NETWORK_AUTHORITY,
    Basis,
    Law,
    Verdict,
)

# What a sign behind a kind makes of it.
SIGNS: dict[str, Callable[[Schema], Schema]] = {
    "[]": rows,
    "{}": lambda each: {"type": "object", "additionalProperties": each},
    "?": or_nothing,
}
Words = Iterable[str]


def described(
    folder: str, form: str = "", root: str = "report", **words: Words
) -> Callable[[Law], Schema]:
    """Return what makes the schema of a report, from the ``schema.toml`` of a folder.

    Without a ``form`` the report begins with its own keys. ``words`` are those that the report
    names itself.
    """

    def schema(law: Law) -> Schema:
        shared = read_toml(files("checker.io").joinpath("shared.toml"))
        tables = shared | read_toml(files(folder).joinpath("schema.toml"))
        known = kinds(law) | {name: one_of(each) for name, each in words.items()}

        def of(kind: str | list[str]) -> Schema:
            if isinstance(kind, list):
                return one_of(kind)
            # The last sign is the outermost part.
            for sign, makes in SIGNS.items():
                if kind.endswith(sign):
                    return makes(of(kind.removesuffix(sign)))
            return known[kind] if kind in known else table(*keys_of(tables[kind]))

        def keys_of(written: Mapping[str, Any]) -> tuple[dict[str, Schema], list[str]]:
            listed = {key: of(kind) for keys, kind in written.items() for key in keys.split(", ")}
            optional = [key.removesuffix("?") for key in listed if key.endswith("?")]
            return {key.removesuffix("?"): kind for key, kind in listed.items()}, optional

        return report(form, *keys_of(tables[root])) if form else of(root)

    return schema


def kinds(law: Law) -> dict[str, Schema]:
    """Return what any report may hold, by name."""
    words: dict[str, Words] = {
        "authority": (WHOLE_NETWORK_AUTHORITY, *law.provinces),
        "basis": Basis,
        "certainty": CERTAINTIES,
        "change": CHANGES,
        "errand": ERRANDS,
        "fact": law.facts,
        "kind": KINDS,
        "owner": OWNERS,
        "province": law.provinces,
        "rank": RANKS,
        "state": STATES,
        "status": STATUSES,
        "verdict": Verdict,
        "waits-for": OPEN_STATES,
    }
    return {name: one_of(each) for name, each in words.items()} | {
        # An answer as a file holds it, or none yet.
        "answer": {"type": ["boolean", "number", "string", "array", "null"]},
        "any": {},
        "count": WHOLE | {"minimum": 0},
        "day": DAY,
        "digest": TEXT | {"pattern": "^[0-9a-f]{64}$"},
        "number": {"type": "number"},
        "rule": rule_of(law),
        "text": TEXT,
        "whole": WHOLE,
        "yes-or-no": {"type": "boolean"},
    }
