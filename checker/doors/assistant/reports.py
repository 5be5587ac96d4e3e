"""What the tools say that a feature reports already: errands, days to file, plan, comparison."""

from __future__ import annotations

import json
from importlib import import_module
from types import ModuleType

from checker.application.syntax import LARGEST_REPORT
from checker.core.bounds import LARGEST_TEXT, MOST_FILES
from checker.core.input_error import InputError, refusal
from checker.core.words import word
from checker.doors.assistant.asked import Asked
from checker.doors.assistant.frame import of_law, of_report
from checker.doors.features import PACKAGE
from checker.filing.compare.find import ComparedResult, compare, side_of, side_of_report
from checker.filing.errands.command import dated_list, takes_of
from checker.filing.examine.data import notice_data
from checker.filing.examine.files import content_of_texts
from checker.filing.examine.find import examine
from checker.filing.plan.find import plan_for
from checker.filing.window.command import MOST_DAYS
from checker.filing.window.find import DAYS, window
from checker.filing.window.outline import BASES, WindowOutline
from checker.io.intake import measured, naming
from checker.load import load_law
from checker.model import Basis, Data

# How a report of its own begins, which here stands in the frame of every answer.
HEAD = ("format", "rules_version", "$schema")
SIDES = ("before", "after")
# What is said of many folders, and the values that ``application`` holds already.
OF_FOLDERS = ("folder", "days", "left_out", "values")


def list_errands(asked: Asked) -> Data:
    """Return what to get, from whom, and between which days."""
    given = asked.data("takes")
    takes = takes_of((f"{errand}={days}" for errand, days in given.items()), "takes")
    data, day = asked.data("application"), asked.as_of
    found = dated_list("application", data, takes, asked.today, day)
    return of_report(found.report, _told("errands", found))


def days_to_file(asked: Asked) -> Data:
    """Return the days on which the application can be filed, what opens and what closes them."""
    report = asked.report()
    days = asked.number("days", 1, MOST_DAYS, DAYS)
    basis = asked.one_of("basis", [*BASES], Basis.LAW)
    found = window(report.app, report.law, days=days)
    return of_report(report, _told("window", WindowOutline(found, BASES[basis]), basis))


def examine_texts(asked: Asked) -> Data:
    """Return what would be sent back of papers as they are, by their texts; a seal nobody sees."""
    texts = _texts(asked)
    given, day = asked.data("application"), asked.as_of
    # Any fault in what is answered refuses it.
    measured("application", given, asked.today, day)
    found = examine(content_of_texts(texts), given, asked.today, day)
    day_is_set = day is not None or "application_date" in given
    told = notice_data(found, day_is_set=day_is_set)
    # What is not of papers, or stands in the answers that follow.
    answer = {key: each for key, each in told.items() if key not in (*HEAD, *OF_FOLDERS)}
    return of_report(found.report, answer)


def _texts(asked: Asked) -> dict[str, str]:
    """Read the papers: each by its name, such as 营业执照, with its text."""
    texts = asked.data("papers")
    if len(texts) > MOST_FILES:
        raise InputError("papers", word("read.too-many-files", most=MOST_FILES))
    for name, text in texts.items():
        if not isinstance(text, str) or not text:
            raise refusal(f"papers.{name}", "answer-error.no-line", text, most=LARGEST_TEXT)
    return texts


def plan_changes(asked: Asked) -> Data:
    """Return the smallest changes after which nothing fails, and who must answer."""
    report, bases = asked.report(), asked.bases
    return of_report(report, _told("plan", plan_for(report.app, report.law, bases)))


def compare_sides(asked: Asked) -> Data:
    """Return what changed from one result to another, and because of what."""
    law = load_law()
    before, after = (_side(asked, name) for name in SIDES)
    answer = _told("compare", compare(before, after, law))
    return of_law(law, answer, [], after.route.get("authority"))


def _side(asked: Asked, name: str) -> ComparedResult:
    """Read one side: a report as it tells itself, an application as it is evaluated now."""
    if not asked.is_report(name):
        return side_of(asked.report(name).app, load_law())
    data = asked.data(name, LARGEST_REPORT)
    with naming(name):
        return side_of_report(data)


def _told(folder: str, *found: object) -> Data:
    """Return what a feature writes as JSON, without its head."""
    writes: ModuleType = import_module(f"{PACKAGE}.{folder}.data")
    data: Data = json.loads(writes.as_json(*found))
    return {key: each for key, each in data.items() if key not in HEAD}
