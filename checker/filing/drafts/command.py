"""``draft``: a paper that has no template, or what goes into one that has, in Word."""

from __future__ import annotations

from argparse import Namespace

from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.drafts.outline import DRAFTS, word_file
from checker.io.arguments import argument, of_application
from checker.report.outline import Report


def tell(report: Report, options: Namespace) -> bytes:
    """Return one draft; it is written to a file only."""
    if options.output is None:
        raise InputError("--output", word("draft.needs-output"))
    return word_file(report, options.paper)


COMMAND = of_application(
    "a paper to sign or to fill in, in Word",
    tell,
    argument("--paper", required=True, choices=DRAFTS, help="which paper"),
)._replace(form="docx")
