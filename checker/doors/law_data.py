"""The law as data: instruments, wordings, guides item by item, authorities.

The site publishes it below ``data/``, and assistants read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

from checker.doors.command.rules import as_data, wordings
from checker.load.guide_items import load_guide_items
from checker.model import Data, Guide, Instrument, Law, Text


def law_data(law: Law) -> dict[str, list[Data]]:
    """Return the parts of the law by name, each a list."""
    return {name: part(law) for name, part in PARTS.items()}


def guide_data(guide: Guide) -> Data:
    """Return the guide of a province with its items, what was not read of it, and is not said."""
    listed = load_guide_items()[guide.authority]
    return _plain(guide) | {
        "items": _value(listed.items),
        "not_read": _value(listed.unread),
        "not_said": _value(listed.unsaid),
    }


def _plain(record: Any) -> Data:
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


PARTS: dict[str, Callable[[Law], list[Data]]] = {
    "instruments": lambda law: [_plain(one) for one in law.instruments.values()],
    "rules": lambda law: [as_data(*wording) for wording in wordings(law)],
    "guides": lambda law: [guide_data(guide) for guide in law.guides.values()],
    "authorities": lambda law: [_plain(one) for one in law.authorities.values()],
}
