"""The answer box of a rule page: is it asked, of whom, how fresh, signed and sealed by whom."""

from dataclasses import dataclass

from checker.model import Basis, Lang, Law, Rule, Text, Version
from checker.words import joined
from scripts.site import rules
from scripts.site.papers import asked_of, papers
from scripts.site.templates import render
from scripts.site.words import word

# What a box says of a wording, in order; what the data lack has no row.
ROWS = {
    "condition": ("holds", "whom", "day"),
    "material": ("what", "from", "fresh", "signs", "seals", "copy"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the box: its name, its words, and what they rest on where that is known."""

    name: str
    says: Text
    rank: str | None = None
    secondhand: bool = False


def glance(law: Law, rule: Rule, lang: Lang) -> str:
    """Write the box of one rule, by the current requirements."""
    return render("glance", lang, rule=rule, rows=_rows(law, rule))


def _rows(law: Law, rule: Rule) -> list[Row]:
    """Return what the current wording says; a rule that no wording knows is asked of nobody."""
    version, needed = rules.current(rule, Basis.LAW), _needed(law, rule)
    if version is None:
        return [Row("needed", needed)]
    first = Row("needed", needed, *_rests_on(version))
    if not version.asked:
        return [first, Row("instead", version.asks)]
    named = [name for name in ROWS[rule.kind] if name in version.form]
    return [first, *(_row(version, name) for name in named)]


def _needed(law: Law, rule: Rule) -> Text:
    """Say whether it is asked; of what is asked no longer, which guide still does.

    Where only a part of what a rule is named for is asked of everybody, its wording says which.
    """
    version = rules.current(rule, Basis.LAW)
    if version and "needed" in version.form:
        return version.form["needed"]
    of_whom, guides = asked_of(law, rule), rules.guides_asking(law, rule)
    if of_whom == "old" and guides:
        named = joined((guide.short for guide in guides), *word("mark.list"))
        return word("glance.old-and-guides", guides=named)
    return word(f"glance.{of_whom}-{rule.kind}", n=len(papers(law).ordinary))


def _row(version: Version, name: str) -> Row:
    # Where a paper comes from is our advice: no text says it.
    rests_on = _rests_on(version, name) if name != "from" else ()
    return Row(name, version.form[name], *rests_on)


def _rests_on(version: Version, *name: str) -> tuple[str, bool]:
    """Return the rank of the text behind a row, and whether that was only reported."""
    rank = version.rank_of(*name) if name else version.rank
    return rank, version.is_secondhand(rank)
