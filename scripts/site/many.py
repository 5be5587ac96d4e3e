"""The page for many applications: what stands there before any is read."""

from checker.io.folders import SUFFIXES
from checker.many.board import group_pill
from checker.many.judge import GROUPS
from checker.many.rows import GROUPS_SHOWN
from checker.model import NOT_NEEDED, Lang
from scripts.site.form.page import on_own_lines, script_data
from scripts.site.templates import render
from scripts.site.words import group, word

FAILURES = ("network", "offline", "browser", "crash")
# What is asked before something is lost: its icon, and what its yes does.
ASKED = (("replace", "open", "replace-now"), ("clear", "forget", "clear-now"))
# By the key that a row is sorted by: those that need no look at other columns come first.
COLUMNS = ("company", "scope", "law", "local", "checklist", "missing", "answers", "days")
# What is missing is read and not sorted.
UNSORTED = ("missing",)


def board(lang: Lang) -> str:
    """Return the place to drop files, the states, and the empty table."""
    parts = {
        f"failed-{kind}": render("form/many_failed", lang, kind=kind).strip() for kind in FAILURES
    }
    for name, symbol, does in ASKED:
        lead = word(f"desk.ask-{name}")
        asked = render("form/many_ask", lang, lead=lead, symbol=symbol, does=does)
        parts[f"ask-{name}"] = asked.strip()
    data = script_data(lang, "../", parts, group("desk-script"))
    page = render(
        "form/many",
        lang,
        accepted=",".join(SUFFIXES),
        columns=COLUMNS,
        unsorted=UNSORTED,
        groups=GROUPS_SHOWN,
        rare=NOT_NEEDED,
        chips={
            "all": word("desk.all"),
            **{group: word(f"board.chip-{group}") for group in GROUPS},
            NOT_NEEDED: word(f"many.group-{NOT_NEEDED}"),
        },
        group_pill=group_pill,
        data=data,
    )
    return on_own_lines(page)
