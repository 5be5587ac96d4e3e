"""One of the answers that the question names, or of other words, such as the provinces."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from checker.core.input_error import refusal
from checker.core.words import in_both
from checker.kinds.kind import Kind, Schema, one_of, own_options, plain
from checker.model import Fact, Law, Option, Text


def one_word(
    options: Callable[[Fact, Law], Sequence[Option]], refused: str, ending: str = ""
) -> Kind:
    """Return the kind of an answer that is the id of one of some options.

    ``refused`` is the word said of any other; a name in a cell may have an ``ending``, a pattern
    that no option's own name ends with.
    """

    def read(path: str, raw: Any, fact: Fact, law: Law) -> str:
        allowed = [option.id for option in options(fact, law)]
        if raw in allowed:
            return str(raw)
        raise refusal(path, refused, raw, allowed=", ".join(allowed))

    def schema(fact: Fact, law: Law) -> Schema:
        return one_of(option.id for option in options(fact, law))

    def called(code: str, fact: Fact, law: Law) -> Text:
        # What is none of these stands as it is.
        return next((one.text for one in options(fact, law) if one.id == code), in_both(code))

    # A sheet asks for every cell.
    @cache
    def ids(fact: Fact, law: Law) -> dict[str, str]:
        listed = options(fact, law)
        return {plain(name): one.id for one in listed for name in (one.id, *one.text)}

    def read_cell(value: Any, fact: Fact, law: Law) -> Any:
        name, known = plain(str(value)), ids(fact, law)
        return known.get(re.sub(ending, "", name)) or value

    def offers(fact: Fact, law: Law) -> tuple[Text, ...]:
        return tuple(option.text for option in options(fact, law))

    return Kind(
        read=read,
        schema=schema,
        written=called,
        read_cell=read_cell,
        called=called,
        options=options,
        offers=offers,
        in_words=True,
    )


CHOICE = one_word(own_options, "answer-error.no-choice")
