"""The answer box of a rule page: what is asked, of whom, how fresh, and on what text."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from checker.core.words import begun, joined_texts
from checker.model import RANKS, Basis, Citation, Lang, Law, Rule, Text, Version
from checker.report.sources import texts_behind
from checker.report.summary import spelled_out, unseen
from scripts.site import rules
from scripts.site.papers import asked_of
from scripts.site.templates import render
from scripts.site.words import word

# What a box says of a wording, in order; what the data lack has no row.
ROWS = {
    "condition": ("holds", "whom", "day"),
    "material": ("what", "from", "fresh", "signs", "seals", "copy"),
}
# Who makes a paper and where to get it is our advice: no text says it.
ADVICE = "advice"
# Its wording cites the whole list of papers, of which it is none.
NOT_LISTED = "financial-report"


class Row(NamedTuple):
    """One line of a box: its name, its words, how strong that is, and the texts that say it."""

    name: str
    says: Text
    rank: str
    cites: tuple[Citation, ...] = ()


def glance(law: Law, rule: Rule, lang: Lang) -> str:
    """Write the box of one rule, by the current requirements."""
    rows = glance_rows(law, rule)
    return render(
        "glance", lang, rule=rule, rows=rows, usual=usual_rank(rows), notes=notes_on(law, rows)
    )


def glance_rows(law: Law, rule: Rule) -> list[Row]:
    """Return what the current wording says; a rule that no wording knows is asked of nobody."""
    version, needed = rules.current(rule, Basis.LAW), _needed(law, rule)
    if version is None:
        return [Row("needed", needed, "list")]
    first = Row("needed", needed, version.rank, texts_behind(version))
    if not version.asked:
        return [first, Row("instead", version.asks, version.rank, texts_behind(version))]
    named = [name for name in ROWS[rule.kind] if name in version.form]
    rows = [first, *(_row(version, name) for name in named)]
    return [*rows, _shown(law, rule)] if rule.kind == "condition" else rows


def _shown(law: Law, condition: Rule) -> Row:
    """Name the papers that show a condition, or say that the list of papers has none for it."""
    papers = [paper for paper in rules.shown_by(law, condition) if rules.asked(paper, Basis.LAW)]
    if papers:
        named = [word("glance.paper", n=paper.number, name=paper.nav) for paper in papers]
        return Row("shown", joined_texts(named, "mark.list"), ADVICE)
    listing = law.rule(NOT_LISTED).versions_on(Basis.LAW)[-1]
    return Row("shown", word("glance.no-paper"), listing.rank, texts_behind(listing))


# Whether a rule is asked, and of whom.
NEEDED = {
    "condition": {
        "all": "glance.all-condition",
        "old": "glance.old-condition",
    },
    "material": {
        "all": "glance.all-material",
        "old": "glance.old-material",
    },
}


def _needed(law: Law, rule: Rule) -> Text:
    """Say whether it is asked; of what is asked no longer, which guide still does.

    What is asked of some alone says of whom in its own words.
    """
    version = rules.current(rule, Basis.LAW)
    if version and "needed" in version.form:
        return version.form["needed"]
    of_whom, guides = asked_of(law, rule), rules.guides_asking(law, rule)
    if of_whom == "old" and guides:
        named = joined_texts((guide.short for guide in guides), "mark.list")
        return word("glance.old-and-guides", guides=named)
    if of_whom == "some":
        raise ValueError(f"{rule.id}: its form says under 'needed' in which case it is asked")
    return word(NEEDED[rule.kind][of_whom])


def _row(version: Version, name: str) -> Row:
    says = begun(version.form[name])
    if name == "from":
        return Row(name, says, ADVICE)
    return Row(name, says, version.rank_of(name), texts_behind(version, name))


def usual_rank(rows: Iterable[Row]) -> str:
    """Return the rank that most lines of a box share, of equals the strongest: it is told once."""
    counted = Counter(row.rank for row in rows if row.cites)
    return max(RANKS, key=lambda rank: counted[rank])


def notes_on(law: Law, rows: Iterable[Row]) -> list[Text]:
    """Spell out the Measures where a line names them, and say of each text that was not seen."""
    cites = [cite for row in rows for cite in row.cites]
    named = dict.fromkeys(cite.instrument for cite in cites)
    measures = law.instruments["order-42"]
    return [*([spelled_out(measures)] if measures in named else ()), *unseen(cites)]
