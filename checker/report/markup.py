"""Small pieces of HTML that pages, panel and report share; all text is escaped here."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from checker.report.summary import counts, overall
from checker.words import fill, word

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from checker.model import Basis, Citation, Finding, Lang, RuleFindings, Text

MARKS = {
    "met": "check",
    "not_met": "close",
    "answer": "edit",
    "unclear": "help",
    "not_applicable": "minus",
}

# Words that are kept with what fills them. A panel has about 50; counts and names come and go.
MOST_SAID = 1000

# The number of an article stays on the line of its word.
ARTICLE = re.compile(r"\b(arts?\.) ")


def text(content: Text, lang: Lang) -> str:
    """Return one language's wording, escaped."""
    return escape(content.of(lang))


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a fixed word, filled and escaped."""
    return _said(key, lang, tuple(values.items()))


@lru_cache(MOST_SAID)
def _said(key: str, lang: Lang, values: tuple[tuple[str, object], ...]) -> str:
    return text(fill(word(key), dict(values)), lang)


def colon(lang: Lang) -> str:
    """Return the language's colon, without the space that follows it."""
    return word("mark.colon").of(lang).rstrip()


def led(key: str, lang: Lang) -> str:
    """Return a fixed word that leads a sentence, with its colon."""
    return f"<strong>{say(key, lang)}{colon(lang)}</strong>"


def icon(name: str) -> str:
    """Return an icon of the page's sprite, hidden from assistive technology."""
    return f'<svg class="b-i" aria-hidden="true"><use href="#i-{name}"></use></svg>'


def cited_place(cite: Citation, lang: Lang, sources: str) -> str:
    """Return an instrument, linked to its entry on the page of sources, and the article."""
    name = cite.instrument.short.of(lang)
    name = name[:1].upper() + name[1:]
    article = ARTICLE.sub("\\1\N{NO-BREAK SPACE}", text(cite.article, lang))
    mark = ", " if lang == "en" else "" if article.startswith("第") else "："
    return f'<a href="{escape(sources)}#{cite.instrument.id}">{escape(name)}</a>{mark}{article}'


def due_mark(due: date, lang: Lang, *, said: bool = True) -> str:
    """Return the day of the next check, with a mark that shows once the visitor's day is past it.

    Without ``said`` the day itself stays unseen: nothing shows until the mark does.
    """
    shown = say("report.next-check", lang, on=due) if said else ""
    late = f'<b class="b-late" hidden>{say("report.overdue", lang)}</b>'
    return f'<time class="b-due" datetime="{due}" data-due="{due}">{shown} {late}</time>'


def pill(state: str, lang: Lang, group: str = "verdict") -> str:
    """Return a verdict, or a finding's state, as icon and word."""
    return (
        f'<span class="b-pill b-pill--{state}">{icon(state)}{say(f"{group}.{state}", lang)}</span>'
    )


def rank_tag(rank: str, lang: Lang) -> str:
    """Say what a requirement's words rest on."""
    return (
        f'<span class="b-rank b-rank--{rank}" title="{say(f"rank-means.{rank}", lang)}">'
        f"{say(f'rank.{rank}', lang)}</span>"
    )


def strip(found: RuleFindings, bases: Collection[Basis], lang: Lang) -> str:
    """Return what each basis says of one rule, in two or three small cells."""
    shown = [(b, f.state) for b, f in found.on.items() if b in bases]
    cells = "".join(_cell(basis, state, lang) for basis, state in shown)
    return f'<span class="b-strip">{cells}</span>'


def _cell(basis: Basis, state: str, lang: Lang) -> str:
    spoken = say(f"verdict.{state}", lang)
    return (
        f'<span class="b-cell b-cell--{state}">{say(f"strip.{basis.value}", lang)}'
        f'{icon(MARKS[state])}<span class="b-sr">{spoken}</span></span> '
    )


def bar(found: Sequence[Finding]) -> str:
    """Return the shares of the verdicts as a bar of textured parts."""
    parts = "".join(
        f'<i class="b-bar__{state}" style="flex-grow:{n}"></i>'
        for state, n in counts(found).items()
        if n
    )
    return f'<span class="b-bar" aria-hidden="true">{parts}</span>'


def counted_marks(found: Sequence[Finding], lang: Lang) -> str:
    """Return the counts that are not zero, each with its icon."""
    parts = "".join(count_mark(state, n, lang) for state, n in counts(found).items() if n)
    return f'<span class="b-counts">{parts}</span>'


def count_mark(state: str, n: int, lang: Lang) -> str:
    """Return how many findings have a state, with its icon."""
    return f'<span class="b-count">{icon(state)}{say(f"count.{state}", lang, n=n)}</span> '


def verdict_row(basis: Basis, found: Sequence[Finding], lang: Lang, place: str = "") -> str:
    """Return one basis with its place (HTML), role, overall word, bar and counts."""
    where = f" · {place}" if place else ""
    whole = pill(overall(found).value, lang, "overall")
    return (
        f'<li class="b-verdict b-verdict--{basis.value}" data-key="{basis.value}">'
        f'{icon(basis.value)}<span class="b-verdict__head"><span class="b-verdict__name">'
        f"{say(f'basis.{basis.value}', lang)}{where}</span> "
        f'<span class="b-verdict__role">{say(f"role.{basis.value}", lang)}</span></span> '
        f"{whole}{bar(found)}{counted_marks(found, lang)}</li>"
    )


def quiet_row(basis: Basis, note: str, lang: Lang, place: str = "") -> str:
    """Return a basis that has no findings, with the reason in words."""
    where = f" · {place}" if place else ""
    return (
        f'<li class="b-verdict b-verdict--{basis.value}" data-key="{basis.value}">'
        f'{icon(basis.value)}<span class="b-verdict__head"><span class="b-verdict__name">'
        f"{say(f'basis.{basis.value}', lang)}{where}</span> "
        f'<span class="b-verdict__role">{say(f"role.{basis.value}", lang)}</span></span> '
        f'<span class="b-verdict__note b-verdict__note--below">{note}</span></li>'
    )
