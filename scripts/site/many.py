"""The page for many applications: what stands there before any is read."""

from checker.io.folders import SUFFIXES
from checker.many.board import group_pill
from checker.many.rows import COLUMNS, GROUPS_SHOWN
from checker.model import NOT_NEEDED, Lang
from scripts.site.form.page import on_own_lines, script_data
from scripts.site.templates import render
from scripts.site.words import group, word

FAILURES = ("network", "offline", "browser", "crash")
# What is asked before something is lost: its part of the page, its icon, what its yes does.
ASKED = {
    "desk.ask-replace": ("ask-replace", "open", "replace-now"),
    "desk.ask-clear": ("ask-clear", "forget", "clear-now"),
}


def board(lang: Lang) -> str:
    """Return the place to drop files, the states, and the empty table."""
    parts = {
        f"failed-{kind}": render("form/many_failed", lang, kind=kind).strip() for kind in FAILURES
    }
    for key, (part, symbol, does) in ASKED.items():
        asked = render("form/many_ask", lang, lead=word(key), symbol=symbol, does=does)
        parts[part] = asked.strip()
    data = script_data(lang, "../", parts, group("desk-script"))
    page = render(
        "form/many",
        lang,
        accepted=",".join(SUFFIXES),
        columns=COLUMNS,
        groups=GROUPS_SHOWN,
        rare=NOT_NEEDED,
        chips={
            "all": word("desk.all"),
            "stops": word("board.chip-stops"),
            "answer": word("board.chip-answer"),
            "ask": word("board.chip-ask"),
            "ready": word("board.chip-ready"),
            NOT_NEEDED: word("many.group-not-needed"),
        },
        group_pill=group_pill,
        data=data,
    )
    return on_own_lines(page)
