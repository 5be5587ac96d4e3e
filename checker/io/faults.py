"""Say why the system did not read or write a file."""

from __future__ import annotations

import errno
from typing import Literal

from checker.core.words import word, words
from checker.model import Text

Doing = Literal["reading", "writing"]

# The faults that have words of their own; of others the system's English is used.
NAMES = {
    errno.ENOENT: "absent",
    errno.EISDIR: "folder",
    errno.EACCES: "forbidden",
    errno.ENOSPC: "full",
}


def reason(error: OSError | ValueError, doing: Doing) -> Text:
    """Return why a file could not be read or written, without a full stop."""
    # A fault that Python finds before the system does has no number.
    known = error if isinstance(error, OSError) else OSError()
    found = words().get(f"system.{doing}-{NAMES.get(known.errno or 0)}")
    if found:
        return found
    other = word(f"system.{doing}")
    return Text((known.strerror or other.en).lower(), other.zh)
