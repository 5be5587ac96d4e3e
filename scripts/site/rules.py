"""What pages and templates ask of a rule: its current wordings, its citations, its address."""

from collections.abc import Iterable
from datetime import date

from checker.application.application import Application
from checker.core.words import fill, opening
from checker.core.words.terms import BASIS_WORDS, KIND_WORDS
from checker.decide.evaluate import find, is_measured
from checker.decide.statements import Statement, load_topics
from checker.model import (
    Basis,
    Citation,
    Finding,
    Guide,
    Instrument,
    Lang,
    Law,
    Rule,
    Text,
    Version,
)
from checker.report.sources import (
    is_cited,
    page_of,
    same_rank,  # noqa: F401 - templates ask for it here
)
from checker.rules.route import decide_route
from scripts.site.words import say, word

# The headings of every rule page, in order, then its folds; the pages are written around them.
HEADINGS = {
    "prepare": word("heading.prepare"),
    "short": word("heading.short"),
    "holders": word("heading.holders"),
    "looks": word("heading.looks"),
    "letter": word("heading.letter"),
    "unlike": word("heading.unlike"),
    "mistakes": word("heading.mistakes"),
}
FOLDS = {
    "compared": word("heading.compared"),
    "provinces": word("heading.provinces"),
    "unclear": word("heading.unclear"),
    "examples": word("heading.examples"),
    "boundaries": word("heading.boundaries"),
    "texts": word("heading.texts"),
}
FORM_ROWS = {
    "condition": ("holds", "whom", "day", "judge"),
    "material": ("what", "copy", "signs", "seals", "fresh"),
}
STRENGTH = ("verified", "reported", "unverified")


def findings(app: Application, law: Law, rule: Rule) -> dict[Basis, Finding]:
    """Return one rule's findings: all of them are 27 times the work."""
    authority = decide_route(app).authority_code
    measured = (basis for basis in Basis if is_measured(rule, basis, authority, app.day))
    return {basis: find(app, law, rule, basis, authority) for basis in measured}


def current(rule: Rule, basis: Basis, authority: str | None = None) -> Version | None:
    """Return the newest wording in force, or nothing where the basis does not know the rule."""
    versions = [v for v in rule.versions_on(basis, authority) if not is_coming(v)]
    return versions[-1] if versions else None


def is_coming(version: Version) -> bool:
    """Tell whether a wording takes effect only after its texts were last checked."""
    checked = [cite.instrument.checked for cite in version.cites]
    return bool(checked) and version.effective > max(checked)


def has_ended(version: Version) -> bool:
    """Tell whether a wording had ended when its texts were last checked."""
    return version.ends is not None and any(
        cite.instrument.checked > version.ends for cite in version.cites
    )


def basis_of(rule: Rule, version: Version) -> Text:
    """Name the basis of a wording; what gave way to another is no current requirement."""
    last = current(rule, Basis.LAW)
    gave_way = last is not None and version.effective < last.effective
    if version.basis is not Basis.LAW or not (gave_way or has_ended(version)):
        return word(BASIS_WORDS[version.basis])
    is_repealed = any(cite.instrument.ends for cite in version.cites[:1])
    return word("texts.repealed" if is_repealed else "texts.earlier")


def local(law: Law, rule: Rule) -> tuple[Version, ...]:
    """Return the newest wording of each province's guide, in the official order of provinces."""
    newest = {version.authority: version for version in rule.versions_on(Basis.LOCAL)}
    return tuple(newest[code] for code in law.authorities if code in newest)


def guides_asking(law: Law, rule: Rule) -> list[Instrument]:
    """Return the guides that ask a rule, in the official order of their provinces."""
    return [law.guides[v.authority].instrument for v in local(law, rule) if v.asked and v.authority]


def silent(law: Law, rule: Rule) -> dict[str, list[str]]:
    """Sort the provinces that add nothing to a rule: their guide is cited, was read, or neither.

    What was read in part stands apart: of the rest nobody here can say what it asks.
    """
    asking = {version.authority for version in rule.versions_on(Basis.LOCAL)}
    found: dict[str, list[str]] = {"cited": [], "read": [], "in-part": [], "unread": []}
    for code in law.provinces:
        if code in asking:
            continue
        guide = law.guides.get(code)
        if guide is None or guide.standing not in ("asks", "silent"):
            found["unread"].append(code)
        elif is_cited(guide, current(rule, Basis.LAW)):
            found["cited"].append(code)
        else:
            found["in-part" if guide.unread else "read"].append(code)
    return found


def asked(rule: Rule, basis: Basis) -> bool:
    """Tell whether a basis asks a rule today."""
    version = current(rule, basis)
    return version is not None and version.asked


def of_kind(law: Law, kind: str) -> list[Rule]:
    """Return the conditions or the materials, in order."""
    return [rule for rule in law.rules if rule.kind == kind]


def shown_by(law: Law, condition: Rule) -> list[Rule]:
    """Return the materials that show a condition."""
    return [rule for rule in of_kind(law, "material") if condition.id in rule.supports]


def resting_on(law: Law, instrument: Instrument) -> list[Rule]:
    """Return the rules that rest on an instrument."""
    return [rule for rule in law.rules if instrument in instruments(rule)]


def guides_that_ask(law: Law) -> list[Guide]:
    """Return the guides that ask for something, each of which has a page."""
    return [guide for guide in law.guides.values() if guide.standing == "asks"]


def spoken_of(law: Law, guide: Guide) -> list[tuple[Rule, Version]]:
    """Return the rules a guide speaks of, each with its newest wording."""
    found = [(r, r.versions_on(Basis.LOCAL, guide.authority)) for r in law.rules]
    return [(rule, versions[-1]) for rule, versions in found if versions]


def named(rule: Rule, lang: Lang) -> str:
    """Return kind and number: Material 8."""
    return say(KIND_WORDS[rule.kind], lang, n=rule.number)


def folder(rule: Rule) -> str:
    """Return the folder a rule's page and snippets stand in."""
    return f"{rule.kind}s/{rule.id}"


def address(rule: Rule, depth: int) -> str:
    """Return a rule page's relative address from a page so many folders deep."""
    return f"{'../' * depth}{folder(rule)}/"


def province_page(law: Law, code: str, depth: int) -> str:
    """Return the address of an authority's page from a page so many folders deep."""
    return f"{'../' * depth}{page_of(code, law)}"


def asks_in_short(rule: Rule, version: Version) -> Text:
    """Return the first row of a wording's form, or all it asks where it has none."""
    return version.form.get(FORM_ROWS[rule.kind][0], version.asks)


def rank_in_short(rule: Rule, version: Version) -> str:
    """Return what that first row rests on, which may be less than the wording's own text."""
    return version.rank_of(FORM_ROWS[rule.kind][0])


def newest_first(rule: Rule) -> list[Version]:
    """Return every wording: the law first, then the guides, each from the newest back."""
    return [v for basis in Basis for v in reversed(rule.versions_on(basis))]


def citations(versions: Iterable[Version]) -> list[Citation]:
    """Return the citations of some wordings, each once."""
    return list(dict.fromkeys(cite for version in versions for cite in version.cites))


def all_citations(rule: Rule) -> list[Citation]:
    """Return what a rule's wordings rest on, the law first, then what its page cites besides."""
    return list(dict.fromkeys((*citations(newest_first(rule)), *rule.also)))


def instruments(rule: Rule) -> list[Instrument]:
    """Return every instrument a rule rests on, each once."""
    return list(dict.fromkeys(cite.instrument for cite in all_citations(rule)))


def by_reading(cites: Iterable[Citation]) -> list[list[Citation]]:
    """Group citations by instrument and by how far they were read."""
    grouped: dict[tuple[str, str], list[Citation]] = {}
    for cite in cites:
        grouped.setdefault((cite.instrument.id, cite.status), []).append(cite)
    return list(grouped.values())


def place(cite: Citation, lang: Lang) -> str:
    """Name instrument and article in short."""
    named = say("citation.place", lang, instrument=cite.instrument.short, article=cite.article)
    return opening(named)


def full_title(instrument: Instrument) -> Text:
    """Return an instrument's title with its number, where the title has it not."""
    title, number = instrument.title, instrument.number
    if number is None:
        return title
    whole = word("citation.title", title=title, number=number)
    return Text(*(t if n in t else w for t, n, w in zip(title, number, whole, strict=True)))


def reading(version: Version) -> str:
    """Return how far a wording was read: reported where it says so, else its best citation."""
    if version.certainty == "reported":
        return "reported"
    return min((cite.status for cite in version.cites), key=STRENGTH.index, default="unverified")


def changed(rule: Rule) -> Text:
    """Return what changed between the bases, with the day the law's wording took effect."""
    law = current(rule, Basis.LAW)
    return fill(rule.changed, {"effective": law.effective if law else ""})


def instead(version: Version, lang: Lang) -> str:
    """Return what a wording that asks nothing says, without the words that it is not asked."""
    said = f"{say('requirement.no-longer', lang)}{say('mark.colon', lang)}"
    return opening(version.asks.of(lang).removeprefix(said))


def dropped_on(rule: Rule, basis: Basis) -> date | None:
    """Return the day from which a basis asks no longer, where the rule's own words name it."""
    version = current(rule, basis)
    if version is None or version.asked or "{effective}" not in rule.changed.en:
        return None
    return version.effective


def in_force_since(version: Version) -> date | None:
    """Return since when a wording is in force, where its deciding instrument says so.

    It came with the instrument, or with a later text of it. A form or a guide bears no such day;
    the old checklist bears no date at all.
    """
    if not version.cites:
        return None
    decisive = version.cites[0].instrument
    known = decisive.effective, *(event.on for event in decisive.events)
    return version.effective if version.effective in known else None


def under(rule: Rule, measures: Instrument) -> Version | None:
    """Return a rule's wording by the law under one generation of the measures."""
    if measures.ends is None:
        return current(rule, Basis.LAW)
    return rule.version(Basis.LAW, measures.ends)


def law_due(law: Law) -> date:
    """Return the first day on which an instrument is due to be checked again."""
    return min(instrument.due for instrument in law.instruments.values())


def authorities_checked(law: Law) -> date:
    """Return the oldest of the days on which the authorities' entries were checked."""
    return min(found.checked for found in law.authorities.values())


def every_statement() -> dict[str, Statement]:
    """Return what the texts say, by the name of its row on a page: clocks-decision."""
    return {f"{t.id}-{s.id}": s for t in load_topics().values() for s in t.statements}
