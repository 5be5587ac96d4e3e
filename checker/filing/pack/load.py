"""Read ``blocks.toml``: the blocks and fields of the online form, and how files are uploaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from checker.load import load_law
from checker.load.instruments import citations
from checker.model import Citation, Text
from checker.tables import Table, open_table

# What no field is known for, and what only the old agency checklist asks.
ELSEWHERE, OLD = "elsewhere", "old"


@dataclass(frozen=True)
class Field:
    """One field of the online form: which paper goes into it, and where the field stands.

    ``paths`` are how the things asked begin that alone go into it, ``without`` those that another
    field of its paper takes. What is ``online`` is filled in or ticked in the system.
    """

    id: str
    number: str
    paper: str
    name: Text
    paths: Sequence[str] = ()
    without: Sequence[str] = ()
    online: Sequence[str] = ()
    note: Text | None = None
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Block:
    """One block of the online form; ``form`` is its name as the form prints it."""

    id: str
    number: int
    name: Text
    fields: tuple[Field, ...]
    cites: tuple[Citation, ...]
    form: str = ""
    note: Text | None = None

    @property
    def folder(self) -> str:
        """Return the name of its folder."""
        # A material's number begins no name like that: a pack can be packed again.
        return f"#{self.number} {self.name.both}"


@dataclass(frozen=True)
class Limits:
    """How files are uploaded: bytes of one, pictures of one field, how each kind begins."""

    size: int
    pictures: int
    kinds: Mapping[str, str]
    said: tuple[Text, ...]
    cites: tuple[Citation, ...]


@cache
def load_form() -> tuple[tuple[Block, ...], Limits]:
    """Return the online form, as far as it is known. Raises ``LawError`` with the place."""
    law, known = load_law(), set[str]()
    with open_table(files("checker.filing.pack").joinpath("blocks.toml")) as data:
        limits, blocks = data.table("limits"), list[Block]()
        said = tuple(row.text("text") for row in limits.tables("said"))
        for n, block in enumerate(data.rows("block"), start=1):
            fields = tuple(
                row.record(Field, {"paper": law.papers}, number=f"{n}.{m}", cites=_cites(row))
                for m, row in enumerate(block.maybe_tables("row"), start=1)
            )
            known.update(field.paper for field in fields)
            # One without fields takes whole materials, by their numbers.
            rest = law.papers.keys() - (known if block.rest["id"] == ELSEWHERE else ())
            fields = fields or tuple(
                Field(rule.id, f"{n}.{rule.number}", rule.id, rule.nav)
                for rule in map(law.rule, law.papers)
                if rule.id in rest
            )
            blocks.append(block.record(Block, number=n, fields=fields, cites=_cites(block)))
        return tuple(blocks), limits.record(Limits, said=said, cites=_cites(limits))


def _cites(row: Table) -> tuple[Citation, ...]:
    return citations(row, load_law().instruments) if "cites" in row.rest else ()
