"""The last days of a holder's duties: a day before, the day itself, a day after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from checker.duties import calendar, license_of, load_duties
from checker.report.markup import icon
from scripts.site.markup import CHINESE, cell, element, muted, quoted, row, span, table, text
from scripts.site.words import day, say

if TYPE_CHECKING:
    from checker.duties import Duty
    from checker.model import Lang

# The license of the tables, and the day something changes under it.
GRANTED = date(2026, 11, 24)
CHANGED = date(2027, 6, 1)
STEPS = {"below": timedelta(days=-1), "at": timedelta(), "above": timedelta(days=1)}
# What ends by itself has no doing in time: it lasts, or has ended.
ENDS = "expiry"
ENDED, LATE = ("last-days.ended", "last-days.valid"), ("last-days.late", "last-days.in-time")


def last_days(lang: Lang) -> str:
    """Write for each duty its last day with a day on either side, and the words it rests on."""
    heads = [element("th", text(say("calendar.duty", lang)), scope="col")]
    heads += [element("th", text(_place(step, lang)), scope="col") for step in STEPS]
    lasts = first_of_each()
    rows = (_rows(duty, lasts[duty.id], lang) for duty in load_duties())
    caption = say("last-days.title", lang)
    intro = say("last-days.intro", lang, granted=GRANTED, changed=CHANGED)
    shown = table("b-statements b-last-days", caption, heads, rows)
    return f"{text(intro)}\n\n{shown}"


def first_of_each() -> dict[str, date]:
    """Return the first last day of each duty, as the calendar computes it."""
    held = license_of(load_duties(), GRANTED, registered=CHANGED, decided=CHANGED)
    found: dict[str, date] = {}
    for entry in calendar(held, load_duties()):
        found.setdefault(entry.duty.id, entry.on)
    return found


def in_time(on: date, last: date) -> bool:
    """Tell whether a duty is done in time: the last day is inside."""
    return on <= last


def _rows(duty: Duty, last: date, lang: Lang) -> str:
    """Write a duty with its days, and the words it rests on below, over the whole width."""
    steps = [_step(duty, last + by, last, step, lang) for step, by in STEPS.items()]
    title = element("th", text(duty.title.of(lang)), scope="row")
    words = element("td", _words(duty, lang), colspan=str(1 + len(STEPS)))
    return row((title, *steps)) + row((words,), class_="b-last-days__words")


def _words(duty: Duty, lang: Lang) -> str:
    lead = muted(text(say("wording.quoted", lang) + ("：" if lang == "zh" else ":")))
    words = element("span", quoted(duty.quote.zh), lang=CHINESE if lang == "en" else "")
    return f"{lead} {words}" if lang == "zh" else f"{lead} {words} {text(duty.quote.en)}"


def _step(duty: Duty, on: date, last: date, step: str, lang: Lang) -> str:
    done = in_time(on, last)
    names = ENDED if duty.id == ENDS else LATE
    word = say(names[done], lang)
    verdict = "met" if done else "not_met"
    pill = span(f"b-pill b-pill--{verdict}", f"{icon(verdict)}{text(word)}")
    return cell(f"{text(day(on, lang))}<br>{pill}", _place(step, lang))


def _place(step: str, lang: Lang) -> str:
    return say(f"boundary.day-{step}", lang)
