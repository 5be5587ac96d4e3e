"""The overviews: every condition, every material, one row each, for the screen and one A4 page."""

from checker.core.words import opening
from checker.decide.rule_questions import asked_on
from checker.model import LANGS, Basis, Lang, Law, Rule, Text, Version, general_path
from scripts.site import rules
from scripts.site.shorten import bare, brief
from scripts.site.templates import render
from scripts.site.words import say


def overview(law: Law, kind: str, lang: Lang) -> str:
    """Write one row a rule, those of the old checklist first, and what a printed page needs."""
    own = rules.of_kind(law, kind)
    listed = [rule for rule in own if rules.current(rule, Basis.CHECKLIST)]
    asking = {v.authority for rule in own for v in rules.local(law, rule) if v.asked}
    return render(
        "overview",
        lang,
        law=law,
        kind=kind,
        groups=(("listed", listed), ("law", [rule for rule in own if rule not in listed])),
        provinces=[code for code in law.authorities if code in asking],
        deciding=deciding,
        in_form=in_form,
        says_its_name=says_its_name,
    )


def says_its_name(rule: Rule, asks: Text) -> bool:
    """Tell whether a rule asks no more than its name says, in both languages alike."""
    return all(brief(asks.of(n)) in (rule.nav.of(n), rule.title.of(n)) for n in LANGS)


def deciding(law: Law, rule: Rule) -> list[Text]:
    """Name the questions law and checklist ask of a rule; a list stands for its entries."""
    bases = (Basis.LAW, Basis.CHECKLIST)
    found = dict.fromkeys(path for basis in bases for path in asked_on(law, rule, basis))
    lists = [path for path in found if law.facts[path].type == "list"]
    order = list(law.facts)
    kept = [p for p in found if general_path(p).partition("[")[0] not in lists or p in lists]
    return [law.facts[path].short for path in sorted(kept, key=order.index)]


def in_form(rule: Rule, key: str, lang: Lang) -> str:
    """Return what the row's own basis says; where it is silent, the current one's."""
    listed, law = rules.current(rule, Basis.CHECKLIST), rules.current(rule, Basis.LAW)
    own = listed or law
    if own and key in own.form:
        return _demand(own, key, lang)
    if law and law.asked and key in law.form:
        return say("overview.by-law", lang, said=_demand(law, key, lang))
    return ""


def _demand(version: Version, key: str, lang: Lang) -> str:
    """Return what a wording asks in short, marked where only our advice or some guides do."""
    shorten = brief if key == "copy" else bare
    said = opening(shorten(version.form[key].of(lang)))
    marks = {"reading": "overview.advised", "guide": "overview.by-guides"}
    mark = marks.get(version.rank_of(key))
    return say(mark, lang, said=said) if mark else said
