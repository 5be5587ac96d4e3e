"""Ask the sources: which checks are due, which addresses still answer, which words still stand.

Takes minutes: one request at a time, with a pause. Nothing is changed; what was found is printed,
and written as data and as the text of an issue where that is asked for.
"""

import argparse
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from checker import __version__
from checker.decide.duties import load_duties
from checker.doors.command.stale import as_data, every_citation, stale
from checker.load import load_law
from checker.report.data import plain_data
from scripts.cases import CASES
from scripts.machine.environment import guarded, python_packages, say, write_json
from scripts.watching.findings import Found, watch
from scripts.watching.sources import Source, sources
from scripts.watching.visit import Limits, Visitor

FORMAT = "call-center-license/watch/2"


def main() -> int:
    """Watch all that the law's data names."""
    options = parse(sys.argv[1:])
    # The names of the pages are read off what templates make of the law.
    python_packages("docs")
    return run(options, every_source())


def run(options: argparse.Namespace, asked: Iterable[Source]) -> int:
    """Ask, tell and write; return 1, if that is wanted, where there is something to look at."""
    from scripts.watching.issue import body  # noqa: PLC0415

    due = list(stale(every_citation(load_law()), options.as_of))
    visitor = Visitor(os.environ.get("REPO_URL", ""), Limits(pause=options.pause))
    found = []
    for one in watch(asked, visitor, options.mirror):
        say(line(one))
        found.append(one)
    has_before = options.before and options.before.is_file()
    before = options.before.read_text(encoding="utf-8") if has_before else ""
    issue = body(due, found, options.as_of, before)
    if options.json:
        data = {
            "format": FORMAT,
            "rules_version": __version__,
            "on": options.as_of.isoformat(),
            "due": plain_data([as_data(cited) for cited in due]),
            "addresses": [asdict(one) for one in found],
        }
        write_json(options.json, data)
    if options.issue:
        options.issue.write_text(issue, encoding="utf-8")
    say(f"{len(found)} addresses, {sum(f.concerns for f in found)} to look at; {len(due)} due")
    return 1 if options.exit_code and issue else 0


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/watch", description=__doc__)
    today = datetime.now(UTC).date()
    parser.add_argument("--as-of", type=date.fromisoformat, default=today, help="the day (today)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was found as data")
    parser.add_argument("--issue", type=Path, metavar="FILE", help="write the text of an issue")
    parser.add_argument("--before", type=Path, metavar="FILE", help="the text of the open issue")
    parser.add_argument("--pause", type=float, default=5, help="seconds between two of one host")
    parser.add_argument(
        "--mirror", default="", metavar="ADDRESS", help="ask a copy of the pages, by host and path"
    )
    parser.add_argument("--exit-code", action="store_true", help="1 where something is to be done")
    return parser.parse_args(arguments)


def every_source() -> list[Source]:
    """Return every address of the law's data, with the rules and the pages that rest on it."""
    from scripts.site.mentions import mentions  # noqa: PLC0415
    from scripts.snippets import DOCS, snippets  # noqa: PLC0415

    law = load_law()
    return sources(law, load_duties(), mentions(law, DOCS, snippets(law, CASES))["en"])


def line(found: Found) -> str:
    """Tell one address in a line."""
    told = found.to or found.why
    words = f", {len(found.kept)} quotations found" if found.kept else ""
    words += f", {len(found.missing)} missing" if found.missing else ""
    return f"{found.state}: {found.source.url}{f' ({told})' if told else ''}{words}"


if __name__ == "__main__":
    sys.exit(guarded(main))
