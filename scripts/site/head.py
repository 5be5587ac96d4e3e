"""A rule page's kicker, title and jump line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Basis
from checker.report.freshness import first_due
from checker.report.markup import due_mark, rank_tag
from scripts.site import rules
from scripts.site.markup import element, markdown, span, tag, text
from scripts.site.words import say, word

if TYPE_CHECKING:
    from checker.model import Lang, Rule

# The headings of every rule page, in order; the pages are written by hand around them.
HEADINGS = {
    key: word(f"heading.{key}")
    for key in ("asked", "why", "prepare", "local", "mistakes", "examples", "sources")
}


def anchor(heading: str) -> str:
    """Return the id a heading gets on its page."""
    return heading.lower().replace(" ", "-")


def head(rule: Rule, lang: Lang) -> str:
    """Write the kicker and the page's title; on an English page the Chinese name stands beside."""
    return f"{_kicker(rule, lang)}\n\n# {_title(rule, lang)}\n"


def _title(rule: Rule, lang: Lang) -> str:
    title = markdown(rule.title.of(lang))
    if lang == "zh":
        return title
    return f'{title} <span class="b-zh" lang="zh-Hans">{markdown(rule.title.zh)}</span>'


def _kicker(rule: Rule, lang: Lang) -> str:
    parts = [span("b-kicker__kind", text(rules.named(rule, lang)))]
    parts += [_law_tag(rule, lang), _checklist_tag(rule, lang)]
    cites = rules.all_citations(rule)
    checked, due = rules.last_check(cites), first_due(cites)
    if checked and due:
        said = text(say("dated.last-check", lang, on=checked))
        parts.append(span("b-kicker__check", f"{said} {due_mark(due, lang, said=False)}"))
    return element("p", " ".join(parts), class_="b-kicker")


def _law_tag(rule: Rule, lang: Lang) -> str:
    version = rules.current(rule, Basis.LAW)
    if version is None:
        return tag(say("requirement.not-in-law", lang))
    if not version.asked:
        return tag(say("requirement.not-by-law", lang))
    key = "requirement.of-some" if rules.for_some_only(version) else "requirement.by-law"
    return f"{tag(say(key, lang), 'law')} {rank_tag(version.rank, lang)}"


def _checklist_tag(rule: Rule, lang: Lang) -> str:
    if rules.current(rule, Basis.CHECKLIST) is None:
        return tag(say("requirement.not-on-checklist", lang))
    return tag(say(f"requirement.on-checklist-{rule.kind}", lang, n=rule.number))


def jump(rule: Rule, lang: Lang) -> str:
    """Write the jump line; its links are Markdown, so that a strict build checks them."""
    anchors = [anchor(heading.of(lang)) for heading in HEADINGS.values()]
    words = [say(f"jump.{key}", lang) for key in HEADINGS]
    links = [f"[{w}](#{a})" for w, a in zip(words, anchors, strict=True)]
    links.append(f"[{say(f'jump.check-{rule.kind}', lang)}](#b-check)")
    first = span("b-jump__title", text(say("jump.this-page", lang)))
    return f'<nav class="b-jump" markdown="span">{first} {" ".join(links)}</nav>\n'
