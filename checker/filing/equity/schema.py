"""The JSON Schema of the equity chart: boxes, lines, shares in percent, and the sheets."""

from __future__ import annotations

from checker.filing.equity.data import FORMAT
from checker.model import LANGS, Law
from checker.schema.parts import (
    BOTH,
    COUNT,
    NUMBER,
    TEXT,
    TEXTS,
    YES_OR_NO,
    Schema,
    one_of,
    or_nothing,
    report,
    rows,
    table,
)

TITLE = "equity.as-data"
NUMBER_OR_NOT = or_nothing(NUMBER)


def schema(law: Law) -> Schema:
    """Return the schema of the equity chart: boxes, lines, shares in percent, and the sheets."""
    kinds = (option.id for option in law.facts["holders[].kind"].options)
    box = {
        "id": COUNT,
        "name": TEXT,
        "kind": or_nothing(one_of(kinds)),
        "foreign": or_nothing(YES_OR_NO),
        "level": COUNT,
        "effective": NUMBER_OR_NOT,
        "facts": TEXTS,
    }
    line = {"from": COUNT, "to": COUNT, "share": NUMBER_OR_NOT, "loop": YES_OR_NO}
    place = {"id": COUNT, "x": NUMBER, "y": NUMBER, "width": NUMBER, "height": NUMBER}
    sheet = table({"width": NUMBER, "height": NUMBER, "boxes": rows(table(place))})
    keys = {
        "complete": YES_OR_NO,
        "boxes": rows(table(box)),
        "lines": rows(table(line)),
        "foreign": or_nothing(table({"least": NUMBER, "most": NUMBER})),
        "problems": rows(table({"code": TEXT, "facts": TEXTS, **BOTH})),
        "sheets": table({lang: or_nothing(sheet) for lang in LANGS}),
    }
    return report(FORMAT, keys)
