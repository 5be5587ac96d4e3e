"""``errands``: what to get, bring, have signed and sealed, and where."""

from __future__ import annotations

from argparse import Namespace

from checker.command.arguments import formats, of_application
from checker.filing.errands.plain import as_html, as_markdown, as_text
from checker.report.outline import Report

WRITERS = {"text": as_text, "markdown": as_markdown, "html": as_html}


def tell(report: Report, options: Namespace) -> str:
    """Return the checklist."""
    return WRITERS[options.format](report, options.lang)


COMMAND = of_application(
    "the errands of one application, to be ticked off", tell, formats(*WRITERS)
)
