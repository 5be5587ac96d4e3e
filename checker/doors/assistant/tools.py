"""The tools by their names: what each takes, what it answers, and its schemas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from checker.decide.questions import KEYS
from checker.doors.assistant import checks, explain, reports
from checker.doors.assistant.asked import COMMON, Asked
from checker.doors.assistant.reports import HEAD
from checker.doors.assistant.short import in_one_language, schema_in_one_language, with_shared_words
from checker.doors.assistant.texts import HERE, texts
from checker.doors.schema.catalog import schema
from checker.filing.errands.panel import LONGEST_DAYS
from checker.filing.window.command import MOST_DAYS
from checker.filing.window.outline import BASES
from checker.io.described import described
from checker.io.schema_parts import DAY, TEXT, WHOLE, Schema, one_of, rows, table
from checker.load import load_law
from checker.model import ERRANDS, LANGS, Basis, Data, Lang
from checker.report.data import plain_data

FRAME = "frame"
APPLICATION = "application"
# What an editor shows of a schema: an assistant finds it at the resource of the schema.
SHOWN = ("title", "description")


class Tool(NamedTuple):
    """One tool: what answers, the arguments beside the common ones, which of them it must have.

    ``report`` is the feature's schema that the answer follows, where it is no schema of its own.
    """

    answer: Callable[[Asked], Data]
    takes: tuple[str, ...]
    required: tuple[str, ...] = ()
    report: str = ""


TOOLS = {
    "need": Tool(checks.need, (APPLICATION,)),
    "check": Tool(checks.check, (APPLICATION, "bases")),
    "questions": Tool(checks.list_questions, (APPLICATION, "bases", "most")),
    "errands": Tool(reports.list_errands, (APPLICATION, "takes"), report="errands"),
    "window": Tool(reports.days_to_file, (APPLICATION, "basis", "days"), report="window"),
    "plan": Tool(reports.plan_changes, (APPLICATION, "bases"), report="plan"),
    "examine": Tool(
        reports.examine_texts, ("papers", APPLICATION), required=("papers",), report="examine"
    ),
    "explain": Tool(explain.explain, ("rule", "instrument", "article", "province", "item")),
    "compare": Tool(
        reports.compare_sides, reports.SIDES, required=reports.SIDES, report="comparison"
    ),
}


def answer(name: str, asked: Asked) -> Data:
    """Return the answer of a tool as JSON has it, in one language. Raises what refuses it."""
    tool = TOOLS[name]
    asked.refuse_others((*tool.takes, *COMMON))
    asked.ask_for(tool.required)
    lang = asked.lang
    found: Data = in_one_language(plain_data(tool.answer(asked)), lang)
    return found


def takes(name: str, lang: Lang) -> Schema:
    """Return the schema of a tool's arguments."""
    tool = TOOLS[name]
    known = _arguments(name)
    keys = {
        each: known[each] | {"description": texts()[f"argument.{each}"].of(lang)}
        for each in (*tool.takes, *COMMON)
    }
    optional = [key for key in keys if key not in tool.required]
    return table(keys, optional, closed=True)


def _arguments(name: str) -> dict[str, Schema]:
    law = load_law()
    anything: Schema = {"type": "object"}
    return {
        APPLICATION: _of_eight() if name == "need" else anything,
        "before": anything,
        "after": anything,
        "bases": rows(one_of(Basis), uniqueItems=True),
        "basis": one_of(BASES),
        "days": _number(1, MOST_DAYS),
        "most": _number(1, checks.MOST_QUESTIONS),
        "takes": table(
            {key: _number(0, LONGEST_DAYS) for key in ERRANDS},
            ERRANDS,
            closed=True,
        ),
        "rule": one_of(rule.id for rule in law.rules),
        "instrument": one_of(law.instruments),
        "province": one_of(law.provinces),
        "papers": {"type": "object", "additionalProperties": TEXT},
        "article": TEXT,
        "item": TEXT,
        "day": DAY,
        "lang": one_of(LANGS),
    }


def _number(least: int, most: int) -> Schema:
    return WHOLE | {"minimum": least, "maximum": most}


def _of_eight() -> Schema:
    """Return what the schema of an application says of the eight questions, and of the day."""
    whole = schema(APPLICATION)["properties"]
    found: dict[str, Any] = {"application_date": whole["application_date"]}
    for path in KEYS:
        section, _, key = path.partition(".")
        if key:
            shape = whole[section]["properties"][key]
            found.setdefault(section, {"type": "object", "properties": {}})
            found[section]["properties"][key] = shape
        else:
            found[section] = whole[section]
    # What else an application holds is not looked at here, and no fault.
    return {"type": "object", "properties": _bare(found)}


def _bare(value: Any) -> Any:
    """Return a schema without what an editor shows of it."""
    match value:
        case dict():
            return {
                key: _bare(each)
                for key, each in value.items()
                if not (key in SHOWN and isinstance(each, str))
            }
        case list():
            return [_bare(each) for each in value]
    return value


def gives(name: str) -> Schema:
    """Return the schema of a tool's answer."""
    law, report = load_law(), TOOLS[name].report
    frame = described(HERE, root=FRAME)(law)
    left_out = reports.OF_FOLDERS if name == "examine" else ()
    own = schema(report) if report else described(HERE, root=name)(law)
    keys = {
        key: each
        for key, each in (own["properties"] | frame["properties"]).items()
        if key not in (*HEAD, *left_out)
    }
    optional = [key for key in keys if key not in (*own["required"], *frame["required"])]
    return with_shared_words(schema_in_one_language(table(keys, optional, closed=True)))


def spoken(name: str, lang: Lang) -> tuple[str, str]:
    """Return what a tool is called, and when to use it."""
    return texts()[f"tool-title.{name}"].of(lang), texts()[f"tool.{name}"].of(lang)
