"""Streams that behave as those of a machine may."""

import io


class Breaking(io.BytesIO):
    """A file that breaks off while it is read."""

    def read(self, *_: object) -> bytes:
        raise OSError(5, "Input/output error")


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True
