"""Write the calendar of duties as text, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker import __version__
from checker.core.words import in_both, word
from checker.decide.duties import Duty, DutyDay, License
from checker.model import Lang
from checker.report.data import json_report
from checker.report.plain import aside, pair
from checker.report.summary import in_short

CALENDAR_FORMAT = "call-center-license/calendar/1"


def _head(held: License, lang: Lang) -> list[str]:
    """Say of which license the calendar is, in labelled lines."""
    expires = in_both(held.expires)
    pairs = (
        pair("calendar.granted", in_both(held.granted)),
        pair(
            "calendar.expires",
            aside(expires, word("calendar.computed")) if held.computed else expires,
        ),
        pair("report.rules-version", in_both(__version__)),
    )
    return ["".join(each.written(lang)) for each in pairs]


def _foot(lang: Lang) -> list[str]:
    return [word(key).of(lang) for key in ("calendar.holiday", "report.disclaimer")]


def as_text(held: License, entries: Iterable[DutyDay], undated: Sequence[Duty], lang: Lang) -> str:
    """Return the calendar for a terminal."""
    lines = [word("calendar.title").of(lang), "", *_head(held, lang), ""]
    for entry in entries:
        lines += [f"{entry.on.isoformat()}  {entry.duty.title.of(lang)}"]
        lines += [f"            {entry.text.of(lang)}", f"            {_cites(entry.duty, lang)}"]
    if undated:
        lines += ["", word("calendar.whenever").of(lang)]
    for duty, event in _events(undated, lang):
        lines += [f"  {event}", f"  {_cites(duty, lang)}"]
    return "\n".join((*lines, "", *_foot(lang))) + "\n"


def as_markdown(
    held: License, entries: Iterable[DutyDay], undated: Sequence[Duty], lang: Lang
) -> str:
    """Return the calendar as Markdown."""
    columns = ("calendar.day", "calendar.duty", "calendar.text", "calendar.cites")
    heads = [word(key).of(lang) for key in columns]
    rows = [heads, ["---"] * len(heads)]
    rows += [
        [e.on.isoformat(), e.duty.title.of(lang), e.text.of(lang), _cites(e.duty, lang)]
        for e in entries
    ]
    lines = [f"# {word('calendar.title').of(lang)}", ""]
    lines += [*(f"- {line}" for line in _head(held, lang)), ""]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    if undated:
        lines += ["", f"## {word('calendar.whenever').of(lang)}", ""]
    lines += [f"- {event} *{_cites(duty, lang)}*" for duty, event in _events(undated, lang)]
    return "\n".join((*lines, "", *(f"{line}\n" for line in _foot(lang))))


def _events(undated: Iterable[Duty], lang: Lang) -> list[tuple[Duty, str]]:
    """Return the duties that wait for an event, each with the words for it."""
    return [(duty, duty.whenever.of(lang)) for duty in undated if duty.whenever]


def _cites(duty: Duty, lang: Lang) -> str:
    return in_short(duty.cites).of(lang)


def as_json(held: License, entries: Iterable[DutyDay], undated: Iterable[Duty]) -> str:
    """Return the calendar for programs, in both languages."""
    data = {
        "granted": held.granted,
        "expires": held.expires,
        "expires_computed": held.computed,
        "entries": [
            {
                "code": entry.duty.id,
                "since": entry.since,
                "on": entry.on,
                **entry.text._asdict(),
                "citations": entry.duty.cites,
            }
            for entry in entries
        ],
        "whenever": [
            {"code": d.id, **d.whenever._asdict(), "citations": d.cites}
            for d in undated
            if d.whenever
        ],
    }
    return json_report(CALENDAR_FORMAT, data)
