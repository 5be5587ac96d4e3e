"""Read ``online_form.toml``: blocks and fields of the online form, and how files are uploaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from checker.core.law_folder import kept_by_law
from checker.core.tables import Table, open_table
from checker.load import load_law
from checker.load.instruments import citations
from checker.model import Citation, Text

# The blocks of what only the old agency checklist asks, and of what no field is known to take.
OLD, ELSEWHERE = "old", "elsewhere"


@dataclass(frozen=True)
class FormField:
    """One field of the online form: which paper goes into it, and where the field stands.

    ``paths`` are how the things asked begin that alone go into it; of ``each`` entry of a list the
    field stands once. What is ``online`` is filled in or ticked in the system. ``file_names`` are
    words that tell in the name of a file that it is for this field, beside those of its paper.
    """

    id: str
    number: str
    paper: str
    name: Text
    paths: Sequence[str] = ()
    each: str = ""
    online: Sequence[str] = ()
    file_names: Sequence[str] = ()
    note: Text | None = None
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class FormBlock:
    """One block of the online form; ``form`` is its name as the form prints it."""

    id: str
    number: int
    name: Text
    fields: tuple[FormField, ...]
    cites: tuple[Citation, ...]
    form: str = ""
    note: Text | None = None

    @property
    def folder(self) -> str:
        """Return the name of its folder."""
        # A material's number begins no name like that: a pack can be packed again.
        return f"#{self.number} {self.name.both}"


@dataclass(frozen=True)
class UploadLimits:
    """How files are uploaded: bytes of one, how each kind begins, how many pictures of a field."""

    size: int
    kinds: Mapping[str, str]
    pictures: int
    picture_kinds: Sequence[str]
    said: Mapping[str, Text]
    cites: tuple[Citation, ...]


@kept_by_law
def load_form() -> tuple[tuple[FormBlock, ...], UploadLimits]:
    """Return the online form, as far as it is known. Raises ``LawError`` with the place."""
    law, taken, blocks = load_law(), set[str](), list[FormBlock]()

    def cites(row: Table) -> tuple[Citation, ...]:
        return citations(row, law.instruments)

    with open_table(files("checker.filing").joinpath("online_form.toml")) as data:
        for block in data.rows("block"):
            fields = [
                row.record(FormField, {"paper": law.papers}, cites=cites(row))
                for row in block.maybe_tables("row")
            ]
            # What alone has a field of its own leaves the rest of its paper without one.
            taken |= {field.paper for field in fields if not field.paths}
            # One without fields takes whole materials, by their numbers: all, or what has no field.
            fields = fields or [
                FormField(rule.id, f"{block.rest['number']}.{rule.number}", rule.id, rule.nav)
                for rule in map(law.rule, law.papers)
                if block.rest["id"] == OLD or rule.id not in taken
            ]
            blocks.append(block.record(FormBlock, fields=tuple(fields), cites=cites(block)))
        limits = data.table("limits")
        said = limits.texts("said")
        return tuple(blocks), limits.record(UploadLimits, said=said, cites=cites(limits))


def takes(field: FormField, path: str) -> bool:
    """Tell whether a thing asked of its paper goes into a field, by how its path begins.

    Into one without paths goes all but what has a field of its own.
    """
    begins = tuple(field.paths) or _apart()
    return path.startswith(begins) is bool(field.paths)


@kept_by_law
def _apart() -> tuple[str, ...]:
    return tuple(path for block in load_form()[0] for each in block.fields for path in each.paths)


def blocks_of(paper: str, paths: Sequence[str]) -> tuple[FormBlock, ...]:
    """Return the blocks that take what is asked of a paper today, in the form's order."""

    def taken(field: FormField) -> bool:
        if field.paper != paper:
            return False
        return any(takes(field, path) for path in paths) if paths else not field.paths

    blocks = (block for block in load_form()[0] if block.id != OLD)
    return tuple(block for block in blocks if any(map(taken, block.fields)))
