"""Publish the law as data: instruments, rules, guides item by item, authorities, with schemas.

The rules are what ``rules --format json`` lists, and lie under that report's schema.
"""

from pathlib import Path

from checker.doors.law_data import law_data
from checker.doors.schema.catalog import DIALECT, schema
from checker.io.described import described
from checker.io.schema_parts import DAY, WHOLE, Schema, any_of
from checker.load import load_law
from checker.load.authorities import DETAILS
from checker.load.guide_items import PLACES
from checker.load.guides import STANDINGS
from checker.model import Law
from checker.report.data import json_text
from scripts.machine.environment import write_files

FOLDER = "data"


def write_law_data(site: Path) -> None:
    """Write each part of the law, and beside it the schema it follows."""
    law = load_law()
    parts = {f"{name}.json": json_text(data) for name, data in law_data(law).items()}
    shapes = {f"{name}.schema.json": json_text(each) for name, each in schemas(law).items()}
    write_files(site / FOLDER, parts | shapes)


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
