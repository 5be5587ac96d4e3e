"""Write a report as one page of HTML that needs nothing else, fit for printing."""

from __future__ import annotations

from collections.abc import Iterable

from checker.core.words import joined_texts, word
from checker.core.words.terms import VERDICT_WORDS
from checker.model import LANG_TAGS, Lang
from checker.report.html import Finished, Html, el, joined_html, together
from checker.report.outline import Report
from checker.report.plain import PlainLine, by_law, parts_of

# The page is one file, to be mailed and printed: its style stands in it.
STYLE = Finished(
    """
body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b2733}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin:1.6rem 0 .4rem;border-bottom:1px solid #dfe5eb;
break-after:avoid}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}
dt{color:#55616e}dd{margin:0}article{margin:.7rem 0;break-inside:avoid}h3{font-size:1rem;margin:0}
p{margin:.1rem 0}.small{color:#55616e;font-size:.85rem}@page{margin:14mm}
""".strip()
)
TAGS = {"title": "h1", "heading": "h2", "owner": "h3", "rule": "h3"}


def as_html(report: Report, lang: Lang) -> str:
    """Return the page: its head, and the report's lines below each other."""
    lines = rendered(parts_of(report), lang)
    if report.is_ruled and report.other_guides:
        lines.append(_other_guides(report))
    return page(by_law(word("report.title")).of(lang), lines, lang)


def rendered(parts: Iterable[PlainLine], lang: Lang) -> list[Html]:
    """Return lines as a page shows them below each other, in one language."""
    lines = []
    for part in parts:
        lead, text = part.written(lang)
        match part.kind:
            case "pair":
                led = el("span", lead, cls="small")
            case "rule":
                led = together(word(VERDICT_WORDS[part.state]), " · ")
            case "step" | "ask" | "brief":
                led = el("b", lead)
            case _:
                led = together(lead)
        link = (" ", el("a", part.url, href=part.url)) if part.url else ()
        small = "small" if part.kind in ("source", "small") else None
        lines.append(el(TAGS.get(part.kind, "p"), led, text, *link, cls=small))
    return lines


def _other_guides(report: Report) -> Html:
    """Fold the guides that the same wordings cite, and that are nothing to this applicant."""
    said = word("report.other-guides", n=len(report.other_guides))
    titles = joined_texts((each.title for each in report.other_guides), "mark.item")
    return el("details", el("summary", said), el("p", titles), cls="small")


def page(title: str, lines: Iterable[Html], lang: Lang, style: str = Finished()) -> str:
    """Return one page of HTML with these lines; ``style`` is added to what every page has."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width"),
        el("title", title),
        el("style", together(STYLE, style)),
    )
    body = el("body", "\n", joined_html(lines, "\n"), "\n")
    whole = el("html", head, "\n", body, lang=LANG_TAGS[lang])
    return together(Finished("<!doctype html>\n"), whole, "\n").of(lang)
