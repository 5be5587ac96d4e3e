"""What the ministry's online form asks, block by block, as a sheet to fill in beforehand."""

from dataclasses import dataclass
from pathlib import Path

from checker.core.tables import open_table
from checker.load.instruments import STATUSES
from checker.model import RANKS, Instrument, Lang, Law, Rule, Text
from scripts.site.templates import render


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form, and what its transcription says of it."""

    name: Text
    enter: Text | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the form, shown on the page of a rule."""

    rule: str
    title: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A commitment of the form, a system that the Order names, or both."""

    form: Text | None = None
    order: Text | None = None


@dataclass(frozen=True, slots=True)
class Commitments:
    """The commitments of the form beside what an article of an instrument names."""

    rule: str
    instrument: Instrument
    article: Text
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that was transcribed of the form, how far it was read and what it ranks as."""

    instrument: Instrument
    rank: str
    status: str
    blocks: tuple[Block, ...]
    commitments: Commitments

    def rules(self) -> tuple[str, ...]:
        """Return the rules whose pages show a part of the form."""
        return tuple(dict.fromkeys((*(b.rule for b in self.blocks), self.commitments.rule)))


def read_sheet(path: Path, law: Law) -> Sheet:
    """Return the form's fields; a key, rule or instrument that leads nowhere is refused."""
    data, known = open_table(path), {"rule": [rule.id for rule in law.rules]}
    promised = data.table("commitments")
    return data.record(
        Sheet,
        {"rank": RANKS, "status": STATUSES},
        instrument=law.instruments[data.take("instrument", *law.instruments)],
        blocks=tuple(
            row.record(Block, known, fields=tuple(f.record(Field) for f in row.tables("field")))
            for row in data.rows("block", "rule")
        ),
        commitments=promised.record(
            Commitments,
            known,
            instrument=law.instruments[promised.take("instrument", *law.instruments)],
            pairs=tuple(pair.record(Pair) for pair in promised.tables("pair")),
        ),
    )


def sheet(found: Sheet, rule: Rule, lang: Lang) -> str:
    """Write the blocks of one page, folded, with how far the form was read."""
    return render("sheet", lang, sheet=found, rule=rule)
