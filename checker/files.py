"""Read the text of an application file: JSON or TOML, told apart by its first sign."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import Any, NoReturn

from checker.answers import InputError
from checker.model import Text

BYTE_ORDER_MARK = "\ufeff"
LINE = re.compile(r"at line (\d+)")
SURROGATES = re.compile("[\ud800-\udfff]")
# An application file is four tables deep; the parsers call themselves for each, and a browser's
# stack ends without a word long before Python's own limit.
DEEPEST = 20
QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'")
BRACKETS = re.compile(r"[\[\]{}]")


def decode(raw: bytes) -> str:
    """Return a file's text; it must be UTF-8."""
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
    if _depth(text) > DEEPEST:
        raise _unreadable("nested too deeply", "嵌套层数过多", None)
    return _json(text) if text.lstrip().startswith("{") else _toml(text)


def _depth(text: str) -> int:
    """Return how many brackets are open at once, those inside of texts left out."""
    deepest = depth = 0
    for sign in BRACKETS.findall(QUOTED.sub("", text)):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


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
    try:
        data: dict[str, Any] = json.loads(
            text,
            parse_float=Decimal,
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
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = LINE.search(str(error))
        line = int(found[1]) if found else None
        problem = str(error).partition(" (at ")[0].lower()
        raise _unreadable(problem, "TOML 语法有误", line) from None
    except ValueError:
        raise _unreadable("a number is too long", "数字过长", None) from None
