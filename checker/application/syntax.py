"""Read the text of an application file: JSON or TOML, told apart by its first sign."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import Any, NoReturn

from checker.core.input_error import InputError, safe
from checker.core.words import word
from checker.model import Data, Text

BYTE_ORDER_MARK = "\ufeff"
# Before Python 3.14 the parser of TOML tells the line in its message alone.
LINE = re.compile(r"at line (\d+)")
# Halves of a sign, which no UTF-8 can hold.
SURROGATES = re.compile("[\ud800-\udfff]")
LARGEST_FILE = 1_000_000
# A report repeats what it says of each shareholder on every basis.
LARGEST_REPORT = 10 * LARGEST_FILE
# An application file is four tables deep; the parsers call themselves for each, and a browser's
# stack ends without a word long before Python's own limit.
DEEPEST = 20
# Of each table that a dotted key opens, the parser of TOML keeps a note for every line.
MOST_PARTS = 8
# A text without its end is one too, so that no sign is looked at twice.
JSON_TEXT = r'"(?:[^"\\\n]|\\.)*+"?'
JSON_ASIDE = re.compile(JSON_TEXT)
TOML_ASIDE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}'
    r"|'''(?:[^']|'(?!''))*+'{0,5}"
    rf"|{JSON_TEXT}|'[^'\n]*+'?|\#[^\n]*+",
    re.DOTALL,
)
BRACKETS = re.compile(r"[\[\]{}]")
# Tried only where a key begins: no long word is read again from each of its signs.
LONG_KEY = re.compile(
    r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){%d}" % MOST_PARTS,  # noqa: UP031 - braces are its own
)
LONGEST_NUMBER = 40
LONGEST_PROBLEM = 120
EXPONENT = re.compile(r"[eE]([+-]?[0-9]+)$")


class UnreadableError(InputError):
    """The fault of a text that is no JSON and no TOML, with what stopped the reading."""

    def __init__(self, problem: Text, line: int | None = None) -> None:
        """Keep the problem apart: what may stand in the file depends on who reads it."""
        super().__init__("", word("file.unreadable", problem=problem), line)
        self.problem = problem


def decode(raw: bytes, most: int = LARGEST_FILE) -> str:
    """Return a file's text; it must be UTF-8, and not too large."""
    if len(raw) > most:
        raise _too_large(most)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError("", word("file.not-utf8"), line) from None


def read(text: str, most: int = LARGEST_FILE) -> Data:
    """Return the content of an application file; one fault refuses it, with its line."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    if SURROGATES.search(text):
        raise InputError("", word("file.not-unicode"))
    # Signs first: of a text that has too many no bytes are made.
    if len(text) > most or len(text.encode()) > most:
        raise _too_large(most)
    if not text.strip():
        raise InputError("", word("file.empty"))
    return _json(text) if text.lstrip().startswith("{") else _toml(text)


def read_request(text: str) -> Data:
    """Return what the page asks, its numbers read as those of a file.

    The page wrote it, so it is looked at once, and only a number can be at fault.
    """
    data: Data = json.loads(text, parse_float=_decimal, parse_constant=_refuse_constant)
    return data


def _too_large(most: int) -> InputError:
    limits = {"most": f"{most:,}", "megabytes": most // LARGEST_FILE}
    return InputError("", word("file.too-large", **limits))


def _refuse_depth(bare: str) -> None:
    """Refuse tables within tables beyond reason; texts and remarks are left out already."""
    deepest = depth = 0
    for sign in BRACKETS.findall(bare):
        # What closes nothing must not make room for more.
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise UnreadableError(word("file.too-deep"))


def _too_long() -> UnreadableError:
    return UnreadableError(word("file.long-number"))


def _json(text: str) -> Data:
    _refuse_depth(JSON_ASIDE.sub("", text))
    try:
        data: Data = json.loads(
            text,
            parse_float=_decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_without_repeats,
        )
    except json.JSONDecodeError as error:
        problem = word("file.bad-json", message=error.msg.lower())
        raise UnreadableError(problem, error.lineno) from None
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        # What is left is a whole number of more digits than Python reads.
        raise _too_long() from None
    return data


def _is_json(text: str) -> bool:
    """Tell a list of JSON, which begins as a table of TOML does."""
    if not text.lstrip().startswith("["):
        return False
    try:
        _json(text)
    except InputError:
        return False
    return True


def _decimal(written: str) -> Decimal:
    """Read a number with a point or a power of ten; no answer needs a long one.

    What a decimal can hold differs from machine to machine, so it is not asked.
    """
    power = EXPONENT.search(written)
    if len(written) > LONGEST_NUMBER or (power and abs(int(power[1])) > LONGEST_NUMBER):
        raise _too_long()
    return Decimal(written)


def _refuse_constant(name: str) -> NoReturn:
    raise UnreadableError(word("file.no-number", name=name))


def _without_repeats(pairs: list[tuple[str, Any]]) -> Data:
    seen: Data = {}
    for key, value in pairs:
        if key in seen:
            raise InputError(key, word("file.key-twice"))
        seen[key] = value
    return seen


def _toml(text: str) -> Data:
    # A quoted part of a key counts as a part, so that a sign stays in its place.
    bare = TOML_ASIDE.sub("_", text)
    _refuse_depth(bare)
    if LONG_KEY.search(bare):
        raise UnreadableError(word("file.long-key", most=MOST_PARTS))
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        if _is_json(text):
            raise InputError("", word("file.a-list")) from None
        found = LINE.search(str(error))
        line = int(found[1]) if found else None
        message = safe(str(error).partition(" (at ")[0].lower(), LONGEST_PROBLEM)
        raise UnreadableError(word("file.bad-toml", message=message), line) from None
    except InputError:
        raise
    except ValueError:
        raise _too_long() from None
