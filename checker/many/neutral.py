"""Keep a spreadsheet from reading a text as a formula."""

from __future__ import annotations

# What OWASP names under “CSV Injection”, full width as well: some spreadsheets read those alike.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
APOSTROPHE = "'"


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: it then begins with an apostrophe."""
    return f"{APOSTROPHE}{text}" if text.startswith(FORMULA_SIGNS) else text


def as_typed(text: str) -> str:
    """Return a text without the apostrophe that kept it from being a formula."""
    is_neutral = text.startswith(APOSTROPHE) and text[1:].startswith(FORMULA_SIGNS)
    return text.removeprefix(APOSTROPHE) if is_neutral else text
