"""Publish the law as data: instruments, rules, guides item by item, authorities, with schemas.

The rules are what ``rules --format json`` lists, and lie under that report's schema.
"""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from checker.command.rules import as_data, wordings
from checker.dates import iso
from checker.guide_items import PLACES, load_guide_items
from checker.load import load_law
from checker.load.authorities import DETAILS
from checker.load.guides import STANDINGS
from checker.model import Guide, Instrument, Law, Text
from checker.report.data import json_text
from checker.schema.catalog import DIALECT, schema
from checker.schema.parts import (
    DAY,
    DAY_OR_NOT,
    IN_BOTH,
    RANK,
    STATUS,
    TEXT,
    TEXTS,
    WHOLE,
    Schema,
    any_of,
    one_of,
    or_nothing,
    rows,
    rule_of,
    table,
)
from scripts.machine.environment import write_files

FOLDER = "data"
GAP = table({"what": IN_BOTH, "at": or_nothing(IN_BOTH)})


def write_law_data(site: Path) -> None:
    """Write each part of the law, and beside it the schema it follows."""
    law = load_law()
    parts = {f"{name}.json": json_text(data) for name, data in law_data(law).items()}
    shapes = {f"{name}.schema.json": json_text(each) for name, each in schemas(law).items()}
    write_files(site / FOLDER, parts | shapes)


def law_data(law: Law) -> dict[str, list[dict[str, Any]]]:
    """Return the parts of the law by name, each a list."""
    return {
        "instruments": [_plain(one) for one in law.instruments.values()],
        "rules": [as_data(*wording) for wording in wordings(law)],
        "guides": [_guide(guide) for guide in law.guides.values()],
        "authorities": [_plain(one) for one in law.authorities.values()],
    }


def _plain(record: Any) -> dict[str, Any]:
    """Return a record of the law with its own fields as data."""
    return {field.name: _value(getattr(record, field.name)) for field in fields(record)}


def _value(value: object) -> object:
    match value:
        case Text():
            return value._asdict()
        case date():
            return iso(value)
        case Instrument():
            return value.id
        case tuple():
            return [_value(each) for each in value]
        case None | str() | int():
            return value
    return _plain(value)


def _guide(guide: Guide) -> dict[str, Any]:
    listed = load_guide_items()[guide.authority]
    return _plain(guide) | {
        "items": _value(listed.items),
        "not_read": _value(listed.unread),
        "not_said": _value(listed.unsaid),
    }


def schemas(law: Law) -> dict[str, Schema]:
    """Return the schema of each part, by the same names."""
    shapes = {
        "instruments": table(
            {
                "id": TEXT,
                "title": IN_BOTH,
                "short": IN_BOTH,
                "issuer": IN_BOTH,
                "status": STATUS,
                "read": IN_BOTH,
                "checked": DAY,
                "due": DAY,
                "rank": or_nothing(RANK),
                "number": or_nothing(IN_BOTH),
                "promulgated": DAY_OR_NOT,
                "effective": DAY_OR_NOT,
                "ends": DAY_OR_NOT,
                "url": or_nothing(TEXT),
                # Of some events only the year is known.
                "events": rows(
                    table({"on": any_of(DAY, WHOLE), "what": IN_BOTH, "status": STATUS})
                ),
            }
        ),
        "guides": table(
            {
                "authority": one_of(law.guides),
                "instrument": TEXT,
                "since": DAY,
                "standing": one_of(STANDINGS),
                "note": or_nothing(IN_BOTH),
                "unread": or_nothing(IN_BOTH),
                "items": rows(_item(law)),
                "not_read": rows(GAP),
                "not_said": rows(GAP),
            }
        ),
        "authorities": table(
            {
                "code": one_of(law.authorities),
                "province": IN_BOTH,
                "name": IN_BOTH,
                "region": TEXT,
                "host": TEXT,
                "host_status": STATUS,
                "checked": DAY,
                "phone": or_nothing(TEXT),
                "guide": or_nothing(TEXT),
                "details": rows(
                    table(
                        {
                            "kind": one_of(DETAILS),
                            "text": IN_BOTH,
                            "status": STATUS,
                            "checked": DAY,
                            "url": or_nothing(TEXT),
                        }
                    )
                ),
            }
        ),
    }
    listed = {name: {"$schema": DIALECT, **rows(shape)} for name, shape in shapes.items()}
    return {**listed, "rules": schema("rules")}


def _item(law: Law) -> Schema:
    """Return the schema of one item of a guide, and of the place it has here."""
    return table(
        {
            "at": IN_BOTH,
            "quote": IN_BOTH,
            "place": one_of(PLACES),
            "rule": or_nothing(rule_of(law)),
            "demands": TEXTS,
            "why": or_nothing(IN_BOTH),
        }
    )
