"""Data with a fault in it, which its reader refuses."""

import pickle
import re
import shutil
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from support.sources import LAW_FOLDER

from checker.core.tables import LawError

PARSE = tomllib.loads


@cache
def _parsed(text: str, **how: Any) -> bytes:
    return pickle.dumps(PARSE(text, **how))


def parsed(text: str, **how: Any) -> dict[str, Any]:
    """Parse a text, or return again what it comes to: of sixty files a test changes one or two."""
    found: dict[str, Any] = pickle.loads(_parsed(text, **how))  # noqa: S301 - our own
    return found


def law_copy(folder: Path) -> Path:
    """Return a copy of the law's data."""
    return Path(shutil.copytree(LAW_FOLDER, folder / "law", dirs_exist_ok=True))


def rewrite(path: Path, old: str, new: str):
    """Put other words in the place of those that stand in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def assert_refused(path: Path, text: str, fault: dict[str, str], read: Callable[[], object]):
    """Write a text with one fault, and see that it is refused in the words that name it."""
    assert fault["old"] in text
    path.write_text(text.replace(fault["old"], fault["new"], 1), encoding="utf-8")

    with pytest.raises(LawError, match=re.escape(fault["said"])):
        read()
