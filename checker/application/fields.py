"""Read one answer of each type, or complain about it: key, value, what is allowed."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checker.model import NATIONWIDE, WHOLE_NETWORK_AUTHORITY, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.model import Fact, Law

LARGEST = 10**15
LONGEST_LINE = 200
LONGEST_SHOWN = 40
LONGEST_KEY = 80
# What a page's number holds exactly; so a file says the same there as here.
MOST_DIGITS = 15
MOST_DECIMALS = 6
PERCENT = 100
DATE_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class InputError(ValueError):
    """Bad input: the file, line and key it stands under, what is wrong and what is allowed."""

    def __init__(self, path: str, text: Text, line: int | None = None) -> None:
        """Keep the key, the message in both languages and the line where one is known."""
        self.path = safe(path)
        super().__init__(f"{self.path}: {text.en}" if path else text.en)
        self.text = text
        self.line = line
        self.source = ""


def safe(text: str, longest: int = LONGEST_KEY) -> str:
    """Return a text for a message: cut short, with ? for what moves a cursor or turns the line."""
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return "".join(c if c.isprintable() else "?" for c in cut)


def shown(value: object) -> str:
    """Return a short, safe rendering of a value for a message."""
    if isinstance(value, Decimal | date):
        return safe(str(value), LONGEST_SHOWN)
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        text = "…"
    return safe(text, LONGEST_SHOWN)


def complain(path: str, value: object, en: str, zh: str, allowed: str = "") -> InputError:
    """Return the error "value is not …", with what is allowed."""
    tail_en, tail_zh = (f" Allowed: {allowed}.", f"可填：{allowed}。") if allowed else ("", "")
    return InputError(
        path,
        Text(f"{shown(value)} is not {en}.{tail_en}", f"{shown(value)}不是{zh}。{tail_zh}"),
    )


def _quoted(path: str, raw: object, example: str) -> InputError:
    """Return the error of a value that would do, were it not written as text."""
    return InputError(
        path,
        Text(
            f"{shown(raw)} is text: it stands in quotation marks. "
            f"Write it without them, for example {example}.",
            f"{shown(raw)}带引号，是文字。请去掉引号，例如 {example}。",
        ),
    )


def _is_quoted_number(raw: object) -> bool:
    return isinstance(raw, str) and PLAIN_NUMBER.fullmatch(raw) is not None


def _bool(path: str, raw: Any, _fact: Fact, _law: Law) -> bool:
    if isinstance(raw, bool):
        return raw
    if raw in ("true", "false"):
        raise _quoted(path, raw, raw)
    raise complain(path, raw, "yes or no", "“是”或“否”", "true, false")


def _choice(path: str, raw: Any, fact: Fact, _law: Law) -> str:
    allowed = [o.id for o in fact.options]
    if isinstance(raw, str) and raw in allowed:
        return raw
    raise complain(path, raw, "one of the answers", "可选答案", ", ".join(allowed))


def read_date(path: str, raw: Any, *_context: object) -> date:
    """Read a day: a TOML date, or text of the form YYYY-MM-DD."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if isinstance(raw, str) and DATE_FORM.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise InputError(
        path,
        Text(
            f"{shown(raw)} is not a date. Write the date as YYYY-MM-DD, for example 2026-01-24.",
            f"{shown(raw)}不是日期。请按“年-月-日”填写，例如 2026-01-24。",
        ),
    )


def _whole(path: str, raw: Any, _fact: Fact, _law: Law) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < LARGEST:
        return raw
    if _is_quoted_number(raw):
        raise _quoted(path, raw, "15")
    raise complain(path, raw, "a whole number of 0 or more", "不小于0的整数", "0, 1, 2 …")


def _money(path: str, raw: Any, _fact: Fact, _law: Law) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < LARGEST:
        return raw
    if _is_quoted_number(raw):
        raise _quoted(path, raw, "1000000")
    raise InputError(
        path,
        Text(
            f"{shown(raw)} is not a whole number of yuan. "
            "Write a whole number of yuan, for example 1000000.",
            f"{shown(raw)}不是有效的金额。请填不带小数的正数（元），例如 1000000。",
        ),
    )


def _number(path: str, raw: Any, _fact: Fact, _law: Law) -> Decimal:
    """Read a number; refuse what the page, which has no decimals, could not hold exactly."""
    if _is_quoted_number(raw):
        raise _quoted(path, raw, "33.33")
    if not isinstance(raw, int | float | Decimal) or isinstance(raw, bool):
        raise complain(path, raw, "a number", "数字", "60, 33.33")
    top = PERCENT if path.endswith(".share") else LARGEST
    # An integer may have more digits than Python turns into text.
    if isinstance(raw, int) and not 0 <= raw <= top:
        raise _out_of_range(path, raw, top)
    value = Decimal(str(raw))
    if not (value.is_finite() and 0 <= value <= top):
        raise _out_of_range(path, raw, top)
    _, digits, exponent = value.as_tuple()
    if isinstance(exponent, int) and (exponent < -MOST_DECIMALS or len(digits) > MOST_DIGITS):
        raise complain(
            path,
            raw,
            f"a number of at most {MOST_DECIMALS} decimals and {MOST_DIGITS} digits",
            f"小数不超过{MOST_DECIMALS}位、总位数不超过{MOST_DIGITS}位的数字",
            "60, 33.33",
        )
    return value


def _out_of_range(path: str, raw: object, top: int) -> InputError:
    en, zh = (f"0 to {top}", f"0至{top}") if top == PERCENT else ("0 or more", "不小于0")
    return complain(path, raw, f"a number from {en}", f"{zh}的数字")


def _text(path: str, raw: Any, _fact: Fact, _law: Law) -> str:
    if isinstance(raw, str) and len(raw) <= LONGEST_LINE and raw.isprintable():
        return raw
    most = LONGEST_LINE
    raise complain(
        path, raw, f"a line of at most {most} characters", f"有效的单行文字（最多{most}个字）"
    )


def _province(path: str, raw: Any, _fact: Fact, law: Law) -> str:
    codes = _province_codes(law)
    if isinstance(raw, str) and raw in codes:
        return raw
    raise complain(path, raw, "the code of a province", "省级行政区代码", ", ".join(codes))


def _rule(path: str, raw: Any, _fact: Fact, law: Law) -> str:
    ids = tuple(rule.id for rule in law.rules)
    if isinstance(raw, str) and raw in ids:
        return raw
    raise complain(path, raw, "the id of a rule", "条目标识", ", ".join(ids))


def _province_codes(law: Law) -> tuple[str, ...]:
    return tuple(c for c in law.authorities if c != WHOLE_NETWORK_AUTHORITY)


def _provinces(path: str, raw: Any, fact: Fact, law: Law) -> str | tuple[str, ...]:
    if raw == NATIONWIDE:
        return NATIONWIDE
    if not isinstance(raw, list):
        allowed = f'"{NATIONWIDE}", ["CN-HN"]'
        raise complain(path, raw, "a list of provinces", "省份列表", allowed)
    for code in raw:
        _province(path, code, fact, law)
    return _without_repeats(path, raw, _province_codes(law))


def _without_repeats(path: str, raw: list[str], order: tuple[str, ...]) -> tuple[str, ...]:
    for code in raw:
        if raw.count(code) > 1:
            raise InputError(
                path,
                Text(
                    f"{shown(code)} stands here twice. Name each once.",
                    f"{shown(code)}重复。每项只填一次。",
                ),
            )
    return tuple(c for c in order if c in raw)


def _services(path: str, raw: Any, fact: Fact, _law: Law) -> tuple[str, ...]:
    allowed = tuple(o.id for o in fact.options)
    if not isinstance(raw, list):
        raise complain(path, raw, "a list of services", "业务列表", '[], ["B22"]')
    for code in raw:
        if code not in allowed:
            raise complain(path, code, "a service code", "业务代码", ", ".join(allowed))
    return _without_repeats(path, raw, allowed)


READERS: dict[str, Callable[[str, Any, Any, Any], Any]] = {
    "bool": _bool,
    "choice": _choice,
    "date": read_date,
    "integer": _whole,
    "money": _money,
    "number": _number,
    "text": _text,
    "province": _province,
    "rule": _rule,
    "provinces": _provinces,
    "services": _services,
}
