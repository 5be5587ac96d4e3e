"""What the ministry's online form asks, block by block, as a sheet to fill in beforehand."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.load import STATUSES
from checker.model import RANKS
from checker.report.markup import rank_tag
from checker.tables import Table
from scripts.site.markup import cell, element, heads, muted, read_tag, row, table, text
from scripts.site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.model import Instrument, Lang, Law, Rule, Text

FIELD_COLUMNS = ("sheet.field", "sheet.enter", "sheet.yours")
PAIR_COLUMNS = ("sheet.form", "sheet.order")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form, and what its transcription says of it."""

    name: Text
    enter: Text | None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the form, shown on the page of a rule."""

    rule: str
    title: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A commitment of the form, a system that the Order names, or both."""

    form: Text | None
    order: Text | None


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
    data = Table(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    found = Sheet(
        instrument=law.instruments[data.take("instrument", *law.instruments)],
        rank=data.take("rank", *RANKS),
        status=data.take("status", *STATUSES),
        blocks=tuple(_block(Table(path.name, raw), law) for raw in data.take("block")),
        commitments=_commitments(Table(f"{path.name} commitments", data.take("commitments")), law),
    )
    data.done()
    return found


def _block(row: Table, law: Law) -> Block:
    fields = tuple(_field(Table(row.where, raw)) for raw in row.take("field"))
    found = Block(row.take("rule", *(r.id for r in law.rules)), row.text("title"), fields)
    row.done()
    return found


def _field(row: Table) -> Field:
    found = Field(row.text("name"), row.maybe_text("enter"))
    row.done()
    return found


def _commitments(row: Table, law: Law) -> Commitments:
    pairs = tuple(_pair(Table(row.where, raw)) for raw in row.take("pair"))
    found = Commitments(
        rule=row.take("rule", *(r.id for r in law.rules)),
        instrument=law.instruments[row.take("instrument", *law.instruments)],
        article=row.text("article"),
        pairs=pairs,
    )
    row.done()
    return found


def _pair(row: Table) -> Pair:
    found = Pair(row.maybe_text("form"), row.maybe_text("order"))
    row.done()
    return found


def sheet(found: Sheet, rule: Rule, lang: Lang) -> str:
    """Write the blocks of one page, folded, with how far the form was read."""
    lines = (
        '<details class="b-law-text b-sheet">',
        f"<summary>{text(say('sheet.title', lang))}</summary>",
        element("p", _read(found, lang)),
        *_tables(found, rule, lang),
        "</details>",
    )
    return "\n".join(lines) + "\n"


def _read(found: Sheet, lang: Lang) -> str:
    said = text(found.instrument.read.of(lang))
    source = element(
        "a", text(found.instrument.short.of(lang)), href=f"../../sources/#{found.instrument.id}"
    )
    return f"{source} {rank_tag(found.rank, lang)} {read_tag(found.status, lang)} {muted(said)}"


def _tables(found: Sheet, rule: Rule, lang: Lang) -> Iterator[str]:
    for block in found.blocks:
        if block.rule == rule.id:
            rows = (_of_field(field, lang) for field in block.fields)
            yield _titled(block.title.of(lang), FIELD_COLUMNS, rows, lang)
    if found.commitments.rule == rule.id:
        rows = (_of_pair(pair, lang) for pair in found.commitments.pairs)
        yield _titled(say("sheet.commitments", lang), PAIR_COLUMNS, rows, lang)
        yield element("p", _pairs_said(found.commitments, lang))


def _titled(title: str, columns: tuple[str, ...], rows: Iterator[str], lang: Lang) -> str:
    """Write a table below its title: captions are for screen readers only."""
    head = element("p", element("strong", text(title)))
    shown = table("b-statements b-sheet__block", title, heads(columns, lang), rows)
    return f"{head}\n{shown}".rstrip("\n")


def _of_field(field: Field, lang: Lang) -> str:
    entered = text(field.enter.of(lang)) if field.enter else ""
    cells = (entered, "")
    named = zip(cells, FIELD_COLUMNS[1:], strict=True)
    head = element("th", text(field.name.of(lang)), scope="row")
    return row((head, *(cell(content, say(key, lang)) for content, key in named)))


def _of_pair(pair: Pair, lang: Lang) -> str:
    head = element("th", _or_not_named(pair.form, lang), scope="row")
    return row((head, cell(_or_not_named(pair.order, lang), say(PAIR_COLUMNS[1], lang))))


def _or_not_named(found: Text | None, lang: Lang) -> str:
    return text(found.of(lang)) if found else muted(text(say("sheet.not-named", lang)))


def _pairs_said(found: Commitments, lang: Lang) -> str:
    place: dict[str, Any] = {
        "short": found.instrument.short.of(lang),
        "article": found.article.of(lang),
    }
    return muted(text(say("sheet.pairs", lang, **place)))
