"""The columns of a sheet: one for each question, and what their heads may be called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from checker.core.law_folder import kept_by_law
from checker.core.words import word
from checker.kinds.kind import plain
from checker.load import load_law
from checker.model import Fact, Lang

DAY = "application_date"
NAME = "company.name"
# A column whose head begins so is its owner's: a number of a file, a remark. It is not read.
OWN = "#"
# A remark behind a question: 名称（可不填）.
ASIDE = re.compile(r"(?<=.) ?\([^()]*\)$")
# What stands in the first column of the row that is only an example, and the name of its company.
EXAMPLE, EXAMPLE_NAME = "sheet.example", "甲公司"


@cache
def filing_day() -> Fact:
    """Return the filing date as a question: in a file it is none, in a sheet a column like others.

    No form shows it, so that it has no section, nor whom to ask.
    """
    asks = word("sheet.asks-filing-date")
    short = word("sheet.filing-date")
    return Fact(DAY, "", "date", label=asks, short=short, why=asks, where=asks, owner="")


@kept_by_law
def columns() -> tuple[Fact, ...]:
    """Return the question of every column that is read, in the order of the template.

    The questions of a list's entries have none of their own: a list is one cell.
    """
    law = load_law()
    asked = [fact for path, fact in law.facts.items() if "[]" not in path and path != NAME]
    return (law.facts[NAME], filing_day(), *asked)


def offered() -> tuple[Fact, ...]:
    """Return the columns of the template: the company's name, and all that decides."""
    # What decides nothing is read, but not asked for.
    return tuple(fact for fact in columns() if fact.decides or fact.path == NAME)


def plain_head(text: str) -> str:
    """Return a head, or a name in a list, as it is compared: a question without what ends it."""
    return ASIDE.sub("", plain(text).rstrip("?")).rstrip()


@kept_by_law
def by_head() -> Mapping[str, Fact]:
    """Return the columns by what their heads may be: a name in a language, the path, the question.

    Several papers are asked the same question, which then is the head of none.
    """
    asked = [{plain_head(text) for text in fact.label} for fact in columns()]
    count = Counter(text for texts in asked for text in texts)
    labels = (
        (text, fact)
        for fact, texts in zip(columns(), asked, strict=True)
        for text in texts
        if count[text] == 1
    )
    names = ((plain_head(name), fact) for fact in columns() for name in (fact.path, *fact.short))
    return dict([*labels, *names])


def own_head(key: str, lang: Lang) -> str:
    """Return the head of a column that is its owner's, as a sheet that is handed out calls it."""
    return f"{OWN} {word(key).of(lang)}"
