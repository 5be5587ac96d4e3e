"""The browser's door: text in, text out, never an exception."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker.application import syntax
from checker.application.application import FORMAT, Application, parse
from checker.application.fields import InputError, read_date, safe
from checker.duties import days_of, load_duties, read_license
from checker.evaluate import evaluate
from checker.load import load_law
from checker.memo import Memo
from checker.model import Basis, Findings, Lang, Law, Verdict
from checker.questions import relevant
from checker.report.duties_panel import CalendarPanel
from checker.report.icalendar import as_icalendar
from checker.report.json import as_json
from checker.report.panel import Panel, summary_sentence
from checker.report.sentences import section_sentences
from checker.report.summary import counted, is_ruled, on_basis
from checker.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

# One visitor fills in one application, answer by answer.
MEMO = Memo()
FORMAT_STEM = FORMAT.rpartition("/")[0]
LONGEST_CRASH = 300


def answer(request: str) -> str:
    """Answer one request of the page; see ``check`` and ``open_file``."""
    try:
        asked = json.loads(request)
        return _written(ANSWERS[asked["do"]](asked))
    except InputError as error:
        return _written({"ok": False, "error": _error(error)})
    except Exception as error:  # noqa: BLE001 - a page cannot show a traceback
        crash = safe(f"{type(error).__name__}: {error}", LONGEST_CRASH)
        return _written({"ok": False, "crash": crash})


def _written(reply: dict[str, Any]) -> str:
    """Write a reply; what a page's JSON lacks, such as infinity, is a fault."""
    return json.dumps(reply, ensure_ascii=False, allow_nan=False)


def _error(error: InputError) -> dict[str, Any]:
    return {
        "path": error.path,
        "line": error.line,
        "en": error.text.en,
        "zh": error.text.zh,
    }


def check(asked: dict[str, Any], memo: Memo | None = None) -> dict[str, Any]:
    """Evaluate what is answered; a field in error counts as open and the rest goes on."""
    law = load_law()
    app, errors = _read(asked, law)
    findings = evaluate(app, law, memo or MEMO)
    lang = _lang(asked)
    unsure = frozenset(_unsure(asked["application"]))
    panel = Panel(app, findings, law, _bases(asked), lang, asked.get("site", "../"), unsure)
    return {
        "ok": True,
        "errors": [_error(e) for e in errors],
        "problems": [{"code": p.code, **p.text._asdict()} for p in findings.contradictions],
        "applicationDate": app.day.isoformat(),
        "panel": panel.html(),
        "mini": panel.mini(asked["rule"]) if asked.get("rule") else None,
        "summary": summary_sentence(findings, law, lang),
        "counts": counted(on_basis(findings, Basis.LAW)).of(lang),
        "next": {"path": panel.asked[0].path} if panel.asked else None,
    }


def _unsure(table: dict[str, Any], at: str = "") -> Iterator[str]:
    """Return the questions answered "not sure", which a file writes as null."""
    for key, content in table.items():
        if content is None:
            yield f"{at}{key}"
        elif isinstance(content, dict):
            yield from _unsure(content, f"{at}{key}.")
        elif isinstance(content, list):
            for i, entry in enumerate(content):
                if isinstance(entry, dict):
                    yield from _unsure(entry, f"{at}{key}[{i}].")


def questions(asked: dict[str, Any], memo: Memo | None = None) -> dict[str, Any]:
    """Say which questions still matter, which papers are asked for, and what is answered."""
    law, kept = load_law(), memo or MEMO
    app, _ = _read(asked, law)
    findings = evaluate(app, law, kept)
    bases = _bases(asked)
    return {
        "ok": True,
        "relevant": list(relevant(app, findings, law, bases, kept)),
        "asked": _asked_materials(findings, bases),
        "sections": section_sentences(app, law, _lang(asked)),
        "ruled": is_ruled(findings),
    }


def warm(asked: dict[str, Any]) -> dict[str, Any]:
    """Answer anew as if for the first time: a browser makes quick only what has run for a while."""
    anew = Memo()
    _parsed.cache_clear()
    json.dumps([check(asked, anew), questions(asked, anew)], ensure_ascii=False)
    # The lines of the answer that stands are those to be kept.
    check(asked)
    return {"ok": True}


def report(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the report on what is answered, as the command line prints it."""
    law = load_law()
    app, _ = _read(asked, law)
    return {"ok": True, "report": as_json(app, evaluate(app, law, MEMO), law)}


def days(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the calendar of one license: to show, to announce, and for calendar programs."""
    duties, lang = load_duties(), _lang(asked)
    today = read_date("today", asked["today"])
    held = read_license(duties, asked)
    entries = days_of(held, duties)
    panel = CalendarPanel(held, entries, today, lang, asked.get("site", "../"))
    return {
        "ok": True,
        "panel": panel.html(),
        "summary": panel.sentence(),
        "file": as_icalendar(held, entries, lang, today),
    }


def _lang(asked: dict[str, Any]) -> Lang:
    return "zh" if asked["lang"] == "zh" else "en"


def _bases(asked: dict[str, Any]) -> list[Basis]:
    return [basis for basis in Basis if basis.value in asked["bases"]]


def _read(asked: dict[str, Any], law: Law) -> tuple[Application, tuple[InputError, ...]]:
    return _parsed(json.dumps(asked["application"], ensure_ascii=False), asked["today"], law)


@lru_cache(1)
def _parsed(text: str, today: str, law: Law) -> tuple[Application, tuple[InputError, ...]]:
    """Read an application; of the last one more than one thing is asked."""
    return parse(syntax.read(text), law, date.fromisoformat(today))


def _asked_materials(findings: Findings, bases: list[Basis]) -> list[str]:
    """Return the materials some chosen basis asks of this applicant, or may ask."""
    return [
        r.rule.id
        for r in findings.rules
        if r.rule.kind == "material"
        and any(f.verdict is not Verdict.NOT_APPLICABLE for b, f in r.on.items() if b in bases)
    ]


def open_file(asked: dict[str, Any]) -> dict[str, Any]:
    """Read a saved file strictly: one fault refuses it and nothing changes.

    What names no format of ours is told apart: its faults are not those of an application.
    """
    try:
        data = _application(asked)
    except InputError as error:
        saved = FORMAT_STEM in asked["text"] or error.text == word("file.empty")
        return {"ok": False, "error": _error(error), "saved": saved}
    plain = json.dumps(data, ensure_ascii=False, default=_plain)
    return {"ok": True, "application": json.loads(plain)}


def _application(asked: dict[str, Any]) -> dict[str, Any]:
    data = syntax.read(asked["text"])
    _, errors = parse(data, load_law(), date.fromisoformat(asked["today"]))
    if errors:
        raise errors[0]
    if not data:
        raise InputError("", word("file.empty"))
    return data


def _plain(value: object) -> object:
    """Write what TOML has and JSON lacks: dates as text, decimals as numbers."""
    return value.isoformat() if isinstance(value, date) else float(str(value))


ANSWERS = {
    "check": check,
    "questions": questions,
    "warm": warm,
    "report": report,
    "days": days,
    "open": open_file,
}
