"""Write the report's outline as plain text, Markdown or a page of HTML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from checker.model import Verdict
from checker.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Lang
    from checker.outline import Part

SIGNS = {
    Verdict.MET: "[+]",
    Verdict.NOT_MET: "[x]",
    Verdict.UNKNOWN: "[?]",
    Verdict.NOT_APPLICABLE: "[-]",
}
MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")


def _led(part: Part, lang: Lang, write: object = None) -> tuple[str, str]:
    lead = part.lead.of(lang) if part.lead else ""
    colon = "：" if lang == "zh" else ": "
    return (f"{lead}{colon}" if lead else ""), part.text.of(lang)


def as_text(parts: Iterable[Part], lang: Lang) -> str:
    """Return the report for a terminal."""
    return "\n".join(_text_line(part, lang) for part in parts) + "\n"


def _text_line(part: Part, lang: Lang) -> str:
    lead, said = _led(part, lang)
    match part.kind:
        case "title":
            return f"{said}\n"
        case "heading":
            return f"\n{said}"
        case "rule":
            sign = SIGNS[part.mark] if part.mark else ""
            return f"  {sign} {said}"
        case "step":
            return f"      -> {lead}{said}"
        case "source":
            return f"      {said}"
        case "small":
            return f"  {said}{f' {part.url}' if part.url else ''}"
        case "line":
            return f"      {lead}{said}"
    return f"{lead}{said}"


def as_markdown(parts: Iterable[Part], lang: Lang) -> str:
    """Return the report as Markdown; signs in names are escaped."""
    return "\n".join(_markdown_line(part, lang) for part in parts) + "\n"


def _markdown_line(part: Part, lang: Lang) -> str:
    lead, said = (MARKDOWN_SIGNS.sub(r"\\\1", t) for t in _led(part, lang))
    match part.kind:
        case "title":
            return f"# {said}\n"
        case "heading":
            return f"\n## {said}\n"
        case "rule":
            verdict = word(f"verdict.{part.mark.value}").of(lang) if part.mark else ""
            return f"-   **{said}** {verdict}"
        case "step" | "line" if part.lead is None or part.kind == "step":
            return f"    - {lead}{said}"
        case "source":
            return f"    - *{said}*"
        case "small":
            return f"- {said}{f' <{part.url}>' if part.url else ''}"
    return f"- {lead}{said}"


STYLE = """
body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b2733}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin:1.6rem 0 .4rem;border-bottom:1px solid #dfe5eb;
break-after:avoid}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}
dt{color:#55616e}dd{margin:0}article{margin:.7rem 0;break-inside:avoid}h3{font-size:1rem;margin:0}
p{margin:.1rem 0}.small{color:#55616e;font-size:.85rem}@page{margin:14mm}
""".strip()


def as_html(parts: Iterable[Part], lang: Lang) -> str:
    """Return the report as one page that needs nothing else, fit for printing."""
    listed = list(parts)
    title = escape(listed[0].text.of(lang))
    tag = "zh-Hans" if lang == "zh" else "en"
    body = "\n".join(_html_line(part, lang) for part in listed)
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _html_line(part: Part, lang: Lang) -> str:
    lead, said = (escape(t) for t in _led(part, lang))
    match part.kind:
        case "title":
            return f"<h1>{said}</h1>"
        case "heading":
            return f"<h2>{said}</h2>"
        case "pair":
            return f"<p><span class='small'>{lead}</span>{said}</p>"
        case "rule":
            verdict = escape(word(f"verdict.{part.mark.value}").of(lang)) if part.mark else ""
            return f"<h3>{verdict} · {said}</h3>"
        case "small" | "source":
            link = f' <a href="{escape(part.url)}">{escape(part.url)}</a>' if part.url else ""
            return f"<p class='small'>{said}{link}</p>"
    return f"<p><b>{lead}</b>{said}</p>" if lead else f"<p>{said}</p>"
