"""One test for a sentence, a page or a case of which there are hundreds: it names every fault."""

import inspect
from collections.abc import Callable, Collection, ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import update_wrapper
from typing import Any

import pytest
from support.samples import PARTS, part

Body = Callable[..., None]


# What goes wrong in a test's body; who stops the run is none of it.
FAULTS = (Exception, pytest.fail.Exception)


def for_each(
    names: str,
    things: Collection[Any],
    name: Callable[[Any], str] | None = None,
    *,
    one_in: int = 1,
) -> Callable[[Body], Body]:
    """Run a test's body for each thing, and fail once, with all that are wrong by their names.

    Written like ``parametrize``, which makes a test of each thing and costs more than most of these
    look at. What a fixture gives, a folder say, is the same for all of them. Of things that are
    dear to look at, one in so many always is, the rest with the thorough tests.
    """
    assert things, f"no {names} to look at"
    keys = [key.strip() for key in names.split(",")]

    def decorated(body: Body) -> Body:
        def test(*, a_few: bool = True, **given: Any):
            wrong = []
            looked_at = part(things, one_in, a_few=a_few)
            for thing in looked_at:
                one = Row(thing) if isinstance(thing, dict) and len(keys) == 1 else thing
                try:
                    body(**given, **parts_of(keys, one))
                    unread = one.unread if isinstance(one, Row) else set()
                    assert not unread, f"nothing reads {sorted(unread)}"
                except FAULTS as fault:
                    wrong.append(((name or called)(thing), fault))
            if wrong:
                told = (f"{each}: {said(fault)}" for each, fault in wrong)
                text = f"{len(wrong)} of {len(looked_at)} are wrong\n" + "\n".join(told)
                raise AssertionError(text) from wrong[0][1]

        update_wrapper(test, body)
        # pytest asks a test for its fixtures by the signature, and looks behind what wraps it.
        del test.__wrapped__  # type: ignore[attr-defined]
        asked = inspect.signature(body).parameters.items()
        left = [each for key, each in asked if key not in keys]
        if one_in > 1:
            left.append(inspect.Parameter("a_few", inspect.Parameter.KEYWORD_ONLY))
        test.__signature__ = inspect.Signature(left)  # type: ignore[attr-defined]
        return pytest.mark.parametrize("a_few", PARTS)(test) if one_in > 1 else test

    return decorated


class Row(dict[str, Any]):
    """A row that knows which of its keys nothing has read: misspelt, they would hold nothing."""

    def __init__(self, row: Mapping[str, Any]):
        super().__init__(row)
        self.unread = {*row} - {"name", "id"}

    def __getitem__(self, key: str) -> Any:
        self.unread.discard(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.unread -= {key}
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value, or what stands for one that is not told."""
        self.unread.discard(key)
        return super().get(key, default)

    def __iter__(self) -> Iterator[str]:
        self.unread.clear()
        return super().__iter__()

    def keys(self) -> KeysView[str]:
        """Return all keys: whoever asks for them reads them all, as with the values below."""
        self.unread.clear()
        return super().keys()

    def items(self) -> ItemsView[str, Any]:
        self.unread.clear()
        return super().items()

    def values(self) -> ValuesView[Any]:
        self.unread.clear()
        return super().values()


def called(thing: Any) -> str:
    """Return what a thing goes by: the name of a row, the id or the path of a rule or question."""
    if isinstance(thing, Mapping):
        return str(thing.get("name", thing))
    return str(getattr(thing, "id", getattr(thing, "path", thing)))


def parts_of(keys: list[str], thing: Any) -> dict[str, Any]:
    """Return what a body is given of a thing; a row of a file need not tell what is none."""
    if len(keys) == 1:
        return {keys[0]: thing}
    return dict.fromkeys(keys) | (
        thing if isinstance(thing, Mapping) else dict(zip(keys, thing, strict=True))
    )


def said(fault: BaseException) -> str:
    """Return what was wrong: of an assertion what it compared, of an error its kind too."""
    return str(fault) if isinstance(fault, AssertionError) else repr(fault)
