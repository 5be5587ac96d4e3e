"""Read values as a clerk compares them: width, spaces and brackets do not count, all else does."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq
from typing import NamedTuple

from checker.core.words import in_both
from checker.model import Text

# Full-width signs stand this far behind the plain ones.
FULL_WIDTH = range(0xFF01, 0xFF5F)
TO_PLAIN = 0xFEE0
# Signs of one meaning that are printed in several shapes: dashes, dots in names, the yuan.
SHAPES = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•‧∙・･", "·"),
        "￥": "¥",
    }
)
# Two texts have so much in common that single signs are told; of longer ones it takes too long.
MUCH_ALIKE = 0.6
LONGEST_ALIGNED = 400
LIMITED, LIMITED_LIABILITY = "有限公司", "有限责任公司"

ZEROS = "零〇"
CHINESE_DIGITS = {
    sign: value
    for value, signs in enumerate(
        (ZEROS, "一壹", "二贰貳两", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
UNITS = SMALL_UNITS | LARGE_UNITS
CURRENCIES = {
    **dict.fromkeys(("人民币", "RMB", "CNY", "¥"), "CNY"),
    **dict.fromkeys(("美元", "美金", "USD"), "USD"),
    **dict.fromkeys(("港元", "港币", "HKD"), "HKD"),
    **dict.fromkeys(("澳门元", "MOP"), "MOP"),
    **dict.fromkeys(("新台币", "TWD"), "TWD"),
    **dict.fromkeys(("欧元", "EUR"), "EUR"),
    **dict.fromkeys(("日元", "JPY"), "JPY"),
    **dict.fromkeys(("英镑", "GBP"), "GBP"),
}
YUAN = "CNY"
# So many of each unit, zeros for those left out; the units fall. Ten may stand without a one.
# By mouth 一百二 is 120, so a last digit stands behind tens, a zero, or nothing.
DIGITS = "".join(sign for sign, value in CHINESE_DIGITS.items() if value)
PART = "".join(f"(?:(?:[{ZEROS}]{{0,3}}[{DIGITS}])?[{unit}])?" for unit in ("千仟", "百佰", "十拾"))
PART += f"(?:(?:[{ZEROS}]{{1,3}}|(?<![千仟百佰万萬亿億]))[{DIGITS}])?"
NUMERAL = "".join(f"(?:(?![{unit}]){PART}[{unit}])?" for unit in ("亿億", "万萬")) + PART
# The sign of the yuan may stand before the name of the currency or behind it.
AMOUNT = re.compile(
    r"\(?(?P<before>{names})?\)?:?"
    r"(?:(?P<digits>[0-9]{{1,40}}(?:,[0-9]{{3}}){{0,12}}(?:\.[0-9]{{1,40}})?)(?P<units>[{units}]*)|(?P<numeral>{numeral}))"
    r"[元圆圓]?\(?(?P<after>{names})?\)?[元圆圓]?[整正]?".format(
        names="|".join(CURRENCIES), units="".join(UNITS), numeral=NUMERAL
    )
)
# Contracts and reports print a sum twice: 壹仟万元整（￥10,000,000.00）.
TWICE = re.compile(r"(.{1,80})\((?:[大小]写:?|即)?(.{1,80})\)")


class Piece(NamedTuple):
    """A piece of a value as it is shown, and whether it differs."""

    text: Text
    differs: bool = False


class Amount(NamedTuple):
    """A sum of money."""

    currency: str
    total: Decimal


def plain(text: str) -> str:
    """Return a text in half width, one shape a sign, without spaces."""
    return "".join(plain_sign(sign) for sign in text if not sign.isspace())


def plain_sign(sign: str) -> str:
    """Return one sign in half width, of one shape where several mean the same."""
    shaped = sign.translate(SHAPES)
    return chr(ord(shaped) - TO_PLAIN) if ord(shaped) in FULL_WIDTH else shaped


def plain_code(text: str) -> str:
    """Return a code in half width and capitals."""
    return plain(text).upper()


def plain_addressee(text: str) -> str:
    """Return whom a letter addresses, without the colon that follows, and what leads up to it."""
    return re.sub("^(?:致:?|尊敬的)|:$", "", plain(text))


def differ_in_form(one: str, other: str) -> bool:
    """Tell whether two names are one but for 有限公司 against 有限责任公司.

    These are two ways to write one legal form, and yet not the same name.
    """
    names = plain(one), plain(other)
    first, second = (name.replace(LIMITED_LIABILITY, LIMITED) for name in names)
    return names[0] != names[1] and first == second


def apart(
    one: str, other: str, leads: tuple[int, int] = (0, 0)
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Cut two texts into what they have in common and the signs that differ.

    ``leads`` are how many signs at the beginning of each are not compared.
    """
    first, second = (
        [plain_sign(sign).upper() for sign in text if not sign.isspace()] for text in (one, other)
    )
    compared = first[leads[0] :], second[leads[1] :]
    spans = _unlike_signs(*compared)
    cuts = zip((one, other), leads, spans, strict=True)
    both = (_cut(text, [(lead + i, lead + k) for i, k in found]) for text, lead, found in cuts)
    return next(both), next(both)


def _unlike_signs(
    first: list[str], second: list[str]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the spans in which two texts differ, of each its own.

    Of texts that have little in common, or are very long, all between their common ends differs:
    signs that happen to be in both say nothing.
    """
    if max(len(first), len(second)) <= LONGEST_ALIGNED:
        matcher = SequenceMatcher(None, first, second, autojunk=False)
        if matcher.ratio() >= MUCH_ALIKE:
            codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
            return [code[1:3] for code in codes], [code[3:5] for code in codes]
    begin = _common(first, second)
    # Behind the common beginning, so that no sign counts for both.
    end = _common(first[begin:][::-1], second[begin:][::-1])
    return [(begin, len(first) - end)], [(begin, len(second) - end)]


def _common(first: list[str], second: list[str]) -> int:
    """Return how many signs two texts begin with alike."""
    return len([*takewhile(bool, map(eq, first, second))])


def _cut(text: str, spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text around spans of its signs, in which blanks do not count."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    cut, done = list[tuple[str, bool]](), 0
    for begin, end in spans:
        if begin < end:
            start, stop = places[begin], places[end - 1] + 1
            cut += [(text[done:start], False), (text[start:stop], True)]
            done = stop
    cut.append((text[done:], False))
    return tuple(Piece(in_both(piece), differs) for piece, differs in cut if piece)


def amount(value: str | int) -> Amount | None:
    """Read a sum: whole yuan, or as papers print it: 1,000万元, 人民币壹仟万元整, RMB 10,000,000.

    Return nothing where it cannot be read for certain, as where it stands twice and differs.
    """
    if isinstance(value, int):
        return Amount(YUAN, Decimal(value))
    text = plain_code(value)
    found = AMOUNT.fullmatch(text)
    if found is None:
        twice = TWICE.fullmatch(text)
        both = {amount(written) for written in twice.groups()} if twice else {None}
        return both.pop() if len(both) == 1 else None
    if found["digits"] is None:
        total = _numeral(found["numeral"])
    else:
        total = Decimal(found["digits"].replace(",", ""))
        for unit in found["units"]:
            total *= UNITS[unit]
    named = {CURRENCIES[name] for name in (found["before"], found["after"]) if name}
    # Two currencies in one line are no sum; none is the yuan.
    if total is None or len(named) > 1:
        return None
    return Amount(named.pop() if named else YUAN, total)


def _numeral(text: str) -> Decimal | None:
    """Read a Chinese numeral below 10,000 亿; of no digits, and of zeros, nothing."""
    whole = part = digit = 0
    for sign in text:
        if sign in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[sign]
            continue
        if sign in SMALL_UNITS:
            part += (digit or 1) * SMALL_UNITS[sign]
        else:
            whole += (part + digit) * LARGE_UNITS[sign]
            part = 0
        digit = 0
    return Decimal(whole + part + digit) or None
