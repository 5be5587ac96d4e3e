"""``batch``: what many applications come to, of files, folders and sheets, one after the other."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from checker.core.bounds import MOST_FAULTS
from checker.core.input_error import InputError, more_faults, shown_name
from checker.core.law_folder import draft_name
from checker.core.words import word
from checker.io import intake
from checker.io.arguments import (
    AS_OF,
    BAD_INPUT,
    NO_BOM,
    Command,
    argument,
    as_of,
    formats,
)
from checker.io.csv_text import csv_file, csv_lines
from checker.io.draft import under_draft
from checker.io.faults import reason
from checker.io.folders import files_below, is_endless
from checker.io.output import (
    Progress,
    beside,
    harmless,
    is_there,
    print_errors,
    print_pieces,
)
from checker.io.refused import Refused, refused
from checker.io.table import markdown_lines
from checker.many.data import json_pieces
from checker.many.days_and_plan import days_of, plan_of
from checker.many.entries import Entry, read_entries
from checker.many.judge import Judged, judge
from checker.many.table import DAYS, PLAN, CellContent, lines
from checker.many.template import template_lines
from checker.many.xlsx import template_xlsx, write_table
from checker.model import Lang

TEMPLATES: dict[str, Callable[[Lang], bytes]] = {
    ".csv": lambda lang: csv_file(template_lines(lang)),
    ".xlsx": template_xlsx,
}


def run(options: Namespace) -> tuple[None, int]:
    """Answer what can be read, as it comes; what cannot is told twice, in the table and at once."""
    if options.template is not None:
        return _template(options)
    if not options.file:
        raise InputError("", word("arguments.required", names="file"))
    batch = Batch(options)
    batch.write()
    return None, BAD_INPUT if batch.is_broken else 0


def _template(options: Namespace) -> tuple[None, int]:
    make = TEMPLATES.get(Path(options.template).suffix.lower())
    if options.file:
        raise InputError("--template", word("many.template-alone"))
    if options.output is not None:
        raise InputError("--template", word("many.template-output"))
    if make is None:
        raise InputError("--template", word("many.template-kind"))
    # It may be filled in already.
    if is_there(options.template):
        raise InputError(
            "--template", word("many.template-there", file=shown_name(options.template))
        )
    with beside(options.template, "--template") as part:
        part.write_bytes(make(options.lang))
    return None, 0


class Batch:
    """Many applications, judged one by one; none is kept."""

    def __init__(self, options: Namespace) -> None:
        """Take the options, and read the day that is asked for before any file."""
        self.options, self.lang = options, options.lang
        self.day: date | None = as_of(options)
        # Asked for twice, it is told once, in the order in which it was asked for.
        self.beside = tuple(dict.fromkeys(options.beside))
        self.progress = Progress(options.lang)
        self.is_broken = False
        self.told = self.untold = 0

    def write(self) -> None:
        """Write every application, or its faults, in the format that is asked for."""
        output, form = self.options.output, self.options.format
        is_excel = form == "xlsx"
        if output is None:
            if is_excel:
                raise InputError("--output", word("many.needs-output"))
            print_pieces(self._pieces(form))
            return
        with beside(output) as part, part.open("wb") as file:
            if is_excel:
                write_table(file, self._lines(), self.lang)
            else:
                file.writelines(harmless(piece).encode() for piece in self._pieces(form))

    def _pieces(self, form: str) -> Iterator[str]:
        if form == "json":
            return json_pieces(self._found())
        if form == "csv":
            return csv_lines(self._lines(), marked=not self.options.no_bom)
        return markdown_lines(self._lines())

    def _lines(self) -> Iterator[Any]:
        # People read the table: to them standard input has a name of its own.
        named = (replace(f, name=intake.name_of(f.name, self.lang)) for f in self._found())
        return _of_draft(lines(named, self.lang, self.beside), self.lang)

    def _found(self) -> Iterator[Judged | Refused]:
        """Judge one after the other, and tell at once what cannot be read."""
        for name in self.options.file:
            for entry in entries(name):
                found = self._judged(entry) if isinstance(entry, Entry) else entry
                if unread := found if isinstance(found, Refused) else found.unread:
                    self._tell(unread)
                yield found
                self.progress.step()
        self.progress.clear()
        if self.untold:
            print_errors([more_faults(self.untold).of(self.lang)])

    def _tell(self, found: Refused) -> None:
        """Tell the faults of what cannot be read, the first hundred of all that is read."""
        self.is_broken = True
        room = MOST_FAULTS - self.told
        lines = intake.complaints(found, self.lang)[:room] if room else []
        self.told += len(lines)
        self.untold += sum(error.count for error in found.errors[room:])
        if lines:
            self.progress.clear()
            print_errors(lines)

    def _judged(self, entry: Entry) -> Judged | Refused:
        asked = entry, self.options.today, self.day
        row = judge(*asked)
        if isinstance(row, Judged) and DAYS in self.beside:
            row = replace(row, days=days_of(*asked))
        if isinstance(row, Judged) and PLAN in self.beside:
            row = replace(row, plan=plan_of(*asked))
        return row


def _of_draft(
    table: Iterable[Sequence[CellContent]], lang: Lang
) -> Iterator[Sequence[CellContent]]:
    """Say in front of every line by which draft it is, where it is by one."""
    draft = draft_name()
    if not draft:
        yield from table
        return
    said = word("law-draft.head")
    for line in table:
        yield [said.of(lang), *line]
        said = word("law-draft.cell", draft=draft)


def entries(name: str) -> Iterator[Entry | Refused]:
    """Return the applications of a file, a sheet or a folder; what cannot be read, at its place."""
    path = None
    for path in files_below(name):
        if path != name and is_endless(path):
            yield refused(path, InputError("", word("many.endless")))
            continue
        try:
            with intake.opened(path) as file:
                yield from read_entries(path, file)
        except InputError as error:
            yield refused(path, error)
        except OSError as error:
            yield refused(path, intake.unread(reason(error, "reading")))
    if path is None:
        yield refused(name, InputError("", word("many.empty-folder")))


COMMAND = under_draft(
    Command(
        "a table of many applications: files, folders, sheets of CSV or Excel",
        run,
        (
            AS_OF,
            argument(
                "file",
                nargs="*",
                help="application files, sheets, and folders of them; one may be -, standard input",
            ),
            formats("markdown", "csv", "json", "xlsx"),
            NO_BOM,
            argument(
                "--with",
                dest="beside",
                action="append",
                choices=(DAYS, PLAN),
                default=[],
                help="also the days to file, or the smallest changes; may be repeated, "
                "and takes longer",
            ),
            argument(
                "--template",
                metavar="FILE",
                help="write the sheet to fill in, .xlsx or .csv, and nothing else",
            ),
        ),
    )
)
