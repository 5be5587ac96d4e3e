"""Publish the law as data: instruments, rules, guides item by item, authorities, with schemas.

The rules are what ``rules --format json`` lists, and lie under that report's schema.
"""

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from checker.doors.command.rules import as_data, wordings
from checker.doors.schema.catalog import DIALECT, schema
from checker.io.described import described
from checker.io.schema_parts import DAY, WHOLE, Schema, any_of
from checker.load import load_law
from checker.load.authorities import DETAILS
from checker.load.guide_items import PLACES, load_guide_items
from checker.load.guides import STANDINGS
from checker.model import Guide, Instrument, Law, Text
from checker.report.data import json_text
from scripts.machine.environment import write_files

FOLDER = "data"


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
    """Return a value as data; ``json_text`` knows how texts and days are written."""
    match value:
        case Instrument():
            return value.id
        case tuple() if not isinstance(value, Text):
            return [_value(each) for each in value]
    return _plain(value) if is_dataclass(value) else value


def _guide(guide: Guide) -> dict[str, Any]:
    listed = load_guide_items()[guide.authority]
    return _plain(guide) | {
        "items": _value(listed.items),
        "not_read": _value(listed.unread),
        "not_said": _value(listed.unsaid),
    }


def schemas(law: Law) -> dict[str, Schema]:
    """Return the schema of each part, by the same names."""

    def of(name: str) -> Schema:
        words = described(
            __package__,
            root=f"{name}[]",
            guide=law.guides,
            standing=STANDINGS,
            place=PLACES,
            sort=DETAILS,
        )
        return words(law)

    shapes = {name: of(name) for name in ("instruments", "guides", "authorities")}
    event = shapes["instruments"]["items"]["properties"]["events"]["items"]
    event["properties"]["on"] = any_of(DAY, WHOLE)
    listed = {name: {"$schema": DIALECT, **shape} for name, shape in shapes.items()}
    return {**listed, "rules": schema("rules")}
