"""Read the questions to the applicant, and what their answers are held to."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from checker.model import NO_LIMITS, Begin, EmptyIf, Fact, Limits, Option, Section, Text
from checker.tables import LawError, Table, open_table

OWNERS = ("legal", "finance", "hr", "premises", "shareholders", "technical")
FACT_TYPES = (
    *("bool", "choice", "date", "integer", "money", "number", "text", "list"),
    *("province", "provinces", "services", "rule"),
)
# Which limits an answer of which type can be held to.
LIMITED = {
    "most": ("number",),
    "not_empty": ("list", "provinces", "services"),
    "empty_if": ("provinces", "services"),
    "late": ("date",),
    "begin": ("date",),
}


def read_questions(folder: Traversable) -> tuple[tuple[Section, ...], list[Fact]]:
    """Read ``facts.toml``: the sections, and every question but those on a material."""
    with open_table(folder.joinpath("facts.toml")) as data:
        sections = tuple(_section(row) for row in data.rows("section"))
        known = [section.id for section in sections]
        facts = [question(row, row.take("section")) for row in data.rows("fact", "path")]
    paths = {fact.path for fact in facts}
    for fact in facts:
        if fact.section not in known:
            raise LawError(f"facts.toml {fact.path}: unknown section {fact.section}")
        if fact.adds_up not in (None, *paths):
            raise LawError(f"facts.toml {fact.path}: adds_up names no question: {fact.adds_up}")
    return sections, facts


def _section(row: Table) -> Section:
    with row:
        return Section(
            id=row.take("id"),
            title=row.text("title"),
            note=row.maybe_text("note"),
            open=row.maybe("open", default=False),
        )


def question(row: Table, section: str) -> Fact:
    """Read one question of a section of the form."""
    with row:
        return Fact(
            path=row.take("path"),
            section=section,
            type=row.take("type", *FACT_TYPES),
            label=row.text("label"),
            short=row.text("short"),
            why=row.text("why"),
            where=row.text("where"),
            owner=row.take("owner", *OWNERS),
            options=tuple(_option(each) for each in row.maybe_tables("options")),
            gate=row.maybe("gate", default=False),
            unit=row.maybe_text("unit"),
            no=row.maybe_text("no"),
            mend=row.maybe_text("mend"),
            decides=row.maybe("decides", default=True),
            stays=row.maybe("stays", default=False),
            adds_up=row.maybe("adds_up"),
            limits=row.maybe_read("limits", _limits) or NO_LIMITS,
        )


def _option(row: Table) -> Option:
    with row:
        return Option(row.take("id"), Text(row.take("en"), row.take("zh")))


def _limits(row: Table) -> Limits:
    with row:
        return Limits(
            most=row.maybe("most"),
            not_empty=row.maybe_text("not_empty"),
            empty_if=row.maybe_read("empty_if", _empty_if),
            late=row.maybe_text("late"),
            begin=row.maybe_read("begin", _begin),
        )


def _empty_if(row: Table) -> EmptyIf:
    with row:
        return EmptyIf(row.take("path"), row.take("answer"))


def _begin(row: Table) -> Begin:
    with row:
        return Begin(row.take("path"), row.text("early"))


def check_limits(facts: Mapping[str, Fact]) -> None:
    """Refuse a limit that does not fit the answer, or that leads to no other question."""
    days = [path for path, fact in facts.items() if fact.type == "date"]
    answers = {(path, option.id) for path, fact in facts.items() for option in fact.options}
    # A limit that can never be broken, or never be met, would be found by no application.
    for path, fact in facts.items():
        limits = fact.limits
        for name, types in LIMITED.items():
            if getattr(limits, name) is not None and fact.type not in types:
                raise LawError(f"{path}: {name} limits no {fact.type}")
        other = limits.empty_if
        if other and (other.path, other.answer) not in answers:
            raise LawError(f"{path}: empty_if names no answer, {other.path} = {other.answer}")
        if limits.begin and limits.begin.path not in days:
            raise LawError(f"{path}: begin names no day, {limits.begin.path}")
