"""The command line: check, batch, questions, rules, calendar."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.application.fields import InputError, read_date
from checker.command import listing
from checker.command.arguments import BAD_INPUT, NAME, Parser, language
from checker.command.batch import as_batch, heads, measured, row, table
from checker.command.intake import STANDARD_INPUT, Refused, complaint, complaints, load
from checker.command.output import as_json as written
from checker.command.output import print_out, save, say
from checker.duties import days_of, load_duties, read_license, undated
from checker.load import load_law
from checker.model import Basis, Lang, Law, Verdict
from checker.questions import questions
from checker.report import duties_plain
from checker.report.freshness import COLUMNS as STALE_COLUMNS
from checker.report.freshness import of_duties, of_rules, of_statements, stale, stale_row
from checker.report.icalendar import as_icalendar
from checker.report.json import as_json
from checker.report.outline import Report
from checker.report.page import as_html
from checker.report.plain import as_markdown, as_text
from checker.report.summary import on_basis, overall
from checker.statements import load_topics
from checker.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

CHINA_STANDARD_TIME = timedelta(hours=8)
EXIT_STATUS = (
    "exit status: 0 done, 1 the answer is no (with --exit-code), 2 bad input or a broken stream"
)
EPILOG = f"""\
{EXIT_STATUS}

example:
  {NAME} check application.toml --lang zh --format markdown --output report.md
"""


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 (not ready, if asked) or 2 (bad input)."""
    lang = language(argv)
    try:
        return _run(argv, lang)
    except Refused as refused:
        say(complaints(refused, lang))
    except InputError as error:
        say([complaint(error, lang)])
    return BAD_INPUT


def _run(argv: list[str] | None, lang: Lang) -> int:
    try:
        asked = _arguments(lang).parse_args(argv)
    except SystemExit as stop:
        # Help and version are printed, but perhaps not written yet.
        if not stop.code:
            print_out("")
        return int(stop.code or 0)
    output, status = asked.run(asked)
    if asked.output is None:
        print_out(output, folds=asked.format == "text")
    else:
        save(output, asked.output)
    return int(status)


def _arguments(lang: Lang) -> Parser:
    parser = Parser(
        prog=NAME,
        description="Check an application for China's call center license (B24).",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = _command(commands, "check", _check, "report on one application")
    check.add_argument("file", help="application file, JSON or TOML; - reads standard input")
    _formats(check, "text", "json", "markdown", "html")
    check.add_argument("--exit-code", action="store_true", help="0 ready by law, 1 not or open")
    batch = _command(commands, "batch", _batch, "a table of many applications")
    batch.add_argument("file", nargs="+", help="application files; one may be -, standard input")
    _formats(batch, "markdown", "csv", "json")
    asking = _command(commands, "questions", _questions, "questions still worth asking")
    asking.add_argument("file", nargs="?", help="application file; none: a new application")
    _formats(asking, "text", "json")
    rules = _command(commands, "rules", _rules, "every rule, basis, citation and date")
    _formats(rules, "text", "json", "markdown", "csv")
    late = "only citations past their next check, of statements and duties as well"
    rules.add_argument("--stale", action="store_true", help=late)
    rules.add_argument("--exit-code", action="store_true", help="with --stale: 1 if any is due")
    _calendar_command(commands)
    for each in (parser, *commands.choices.values()):
        each.lang = lang
    return parser


def _calendar_command(commands: Any) -> None:
    command = _bare_command(
        commands, "calendar", _calendar, "the days by which a license holder has duties"
    )
    command.add_argument("--granted", required=True, metavar="DATE", help="date on the license")
    command.add_argument("--expires", metavar="DATE", help="its last day; none: five years on")
    command.add_argument(
        "--registered", metavar="DATE", help="name, legal representative, capital registered anew"
    )
    command.add_argument(
        "--decided", metavar="DATE", help="decision to change entity or scope, or on a branch"
    )
    _formats(command, "text", "json", "markdown", "ics")


def _bare_command(commands: Any, name: str, run: Callable[..., Any], text: str) -> Any:
    command = commands.add_parser(
        name, help=text, description=text, epilog=EXIT_STATUS, allow_abbrev=False
    )
    command.set_defaults(run=run)
    command.add_argument("--lang", choices=("en", "zh"), default="en", help="language")
    command.add_argument(
        "--output", metavar="FILE", help="write there, whole or not at all; none: standard output"
    )
    return command


def _command(commands: Any, name: str, run: Callable[..., Any], text: str) -> Any:
    command = _bare_command(commands, name, run, text)
    command.add_argument("--as-of", help="answer for this filing date, YYYY-MM-DD")
    return command


def _formats(command: Any, *names: str) -> None:
    command.add_argument("--format", choices=names, default=names[0], help="output format")
    if "csv" in names:
        text = "CSV without the byte order mark that spreadsheets want"
        command.add_argument("--no-bom", action="store_true", help=text)


def _today() -> date:
    return (datetime.now(UTC) + CHINA_STANDARD_TIME).date()


def _as_of(asked: argparse.Namespace) -> date | None:
    return None if asked.as_of is None else read_date("--as-of", asked.as_of)


def _check(asked: argparse.Namespace) -> tuple[str, int]:
    app, findings = load(asked.file, _today(), _as_of(asked))
    law = load_law()
    ready = overall(on_basis(findings, Basis.LAW)) is Verdict.MET
    status = 1 if asked.exit_code and not ready else 0
    report = Report(app, findings, law)
    if asked.format == "json":
        return as_json(report), status
    write = {"text": as_text, "markdown": as_markdown, "html": as_html}[asked.format]
    return write(report, asked.lang), status


def _batch(asked: argparse.Namespace) -> tuple[str, int]:
    """Answer what can be read; a file that cannot is told twice, in the table and as an error."""
    if asked.file.count(STANDARD_INPUT) > 1:
        raise InputError("", word("fault.standard-input-twice"))
    entries = measured(asked.file, _today(), _as_of(asked))
    refused = [each for each in entries if isinstance(each, Refused)]
    for each in refused:
        say(complaints(each, asked.lang))
    status = BAD_INPUT if refused else 0
    if asked.format == "json":
        return written(as_batch(entries)), status
    rows = [row(each, asked.lang) for each in entries]
    return table(heads(asked.lang), rows, asked.format, marked=not asked.no_bom), status


def _questions(asked: argparse.Namespace) -> tuple[str, int]:
    _, findings = load(asked.file, _today(), _as_of(asked))
    law = load_law()
    found = questions(findings, law, tuple(Basis))
    if asked.format == "json":
        data = [
            {
                "path": q.path,
                "en": law.fact(q.path).label.en,
                "zh": law.fact(q.path).label.zh,
                "owner": law.fact(q.path).owner,
                "settles": [r.id for r in q.settles],
                "helps": [r.id for r in q.helps],
            }
            for q in found
        ]
        return written(data), 0
    lines = [_question_line(q.path, [r.id for r in q.settles], law, asked.lang) for q in found]
    return "".join(lines) or word("report.nothing-open").of(asked.lang) + "\n", 0


def _question_line(path: str, settles: list[str], law: Law, lang: Lang) -> str:
    fact = law.fact(path)
    names = [law.rule(i).nav.of(lang) for i in settles]
    effect = f"  ->  {word('mark.list').of(lang).join(names)}" if names else ""
    return f"{path}\n    {fact.label.of(lang)}{effect}\n    {fact.where.of(lang)}\n"


def _rules(asked: argparse.Namespace) -> tuple[str, int]:
    law, day = load_law(), _as_of(asked)
    if asked.stale:
        return _stale(law, day or _today(), asked)
    if asked.exit_code:
        raise InputError("--exit-code", word("fault.with-stale-only"))
    found = listing.wordings(law, day)
    if day and not found:
        say([listing.none_known(law).of(asked.lang)])
    if asked.format == "json":
        return written([listing.data(*each) for each in found]), 0
    rows = [listing.row(*each, asked.lang) for each in found]
    if asked.format == "text":
        return listing.as_text(rows), 0
    return table(listing.COLUMNS, rows, asked.format, marked=not asked.no_bom), 0


def _stale(law: Law, day: date, asked: argparse.Namespace) -> tuple[str, int]:
    topics = load_topics().values()
    cited = (*of_rules(law), *of_statements(topics), *of_duties(load_duties()))
    found = list(stale(cited, day))
    status = 1 if asked.exit_code and found else 0
    if asked.format == "json":
        return written([listing.stale_data(each) for each in found]), status
    if asked.format == "text":
        return listing.stale_as_text(found, asked.lang), status
    rows = [stale_row(each, asked.lang) for each in found]
    return table(STALE_COLUMNS, rows, asked.format, marked=not asked.no_bom), status


def _calendar(asked: argparse.Namespace) -> tuple[str, int]:
    duties = load_duties()
    held = read_license(duties, vars(asked))
    entries, waiting = days_of(held, duties), undated(held, duties)
    if asked.format == "ics":
        return as_icalendar(held, entries, asked.lang, _today()), 0
    if asked.format == "json":
        return duties_plain.as_json(held, entries, waiting), 0
    write = {"text": duties_plain.as_text, "markdown": duties_plain.as_markdown}
    return write[asked.format](held, entries, waiting, asked.lang), 0
