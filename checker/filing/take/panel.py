"""Write what can be taken along: the errands, and the report in both languages with its receipt."""

from __future__ import annotations

from checker.core.words import word
from checker.filing.errands.find import errand_list
from checker.filing.errands.outline import headline
from checker.filing.errands.sheet import fragment
from checker.filing.file_names import saved_as
from checker.filing.receipt import receipt
from checker.filing.take import twin
from checker.io.page_request import bases_of, file_data, report_of
from checker.model import Data
from checker.report.html import Html, button, el, icon, joined_html, making, together
from checker.report.outline import Report

# What the page's script does with each, and the icon it has.
ACTS = {
    "errands": ("print", "take.errands"),
    "twin": ("print", "take.twin"),
    "word": ("save", "take.word"),
    "markdown": ("save", "take.markdown"),
    "save": ("save", "take.save"),
    "share": ("link", "take.share"),
}


def reply(asked: Data) -> Data:
    """Return the errands to look at, with the ways to take things along.

    ``file`` asks for one of them: the errands, or the report in both languages, as HTML, in Word or
    as Markdown.
    """
    report = report_of(asked, bases_of(asked))
    name = saved_as(report.app)
    match asked.get("file"):
        case "errands":
            return {"html": fragment(errand_list(report))}
        case "twin":
            return {"html": twin.fragment(report)}
        case "word":
            return file_data(f"{name}.docx", twin.as_word(report))
        case "markdown":
            text = twin.as_markdown(report)
            return {"name": f"{name}.md", "type": "text/markdown", "text": text}
    return {"panel": _panel(report)}


def _panel(report: Report) -> Html:
    acts = []
    for act, (sign, key) in ACTS.items():
        said = icon(sign), word(key)
        # Saving and sharing are the page's own.
        own = act in ("save", "share")
        acts.append(button(act, *said) if own else making(*said, do="take", file=act))
    # By what the result can be told again, in short.
    digests = (
        el("span", word(twin.RECEIPT[part]), " ", el("code", digest[: twin.DIGITS]))
        for part, digest in receipt(report.app).items()
    )
    colon, found = word("mark.colon"), errand_list(report)
    left = joined_html((word("errands.title"), headline(found)), colon)
    return together(
        el("div", joined_html(acts, " "), cls="b-side"),
        el(
            "p",
            el("strong", word("twin.receipt"), colon),
            joined_html(digests, " · "),
            cls="b-take__receipt b-muted",
        ),
        el("details", el("summary", left), fragment(found)),
    )
