"""What files of a pack are called: no two alike."""

from __future__ import annotations

from collections import Counter
from unicodedata import normalize


class Names:
    """The names that are taken in an archive, and those that are given out."""

    def __init__(self) -> None:
        """Begin with none taken."""
        self._taken: set[str] = set()
        # Of many files of one name none is asked for every number before its own.
        self._counted: Counter[str] = Counter()

    def take(self, place: str, name: str) -> str:
        """Return a name at a place unlike those taken, and take it."""
        wanted = _alike(f"{place}{name}")
        found = f"{place}{name}"
        while _alike(found) in self._taken:
            self._counted[wanted] += 1
            found = f"{place}({self._counted[wanted] + 1}) {name}"
        self._taken.add(_alike(found))
        return found


def _alike(name: str) -> str:
    """Return what names have in common that some system takes for one: capitals, accents."""
    return normalize("NFD", normalize("NFD", name).casefold())
