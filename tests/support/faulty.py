"""Data with a fault in it, which its reader refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from checker.tables import LawError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def assert_refused(path: Path, text: str, fault: dict[str, str], read: Callable[[], object]):
    """Write a text with one fault, and see that it is refused in the words that name it."""
    assert fault["old"] in text
    path.write_text(text.replace(fault["old"], fault["new"], 1), encoding="utf-8")

    with pytest.raises(LawError, match=re.escape(fault["said"])):
        read()
