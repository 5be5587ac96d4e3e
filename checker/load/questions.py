"""Read the questions to the applicant, and what their answers are held to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from checker.core.tables import LawError, Table, open_table
from checker.kinds import KINDS
from checker.model import (
    CHANGES,
    NO_LIMITS,
    UNCLEAR,
    AnswerLimits,
    Begin,
    EmptyIf,
    Fact,
    Folder,
    Option,
    Paper,
    QuestionSection,
    ReasonText,
    Text,
)

OWNERS = ("legal", "finance", "hr", "premises", "shareholders", "technical")


def read_questions(folder: Folder) -> tuple[tuple[QuestionSection, ...], list[Fact]]:
    """Read ``facts.toml``: the sections, and every question but those on a material."""
    with open_table(folder.joinpath("facts.toml")) as data:
        sections = tuple(row.record(QuestionSection) for row in data.rows("section"))
        known = [section.id for section in sections]
        facts = [question(row, row.take("section")) for row in data.rows("fact", "path")]
    paths = {fact.path for fact in facts}
    for fact in facts:
        if fact.section not in known:
            raise LawError(f"facts.toml {fact.path}: unknown section {fact.section}")
        if fact.adds_up not in (None, *paths):
            raise LawError(f"facts.toml {fact.path}: adds_up names no question: {fact.adds_up}")
    return sections, facts


def question(row: Table, section: str) -> Fact:
    """Read one question of a section of the form."""
    wanted = row.maybe("wanted", default=True)
    return row.record(
        Fact,
        {"type": tuple(KINDS), "owner": OWNERS, "change": CHANGES},
        section=section,
        options=tuple(
            each.record(Option, text=Text(each.take("en"), each.take("zh")))
            for each in row.maybe_tables("options")
        ),
        # As an application holds it: several codes in a tuple.
        wanted=tuple(wanted) if isinstance(wanted, list) else wanted,
        unclear=row.maybe_read("unclear", reason_text),
        limits=row.maybe_read("limits", _limits) or NO_LIMITS,
    )


def reason_text(row: Table) -> ReasonText:
    """Read the words of a reason, what mends it, and what to ask."""
    return row.record(ReasonText, text=Text(row.take("en"), row.take("zh")))


def _limits(row: Table) -> AnswerLimits:
    return row.record(
        AnswerLimits,
        empty_if=row.maybe_read("empty_if", lambda each: each.record(EmptyIf)),
        begin=row.maybe_read("begin", lambda each: each.record(Begin)),
    )


def check_changes(facts: Mapping[str, Fact]) -> None:
    """Refuse a question that decides and does not say how its answer can change, or to what."""
    for path, fact in facts.items():
        if any(option.id == UNCLEAR for option in fact.options) and fact.unclear is None:
            raise LawError(f"{path}: unclear is missing, although it is an answer")
        if fact.unclear and fact.unclear.ask is None:
            raise LawError(f"{path}: unclear has no question to ask")
        if fact.decides is (fact.change is None):
            raise LawError(f"{path}: change is said of what decides, and only of that")
        options = [option.id for option in fact.options]
        fits = {"bool": (False,), "choice": options, "services": ((),)}
        if fact.wanted is not True and fact.wanted not in fits.get(fact.type, ()):
            raise LawError(f"{path}: wanted is no answer, {fact.wanted!r}")


def check_marks(facts: Mapping[str, Fact], papers: Mapping[str, Paper]) -> None:
    """Refuse a question on a paper that has no mark, and a mark that is on no paper."""
    for rule, paper in papers.items():
        if paper.entries and (paper.entries not in facts or facts[paper.entries].type != "list"):
            raise LawError(f"{rule}: entries names no list, {paper.entries}")
    lists = {paper.entries for paper in papers.values() if paper.entries}
    for path, fact in facts.items():
        name, bracket, _ = path.partition("[")
        # Of an entry that is a yes or no whose "no" is a missing paper.
        of_entry = bracket and name in lists and fact.type == "bool" and fact.no
        if bool(of_entry or fact.section == "materials") is (fact.mark is None):
            raise LawError(f"{path}: mark is said of what is on a paper, and only of that")
        if fact.act and fact.mark is None:
            raise LawError(f"{path}: act is said of what has a mark, and only of that")
        if fact.instead and (fact.instead not in facts or facts[fact.instead].mark is None):
            raise LawError(f"{path}: instead names no mark, {fact.instead}")
        if fact.until and (fact.mark is None or fact.type != "date"):
            raise LawError(f"{path}: until is said of a date on a paper")


def check_limits(facts: Mapping[str, Fact]) -> None:
    """Refuse a limit that does not fit the answer, or that leads to no other question."""
    days = [path for path, fact in facts.items() if fact.type == "date"]
    answers = {(path, option.id) for path, fact in facts.items() for option in fact.options}
    # A limit that can never be broken, or never be met, would be found by no application.
    for path, fact in facts.items():
        limits, fitting = fact.limits, KINDS[fact.type].limits
        for limit in fields(limits):
            if getattr(limits, limit.name) is not None and limit.name not in fitting:
                raise LawError(f"{path}: {limit.name} limits no {fact.type}")
        other = limits.empty_if
        if other and (other.path, other.answer) not in answers:
            raise LawError(f"{path}: empty_if names no answer, {other.path} = {other.answer}")
        if limits.begin and limits.begin.path not in days:
            raise LawError(f"{path}: begin names no day, {limits.begin.path}")
