"""Part why a question is asked: what holds for everybody, and what single guides ask."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model import LANGS, WHOLE_NETWORK_AUTHORITY, Lang, Law, Text

# A text is parted where a clause could be a sentence.
CLAUSES: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"; |(?<=\.) (?=[A-Z])"),
    "zh": re.compile(r"；|(?<=。)(?=.)"),
}
FULL_STOP: dict[Lang, str] = {"en": ".", "zh": "。"}
SPACE: dict[Lang, str] = {"en": " ", "zh": ""}


class GuideClause(NamedTuple):
    """What guides ask: the authorities that it names, as the page's script tells them apart."""

    authorities: str
    said: str


class Why(NamedTuple):
    """Why a question is asked, in one language: of everybody, and by whose guides."""

    general: str
    guides: tuple[GuideClause, ...]


def why_of(law: Law, why: Text) -> dict[Lang, Why]:
    """Return in each language why a question is asked."""
    return {lang: _parted(law, why.of(lang), lang) for lang in LANGS}


def _parted(law: Law, why: str, lang: Lang) -> Why:
    if not _named(law, why, lang):
        return Why(why, ())
    general, guides = list[str](), list[GuideClause]()
    for clause in CLAUSES[lang].split(why):
        said = clause[:1].upper() + clause[1:].rstrip(FULL_STOP[lang]) + FULL_STOP[lang]
        named = _named(law, clause, lang)
        if named:
            guides.append(GuideClause(" ".join(named), said))
        else:
            general.append(said)
    return Why(SPACE[lang].join(general), tuple(guides))


def _named(law: Law, said: str, lang: Lang) -> list[str]:
    """Return the authorities whose provinces a clause names."""
    names = {code: each.province.of(lang) for code, each in law.authorities.items()}
    named = (code for code, name in names.items() if re.search(rf"{name}(?![a-z])", said))
    return [code for code in named if code != WHOLE_NETWORK_AUTHORITY]
