"""Do again only what a changed answer touches: results stand beside what they were read from.

A decision reads a handful of answers and nothing else. So while an application is filled in, what
was found before stands wherever none of the answers it rests on has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from checker.application.application import Application

T = TypeVar("T")


class Watched:
    """Answers, or lengths of lists, that note what is looked up; they cannot be listed.

    One of them may be left out: then nothing is found there, nor in its entries if it is a list.
    """

    __slots__ = ("_content", "_entry", "_seen", "_without")

    def __init__(
        self,
        content: Mapping[str, Any],
        seen: dict[str, None],
        without: str | None,
        entry: str | None,
    ) -> None:
        """Note in ``seen``; paths that begin with ``entry`` belong to what is left out."""
        self._content, self._seen, self._without, self._entry = content, seen, without, entry

    def get(self, path: str, default: Any = None) -> Any:
        """Return what is found, and note the path."""
        # What is left out is not noted either: a result without an answer does not rest on it.
        if path == self._without or (self._entry and path.startswith(self._entry)):
            return default
        self._seen[path] = None
        return self._content.get(path, default)

    def __contains__(self, path: str) -> bool:
        """Tell whether something is found, and note the path."""
        return self.get(path) is not None


def watched(app: Application, seen: dict[str, None], without: str | None = None) -> Application:
    """Return an application that notes which questions are looked at.

    ``without`` leaves that answer out, of a list also its entries.
    """
    entry = f"{without}[" if without in app.lengths else None
    # They have what a decision uses of a mapping, and nothing that would escape the watch.
    answers: Any = Watched(app.answers, seen, without, entry)
    lengths: Any = Watched(app.lengths, seen, without, entry)
    papers: Any = Watched(app.papers, seen, without, entry)
    return Application(app.day, answers, lengths, papers)


class Result(NamedTuple):
    """What was found, and the questions that were looked at for it."""

    found: Any
    seen: AbstractSet[str]


class Memo:
    """What was found for an application, for use with the next one as far as it still holds."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._day: date | None = None
        self._answers: dict[str, object] = {}
        self._results: dict[Hashable, Result] = {}

    def turn_to(self, app: Application) -> None:
        """Take up an application, and drop what rests on an answer it gives otherwise."""
        answers = {**app.answers, **app.lengths, **app.papers}
        # Every period is counted from the day, and nobody notes that it is read.
        if app.day != self._day:
            self._results = {}
        else:
            changed = set(changed_paths(self._answers, answers))
            results = self._results.items()
            self._results = {k: r for k, r in results if r.seen.isdisjoint(changed)}
        self._day, self._answers = app.day, answers

    def of(
        self,
        key: Hashable,
        app: Application,
        work: Callable[[Application], T],
        without: str | None = None,
    ) -> T:
        """Return what ``work`` finds for the application taken up, or found before.

        ``without`` leaves one answer out; the key then names it too.
        """
        result = self._results.get(key)
        if result is None:
            seen: dict[str, None] = {}
            found = work(watched(app, seen, without))
            result = self._results[key] = Result(found, seen.keys())
        before: T = result.found
        return before

    def seen_by(self, key: Hashable) -> AbstractSet[str]:
        """Return the questions that a result found before rests on."""
        return self._results[key].seen


def changed_paths(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    """Return the questions that are answered otherwise, or on one side only."""
    # In the order in which they are given: a set would follow the hash seed.
    for path in dict.fromkeys((*before, *after)):
        one, other = before.get(path), after.get(path)
        if one is other:
            continue
        is_same = type(one) is type(other) and one == other
        # Written out, equal numbers may differ: 50 is not 50.0.
        if not is_same or (isinstance(one, Decimal) and str(one) != str(other)):
            yield path
