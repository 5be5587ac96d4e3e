"""The application that every page decides, and what CPython says to the same requests."""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from checker.api import load_application
from checker.core.tables import read_toml
from checker.doors.web import answer
from checker.report.data import plain_data
from scripts.machine.environment import ROOT, StepError

EXAMPLE = ROOT / "scripts" / "site" / "example.toml"
BASES = ("law", "local", "checklist")


@cache
def application() -> dict[str, Any]:
    """Return the home page's example as the page's script holds it."""
    plain: dict[str, Any] = plain_data(read_toml(EXAMPLE))
    del plain["format"]
    return plain


def request() -> str:
    """Return the question a page puts to the rules."""
    asked = {
        "do": "result",
        "application": application(),
        "today": application()["application_date"],
        "lang": "en",
        "bases": BASES,
        "rule": None,
        "site": "../",
    }
    return json.dumps(asked)


def seed() -> dict[str, str]:
    """Return what the checker's page finds in the tab's storage: the application, as answered."""
    day = f"{application()['application_date']}T00:00:00.000Z"
    return {
        "b24:answers": json.dumps({"application": application(), "changed": day, "saved": True})
    }


def flips() -> list[str]:
    """Return the paths of the answers that are yes or no."""
    answers = load_application(EXAMPLE, today=date.max).answers
    return [path for path, given in answers.items() if isinstance(given, bool) and "[" not in path]


def compare(name: str, exchanges: Iterable[dict[str, Any]]) -> None:
    """Stop if one of a page's answers differs from CPython's."""
    for exchange in exchanges:
        if exchange["reply"] != answer(exchange["request"]):
            raise StepError(f"{name} answers otherwise than CPython:\n{exchange['request']}")
