"""The way to the license: the answer box, the flow and the clocks, from what the texts say."""

import re

from checker.model import RANKS, WHOLE_NETWORK_AUTHORITY, Authority, Lang, Law, Text
from checker.statements import Statement, load_topics
from scripts.site import rules
from scripts.site.templates import render


def glance(law: Law, lang: Lang) -> str:
    """Write the box: fee, where, first check, decision, delivery, term."""
    ministry = law.authorities[WHOLE_NETWORK_AUTHORITY]
    addresses = [detail for detail in ministry.details if detail.kind == "portal"]
    return render(
        "way/glance",
        lang,
        said=every_statement(),
        entrance=addresses[0],
        system=addresses[1],
        ministry=ministry,
        checked=rules.law_checked(law),
        due=rules.law_due(law),
        in_its_days=in_its_days,
        strongest=strongest,
    )


def flow(lang: Lang) -> str:
    """Write the steps from the form to the license, a list that the style draws as a flow."""
    return render("way/flow", lang, said=every_statement(), in_its_days=in_its_days)


def own_clock(law: Law, lang: Lang) -> str:
    """Write what each province promises; the page's script shows the one that is chosen."""
    promised = promises(law)
    paper = every_statement()["portal-paper"]
    places = law.provinces.values()
    return render(
        "way/own_clock",
        lang,
        places=places,
        promised=promised,
        on_paper=[a for a in places if asks_for_paper(paper, a)],
        in_its_days=in_its_days,
    )


def every_statement() -> dict[str, Statement]:
    """Return what the texts say, by the name of its row on a page: clocks-decision."""
    return {f"{t.id}-{s.id}": s for t in load_topics().values() for s in t.statements}


def in_its_days(said: Statement) -> Text:
    """Return a period as people say it: in working days, where its text counts so."""
    period = said.period or Text("", "")
    if said.counted != "working":
        return period
    english = re.sub(r"(?<=\d) days", " working days", period.en)
    return Text(english, re.sub(r"(?<=\d)日", "个工作日", period.zh))


def strongest(said: Statement) -> str:
    """Return the highest rank among the texts a statement rests on."""
    return min((c.instrument.rank for c in said.cites if c.instrument.rank), key=RANKS.index)


def promises(law: Law) -> dict[str, Statement]:
    """Return what each province says of its clock, by code: a statement may be of several."""
    codes = {found.province.en: found.code for found in law.authorities.values()}
    return {
        codes[name]: said
        for said in load_topics()["promises"].statements
        for name in said.point.en.split(", ")
    }


def asks_for_paper(said: Statement, found: Authority) -> bool:
    """Tell whether the statement on paper beside the upload speaks of a province."""
    return found.province.zh in said.says.zh
