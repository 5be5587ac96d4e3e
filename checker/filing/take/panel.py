"""Write what can be taken along: the errands, and the report in both languages with its receipt."""

from __future__ import annotations

import base64
from typing import Any

from checker.filing.errands.find import ErrandList, errand_list
from checker.filing.errands.plain import fragment, headline
from checker.filing.receipt import receipt
from checker.filing.take import twin
from checker.model import Lang
from checker.page_request import bases_of, lang_of, report_of
from checker.report.html import Html, el, joined, together
from checker.report.markup import icon
from checker.report.outline import Report
from checker.words import phrase, word

# What the page's script does with each, and the icon it has.
ACTS = {
    "errands": "print",
    "twin": "print",
    "word": "save",
    "markdown": "save",
    "save": "save",
    "share": "link",
}


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the errands to look at, with the ways to take things along.

    ``file`` asks for the report in both languages instead: as HTML, in Word or as Markdown.
    """
    report = report_of(asked, bases_of(asked))
    name = f"b24-{report.app.day.isoformat()}"
    match asked.get("file"):
        case "twin":
            return {"ok": True, "html": twin.fragment(report)}
        case "word":
            content = base64.b64encode(twin.as_word(report)).decode("ascii")
            return {"ok": True, "name": f"{name}.docx", "base64": content}
        case "markdown":
            text = twin.as_markdown(report)
            return {"ok": True, "name": f"{name}.md", "type": "text/markdown", "text": text}
    return {"ok": True, "panel": _panel(report, lang_of(asked))}


def _panel(report: Report, lang: Lang) -> Html:
    acts = (
        el("button", icon(sign), phrase(f"take.{act}", lang), **_does(act))
        for act, sign in ACTS.items()
    )
    found = errand_list(report)
    return together(
        el("div", joined(acts, " "), cls="b-take__acts"),
        _receipt(report, lang),
        el("details", el("summary", _summary(found, lang)), fragment(report, found, lang)),
    )


def _summary(found: ErrandList, lang: Lang) -> str:
    """Name the checklist, and how much of it is left."""
    left = headline(found).of(lang)
    return f"{phrase('errands.title', lang)}{word('mark.colon').of(lang)}{left}"


def _does(act: str) -> dict[str, str]:
    """Return what a button does: saving and sharing are the page's own."""
    own = {"data_do": act} if act in ("save", "share") else {"data_do": "take", "data_take": act}
    return {"type": "button", "cls": "b-button", **own}


def _receipt(report: Report, lang: Lang) -> Html:
    """Say by what the result can be told again, in short."""
    digests = (
        el("span", f"{phrase(f'twin.receipt-{part}', lang)} ", el("code", digest[: twin.DIGITS]))
        for part, digest in receipt(report.app).items()
    )
    name = f"{phrase('twin.receipt', lang)}{word('mark.colon').of(lang)}"
    return el("p", el("strong", name), joined(digests, " · "), cls="b-take__receipt b-muted")
