"""Publish the JSON Schemas of the application file and of the reports with the site."""

from pathlib import Path

from checker.doors.schema.catalog import NAMES, file_name, schema
from checker.report.data import json_text
from scripts.machine.environment import write_files

FOLDER = "schema"


def write_schemas(site: Path) -> None:
    """Write each under the name by which saved files and reports name it."""
    write_files(site / FOLDER, {file_name(name): json_text(schema(name)) for name in NAMES})
