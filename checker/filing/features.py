"""Which features there are, a folder each, and what each is called at the doors.

A feature says so in its ``__init__``. The command line, the page's door and the catalog of schemas
are made from that, so a feature is added by adding its folder.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Literal, NamedTuple

from checker.model import Data

PACKAGE = "checker.filing"

Kind = Literal["command", "request", "report"]
# Which module of a folder stands behind each name.
MODULES: dict[Kind, str] = {"command": "command", "request": "panel", "report": "schema"}


class Feature(NamedTuple):
    """The names of a feature: its command, what the page asks for it, its JSON report.

    Features are listed by ``place``, those of one place by the names of their folders.
    """

    place: int
    command: str = ""
    request: str = ""
    report: str = ""


@cache
def features() -> dict[str, Feature]:
    """Return every feature by the name of its folder, in the order in which they are listed."""
    folders = (each for each in files(PACKAGE).iterdir() if each.is_dir())
    rooms = sorted(
        folder.name
        for folder in folders
        # A page has compiled files only; Python's cache of them has longer names.
        if {"__init__.py", "__init__.pyc"} & {each.name for each in folder.iterdir()}
    )
    found = {room: import_module(f"{PACKAGE}.{room}").FEATURE for room in rooms}
    return dict(sorted(found.items(), key=lambda each: each[1].place))


def places(kind: Kind) -> dict[str, str]:
    """Return which module stands behind each command, each request or each report, by its name."""
    return {
        getattr(each, kind): f"{PACKAGE}.{room}.{MODULES[kind]}"
        for room, each in features().items()
        if getattr(each, kind)
    }


def reply(asked: Data) -> Data:
    """Answer one request of the page, by the feature that is asked for."""
    return {"ok": True, **import_module(places("request")[asked["do"]]).reply(asked)}
