"""The browser's door: text in, text out, never an exception."""

from __future__ import annotations

import json
from binascii import a2b_base64
from datetime import date
from importlib import import_module
from typing import NamedTuple

from checker.application import syntax
from checker.application.application import APPLICATION_FORMAT
from checker.core.input_error import InputError, safe
from checker.core.words import word
from checker.decide.duties import days_of, load_duties, read_license
from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.doors import features
from checker.io.page_request import (
    NotLoadedError,
    application_of,
    bases_of,
    fault_data,
    fault_said,
    lang_of,
)
from checker.kinds.date import read_date
from checker.load import load_law
from checker.model import Data, Lang
from checker.report.answers_panel import answers_panel
from checker.report.duties_panel import CalendarPanel
from checker.report.form import form_data, given_answers, opens, steps
from checker.report.html import in_language
from checker.report.icalendar import as_icalendar, saved_calendar
from checker.report.need import NEED, answer_in_a_sentence
from checker.report.next_act import beside, next_acts
from checker.report.outline import Report
from checker.report.panel import Panel
from checker.report.papers_panel import NO_PAPERS, paper_rows

# One visitor fills in one application, answer by answer.
MEMO = Memo()
FORMAT_STEM = APPLICATION_FORMAT.rpartition("/")[0]
LONGEST_CRASH = 300


def answer(request: str) -> str:
    """Answer one request of the page: of ``ANSWERS``, of many applications, or a feature's own.

    What is refused has the field ``error``; where this code itself breaks, ``crash`` says so.
    """
    try:
        asked = syntax.read_request(request)
        return _written(in_language(_replied(asked), lang_of(asked)))
    except InputError as error:
        return _written({"ok": False, "error": fault_data(error)})
    except Exception as error:  # noqa: BLE001 - a page cannot show a traceback
        crash = safe(f"{type(error).__name__}: {error}", LONGEST_CRASH)
        return _written({"ok": False, "crash": crash})


def _replied(asked: Data) -> Data:
    """Answer by the kind of request; where a page has not loaded what answers it, say so."""
    kind = asked["do"]
    if kind in ANSWERS:
        return ANSWERS[kind](asked)
    # Imported when it is asked for, so that nobody waits for it before the first verdict.
    answering = import_module(OF_MANY) if kind.startswith("many-") else features
    try:
        reply: Data = answering.reply(asked)
    except NotLoadedError as lacking:
        return {"ok": False, "lacks": str(lacking)}
    return reply


def _written(reply: Data) -> str:
    """Write a reply; what a page's JSON lacks, such as infinity, is a fault."""
    return json.dumps(
        reply,
        ensure_ascii=False,
        allow_nan=False,
        # What a file has and JSON lacks: dates as text, decimals as numbers.
        default=lambda value: value.isoformat() if isinstance(value, date) else float(str(value)),
    )


class Evaluated(NamedTuple):
    """What is asked of the answers, and what they come to; ``given`` holds them by path."""

    asked: Data
    memo: Memo
    report: Report
    given: Data
    errors: tuple[InputError, ...]

    @property
    def lang(self) -> Lang:
        """Return the language of the page."""
        return lang_of(self.asked)

    @property
    def of_rule(self) -> str | None:
        """Return the rule beside which the page's checker stands, if it is no whole one."""
        return self.asked.get("rule")

    @property
    def panel(self) -> Panel:
        """Return what writes the result."""
        return Panel(self.report, self.asked.get("site", "../"))


def evaluated(asked: Data, memo: Memo | None = None) -> Evaluated:
    """Evaluate what is answered; a field in error counts as open and the rest goes on."""
    law, kept = load_law(), memo or MEMO
    app, errors = application_of(asked)
    given = given_answers(asked["application"])
    unsure = frozenset(path for path, content in given.items() if content is None)
    report = Report(app, evaluate(app, law, kept), law, bases_of(asked), unsure)
    return Evaluated(asked, kept, report, given, errors)


def check(asked: Data, memo: Memo | None = None) -> Data:
    """Return all of it: the result, and what the form is told."""
    found = evaluated(asked, memo)
    return result(found) | form(found)


def result(found: Evaluated) -> Data:
    """Return what a page shows first of one answer.

    The panel by its parts, in order, empty where there is nothing; one rule's own result by basis,
    if the page is a rule's; what a screen reader is told (``spoken``); and the question to ask
    next.
    """
    report, panel, of_rule = found.report, found.panel, found.of_rule
    following = report.next_question
    if of_rule == NEED:
        spoken = answer_in_a_sentence(report)
    elif of_rule:
        spoken = report.spoken_of(of_rule)
    else:
        spoken = report.spoken
    return {
        "ok": True,
        "errors": [fault_data(e) for e in found.errors],
        "panel": panel.parts(),
        "rules": {of_rule: panel.rule(of_rule)} if of_rule else {},
        "spoken": spoken,
        "next": following.path if following else None,
    }


def form(found: Evaluated) -> Data:
    """Return what the form is told of the answers, behind the result, which does not wait for it.

    What the page's places hold, as HTML, by their names: the whole page has those of the result's
    folds, of each condition's verdict, of what the eight questions settle, of the papers, and how
    far it is (``beside``). Then what each of its steps has come to, at which to go on, and what
    comes next (``acts``); what the form has to show; and how the papers stand.
    """
    report, memo, panel, of_rule = found.report, found.memo, found.panel, found.of_rule
    papers = NO_PAPERS if of_rule else paper_rows(report, memo, found.lang)
    found_steps = steps(report, found.given, papers.counts)
    told, parts = form_data(report, found.given, memo, found.lang)
    if not of_rule:
        parts |= panel.conditions() | panel.folds() | papers.parts | panel.of_eight()
        parts |= {"first": panel.first, "beside": beside(report, found.given, papers)}
    acts = () if of_rule else next_acts(report, found.given, papers)
    return {
        "ok": True,
        "parts": parts,
        "acts": [act._asdict() for act in acts],
        "steps": {name: step._asdict() for name, step in found_steps.items()},
        "opens": opens(found_steps),
        "form": told,
        "papers": papers.page,
    }


def answers(asked: Data) -> Data:
    """Return what is answered, as HTML: only paper shows it, so that no verdict waits for it."""
    law = load_law()
    app, _ = application_of(asked)
    given = given_answers(asked["application"])
    return {"ok": True, "answers": answers_panel(app, law, given)}


def rehearse(asked: Data) -> Data:
    """Evaluate as if for the first time, for nobody: a browser makes quick only what has run."""
    check(asked, Memo())
    return {"ok": True}


def days(asked: Data) -> Data:
    """Return the calendar of one license: to show, to announce, and for calendar programs."""
    duties = load_duties()
    today = read_date("today", asked["today"])
    held = read_license(duties, asked)
    entries = days_of(held, duties)
    panel = CalendarPanel(held, entries, today, asked.get("site", "../"))
    calendar = as_icalendar(held, entries, lang_of(asked), today)
    return {
        "ok": True,
        "panel": panel.html(),
        "summary": panel.sentence(),
        "file": saved_calendar(held.granted.isoformat(), calendar),
    }


def open_file(asked: Data) -> Data:
    """Read a saved file strictly: one fault refuses it and nothing changes.

    It comes as text, or as a file in base64. What names no format of ours is told apart: its faults
    are not those of an application.
    """
    data: Data = {}
    faults: tuple[InputError, ...] = ()
    raw = a2b_base64(asked.get("file", ""))
    text = asked.get("text") or raw.decode(errors="replace")
    try:
        data = syntax.read(asked["text"] if "text" in asked else syntax.decode(raw))
        _, faults = application_of(asked | {"application": data})
    except InputError as error:
        faults = (error,)
    if data and not faults:
        return {"ok": True, "application": data}
    empty = word("file.empty")
    fault = faults[0] if faults else InputError("", empty)
    saved = FORMAT_STEM in text or fault.text == empty
    said = fault_said(fault, lang_of(asked))
    return {"ok": False, "error": fault_data(fault), "said": said, "saved": saved}


ANSWERS = {
    "check": check,
    "result": lambda asked: result(evaluated(asked)),
    "form": lambda asked: form(evaluated(asked)),
    "answers": answers,
    "rehearse": rehearse,
    "days": days,
    "open": open_file,
}

OF_MANY = "checker.many.requests"
