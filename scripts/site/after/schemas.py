"""Publish the JSON Schemas of the application file and of the reports with the site."""

from pathlib import Path

from checker.report.data import json_text
from checker.schema.catalog import NAMES, file_name, schema

FOLDER = "schema"


def write_schemas(site: Path) -> None:
    """Write each under the name by which saved files and reports name it."""
    folder = site / FOLDER
    folder.mkdir()
    for name in NAMES:
        (folder / file_name(name)).write_text(json_text(schema(name)), encoding="utf-8")
