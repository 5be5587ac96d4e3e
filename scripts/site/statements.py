"""Tables of what the texts say, and the calendar of duties worked out for one license."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.duties import calendar, license_of, load_duties, undated
from checker.report.markup import cited_place, due_mark
from scripts.site.form.words import inline
from scripts.site.markup import cell, element, exception_tag, heads, muted, row, table, text
from scripts.site.words import day, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.duties import Duty, Entry
    from checker.model import Citation, Lang, Text
    from checker.statements import Statement, Topic

SOURCES = "../sources/"
DUTY_COLUMNS = ("calendar.day", "calendar.duty", "calendar.text", "column.where-written")
EVENT_COLUMNS = ("calendar.duty", "calendar.text", "column.where-written")
WORKING: dict[Lang, str] = {"en": "working days", "zh": "工作日"}
# The license of the worked calendar.
EXAMPLE = date(2026, 11, 24)


def topic(found: Topic, lang: Lang) -> str:
    """Write one table: point, what the text says, period or amount where there are any, text."""
    keys = ["statement.point", "statement.says"]
    keys += ["statement.period"] if any(said.period for said in found.statements) else []
    keys += ["statement.amount"] if any(said.amount for said in found.statements) else []
    keys.append("column.where-written")
    rows = (_statement(found.id, said, keys, lang) for said in found.statements)
    return table("b-statements", found.title.of(lang), heads(keys, lang), rows)


def _statement(topic_id: str, said: Statement, keys: list[str], lang: Lang) -> str:
    content = {
        "statement.says": inline(said.says.of(lang), lang),
        "statement.period": _period(said, lang),
        "statement.amount": _maybe(said.amount, lang),
        "column.where-written": citations(said.cites, lang),
    }
    cells = (cell(content[key], say(key, lang)) for key in keys[1:])
    point = element("th", text(said.point.of(lang)), scope="row")
    return row((point, *cells), id=f"{topic_id}-{said.id}")


def _maybe(found: Text | None, lang: Lang) -> str:
    return text(found.of(lang)) if found else ""


def _period(said: Statement, lang: Lang) -> str:
    """Write a period, and in which days it runs where its own words do not tell."""
    period = _maybe(said.period, lang)
    if said.counted is None or WORKING[lang] in period:
        return period
    return f"{period}<br>{muted(text(say(f'statement.counted-{said.counted}', lang)))}"


def citations(cites: Iterable[Citation], lang: Lang) -> str:
    """Write citations one a line: instrument and article, and what is to be known of them.

    Only a text that was not read itself, or whose check is overdue, is marked.
    """
    return "".join(_citation(cite, lang) for cite in cites)


def _citation(cite: Citation, lang: Lang) -> str:
    late = due_mark(cite.instrument.due, lang, said=False)
    parts = (cited_place(cite, lang, SOURCES), exception_tag(cite.status, lang), late)
    return element("div", " ".join(filter(None, parts)), class_="b-cite")


def duties(lang: Lang) -> str:
    """Write the calendar of the example license."""
    held = license_of(load_duties(), EXAMPLE)
    rows = (_entry(entry, lang) for entry in calendar(held, load_duties()))
    caption = say("calendar.title", lang)
    intro = say("statement.example", lang, granted=held.granted, expires=held.expires)
    shown = table("b-statements b-duties", caption, heads(DUTY_COLUMNS, lang), rows)
    return f"{text(intro)}\n\n{shown}\n{text(say('calendar.holiday', lang))}\n"


def _entry(entry: Entry, lang: Lang) -> str:
    names = [say(key, lang) for key in DUTY_COLUMNS]
    on = element("time", text(day(entry.on, lang)), datetime=entry.on.isoformat())
    cells = (
        element("th", on, scope="row"),
        cell(text(entry.duty.title.of(lang)), names[1]),
        cell(text(entry.text.of(lang)), names[2]),
        cell(citations(entry.duty.cites, lang), names[3]),
    )
    return row(cells)


def events(lang: Lang) -> str:
    """Write the duties that wait for an event."""
    held = license_of(load_duties(), EXAMPLE)
    rows = (_event(duty, lang) for duty in undated(held, load_duties()))
    caption = say("calendar.whenever", lang)
    return table("b-statements b-duties", caption, heads(EVENT_COLUMNS, lang), rows)


def _event(duty: Duty, lang: Lang) -> str:
    names = [say(key, lang) for key in EVENT_COLUMNS]
    cells = (
        element("th", text(duty.title.of(lang)), scope="row"),
        cell(_maybe(duty.whenever, lang), names[1]),
        cell(citations(duty.cites, lang), names[2]),
    )
    return row(cells)
