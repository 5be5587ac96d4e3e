"""Every schema by its name: what ``schema`` prints and the site publishes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType

from checker.core.words import read_words, word
from checker.doors.features import modules_by_name
from checker.doors.schema.application import application
from checker.filing.plan.search import LEFT_OUT
from checker.filing.receipt import ROUTE_PARTS
from checker.io.described import described
from checker.io.schema_parts import Schema, said
from checker.load import load_law
from checker.many.data import BATCH_FORMAT
from checker.many.effect_data import EFFECT_FORMAT
from checker.many.judge import GROUPS
from checker.model import NOT_NEEDED, Law, Text
from checker.report.data import REPORT_FORMAT
from checker.report.duties_plain import CALENDAR_FORMAT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# A name that is no address: sites move, and nobody is asked over the network.
NAME = "urn:call-center-license:{name}:1"
HERE = "checker.doors.schema"
# A feature describes its own: see ``checker.doors.features``.
OF_REPORTS: dict[str, Callable[[Law], Schema]] = {
    "report": described(HERE, REPORT_FORMAT, "check"),
    "batch": described(HERE, BATCH_FORMAT, "batch", group=GROUPS, left_out=LEFT_OUT),
    "draft-effect": described(
        HERE, EFFECT_FORMAT, "effect", group=(*GROUPS, NOT_NEEDED), route_part=ROUTE_PARTS
    ),
    "rules": described(HERE, root="rules[]"),
    "stale": described(HERE, root="stale[]"),
    "questions": described(HERE, root="questions[]"),
    "calendar": described(HERE, CALENDAR_FORMAT, "calendar"),
}
APPLICATION = "application"
# What each describes; a feature names its own.
TITLES = {
    APPLICATION: "schema.application",
    "report": "schema.report",
    "batch": "schema.batch",
    "draft-effect": "schema.draft-effect",
    "rules": "schema.rules",
    "stale": "schema.stale",
    "questions": "schema.questions",
    "calendar": "schema.calendar",
}
NAMES = (APPLICATION, *OF_REPORTS, *modules_by_name("report"))


@cache
def schema_words() -> Mapping[str, Text]:
    """Return the fixed words of schemas, which lie with them."""
    return read_words(files(HERE).joinpath("words"))


def title(name: str) -> Text:
    """Return what a schema describes."""
    feature = _feature(name)
    return word(feature.TITLE) if feature else schema_words()[TITLES[name]]


def schema(name: str) -> Schema:
    """Return one schema, whole in itself."""
    law, feature = load_law(), _feature(name)
    if feature:
        made = feature.schema(law)
    elif name == APPLICATION:
        made = application(law, schema_words())
    else:
        made = OF_REPORTS[name](law)
    return {"$schema": DIALECT, "$id": NAME.format(name=name), **said(made, title(name))}


def _feature(name: str) -> ModuleType | None:
    """Return the module that describes a feature's report; nothing if it is no feature's."""
    place = modules_by_name("report").get(name)
    return import_module(place) if place else None


def file_name(name: str) -> str:
    """Return the name of a schema's file: by it, saved files name their schema."""
    return f"{name}-1.json"
