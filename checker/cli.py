"""The command line: check, batch, questions, rules, calendar."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import __version__, calendar_formats, files
from checker.answers import InputError, read_date
from checker.application import Application, parse
from checker.calendar import calendar, load_duties, read_license, undated
from checker.evaluate import evaluate
from checker.formats import as_html, as_markdown, as_text
from checker.freshness import COLUMNS as STALE_COLUMNS
from checker.freshness import of_duties, of_rules, of_statements, stale, stale_row
from checker.guides import no_guide
from checker.icalendar import as_icalendar
from checker.load import load_law
from checker.model import OPEN_STATES, Basis, Findings, Lang, Law, Rule, Text, Verdict, Version
from checker.outline import outline
from checker.questions import questions
from checker.report import as_json
from checker.statements import load_topics
from checker.summary import cited, counts, grouped, on_basis, overall
from checker.wording import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

CHINA_STANDARD_TIME = timedelta(hours=8)
BAD_INPUT = 2
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 (not ready, if asked) or 2 (bad input)."""
    try:
        asked = _arguments().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        output, status = asked.run(asked)
    except InputError as error:
        sys.stderr.write(_complaint(error) + "\n")
        return BAD_INPUT
    return _print(output, status)


def _print(output: str, status: int) -> int:
    """Write UTF-8 bytes as they are, whatever the terminal's own encoding and line ends."""
    stream = getattr(sys.stdout, "buffer", None)
    try:
        if stream is None:
            sys.stdout.write(output)
        else:
            stream.write(output.encode())
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = io.StringIO()
    return status


def _complaint(error: InputError) -> str:
    line = f"line {error.line}" if error.line else ""
    place = ": ".join(part for part in (error.source, line, error.path) if part)
    return f"{place}: {error.text.en}" if place else error.text.en


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="checker",
        description="Check an application for China's call center license (B24).",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = _command(commands, "check", _check, "report on one application")
    check.add_argument("file", help="application file, JSON or TOML; - reads standard input")
    _formats(check, "text", "json", "markdown", "html")
    check.add_argument("--exit-code", action="store_true", help="0 ready by law, 1 not or open")
    batch = _command(commands, "batch", _batch, "a table of many applications")
    batch.add_argument("file", nargs="+", help="application files")
    _formats(batch, "markdown", "csv", "json")
    asking = _command(commands, "questions", _questions, "questions still worth asking")
    asking.add_argument("file", nargs="?", help="application file; none: a new application")
    _formats(asking, "text", "json")
    rules = _command(commands, "rules", _rules, "every rule, basis, citation and date")
    _formats(rules, "text", "json", "markdown", "csv")
    late = "only citations past their next check, of statements and duties as well"
    rules.add_argument("--stale", action="store_true", help=late)
    _calendar_command(commands)
    return parser


def _calendar_command(commands: Any) -> None:
    text = "the days by which a license holder has duties"
    command = commands.add_parser("calendar", help=text, description=text)
    command.set_defaults(run=_calendar)
    command.add_argument("--granted", required=True, metavar="DATE", help="date on the license")
    command.add_argument("--expires", metavar="DATE", help="its last day; none: five years on")
    command.add_argument(
        "--registered", metavar="DATE", help="name, legal representative, capital registered anew"
    )
    command.add_argument(
        "--decided", metavar="DATE", help="decision to change entity or scope, or on a branch"
    )
    command.add_argument("--lang", choices=("en", "zh"), default="en", help="language")
    _formats(command, "text", "json", "markdown", "ics")


def _command(commands: Any, name: str, run: Callable[..., Any], text: str) -> Any:
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    command.add_argument("--lang", choices=("en", "zh"), default="en", help="language")
    command.add_argument("--as-of", help="answer for this filing date, YYYY-MM-DD")
    return command


def _formats(command: Any, *names: str) -> None:
    command.add_argument("--format", choices=names, default=names[0], help="output format")


def _today() -> date:
    return (datetime.now(UTC) + CHINA_STANDARD_TIME).date()


def _as_of(asked: argparse.Namespace) -> date | None:
    return None if asked.as_of is None else read_date("--as-of", asked.as_of)


def _load(name: str | None, asked: argparse.Namespace) -> tuple[Application, Findings]:
    """Read one application; the first fault refuses it."""
    law = load_law()
    try:
        data = files.read(files.decode(_bytes(name))) if name else {}
        app, errors = parse(data, law, _today(), _as_of(asked))
        if errors:
            raise errors[0]
    except InputError as error:
        error.source = name or ""
        raise
    return app, evaluate(app, law)


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(
            "", Text(f"{reason}. Name a readable file, or - for standard input.", "无法读取文件。")
        ) from None


def _check(asked: argparse.Namespace) -> tuple[str, int]:
    app, findings = _load(asked.file, asked)
    law = load_law()
    ready = overall(on_basis(findings, Basis.LAW)) is Verdict.MET
    status = 1 if asked.exit_code and not ready else 0
    if asked.format == "json":
        return as_json(app, findings, law), status
    write = {"text": as_text, "markdown": as_markdown, "html": as_html}[asked.format]
    return write(outline(app, findings, law), asked.lang), status


COLUMNS = {
    "en": ("file", "company", "date", "scope", "law", "local", "checklist", "stops", "open"),
    "zh": ("文件", "公司", "日期", "范围", "现行要求", "省局指南", "旧版清单", "不符合", "待确认"),
}


def _batch(asked: argparse.Namespace) -> tuple[str, int]:
    loaded = [(name, *_load(name, asked)) for name in asked.file]
    rows = [_batch_row(name, app, found, asked.lang) for name, app, found in loaded]
    if asked.format == "json":
        keyed = [dict(zip(COLUMNS["en"], row, strict=True)) for row in rows]
        return json.dumps(keyed, ensure_ascii=False, indent=2) + "\n", 0
    return _table(COLUMNS[asked.lang], rows, asked.format), 0


def _batch_row(name: str, app: Application, findings: Findings, lang: Lang) -> list[str]:
    law = on_basis(findings, Basis.LAW)
    stops = grouped(findings, tuple(Basis))["stops"]
    return [
        name,
        app.word("company.name") or "",
        findings.day.isoformat(),
        word(f"route.scope-{findings.route.scope}").of(lang),
        *(_batch_verdict(findings, basis).of(lang) for basis in Basis),
        "; ".join(found.rule.nav.of(lang) for found in stops),
        str(sum(counts(law)[state] for state in OPEN_STATES.values())),
    ]


def _batch_verdict(findings: Findings, basis: Basis) -> Text:
    """Return the verdict on one basis, or why no local guide is measured against."""
    found = on_basis(findings, basis)
    if basis is Basis.LOCAL and not found:
        return no_guide(findings, load_law())
    return word(f"overall.{overall(found).value}")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], form: str) -> str:
    if form == "csv":
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(
            [head, *([_cell(c) for c in r] for r in rows)]
        )
        return "\ufeff" + out.getvalue()
    lines = [head, ["---"] * len(head), *rows]
    return "".join(
        f"| {' | '.join(c.replace('|', chr(92) + '|') for c in line)} |\n" for line in lines
    )


def _cell(text: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _questions(asked: argparse.Namespace) -> tuple[str, int]:
    _, findings = _load(asked.file, asked)
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
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n", 0
    lines = [_question_line(q.path, [r.id for r in q.settles], law, asked.lang) for q in found]
    return "".join(lines) or word("report.nothing-open").of(asked.lang) + "\n", 0


def _question_line(path: str, settles: list[str], law: Law, lang: Lang) -> str:
    fact = law.fact(path)
    names = [law.rule(i).nav.of(lang) for i in settles]
    effect = f"  ->  {('、' if lang == 'zh' else ', ').join(names)}" if names else ""
    return f"{path}\n    {fact.label.of(lang)}{effect}\n    {fact.where.of(lang)}\n"


def _rules(asked: argparse.Namespace) -> tuple[str, int]:
    law, day = load_law(), _as_of(asked)
    if asked.stale:
        return _stale(law, day or _today(), asked), 0
    rows = [
        (rule, version)
        for rule in law.rules
        for basis in Basis
        for version in rule.versions_on(basis)
        if day is None or version is rule.version(basis, day, version.authority)
    ]
    head = (
        "rule",
        "number",
        "title",
        "basis",
        "rank",
        "asked",
        "effective",
        "ends",
        "citation",
        "status",
        "checked",
        "due",
    )
    table = [_rule_row(rule, version, asked.lang) for rule, version in rows]
    return _listed(head, table, asked.format, _rule_text), 0


def _stale(law: Law, day: date, asked: argparse.Namespace) -> str:
    topics = load_topics().values()
    cited = (*of_rules(law), *of_statements(topics), *of_duties(load_duties()))
    rows = [stale_row(found, asked.lang) for found in stale(cited, day)]
    nothing = word("report.nothing-stale").of(asked.lang) + "\n"
    return _listed(STALE_COLUMNS, rows, asked.format, _stale_text) or nothing


def _listed(
    head: Sequence[str], rows: list[list[str]], form: str, write: Callable[[list[str]], str]
) -> str:
    if form == "json":
        keyed = [dict(zip(head, row, strict=True)) for row in rows]
        return json.dumps(keyed, ensure_ascii=False, indent=2) + "\n"
    if form == "text":
        return "".join(write(row) for row in rows)
    return _table(head, rows, form)


def _rule_row(rule: Rule, version: Version, lang: Lang) -> list[str]:
    statuses = dict.fromkeys(word(f"status.{c.status}").of(lang) for c in version.cites)
    return [
        rule.id,
        str(rule.number),
        rule.title.of(lang),
        _basis(version, lang),
        word(f"rank.{version.rank}").of(lang),
        word("answer.yes" if version.asked else "answer.no").of(lang),
        version.effective.isoformat(),
        version.ends.isoformat() if version.ends else "",
        cited(version).of(lang),
        ", ".join(statuses),
        min(c.instrument.checked for c in version.cites).isoformat(),
        min(c.instrument.due for c in version.cites).isoformat(),
    ]


def _basis(version: Version, lang: Lang) -> str:
    basis = word(f"basis.{version.basis.value}").of(lang)
    if version.authority is None:
        return basis
    return f"{basis} ({load_law().authorities[version.authority].province.of(lang)})"


def _rule_text(row: list[str]) -> str:
    rule, number, title, basis, *rest = row
    return f"{number:>2} {rule}: {title}\n   {basis}: {'; '.join(filter(None, rest))}\n"


def _stale_text(row: list[str]) -> str:
    kind, name, number, title, basis, *rest = row
    head = " ".join(filter(None, (kind, number, name)))
    measured = f"{basis}: " if basis else ""
    return f"{head}: {title}\n   {measured}{'; '.join(filter(None, rest))}\n"


def _calendar(asked: argparse.Namespace) -> tuple[str, int]:
    duties = load_duties()
    held = read_license(duties, vars(asked))
    entries, waiting = calendar(held, duties), undated(held, duties)
    if asked.format == "ics":
        return as_icalendar(held, entries, asked.lang, _today()), 0
    if asked.format == "json":
        return calendar_formats.as_json(held, entries, waiting), 0
    write = {"text": calendar_formats.as_text, "markdown": calendar_formats.as_markdown}
    return write[asked.format](held, entries, waiting, asked.lang), 0
