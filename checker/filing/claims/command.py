"""``claims``: what of an offer, a checklist or an answer is law, guide, form, old, or nowhere."""

from __future__ import annotations

from argparse import Namespace

from checker.core.words import word
from checker.filing.claims.data import as_json
from checker.filing.claims.find import read_claims
from checker.filing.claims.plain import parts_of
from checker.filing.read.command import text_of_file
from checker.io.arguments import AS_OF, Command, argument, as_of, formats
from checker.io.intake import naming
from checker.load import load_law
from checker.report.plain import PlainLine, written


def run(options: Namespace) -> tuple[str, int]:
    """Return what is recognized in the text, as the texts stand today or on a day."""
    law, day = load_law(), as_of(options) or options.today
    text = text_of_file(options.file)
    with naming(options.file):
        heard = read_claims(text, law, day)
    if options.format == "json":
        return as_json(heard, day), 0
    parts = (*parts_of(heard, law, day), PlainLine("small", word("report.disclaimer")))
    return written(parts, options.format, options.lang), 0


COMMAND = Command(
    "what others say of the license: law, guide, online form, old list, or nowhere",
    run,
    (
        AS_OF,
        argument("file", help="text or Word file; - reads standard input"),
        formats("text", "json", "markdown"),
    ),
)
