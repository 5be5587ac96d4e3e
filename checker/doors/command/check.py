"""``check``: report on one application."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.receipt import as_json
from checker.filing.take import twin
from checker.io.arguments import AS_OF, FILE, Command, argument, formats, load
from checker.io.draft import under_draft
from checker.model import Basis, Verdict
from checker.report.outline import Report
from checker.report.page import as_html
from checker.report.plain import parts_of, written
from checker.report.summary import on_basis, overall

# Both languages at once, whatever language is asked for.
TWIN: dict[str, Callable[[Report], str | bytes]] = {
    "twin": twin.as_html,
    "twin-markdown": twin.as_markdown,
    "twin-word": twin.as_word,
}


def run(options: Namespace) -> tuple[str | bytes, int]:
    """Return the report; asked for its status, whether the law's requirements are met."""
    report = load(options, tells=True)
    ready = overall(on_basis(report.findings, Basis.LAW)) is Verdict.MET
    status = 1 if options.exit_code and not ready else 0
    if options.format == "json":
        return as_json(report), status
    if options.format == "twin-word" and options.output is None:
        raise InputError("--output", word("draft.needs-output"))
    if options.format in TWIN:
        return TWIN[options.format](report), status
    if options.format == "html":
        return as_html(report, options.lang), status
    return written(parts_of(report), options.format, options.lang), status


COMMAND = under_draft(
    Command(
        "report on one application",
        run,
        (
            AS_OF,
            FILE,
            formats("text", "json", "markdown", "html", *TWIN),
            argument("--exit-code", action="store_true", help="0 ready by law, 1 not or open"),
        ),
    )
)
