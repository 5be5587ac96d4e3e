"""The application that every page decides, and what CPython says to the same requests."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from checker.web import answer
from scripts.machine.environment import ROOT, StepError

EXAMPLE = ROOT / "scripts" / "site" / "example.toml"
BASES = ("law", "local", "checklist")


@cache
def application() -> dict[str, Any]:
    """Return the home page's example as the page's script holds it."""
    data = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    text = json.dumps(data, default=date.isoformat)
    # As a page writes a whole number, which the printed answers show as it is written.
    plain: dict[str, Any] = json.loads(text, parse_float=lambda n: int(n.removesuffix(".0")))
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
    return list(_yes_or_no(application(), ""))


def _yes_or_no(table: dict[str, Any], stem: str) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, bool):
            yield f"{stem}{key}"
        elif isinstance(value, dict):
            yield from _yes_or_no(value, f"{stem}{key}.")


def compare(name: str, exchanges: Iterable[dict[str, Any]]) -> None:
    """Stop if one of a page's answers differs from CPython's."""
    for exchange in exchanges:
        if exchange["reply"] != answer(exchange["request"]):
            raise StepError(f"{name} answers otherwise than CPython:\n{exchange['request']}")
