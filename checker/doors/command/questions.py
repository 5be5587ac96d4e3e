"""``questions``: list the questions still worth asking, the most useful first."""

from __future__ import annotations

from argparse import Namespace

from checker.core.words import joined_texts, phrase, word
from checker.decide.questions import Question, questions
from checker.decide.reasons import whole_question
from checker.io.arguments import AS_OF, Command, argument, formats, load
from checker.load import load_law
from checker.model import Basis, Lang, paper_of
from checker.report.data import json_text
from checker.report.need import answer_in_a_sentence
from checker.report.outline import Report
from checker.report.plain import PlainLine, route_reasons, written
from checker.report.route_told import is_of_need


def run(options: Namespace) -> tuple[str, int]:
    """Return the questions of one application, or of a new one."""
    report, law = load(options), load_law()
    found = questions(report.findings, law, tuple(Basis))
    if options.format == "json":
        data = [
            {
                "path": each.path,
                **law.fact(each.path).label._asdict(),
                "owner": law.fact(each.path).owner,
                "settles": [rule.id for rule in each.settles],
                "helps": [rule.id for rule in each.helps],
            }
            for each in found
        ]
        return json_text(data), 0
    asked = "".join(_lines(question, report, options.lang) for question in found)
    if report.route.asks_little:
        asked = _with_reason(report, asked, options.lang)
    return asked or phrase("report.nothing-open", options.lang) + "\n", 0


def _with_reason(report: Report, asked: str, lang: Lang) -> str:
    """Say before what is asked why it is hardly anything, and behind it where to read on."""
    route = report.route
    why = route_reasons(report, filter(is_of_need, route.reasons))
    before = written((PlainLine("pair", answer_in_a_sentence(report)), *why), "text", lang)
    nothing = "report.asks-nothing" if route.asks_nothing_more else "report.asks-nothing-yet"
    behind = (PlainLine("pair", word(key)) for key in (nothing, "report.read-on"))
    after = written(behind, "text", lang)
    return f"{before}{asked}{after}"


def _lines(question: Question, report: Report, lang: Lang) -> str:
    law, names = report.law, [rule.nav.of(lang) for rule in question.settles]
    effect = f"  ->  {word('mark.list').of(lang).join(names)}" if names else ""
    asks, paper = whole_question(report.app, law, question.path), paper_of(question.path)
    # What is asked of a paper names it: in the form some questions stand below its name.
    named = joined_texts((law.rule(paper).nav, asks), "mark.colon") if paper else asks
    where = law.fact(question.path).where
    return f"{question.path}\n    {named.of(lang)}{effect}\n    {where.of(lang)}\n"


COMMAND = Command(
    "questions still worth asking",
    run,
    (
        AS_OF,
        argument("file", nargs="?", help="application file; none: a new application"),
        formats("text", "json"),
    ),
)
