"""Every wording of a rule in a folded table: on which basis, from when to when, what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Basis
from checker.report.markup import rank_tag
from scripts.site import rules
from scripts.site.compare import how_sure
from scripts.site.markup import cell, element, heads, muted, row, table, text
from scripts.site.words import day, say

if TYPE_CHECKING:
    from checker.model import Lang, Rule, Version

COLUMNS = ("column.in-force", "texts.basis", "texts.says", "row.sure")


def wordings(rule: Rule, lang: Lang) -> str:
    """Write all versions, the law first and the newest first, with a way to all rules' versions."""
    caption = say("texts.versions-caption", lang, rule=rules.named(rule, lang))
    shown = table(
        "b-versions",
        caption,
        heads(COLUMNS, lang),
        (_row(rule, v, lang) for v in rules.newest_first(rule)),
    )
    lines = (
        '<details class="b-law-text">',
        f"<summary>{text(say('texts.versions', lang))}</summary>",
        shown.rstrip("\n"),
        element("p", _more(lang)),
        "</details>",
    )
    return "\n".join(lines) + "\n"


def _row(rule: Rule, version: Version, lang: Lang) -> str:
    names = [say(key, lang) for key in COLUMNS]
    return row(
        (
            element("th", text(period(version, lang)), scope="row"),
            cell(_basis(version, lang), names[1]),
            cell(summed_up(rule, version, lang), names[2]),
            cell(how_sure(version, lang), names[3]),
        )
    )


def _basis(version: Version, lang: Lang) -> str:
    basis = text(say(f"basis.{version.basis.value}", lang))
    return f"{basis} {rank_tag(version.rank, lang)}"


def period(version: Version, lang: Lang) -> str:
    """Say from when to when a wording counts; where no text gives the day, say that."""
    if version.basis is Basis.CHECKLIST:
        return say("dated.undated", lang)
    if rules.in_force_since(version) is None:
        return say("dated.no-day-given", lang, on=version.effective)
    began = day(version.effective, lang)
    if version.ends is None:
        return say("dated.from", lang, began=began)
    return say("dated.from-to", lang, began=began, ended=day(version.ends, lang))


def summed_up(rule: Rule, version: Version, lang: Lang) -> str:
    """Say in short what a wording asks, or that it asks nothing."""
    first = rules.FORM_ROWS[rule.kind][0]
    said = version.form.get(first, version.asks)
    if version.asked:
        return text(said.of(lang))
    return muted(text(say("requirement.not-asked", lang)))


def _more(lang: Lang) -> str:
    before, _, rest = say("texts.versions-more", lang).partition("[")
    label, _, after = rest.partition("]({href})")
    linked = element("a", text(label), href="../../history/")
    return f"{text(before)}{linked}{text(after)}"
