"""What stops the reading of a scan: an extra that is not installed, a picture too large."""

from __future__ import annotations

from checker.core.bounds import MOST_DOTS
from checker.core.input_error import InputError
from checker.core.words import word


class LacksExtraError(InputError):
    """The end of reading: without this extra of the package nothing of the kind is read."""

    def __init__(self, extra: str) -> None:
        """Say how to install it."""
        super().__init__("", word("read.no-extra", extra=extra))


def too_many_dots() -> InputError:
    """Return the fault of a picture that is larger than any scan."""
    return InputError("", word("read.too-many-dots", most=MOST_DOTS // 1_000_000))
