"""Say why the system did not read or write a file."""

from __future__ import annotations

import errno
from typing import Literal

from checker.core.words import word
from checker.model import Text

Doing = Literal["reading", "writing"]

# The faults that have words of their own; of others the system's English is used.
FAULTS: dict[Doing, dict[int, str]] = {
    "reading": {
        errno.ENOENT: "system.reading-absent",
        errno.EISDIR: "system.reading-folder",
        errno.EACCES: "system.reading-forbidden",
    },
    "writing": {
        errno.ENOENT: "system.writing-absent",
        errno.EACCES: "system.writing-forbidden",
        errno.ENOSPC: "system.writing-full",
    },
}
OTHER_FAULTS: dict[Doing, str] = {"reading": "system.reading", "writing": "system.writing"}


def reason(error: OSError | ValueError, doing: Doing) -> Text:
    """Return why a file could not be read or written, without a full stop."""
    # A fault that Python finds before the system does has no number.
    known = error if isinstance(error, OSError) else OSError()
    if key := FAULTS[doing].get(known.errno or 0):
        return word(key)
    other = word(OTHER_FAULTS[doing])
    return Text((known.strerror or other.en).lower(), other.zh)
