"""Data with a fault in it, which its reader refuses."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.sources import LAW_FOLDER

from checker.core.tables import LawError


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
