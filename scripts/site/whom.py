"""Whom to ask: on every page that says so, the authority with its phone and a ready question."""

from checker.model import WHOLE_NETWORK_AUTHORITY, Basis, Lang, Law, Rule, Text
from scripts.site import Snippets, rules
from scripts.site.papers import asked_of
from scripts.site.templates import render
from scripts.site.words import word

# The pages that are no rule's, and what is to be asked there.
QUESTIONS = {
    "scope": ("route-ask.need-in-house", "route-ask.need-group", "route-ask.need-internet-only"),
    "process": ("whom-ask.days",),
    "after": ("whom-ask.renewal",),
    "foreign-investment": ("route-ask.authority-unclear-capital",),
    "numbers": ("whom-ask.numbers",),
    "claims": ("whom-ask.papers",),
}
# How a rule is held, by what it is, or where only the old list asks it.
HELD = {
    "condition": "whom-ask.condition",
    "material": "whom-ask.material",
    "letter": "whom-ask.letter",
    "old": "whom-ask.old",
}
# What is open of a paper that is asked and is no letter, or of one part of what the old list asks.
OF_A_PAPER = {
    "application-form": "whom-ask-of.application-form",
    "articles-of-association": "whom-ask-of.articles-of-association",
    "business-and-technical-plan": "whom-ask-of.business-and-technical-plan",
    "business-license": "whom-ask-of.business-license",
    "equity-structure-chart": "whom-ask-of.equity-structure-chart",
    "feasibility-and-technical-plan": "whom-ask-of.feasibility-and-technical-plan",
    "good-standing-evidence": "whom-ask-of.good-standing-evidence",
    "personnel-list": "whom-ask-of.personnel-list",
    "security-measures": "whom-ask-of.security-measures",
    "service-assurance": "whom-ask-of.service-assurance",
    "social-security-certificate": "whom-ask-of.social-security-certificate",
}
OF_A_GUIDE = word("whom-ask.papers")


def of_rule(law: Law, rule: Rule) -> list[Text]:
    """Return what to ask: how the rule is held, then what its current wording leaves open."""
    paper = law.papers.get(rule.id)
    kind = "letter" if paper and paper.letter else rule.kind
    standing = "old" if asked_of(law, rule) == "old" else kind
    held = OF_A_PAPER.get(rule.id, HELD[standing])
    version = rules.current(rule, Basis.LAW)
    name = rule.nav if rule.kind == "condition" else rule.title
    left_open = [said.ask for said in version.reasons.values() if said.ask] if version else []
    return [word(held, rule=name), *left_open]


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write whom to ask on the pages that are no rule's, each with its questions."""
    ministry = law.authorities[WHOLE_NETWORK_AUTHORITY]
    for page, asked in QUESTIONS.items():
        shown = render("whom", lang, ministry=ministry, questions=[*map(word, asked)])
        yield f"whom/{page}.md", shown
