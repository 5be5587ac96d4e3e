"""Sentences name a condition or a paper; its number, which few know, at most stands behind it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import checker

LAW = Path(checker.__file__).parent / "law"
# A text's own items are counted as it counts them.
CITED = ("article", "at")
NUMBERED = re.compile(
    r"(?P<before>^|.)(?:\b(?:materials?|conditions?) ?\d+|(?:材料|条件) ?\d+)", re.IGNORECASE
)


def bare_numbers(said: str) -> list[str]:
    """Return the numbers that no name stands before."""
    return [found[0] for found in NUMBERED.finditer(said) if found["before"] not in ("(", "（")]


def sentences(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Return every sentence of a table of the law, with its place."""
    if isinstance(value, str) and place.endswith((".en", ".zh")):
        yield place, value
    if isinstance(value, dict | list):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for name, each in entries:
            if name not in CITED:
                yield from sentences(each, f"{place}.{name}")


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Material 3: the old checklist asks for it.", ["Material 3"]),
        ("See materials 16 and 18.", [" materials 16"]),
        ("材料 16：表单要求。", ["材料 16"]),
        ("按条件4判断。", ["按条件4"]),
        ("Shareholders (material 3): asked.", []),
        ("股东材料（材料 3）：要求。", []),
    ],
)
def test_a_number_without_its_name_is_seen(said: str, bare: list[str]):
    assert bare_numbers(said) == bare


def test_no_sentence_of_the_law_names_a_rule_by_its_number_alone():
    files = sorted(LAW.rglob("*.toml"))
    told = [pair for f in files for pair in sentences(tomllib.loads(f.read_text("utf-8")), f.stem)]

    assert len(told) > 1000
    assert [(place, found) for place, said in told if (found := bare_numbers(said))] == []
