"""The amounts of registered capital: in large type, and as a picture of where a company stands."""

from checker.core.words import Money, in_both
from checker.model import Basis, Lang, Rule, Text
from scripts.site import Snippets, rules
from scripts.site.templates import render

RULE = "registered-capital"
MILLION, WAN = 1_000_000, 10_000


def snippets(rule: Rule, lang: Lang) -> Snippets:
    """Write the two minimums, and below, between and above them, drawn as a bar."""
    yield "amounts", render("capital/amounts", lang, limits=limits(rule))
    yield "stand", render("capital/stand", lang, limits=limits(rule))


def limits(rule: Rule) -> dict[str, Text]:
    """Return the minimums of the wording in force, of one province and of more."""
    version = rules.current(rule, Basis.LAW)
    values = version.values if version else {}
    return {name: in_round(values[name]) for name in ("local", "whole_network")}


def in_round(yuan: int) -> Text:
    """Write an amount as people say it: RMB 10 million, 1000万元."""
    if yuan % MILLION:
        return in_both(Money(yuan))
    return Text(f"RMB {yuan // MILLION} million", f"{yuan // WAN}万元")
