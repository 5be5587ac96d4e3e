"""What is done with one kind of answer: the parts that each of the kinds beside this one fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from checker.core.words import in_both
from checker.model import Data, Fact, Law, Option, Text

Schema = Data


def own_options(fact: Fact, _law: Law) -> tuple[Option, ...]:
    """Return the answers that the question names itself; none where it names none."""
    return fact.options


def no_offer(_fact: Fact, _law: Law) -> tuple[Text, ...]:
    """Offer nothing: what is answered is written, or is more than one word."""
    return ()


def as_text(value: object, _fact: Fact, _law: Law) -> str:
    """Return what stands in a cell as text."""
    return str(value)


def as_it_stands(answer: object, _fact: Fact, _law: Law) -> Text:
    """Return an answer that both languages write alike."""
    return in_both(str(answer))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of answer, wherever it stands: in a file, in a cell, in a schema, in a sentence.

    ``read`` takes what a file says at a path, and raises ``InputError`` for what is no answer;
    ``schema`` says the same to an editor. ``written`` writes a read answer as people read it.
    ``read_cell`` turns what a sheet holds into what a file would say, and hands on as it stands
    what it does not know, for ``read`` to refuse; ``called`` is the way back for a word.
    ``options`` are the answers that there are, where they are words; ``in_words`` tells that a
    sheet names them as people do, ``offers`` which of them a cell may list. ``limits`` names those
    of ``Limits`` that may hold the answer.
    """

    read: Callable[[str, Any, Fact, Law], Any]
    schema: Callable[[Fact, Law], Schema]
    written: Callable[[Any, Fact, Law], Text] = as_it_stands
    read_cell: Callable[[Any, Fact, Law], Any] = as_text
    called: Callable[[str, Fact, Law], Text] = as_it_stands
    options: Callable[[Fact, Law], Sequence[Option]] = own_options
    offers: Callable[[Fact, Law], Sequence[Text]] = no_offer
    in_words: bool = False
    limits: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return a head, key or word as it is compared: half width, small letters, one space."""
    # Word processors print the apostrophe of a keyboard as ’.
    return " ".join(normalize("NFKC", text).casefold().replace("’", "'").split())


def one_of(words: Iterable[str]) -> Schema:
    """Return the schema of a choice of words."""
    return {"type": "string", "enum": list(words)}
