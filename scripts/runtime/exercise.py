"""Runs inside Pyodide: enter what the checker may need and no worked case shows.

Whatever runs here keeps its place in the smaller interpreter.
"""

from __future__ import annotations

import gc
import json
import operator
import re
import sys
import tomllib
import traceback
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

WORDS = ("plain", "café", "许可证", "呼叫中心 B24", "\U0001f4de", "", "a\tb\\\"'\n\x00")
NUMBERS = (0, -1, 1, 255, 2**31, -(2**63), 10**40, 0.1, -2.5, 1e300, float("inf"), True, None)
FORMATS = (",", "08.2f", "e", "%", ".3g", ">20", "x")
PAIRS = ("add", "sub", "mul", "truediv", "floordiv", "mod", "lt", "eq", "and_", "or_")
WRONG_JSON = ("", "{", "[1,", '{"a":}', '{"a":1,}', '"\\u12"', "nul", "[1 2]", '"\x01"', "1e", "-")
WRONG_TOML = ("a", "a =", "a = 1\na = 2", "[a", "a = '", "a = 2026-13-01", "[a]\n[a]", "é = 1")
TOML = 'a = 1\nb = "\\u4e2d"\nc = 2026-11-24\nd = 1.5\n[[e]]\nf = [1, 2]\ng = { h = true }\n'
WRONG_CODE = ("def f(:", "import nothing_of_this_name", "nothing", "int.lenght", "[][3]", "{}['a']")
CHINA = timezone(timedelta(hours=8))


def attempt(work: Any, *arguments: Any) -> Any:
    """Return what a call gives; if it fails, have the failure told in full."""
    try:
        return work(*arguments)
    except Exception as error:  # noqa: BLE001 - every failure is wanted
        return f"{error!r} {''.join(traceback.format_exception(error))}"


def texts() -> None:
    """Take texts apart and put them together."""
    for word in WORDS:
        for name in ("upper", "casefold", "title", "strip", "split", "splitlines", "encode"):
            attempt(getattr(word, name))
        for name in ("index", "find", "partition", "startswith", "count", "rsplit"):
            attempt(getattr(word, name), "a")
        for work in (
            int,
            float,
            Decimal,
            date.fromisoformat,
            hash,
            repr,
            ascii,
            json.dumps,
            sorted,
        ):
            attempt(work, word)
        attempt(word.encode, "ascii")
        attempt(re.compile, f"[{word}")
        attempt(re.sub, r"(\w+)|(?P<b>\s)", r"<\g<0>>", word)
        attempt(re.findall, r"[一-鿿]+|\d{2,}?", word * 3)
        attempt(json.loads, json.dumps({word: [word[::-1]]}, ensure_ascii=False, indent=2))
    attempt(b"\xff\xfe".decode)
    attempt(b"\xff".decode, "utf-8", "replace")


def numbers() -> None:
    """Calculate, compare and print numbers."""
    for number in NUMBERS:
        for work in (str, repr, hash, bool, int, round, Decimal, json.dumps, abs):
            attempt(work, number)
        for form in FORMATS:
            attempt(format, number, form)
        for name in PAIRS:
            for other in (3, 2**70, 1.5, Decimal("0.25"), 0, "a"):
                attempt(getattr(operator, name), number, other)
        attempt(lambda n=number: Decimal(str(n)).quantize(Decimal("0.01")))


def days() -> None:
    """Count and print days."""
    day, now = date(2024, 2, 29), datetime(2026, 11, 24, 12, tzinfo=UTC)
    for made in (day + timedelta(days=366), now + timedelta(hours=8), now.astimezone(CHINA)):
        for work in (str, repr, hash, date.isoformat, date.weekday, date.toordinal):
            attempt(work, made)
        attempt(made.strftime, "%Y-%m-%d %H")
        for name in ("sub", "lt", "eq", "add"):
            for other in (day, now, timedelta(days=10**7), 3):
                attempt(getattr(operator, name), made, other)
    attempt(day.replace, 2023)


def structures() -> None:
    """Use the containers, and the recovery from what goes wrong."""
    for wrong in WRONG_JSON:
        attempt(json.loads, wrong)
    for wrong in (*WRONG_TOML, TOML):
        attempt(tomllib.loads, wrong)
    for code in WRONG_CODE:
        attempt(exec, code)
    many = {f"key {i}": [i, {"a": (i, str(i))}] for i in range(3000)}
    for work in (json.dumps, repr, sorted, list, set, dict, len, lambda all_: all_ | {"a": 1}):
        attempt(work, many)
    attempt(many.pop, "nothing")
    for name in ("and_", "or_", "sub", "xor", "le", "eq"):
        attempt(getattr(operator, name), set(range(50)), frozenset(range(25, 99)))
    for wrong_value in ({1, 2}, object(), json):
        attempt(json.dumps, wrong_value)
    attempt(lambda: [bytes(1000) for _ in range(20_000)])
    gc.collect()
    sys.exc_info()


for part in (texts, numbers, days, structures):
    part()
