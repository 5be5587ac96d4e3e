"""A question whose answer is a list: none, add, not sure, and an editor for each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.markup import icon
from scripts.site.form.controls import UNSURE, toggle
from scripts.site.form.rows import hint, row
from scripts.site.form.words import entry, inline, say
from scripts.site.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.model import Fact, Lang, Law

# A company has shareholders: for them "none" is no answer.
NEVER_NONE = ("shareholders",)
PRINTED_ROWS = 4
SHARE = "shareholders[].share"
SUM_NOTE = '<p class="b-sum-note b-note b-note--error" hidden></p>'


def fields(law: Law, name: str, only: Collection[str] | None = None) -> list[Fact]:
    """Return the questions of one entry of a list, all of them or only some."""
    found = [fact for path, fact in law.facts.items() if path.startswith(f"{name}[].")]
    return found if only is None else [f for f in found if f.path in only]


def list_row(
    law: Law, fact: Fact, lang: Lang, only: Collection[str] | None = None, *, small: bool = False
) -> str:
    """Write a list question; ``only`` narrows what is asked of an entry."""
    asked = fields(law, fact.path, only)
    folded = "" if small else hint(law, fact, lang)
    legend = element("legend", inline(fact.label.of(lang), lang), class_="b-label")
    parts = (
        legend,
        folded,
        element("div", _answers(fact, lang), class_="b-control"),
        element("ol", "", class_="b-entries", data_kind=entry(fact.path, lang)),
        _foot(fact, lang),
        _printed(asked, lang),
    )
    return element(
        "fieldset",
        "".join(parts),
        class_="b-row b-row--list",
        id=f"q-{fact.path}",
        data_path=fact.path,
        data_type="list",
        data_stays="" if fact.decides else "yes",
        data_kept="" if fact.decides else "yes",
        data_short=fact.short.of(lang),
    )


def _answers(fact: Fact, lang: Lang) -> str:
    """Write the answers to a list question; what is only kept has entries, and no other answer."""
    if not fact.decides:
        return f'<div class="b-answers">{_add(fact, lang)}</div>'
    none = toggle(fact.path, "none", say("none", lang))
    unsure = toggle(fact.path, UNSURE, say("unsure", lang))
    first = "" if fact.path in NEVER_NONE else none
    return f'<div class="b-answers">{first}{_add(fact, lang)}{unsure}</div>'


def _add(fact: Fact, lang: Lang) -> str:
    spoken = f'<span class="b-sr"> {text(entry(fact.path, lang).lower())}</span>'
    return button(f"{icon('add')}<span>{text(say('add', lang))}{spoken}</span>", "add")


def button(content: str, do: str, more: str = "", kind: str = "b-button", **said: str) -> str:
    """Write a button of the script."""
    classes = f"{kind} {more}".strip()
    return element("button", content, type="button", class_=classes, data_do=do, **said)


def _foot(fact: Fact, lang: Lang) -> str:
    """Write what stands below the entries: another one, and for shares their sum."""
    total = '<span class="b-sum" role="status"></span>' if fact.path == "shareholders" else ""
    return f'<p class="b-entries__foot" hidden>{_add(fact, lang)}{total}</p>'


def entry_part(
    law: Law, fact: Fact, lang: Lang, only: Collection[str] | None = None, *, small: bool = False
) -> str:
    """Write one entry for the script to repeat: how it reads when closed, and its editor."""
    asked = fields(law, fact.path, only)
    spoken = '<span class="b-sr b-entry__spoken"></span>'
    edit = _labeled("edit", f"{text(say('edit', lang))}{spoken}", "b-button--plain")
    said = f'<div class="b-entry__said"><span class="b-entry__text"></span>{edit}</div>'
    remove = _labeled("remove", text(say("remove", lang)), "b-button--plain")
    legend = '<legend class="b-editor__title"></legend>'
    rows = "".join(
        f"{row(law, f, lang, small=small)}{SUM_NOTE if f.path == SHARE else ''}" for f in asked
    )
    foot = button(text(say("done", lang)), "done", "b-button--primary") + button(
        f"{icon('add')}<span>{text(say('done-add', lang))}</span>", "another"
    )
    editor = (
        f'<fieldset class="b-editor" hidden>{legend}<div class="b-editor__head">{remove}</div>'
        f'{rows}<p class="b-editor__foot">{foot}</p></fieldset>'
    )
    return f'<li class="b-entry">{said}{editor}</li>'


def _labeled(do: str, label: str, more: str = "") -> str:
    """Write a button with the icon of what it does."""
    return button(f"{icon(do)}<span>{label}</span>", do, more)


def _printed(asked: list[Fact], lang: Lang) -> str:
    """Write blank rows, to be filled in by hand on paper."""
    heads = "".join(f'<th scope="col">{text(f.short.of(lang))}</th>' for f in asked)
    blank = f"<tr>{'<td></td>' * len(asked)}</tr>" * PRINTED_ROWS
    return (
        f'<table class="b-blank-rows"><thead><tr>{heads}</tr></thead><tbody>{blank}</tbody></table>'
    )
