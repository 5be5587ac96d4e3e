"""Check a unified social credit code by its own check characters (GB 32100-2015, GB 11714-1997)."""

from __future__ import annotations

from typing import NamedTuple

from checker.core.words import word
from checker.model import Text

CODE_WORDS = {
    "length": "agreement.code-length",
    "signs": "agreement.code-signs",
    "region": "agreement.code-region",
    "check": "agreement.code-check",
    "organization": "agreement.code-organization",
}
# No I, O, S, V, Z: too like 1, 0, 5, U, 2.
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
REGION = slice(2, 8)
ORGANIZATION = slice(8, 17)
# In the organization code every letter counts, A as 10.
LETTERS_BASE = 36
ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ORGANIZATION_MODULUS = 11
TEN = "X"


class Fault(NamedTuple):
    """What is wrong with a code: its kind, what stands there, and what would fit."""

    kind: str
    found: str
    fits: str = ""


def fault_of(code: str) -> Fault | None:
    """Return the first thing that is wrong with a code written in plain capitals, or nothing."""
    if len(code) != LENGTH:
        return Fault("length", str(len(code)), str(LENGTH))
    wrong = "".join(dict.fromkeys(sign for sign in code if sign not in SIGNS))
    if wrong:
        return Fault("signs", wrong)
    if not code[REGION].isdigit():
        return Fault("region", code[REGION])
    last = check_sign(code[:-1])
    if code[-1] != last:
        return Fault("check", code[-1], last)
    own = code[ORGANIZATION]
    fits = organization_sign(own[:-1])
    return Fault("organization", own[-1], fits) if own[-1] != fits else None


def fault_said(fault: Fault) -> Text:
    """Return what is wrong with a code as a sentence."""
    return word(CODE_WORDS[fault.kind], found=fault.found, fits=fault.fits)


def check_sign(first: str) -> str:
    """Return the 18th character for the first 17: weights are powers of 3, modulo 31."""
    total = sum(SIGNS.index(sign) * pow(3, i, len(SIGNS)) for i, sign in enumerate(first))
    return SIGNS[-total % len(SIGNS)]


def organization_sign(first: str) -> str:
    """Return the last character of an organization code for its first eight."""
    weights = enumerate(ORGANIZATION_WEIGHTS)
    total = sum(int(first[place], LETTERS_BASE) * weight for place, weight in weights)
    found = -total % ORGANIZATION_MODULUS
    return TEN if found == ORGANIZATION_MODULUS - 1 else str(found)
