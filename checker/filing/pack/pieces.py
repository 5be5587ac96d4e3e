"""What the checker itself makes for a pack, and all of the pack's files by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

from checker.core.words import word
from checker.filing.cases.toml_text import as_toml
from checker.filing.drafts.letters import AUTHORIZATION, UNCHANGED
from checker.filing.drafts.outline import COVER, INDEX, PEOPLE, Drafts
from checker.filing.equity.outline import EquityChart
from checker.filing.equity.svg import ChartSheet
from checker.filing.errands.sheet import as_html
from checker.filing.file_names import safe_name
from checker.filing.pack import index
from checker.filing.pack.find import FAULTS, GivenFile, Pack
from checker.filing.pack.names import Names
from checker.filing.take import twin
from checker.filing.window.calendar import as_icalendar
from checker.filing.window.find import window
from checker.filing.window.outline import WindowOutline
from checker.model import LANGS
from checker.report.data import json_report

FORMAT = "call-center-license/pack/1"
CHART = "equity-structure-chart"
# Drafts of no row, by what each is called; the list of people is as the old checklist asks for it.
APART = {
    COVER: "pack.cover",
    INDEX: "pack.index",
    PEOPLE: "pack.personnel-list",
    AUTHORIZATION: "pack.authorization",
    UNCHANGED: "pack.unchanged-statement",
}


def files_of(pack: Pack, application: Mapping[str, Any]) -> dict[str, bytes | GivenFile]:
    """Return all that a pack holds, by name: the files that were given, and what is made."""
    placed, taken = dict[str, GivenFile](), Names()
    # Number 9 stands behind every block of the form, number 0 before them.
    places = [(row.place, row.files) for row in pack.rows]
    for place, files in (*places, (f"#9 {word('pack.unassigned').both}/", pack.unassigned)):
        for given in files:
            placed[taken.take(place, safe_name(given.name))] = given
    names = {each.key: name for name, each in placed.items()}
    made = {"index.json": as_json(pack, names).encode(), **dict(index.made(pack, names))}
    held = {name: each if each.cut is None else each.cut for name, each in placed.items()}
    return {**held, **made, **dict(_made(pack, application))}


def as_json(pack: Pack, names: Mapping[tuple[str, str], str]) -> str:
    """Return every row with its files as data; ``names`` are those in the pack, by key."""
    rows = [
        {
            "row": row.field.id,
            "rule": row.paper.rule.id,
            "file": row.place,
            "state": row.state,
            "have": [names[each.key] for each in row.files],
            "until": row.paper.until,
            **{
                fault.replace("-", "_"): [
                    names[each.key] for each in row.files if each.fault == fault
                ]
                for fault in FAULTS
            },
        }
        for row in pack.rows
    ]
    unassigned = [names[given.key] for given in pack.unassigned]
    day = pack.report.findings.day
    data = {"application_date": day, "rows": rows, "unassigned": unassigned}
    return json_report(FORMAT, data)


def _made(pack: Pack, application: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Return what is of no row: to read, to print, to go on with."""
    report, own = pack.report, f"#0 {word('pack.own').both}/"
    yield f"{own}application.toml", f"{as_toml(application)}\n".encode()
    name = f"{own}{word('pack.report').both}"
    yield f"{name}.html", twin.as_html(report).encode()
    yield f"{name}.docx", twin.as_word(report)
    outline = WindowOutline(window(report.app, report.law))
    # The same answers give the same bytes: the file is as old as its filing day.
    now = datetime.combine(report.findings.day, time(), UTC)
    for lang in LANGS:
        errands, calendar = (word(key).of(lang) for key in ("errands.title", "pack.calendar"))
        yield f"{own}{errands}.html", as_html(pack.errands, lang).encode()
        yield f"{own}{calendar}.ics", as_icalendar(outline, lang, now).encode()
    yield from _drafts(pack, own)


def _drafts(pack: Pack, own: str) -> Iterator[tuple[str, bytes]]:
    """Return what is signed or filled in, each beside the row that it is for."""
    drafts, chart, draft = Drafts(pack.report), EquityChart(pack.report), word("pack.draft").both
    # A field for a single thing has no draft: the paper's own field has it.
    homes = {row.field.paper: f"{row.place}{draft}" for row in pack.rows if not row.field.paths}
    homes |= {paper: f"{own}{word(key).both}" for paper, key in APART.items()}
    for paper in homes.keys() & {*drafts.offered}:
        yield f"{homes[paper]}.docx", drafts.document(paper).file()
    for lang in LANGS:
        if chart.is_drawn and CHART in homes:
            yield f"{homes[CHART]} ({lang}).svg", f"{ChartSheet(chart, lang).svg()}\n".encode()
