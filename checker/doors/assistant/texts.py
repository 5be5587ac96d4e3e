"""What assistants are told, in both languages: see ``words``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from checker.core.words import read_words
from checker.model import Text

HERE = "checker.doors.assistant"


@cache
def texts() -> Mapping[str, Text]:
    """Return what assistants are told of the tools, their arguments and the resources."""
    return read_words(files(HERE).joinpath("words"))
