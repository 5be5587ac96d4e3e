"""Say in a few words what each of the four steps of the checker's page has come to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from checker.model import Lang, Text
from checker.questions import answered_of_eight
from checker.report.need import of_the_eight
from checker.report.outline import Report
from checker.report.papers_panel import Counts
from checker.words import word

# The steps in order, by the names their addresses have.
STEPS = ("need", "papers", "agreement", "file")


class Step(NamedTuple):
    """What one step has come to: how it is marked, and the words, in full and in short.

    ``kind`` is a state (met, not_met, unclear), or empty while it is under way.
    """

    kind: str
    sentence: Text
    short: Text


def steps(report: Report, given: Mapping[str, Any], papers: Counts) -> dict[str, Step]:
    """Return what each step has come to; ``given`` holds all answers by path."""
    return {
        "need": _need(report, given),
        "papers": _papers(report, papers),
        "agreement": _agreement(given),
        "file": _file(report, given),
    }


def opens(found: Mapping[str, Step]) -> str:
    """Return the step at which to go on: the papers, once it is settled that they are needed."""
    needed = found["need"].sentence == word("step.need-needed")
    return "papers" if needed else "need"


def as_data(found: Mapping[str, Step], lang: Lang) -> dict[str, dict[str, str]]:
    """Return the steps as a reply writes them."""
    return {
        name: {"kind": step.kind, "sentence": step.sentence.of(lang), "short": step.short.of(lang)}
        for name, step in found.items()
    }


def _said(key: str, kind: str = "", **values: object) -> Step:
    return Step(kind, word(f"step.{key}", **values), word(f"step.{key}-short", **values))


def _plain(key: str) -> Step:
    """Return a step that has nothing to say in short."""
    return Step("", word(f"step.{key}"), word("step.nothing-short"))


def _need(report: Report, given: Mapping[str, Any]) -> Step:
    need = report.findings.route.need
    done, all_of_them = answered_of_eight(given)
    if need == "not-needed":
        return _said("need-not-needed", "met")
    if need == "needed" and done == all_of_them:
        return _said("need-needed", "met")
    if report.findings.route.is_unclear:
        return _said("need-unclear", "unclear")
    return _said("need-answered", n=done, m=all_of_them)


def _papers(report: Report, papers: Counts) -> Step:
    """Say how many of the papers that some chosen basis asks for are there, and how many fail."""
    if report.findings.route.need == "not-needed":
        return _plain("papers-none")
    asked, there, missing = papers
    if not asked or (of_the_eight(report) and not there and not missing):
        return _plain("papers-waiting")
    if missing:
        return _said("papers-missing", "not_met", n=there, m=asked, k=missing)
    return _said("papers-there", "met" if there == asked else "", n=there, m=asked)


def _agreement(given: Mapping[str, Any]) -> Step:
    """Say how many papers were typed in; what they come to, only the comparison itself says."""
    papers = given.get("papers")
    typed = len(papers) if isinstance(papers, Mapping) else 0
    return _said("agreement-some", n=typed) if typed else _plain("agreement-none")


def _file(report: Report, given: Mapping[str, Any]) -> Step:
    if given.get("application_date") is None:
        return _said("file-today")
    return _said("file-date", day=report.app.day)
