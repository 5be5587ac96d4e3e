"""What a page puts together from a reply of the rules."""

import json
import re
from typing import Any

from support.rows import plain

from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.doors import web
from checker.io.page_request import application_of, bases_of, lang_of
from checker.load import load_law
from checker.report.form import given_answers
from checker.report.outline import Report
from checker.report.papers_panel import PaperRows, paper_rows

COMMON = {"today": "2026-11-24", "lang": "en", "bases": ["law", "local", "checklist"]}


def asked(**request: Any) -> dict[str, Any]:
    """Return the reply to a request, which asks for English and all three bases if left out."""
    text = web.answer(json.dumps(COMMON | request, default=plain))
    return json.loads(text, parse_constant=no_json)


def no_json(name: str):
    raise AssertionError(name)


def papers_of(application: dict[str, Any], **more: Any) -> PaperRows:
    """Return how the papers stand: what the reply to a page is written from."""
    request = json.loads(json.dumps(COMMON | more | {"application": application}))
    law, memo = load_law(), Memo()
    app, _ = application_of(request)
    given = given_answers(request["application"])
    unsure = frozenset(path for path, content in given.items() if content is None)
    report = Report(app, evaluate(app, law, memo), law, bases_of(request), unsure)
    return paper_rows(report, memo, lang_of(request))


def panel_of(application: dict[str, Any], **more: Any) -> str:
    """Return the panel's parts, one below the other, and then what its folds hold."""
    reply = asked(do="check", application=application, **more)
    panel = "\n".join(reply["panel"].values())
    folds = re.findall(r'data-told="([^"]+)"', panel)
    return "\n".join((panel, *map(reply["parts"].__getitem__, folds)))


def rule_panel(application: dict[str, Any], rule: str, **more: Any) -> str:
    """Return what a rule's own page shows, a basis below the other."""
    reply = asked(do="check", application=application, rule=rule, **more)
    return "\n".join(row for row in reply["rules"][rule].values() if row)
