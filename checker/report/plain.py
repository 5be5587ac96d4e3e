"""Write the report's outline as plain text, Markdown or a page of HTML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from checker.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Lang
    from checker.report.outline import Part

SIGNS = {
    "met": "[+]",
    "not_met": "[x]",
    "answer": "[ ]",
    "unclear": "[?]",
    "not_applicable": "[-]",
}
MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")


def _led(part: Part, lang: Lang) -> tuple[str, str]:
    lead = part.lead.of(lang) if part.lead else ""
    return (f"{lead}{word('mark.colon').of(lang)}" if lead else ""), part.text.of(lang)


def as_text(parts: Iterable[Part], lang: Lang) -> str:
    """Return the report for a terminal."""
    return "\n".join(_text_line(part, lang) for part in parts) + "\n"


TEXT = {
    "title": "{said}\n",
    "heading": "\n{said}",
    "pair": "{lead}{said}",
    "rule": "  {mark} {said}",
    "line": "      {lead}{said}",
    "step": "      -> {lead}{said}",
    "ask": "      ?> {lead}{said}",
    "source": "      {said}",
    "small": "  {said} {url}",
}


def _text_line(part: Part, lang: Lang) -> str:
    lead, said = _led(part, lang)
    mark = SIGNS[part.mark] if part.mark else ""
    line = TEXT[part.kind].format(lead=lead, said=said, mark=mark, url=part.url or "")
    return line.rstrip(" ")


def as_markdown(parts: Iterable[Part], lang: Lang) -> str:
    """Return the report as Markdown; signs in names are escaped."""
    return "\n".join(_markdown_line(part, lang) for part in parts) + "\n"


MARKDOWN = {
    "title": "# {said}\n",
    "heading": "\n## {said}\n",
    "pair": "- {lead}{said}",
    "rule": "- **{said}** {mark}",
    "line": "    - {lead}{said}",
    "step": "    - {lead}{said}",
    "ask": "    - {lead}{said}",
    "source": "    - *{said}*",
    "small": "- {said} {url}",
}


def _markdown_line(part: Part, lang: Lang) -> str:
    lead, said = (MARKDOWN_SIGNS.sub(r"\\\1", t) for t in _led(part, lang))
    url = f"<{part.url}>" if part.url else ""
    line = MARKDOWN[part.kind].format(lead=lead, said=said, mark=_marked(part, lang), url=url)
    return line.rstrip(" ")


def _marked(part: Part, lang: Lang) -> str:
    return word(f"verdict.{part.mark}").of(lang) if part.mark else ""


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


HTML = {
    "title": "<h1>{said}</h1>",
    "heading": "<h2>{said}</h2>",
    "pair": "<p><span class='small'>{lead}</span>{said}</p>",
    "rule": "<h3>{mark} · {said}</h3>",
    "line": "<p>{lead}{said}</p>",
    "step": "<p><b>{lead}</b>{said}</p>",
    "ask": "<p><b>{lead}</b>{said}</p>",
    "source": "<p class='small'>{said}</p>",
    "small": "<p class='small'>{said}{url}</p>",
}


def _html_line(part: Part, lang: Lang) -> str:
    lead, said = (escape(t) for t in _led(part, lang))
    address = escape(part.url or "")
    url = f' <a href="{address}">{address}</a>' if address else ""
    return HTML[part.kind].format(lead=lead, said=said, mark=escape(_marked(part, lang)), url=url)
