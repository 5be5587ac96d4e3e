"""A rule page's boundaries: one below, exactly at, one above, with the words they rest on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.report.markup import pill
from checker.words import written
from scripts.site.compare import written_in
from scripts.site.edges import edges
from scripts.site.markup import CHINESE, cell, element, muted, quoted, row, table, text
from scripts.site.words import say, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Lang, Law, Version
    from scripts.site.edges import Boundary, Edge

# The heading its tables stand under, on the pages of the rules that have any.
HEADING = word("heading.boundaries")


def boundaries(shown: Iterable[Boundary], law: Law, lang: Lang) -> str:
    """Write every boundary of one rule: its tables, and below them the words they rest on."""
    listed = list(shown)
    note = say("computed.on", lang, on=listed[0].day)
    parts = [element("p", muted(text(note)), class_="b-computed")]
    for version, group in groupby(listed, key=lambda boundary: boundary.version):
        parts += [_table(boundary, law, lang) for boundary in group]
        parts.append(_rests(version, lang))
    return "\n\n".join(parts) + "\n"


def _table(boundary: Boundary, law: Law, lang: Lang) -> str:
    name = boundary.name.of(lang)
    basis = say(f"basis.{boundary.basis.value}", lang)
    heads = [
        element("th", text(said), scope="col") for said in (name, basis, say("boundary.why", lang))
    ]
    rows = [_row(boundary, edge, lang) for edge in edges(boundary, law)]
    return table("b-examples b-boundary", name, heads, rows)


def place(boundary: Boundary, edge: Edge, lang: Lang) -> str:
    """Say where a step lies: one below, exactly at, one above; or in days."""
    key = f"boundary.day-{edge.place}" if boundary.dated else f"boundary.{edge.place}"
    return say(key, lang)


def _row(boundary: Boundary, edge: Edge, lang: Lang) -> str:
    # On a phone the head is out of sight: each step says itself what moves.
    name = element("span", text(boundary.name.of(lang)), class_="b-boundary__name")
    shown = text(written(edge.shown, lang))
    value = f"{name}{shown} {muted(text(place(boundary, edge, lang)))}"
    space = "" if lang == "zh" else " "
    why = space.join(text(reason.text.of(lang)) for reason in edge.finding.reasons)
    return row(
        (
            element("th", value, scope="row"),
            cell(pill(edge.finding.state, lang), say(f"basis.{boundary.basis.value}", lang)),
            cell(why, say("boundary.why", lang)),
        ),
        class_="b-boundary__at" if edge.place == "at" else "",
    )


def _rests(version: Version, lang: Lang) -> str:
    """Quote the decisive Chinese words where they were read, and name the articles."""
    space = "" if lang == "zh" else " "
    lead = f"{muted(text(say('boundary.rests', lang)))}{space}"
    lines = [*_quoted(version, lang), written_in(version, lang)]
    return element("p", f"{lead}{'<br>'.join(lines)}", class_="b-boundary__rests")


def _quoted(version: Version, lang: Lang) -> list[str]:
    if version.quote is None:
        return []
    words = quoted(version.quote.zh)
    if lang == "zh":
        return [words]
    return [element("span", words, lang=CHINESE), text(version.quote.en)]
