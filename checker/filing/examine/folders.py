"""Examine a folder of folders: company by company, what would be sent back, days to file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from checker.core.visible import visible
from checker.core.words import in_both, joined_texts, word
from checker.filing.examine.data import notice_data
from checker.filing.examine.find import Examined, examine
from checker.filing.examine.folder import content_of, names_in
from checker.filing.examine.outline import counts_said
from checker.filing.pack.find import pack_of
from checker.filing.pack.sorting import FileSorter
from checker.filing.window.find import DayRun, window
from checker.io.csv_text import csv_lines
from checker.load import load_law
from checker.model import Data, Lang, Text
from checker.report.data import json_text
from checker.report.outline import Report
from checker.report.plain import PlainLine, written

LEAST = 2
# So begin the folders of a pack, and those that are called by their rows.
NUMBERED = "#0123456789"
HEADS = ("folder", "company", "refused", "questioned", "counter", "sent back for", "from", "until")


class ExaminedFolder(NamedTuple):
    """One company's folder, by its name, and the days on which it can be filed."""

    name: str
    found: Examined
    days: tuple[DayRun, ...]

    @property
    def sent_back(self) -> list[Text]:
        """Return for what it can be sent back."""
        return [
            joined_texts((each.rule.title, each.text), "mark.colon") if each.rule else each.text
            for each in self.found.remarks
            if each.weight == "refused"
        ]


def folders_in(folder: str) -> list[str]:
    """Return the folders of a folder, by name."""
    path = Path(folder).absolute()
    shown = (each for each in path.iterdir() if not each.name.startswith("."))
    return sorted(str(each) for each in shown if each.is_dir())


def is_of_many(folder: str, names: Iterable[str], report: Report) -> bool:
    """Tell a folder of companies: in it are folders alone, and none is called as a paper is."""
    path, sorter = Path(folder).absolute(), FileSorter(pack_of(report))
    below = [Path(each).name for each in folders_in(folder)]
    alone = all(Path(name).parent != path for name in names)
    of_papers = (name[:1] in NUMBERED or sorter.names_a_paper((name,)) for name in below)
    return alone and len(below) >= LEAST and not any(of_papers)


def examined_folders(
    folders: Iterable[str], given: Data, today: date, as_of: date | None
) -> Iterator[ExaminedFolder]:
    """Examine every one of some folders."""
    for name in folders:
        found = examine(content_of(name, names_in(name)), given, today, as_of)
        outlook = window(found.report.app, load_law()).deciding
        days = outlook.met or outlook.unfailing
        yield ExaminedFolder(visible(Path(name).absolute().name), found, days)


def folders_as_json(folders: Iterable[ExaminedFolder], *, day_is_set: bool) -> str:
    """Return the notice of every folder, with its name and its days to file."""
    return json_text(
        [
            notice_data(each.found, day_is_set=day_is_set, folder=each.name, days=each.days)
            for each in folders
        ]
    )


def as_csv(folders: Iterable[ExaminedFolder], lang: Lang) -> str:
    """Return a row a folder."""
    rows = (
        (
            each.name,
            each.found.report.company or "",
            *each.found.counts.values(),
            joined_texts(each.sent_back).of(lang),
            each.days[0].opens if each.days else "",
            each.days[0].closes if each.days else "",
        )
        for each in folders
    )
    return "".join(csv_lines((HEADS, *rows)))


def as_text(folders: Iterable[ExaminedFolder], form: str, lang: Lang) -> str:
    """Return a few lines a folder."""
    return written(_parts(folders), form, lang)


def _parts(folders: Iterable[ExaminedFolder]) -> Iterator[PlainLine]:
    yield PlainLine("title", word("examine.many"))
    for each in folders:
        yield PlainLine("heading", in_both(each.name))
        if company := each.found.report.company:
            yield PlainLine("pair", in_both(company), lead=word("examine.company"))
        first = each.found.report.first_of_all
        yield PlainLine("pair", first or counts_said(each.found))
        for said in each.sent_back:
            yield PlainLine("brief", said, state="not_met")
        days = word("examine.no-days")
        if each.days:
            days = word("examine.days-from", first=each.days[0].opens, last=each.days[0].closes)
        yield PlainLine("pair", days, lead=word("examine.days"))
    yield PlainLine("small", word("report.disclaimer"))
