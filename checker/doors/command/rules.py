"""``rules``: list the law data, every wording or every citation past its next check."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date

from checker.core.dates import iso
from checker.core.input_error import InputError
from checker.core.words import phrase, word
from checker.core.words.terms import BASIS_WORDS, RANK_WORDS, STATUS_WORDS
from checker.doors.command import stale
from checker.io.arguments import AS_OF, NO_BOM, Command, argument, as_of, formats
from checker.io.output import print_errors
from checker.io.table import listed
from checker.load import load_law
from checker.model import Basis, Data, Lang, Law, Rule, Version
from checker.report.data import json_text
from checker.report.sources import none_known
from checker.report.summary import in_short

COLUMNS = (
    *("rule", "number", "title", "basis", "rank", "asked", "effective"),
    *("ends", "citation", "status", "checked", "due"),
)


def run(options: Namespace) -> tuple[str, int]:
    """Return every wording, or those in force on a day."""
    law, day = load_law(), as_of(options)
    if options.stale:
        return stale.listed(law, day or options.today, options)
    if options.exit_code:
        raise InputError("--exit-code", word("stream.with-stale-only"))
    found = list(wordings(law, day))
    if day and not found:
        print_errors([none_known(law).of(options.lang)])
    if options.format == "json":
        return json_text([as_data(rule, version) for rule, version in found]), 0
    rows = [_cells(law, rule, version, options.lang) for rule, version in found]
    return listed(COLUMNS, rows, options, _text), 0


def wordings(law: Law, day: date | None = None) -> Iterator[tuple[Rule, Version]]:
    """Return every wording with its rule, or those in force on a day."""
    for rule in law.rules:
        for basis in Basis:
            for version in rule.versions_on(basis):
                if day is None or version is rule.version(basis, day, version.authority):
                    yield rule, version


def as_data(rule: Rule, version: Version) -> Data:
    """Return one version as data: words, numbers, yes or no, days."""
    return {
        "rule": rule.id,
        "kind": rule.kind,
        "number": rule.number,
        "title": rule.title,
        "owner": rule.owner,
        "basis": version.basis,
        "authority": version.authority,
        "rank": version.rank,
        "asked": version.asked,
        "effective": version.effective,
        "ends": version.ends,
        "certainty": version.certainty,
        "asks": version.asks,
        "quote": version.quote,
        "values": version.values,
        "citations": version.cites,
        **_checks(version),
    }


def _checks(version: Version) -> dict[str, str]:
    # Of several texts the one that was looked at longest ago counts.
    return {
        "checked": min(c.instrument.checked for c in version.cites).isoformat(),
        "due": min(c.instrument.due for c in version.cites).isoformat(),
    }


def _cells(law: Law, rule: Rule, version: Version, lang: Lang) -> list[str]:
    """Return one version as a row of the table."""
    basis = phrase(BASIS_WORDS[version.basis], lang)
    if version.authority:
        # A provincial guide is named with its province.
        province = law.authorities[version.authority].province
        basis = phrase("phrase.aside", lang, text=basis, aside=province)
    statuses = dict.fromkeys(phrase(STATUS_WORDS[c.status], lang) for c in version.cites)
    return [
        rule.id,
        str(rule.number),
        rule.title.of(lang),
        basis,
        phrase(RANK_WORDS[version.rank], lang),
        phrase("answer.yes" if version.asked else "answer.no", lang),
        version.effective.isoformat(),
        iso(version.ends) or "",
        in_short(version.cites).of(lang),
        phrase("mark.list", lang).join(statuses),
        *_checks(version).values(),
    ]


def _text(row: Sequence[str], lang: Lang) -> str:
    """Write a row for a terminal."""
    rule, number, title, basis, *rest = row
    colon = phrase("mark.colon", lang)
    return f"{number:>2} {rule}{colon}{title}\n   {basis}{colon}{stale.in_a_row(rest, lang)}\n"


COMMAND = Command(
    "every rule, basis, citation and date",
    run,
    (
        AS_OF,
        formats("text", "json", "markdown", "csv"),
        NO_BOM,
        argument(
            "--stale",
            action="store_true",
            help="only citations past their next check, of statements and duties as well",
        ),
        argument("--exit-code", action="store_true", help="with --stale: 1 if any is due"),
    ),
)
