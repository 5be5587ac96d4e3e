"""Answers as the checker's page saves them: a link to it packs these, once it is in sight."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker import __version__
from checker.application.application import APPLICATION_FORMAT
from checker.load import load_law


def saved(facts: Mapping[str, Any]) -> str:
    """Return an application file as JSON text."""
    file = {"format": APPLICATION_FORMAT, "rules_version": __version__, **facts}
    return json.dumps(file, ensure_ascii=False, separators=(",", ":"), default=_plain)


def made() -> str:
    """Return the day that such a link says it was made on: that of the last check of the law."""
    return load_law().checked.isoformat()


def _plain(value: date | Decimal) -> object:
    """Write what JSON lacks: a day as text, a share as a number."""
    return value.isoformat() if isinstance(value, date) else float(value)
