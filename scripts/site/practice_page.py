"""What a page says of a province's counter: what two applicants were told, or that none were."""

import os
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checker.model import Authority, Lang, Law, Text
from scripts.site.practice import Practice
from scripts.site.templates import render
from scripts.site.words import word

FORM = "issues/new?template=province-differs.yml"


class Counters(NamedTuple):
    """What was reported of all counters, the day that is looked at, and where to report."""

    practices: tuple[Practice, ...]
    on: date
    repository: str

    def of(self, code: str) -> list[Practice]:
        """Return what is shown of one province."""
        return [one for one in self.practices if one.authority == code and one.is_shown(self.on)]

    def issue(self, number: int) -> str:
        """Return the address of a report; nothing where no repository is known."""
        return f"{self.repository}/issues/{number}" if self.repository else ""


def counters(practices: Sequence[Practice], on: date) -> Counters:
    """Return what pages are made of, with the repository that the build was told."""
    return Counters(tuple(practices), on, os.environ.get("REPO_URL", "").rstrip("/"))


def of_province(law: Law, found: Counters, code: str, lang: Lang) -> str:
    """Write what stands near the end of a province's page."""
    own = law.provinces[code]
    return render(
        "local_guides/practice",
        lang,
        law=law,
        found=found,
        own=own,
        ask=_ask,
        form=_form(found, own),
    )


def of_all(law: Law, found: Counters, lang: Lang) -> str:
    """Write what stands on the page of all provinces: where something is shown, or nothing."""
    shown = [own for own in law.provinces.values() if found.of(own.code)]
    return render(
        "local_guides/practices",
        lang,
        law=law,
        found=found,
        shown=shown,
        pages=[own for own in shown if own.code in law.guides],
        without=[own for own in shown if own.code not in law.guides],
        ask=_ask,
        form=_form(found),
    )


def _ask(practice: Practice) -> Text:
    """Return what to ask the authority."""
    return word("practice.ask", says=practice.says)


def _form(found: Counters, own: Authority | None = None) -> str:
    """Return where to report, with the province filled in; nothing where no repository is known."""
    if not found.repository:
        return ""
    province = f"&province={own.code}" if own else ""
    return f"{found.repository}/{FORM}{province}"
