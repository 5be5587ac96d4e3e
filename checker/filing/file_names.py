"""What files are called that are saved: only signs that every system takes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from unicodedata import normalize

from checker.application.application import Application

# What a file's name cannot hold on some system.
FORBIDDEN = '\\/:*?"<>|'
# Windows keeps these for devices, whatever ending is behind them.
DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
# Of a file's own name, and of its ending: with what stands before them 255 bytes are the most.
LONGEST, LONGEST_ENDING = 40, 10


def saved_as(app: Application) -> str:
    """Return what a file of an application is called, without its ending: whose, of which day."""
    company = safe_name(app.answer("company.name") or "").rstrip("_")
    return "-".join(filter(None, ("b24", company.strip("_"), app.day.isoformat())))


def safe_name(name: str) -> str:
    """Return a name that every system takes; a sign that cannot be seen or kept is ``_``."""
    # macOS takes accents apart; together they are one sign.
    whole = normalize("NFC", name)
    kept = "".join(c if c.isprintable() and c not in FORBIDDEN else "_" for c in whole)
    # Windows takes neither a space nor a dot at the end of a name.
    path = PurePosixPath(kept.strip(" ."))
    short = f"{path.stem[:LONGEST]}{path.suffix[:LONGEST_ENDING]}".rstrip(" .")
    return f"_{short}" if not short or DEVICES.match(short) else short
