"""The folded words of the texts: quoted Chinese, our English, article and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Basis
from checker.report.markup import icon
from scripts.site import rules
from scripts.site.compare import reading, written_in
from scripts.site.markup import CHINESE, element, muted, quoted, read_tag, text
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Lang, Rule, Version


def texts(rule: Rule, lang: Lang) -> str:
    """Write every wording of a rule, the law first and the newest first."""
    versions = rules.newest_first(rule)
    quoted = any(version.quote for version in versions)
    lines = (
        '<details class="b-law-text">',
        f"<summary>{text(say('texts.title', lang))}</summary>",
        *(_wording(version, lang) for version in versions),
        element("p", muted(text(say("wording.ours", lang)))) if quoted else "",
        "</details>",
    )
    return "\n".join(line for line in lines if line) + "\n"


def _wording(version: Version, lang: Lang) -> str:
    space, asks = "" if lang == "zh" else " ", version.asks.of(lang)
    parts = (
        element("p", _place(version, lang), class_="b-law-text__place"),
        _quoted(version, lang),
        element("p", f"{muted(text(say('wording.in-our-words', lang)))}{space}{text(asks)}"),
    )
    return element("section", "\n".join(part for part in parts if part))


def _place(version: Version, lang: Lang) -> str:
    basis = version.basis.value
    name = element("b", f"{icon(basis)} {text(say(f'basis.{basis}', lang))}")
    dates = f" · {text(dated(version, lang))}" if dated(version, lang) else ""
    tags = "" if version.basis is Basis.CHECKLIST else f" {read_tag(reading(version), lang)}"
    return f"{name}{dates}{tags}<br>{written_in(version, lang)}"


def dated(version: Version, lang: Lang) -> str:
    """Say from when to when a wording is in force, as far as its instrument says so."""
    if version.basis is Basis.CHECKLIST:
        return say("dated.undated", lang)
    if rules.is_coming(version):
        return say("dated.in-force-from", lang, on=version.effective)
    began, ends = rules.in_force_since(version), version.ends
    parts = [say("dated.in-force-since", lang, on=began)] if began else []
    parts += [say("dated.until", lang, on=ends)] if ends else []
    return ("，" if lang == "zh" else ", ").join(parts)


def _quoted(version: Version, lang: Lang) -> str:
    if version.quote is None:
        return element("p", muted(text(say("wording.not-quoted", lang))))
    words = element("p", quoted(version.quote.zh), lang=CHINESE if lang == "en" else "")
    if lang == "en":
        words += element("p", text(version.quote.en), class_="b-ours")
    return element("blockquote", words)
