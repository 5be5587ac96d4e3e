"""What the pages include, made once for all tests of a process: it takes seconds."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.snippets import ROOT


@cache
def included() -> dict[str, str]:
    """Return every snippet's content by its path; nobody changes it.

    Made in a program of its own: to note each line of the checker that runs meanwhile would take
    twice as long again.
    """
    with TemporaryDirectory() as folder:
        make = [sys.executable, "-m", "scripts.snippets", "--out", folder]
        subprocess.run(make, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own
        return {
            file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
            for file in Path(folder).rglob("*")
            if file.is_file()
        }


def snippet(path: str, lang: str) -> str:
    """Return one snippet in a language."""
    return included()[f"{lang}/{path}.md"]
