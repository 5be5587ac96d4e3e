"""Do again only what a changed answer touches: results are kept with what they were read from.

A decision reads a handful of answers and nothing else. So while an application is filled in, what
was found before stands wherever none of the answers it rests on has changed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from checker.application.application import Application

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

T = TypeVar("T")


class Watched:
    """Answers, or lengths of lists, that note what is looked up; they cannot be listed.

    One of them may be taken back: then nothing is found there, nor in its entries if it is a list.
    """

    __slots__ = ("_back", "_content", "_entry", "_seen")

    def __init__(
        self, content: Mapping[str, Any], seen: dict[str, None], back: str | None, entry: str | None
    ) -> None:
        """Note in ``seen``; paths that begin with ``entry`` belong to what is taken back."""
        self._content, self._seen, self._back, self._entry = content, seen, back, entry

    def get(self, path: str, default: Any = None) -> Any:
        """Note the path."""
        if path == self._back or (self._entry and path.startswith(self._entry)):
            return default
        self._seen[path] = None
        return self._content.get(path, default)

    def __contains__(self, path: str) -> bool:
        """Note the path."""
        return self.get(path) is not None


def watched(app: Application, seen: dict[str, None], back: str | None = None) -> Application:
    """Return an application that notes which questions are looked at.

    With ``back`` that answer is taken back, of a list also its entries.
    """
    entry = f"{back}[" if back in app.lengths else None
    # They have what a decision uses of a mapping, and nothing that would escape the watch.
    answers: Any = Watched(app.answers, seen, back, entry)
    lengths: Any = Watched(app.lengths, seen, back, entry)
    return Application(app.day, answers, lengths)


class Kept(NamedTuple):
    """A result, and the questions that were looked at for it."""

    result: Any
    seen: AbstractSet[str]


class Memo:
    """What was found for an application, for use with the next one as far as it still holds."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._day: date | None = None
        self._answers: dict[str, object] = {}
        self._kept: dict[Hashable, Kept] = {}

    def turn_to(self, app: Application) -> None:
        """Take up an application, and drop what rests on an answer it gives otherwise."""
        answers = {**app.answers, **app.lengths}
        if app.day != self._day:
            self._kept = {}
        else:
            changed = set(_changed(self._answers, answers))
            self._kept = {k: v for k, v in self._kept.items() if v.seen.isdisjoint(changed)}
        self._day, self._answers = app.day, answers

    def of(
        self,
        key: Hashable,
        app: Application,
        work: Callable[[Application], T],
        back: str | None = None,
    ) -> T:
        """Return what ``work`` finds for the application taken up, or found before.

        With ``back`` it is found as if that answer were taken back; the key then names it too.
        """
        kept = self._kept.get(key)
        if kept is None:
            seen: dict[str, None] = {}
            result = work(watched(app, seen, back))
            kept = self._kept[key] = Kept(result, seen.keys())
        found: T = kept.result
        return found

    def seen_by(self, key: Hashable) -> AbstractSet[str]:
        """Return the questions that a result that is kept rests on."""
        return self._kept[key].seen


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    for path in before.keys() | after.keys():
        if not _same(before.get(path), after.get(path)):
            yield path


def _same(one: object, other: object) -> bool:
    """Tell whether two answers are alike, also when they are written out: 50 is not 50.0."""
    if one is other:
        return True
    alike = type(one) is type(other) and one == other
    return alike and (not isinstance(one, Decimal) or str(one) == str(other))
