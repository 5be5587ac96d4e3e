"""The numbers that prose needs within a sentence, each from the rule or statement that has it."""

import re
from pathlib import Path

from checker.core.tables import read_toml
from checker.model import Basis, Lang, Law
from scripts.site import rules
from scripts.site.rules import every_statement
from scripts.site.words import say

WORDINGS = Path(__file__).with_suffix(".toml")
# How one of several is said.
ONE = {"number.years": "number.year", "number.months": "number.month"}


def numbers(law: Law, lang: Lang) -> dict[str, str]:
    """Return what a page includes in its sentences, by the name of the snippet."""
    statements = every_statement()
    # The share that a holder has in the company which runs its service.
    (share,) = re.findall(r"\d+%", statements["changes-authorized"].says.en)
    fine = statements["fines-unlicensed"].amount
    found = {"share": str(share), "fine-unlicensed": fine.of(lang) if fine else ""}
    for name, row in read_toml(WORDINGS).items():
        of = row["of"]
        basis, authority = (Basis(of), None) if of in [*Basis] else (Basis.LOCAL, of)
        version = rules.current(law.rule(row["rule"]), basis, authority)
        if not version:
            raise ValueError(f"{WORDINGS.name}: {name}: no wording of {of} today")
        number = version.values[row["value"]]
        says = row.get("says")
        key = ONE.get(says, says) if number == 1 else says
        found[name] = say(key, lang, n=number) if key else str(number)
    return found
