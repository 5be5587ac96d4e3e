"""Read the text of an application file: JSON or TOML, told apart by its first sign."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import Any, NoReturn

from checker.application.fields import InputError, safe
from checker.model import Text

BYTE_ORDER_MARK = "\ufeff"
LINE = re.compile(r"at line (\d+)")
SURROGATES = re.compile("[\ud800-\udfff]")
LARGEST_FILE = 1_000_000
EMPTY = Text("the file is empty.", "文件是空的。")
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
LONG_KEY = re.compile(
    r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){%d}" % MOST_PARTS,  # noqa: UP031 - braces are its own
)
LONGEST_NUMBER = 40
LONGEST_PROBLEM = 120
EXPONENT = re.compile(r"[eE]([+-]?[0-9]+)$")


def decode(raw: bytes) -> str:
    """Return a file's text; it must be UTF-8, and not too large."""
    if len(raw) > LARGEST_FILE:
        raise _too_large()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "",
            Text("the file is not UTF-8 text.", "文件不是 UTF-8 文本。"),
            raw[: error.start].count(b"\n") + 1,
        ) from None


def read(text: str) -> dict[str, Any]:
    """Return the content of an application file; one fault refuses it, with its line."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    if SURROGATES.search(text):
        raise InputError("", Text("the file is not valid Unicode text.", "文件含无效字符。"))
    if len(text) > LARGEST_FILE or len(text.encode()) > LARGEST_FILE:
        raise _too_large()
    if not text.strip():
        raise InputError("", EMPTY)
    return _json(text) if text.lstrip().startswith("{") else _toml(text)


def _too_large() -> InputError:
    most = f"{LARGEST_FILE:,}"
    return InputError(
        "",
        Text(
            f"the file is too large. Allowed: up to {most} bytes (1 MB).",
            f"文件过大。最大 {most} 字节（1 MB）。",
        ),
    )


def _refuse_depth(bare: str) -> None:
    """Refuse tables within tables beyond reason; texts and remarks are left out already."""
    deepest = depth = 0
    for sign in BRACKETS.findall(bare):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise _unreadable("nested too deeply", "嵌套层数过多", None)


def _unreadable(en: str, zh: str, line: int | None) -> InputError:
    return InputError(
        "",
        Text(
            f"the file cannot be read: {en}. Allowed: an application file in JSON or TOML.",
            f"文件无法读取：{zh}。可用：JSON 或 TOML 格式的申请档案。",
        ),
        line,
    )


def _json(text: str) -> dict[str, Any]:
    _refuse_depth(JSON_ASIDE.sub("", text))
    try:
        data: dict[str, Any] = json.loads(
            text,
            parse_float=_decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_without_repeats,
        )
    except json.JSONDecodeError as error:
        raise _unreadable(error.msg.lower(), "JSON 语法有误", error.lineno) from None
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise _unreadable("a number is too long", "数字过长", None) from None
    return data


def _decimal(written: str) -> Decimal:
    """Read a number with a point or a power of ten; no answer needs a long one.

    What a decimal can hold differs from machine to machine, so it is not asked.
    """
    power = EXPONENT.search(written)
    if len(written) > LONGEST_NUMBER or (power and abs(int(power[1])) > LONGEST_NUMBER):
        raise _unreadable("a number is too long", "数字过长", None)
    return Decimal(written)


def _refuse_constant(name: str) -> NoReturn:
    raise _unreadable(f"{name} is not a number", f"{name}不是数字", None)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            text = Text("the key stands twice in one table.", "同一张表内此键重复。")
            raise InputError(key, text)
        seen[key] = value
    return seen


def _toml(text: str) -> dict[str, Any]:
    bare = TOML_ASIDE.sub("_", text)
    _refuse_depth(bare)
    if LONG_KEY.search(bare):
        en, zh = f"a key has more than {MOST_PARTS} parts", f"键名超过{MOST_PARTS}段"
        raise _unreadable(en, zh, None)
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        found = LINE.search(str(error))
        line = int(found[1]) if found else None
        problem = str(error).partition(" (at ")[0].lower()
        raise _unreadable(safe(problem, LONGEST_PROBLEM), "TOML 语法有误", line) from None
    except InputError:
        raise
    except ValueError:
        raise _unreadable("a number is too long", "数字过长", None) from None
