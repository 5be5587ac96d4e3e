"""``agree``: whether the papers of one application agree."""

from __future__ import annotations

from argparse import Namespace

from checker.filing.agreement.data import as_json
from checker.filing.agreement.find import agreement
from checker.filing.agreement.plain import parts_of
from checker.io.arguments import formats, of_application
from checker.report.outline import Report
from checker.report.plain import written


def tell(report: Report, options: Namespace) -> str:
    """Return what agrees and what does not; it changes no verdict."""
    found = agreement(report.app, report.findings, report.law)
    if options.format == "json":
        return as_json(found)
    return written(parts_of(found), options.format, options.lang)


COMMAND = of_application(
    "whether the papers say the same", tell, formats("text", "json", "markdown")
)
