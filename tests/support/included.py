"""What the pages include, made once for all processes of a run: it takes seconds."""

import os
import subprocess
import sys
from fcntl import LOCK_EX, flock
from functools import cache
from pathlib import Path

from scripts.snippets import ROOT

# What each rule has.
OF_A_RULE = ("head", "glance", "own", "compare", "text", "local", "examples", "sources", "check")


@cache
def included() -> dict[str, str]:
    """Return every snippet's content by its path; nobody changes it.

    Made in a program of its own: to note each line of the checker that runs meanwhile would take
    twice as long again. Whoever asks while it is made waits for it.
    """
    folder = Path(os.environ["MADE_ONCE"])
    made = folder / "snippets"
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not made.is_dir():
            make = [sys.executable, "-m", "scripts.snippets", "--out", made]
            subprocess.run(make, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own
    return {
        file.relative_to(made).as_posix(): file.read_text(encoding="utf-8")
        for file in made.rglob("*")
        if file.is_file()
    }


def snippet(path: str, lang: str) -> str:
    """Return one snippet in a language."""
    return included()[f"{lang}/{path}.md"]
