"""Where the law's files are: those shipped, or for a while those of a draft.

What is read of them is kept, a law each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, wraps
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar

from checker.model import Folder

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Draft:
    """Law in the making: its name, the law's folder as it would be, and what is read of that."""

    name: str
    folder: Folder
    kept: dict[Callable[..., Any], Callable[..., Any]] = field(default_factory=dict)


_LAID: ContextVar[Draft | None] = ContextVar("draft", default=None)


def draft_name() -> str | None:
    """Return what the draft is called whose law is read now, if it is one's."""
    laid = _LAID.get()
    return laid.name if laid else None


def law_folder() -> Folder:
    """Return the folder of the law's files."""
    laid = _LAID.get()
    return laid.folder if laid else files("checker").joinpath("law")


@contextmanager
def reading_law_of(draft: Draft) -> Iterator[None]:
    """Let all that reads the law read that of a draft."""
    token = _LAID.set(draft)
    try:
        yield
    finally:
        _LAID.reset(token)


def kept_by_law(read: Callable[P, T]) -> Callable[P, T]:
    """Read once of each law what a function reads; what is a draft's goes with the draft."""
    # By these words mypy takes the arguments for what they are.
    once = cache(read)
    shipped: Callable[..., T] = once

    @wraps(read)
    def kept(*args: P.args, **named: P.kwargs) -> T:
        laid = _LAID.get()
        if laid is None:
            return shipped(*args, **named)
        found: T = laid.kept.setdefault(read, cache(read))(*args, **named)
        return found

    # As what the standard library keeps tells of itself.
    vars(kept).update(cache_info=once.cache_info, cache_clear=once.cache_clear)
    return kept
