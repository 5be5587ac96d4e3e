"""What the errand list says line by line: for text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from checker import __version__
from checker.core.words import counted, in_both, joined_texts, word
from checker.core.words.terms import RANK_WORDS, STATUS_WORDS
from checker.decide.reasons import last_key
from checker.filing.errands.find import (
    SIGNING,
    ErrandList,
    ErrandTasks,
    IssueDays,
    PaperTasks,
    Task,
)
from checker.filing.online_form import ELSEWHERE
from checker.model import DECIDING, WHOLE_NETWORK_AUTHORITY, Authority, Basis, Text
from checker.report.advice import Weight
from checker.report.outline import Report
from checker.report.plain import aside
from checker.report.summary import in_short

# Texts whose names say of what rank they are.
NAME_THEIR_RANK = ("form", "guide")
# The instrument that stands at the licensing system's address.
SYSTEM = "portal-forms"


class RowLabel(NamedTuple):
    """A line of a paper's row: its key, the word that leads it, and what it says."""

    key: str
    lead: Text
    said: Text


def headline(found: ErrandList) -> Text:
    """Say how many papers are to be filed and what is left of them; the rest apart, each by itself.

    Apart are papers that depend on answers, what is advised, and what the old list alone asks.
    """
    if not found.papers and not found.old_papers:
        return word("errands.empty")
    sure = [paper for paper in found.papers if not paper.perhaps]
    perhaps = len(found.papers) - len(sure)
    left, m = sum(paper.left for paper in sure), len(sure)
    said = []
    if sure:
        left_words = counted("errands.all-left-one", "errands.all-left", left, m=m)
        said.append(left_words if left else word("errands.all-there", m=m))
    if perhaps:
        said.append(counted("errands.perhaps-one", "errands.perhaps", perhaps))
    if advice := sum(not task.done for paper in sure for task in paper.weighing(Weight.ADVICE)):
        said.append(word("errands.advice-left", n=advice))
    if old := len([*old_rows(found)]):
        said.append(word("errands.old-rows", n=old))
    return joined_texts(said)


def head(found: ErrandList) -> list[Text]:
    """Say whose errands and for which day, how much is left, who decides, and where it is filed."""
    report = found.report
    said = [in_both(report.company)] if report.company else []
    said += case_of(report)
    if found.is_dated:
        said.append(filing_day(found))
    first = [report.first_of_all] if report.first_of_all else []
    lines = [*([joined_texts(said, "mark.item")] if said else []), *first]
    if report.route.asks_nothing_more:
        return lines
    lines.append(headline(found))
    if report.authority:
        lines.append(joined_texts(contact(report.authority), "mark.dot"))
    return [*lines, licensing_system(report), *besides(report)]


def case_of(report: Report) -> list[Text]:
    """Say for whom the list is, as far as it is answered: where people call, and whose capital."""
    said, words = [], report.route_words
    if codes := report.app.codes("service.provinces"):
        authorities = report.law.authorities
        said.append(joined_texts((authorities[code].province for code in codes), "mark.list"))
    elif report.route.scope != "unknown":
        said.append(words["scope"])
    if report.route.path != "unknown":
        said.append(words["path"])
    return said


def filing_day(found: ErrandList) -> Text:
    """Say for which day the list is; an assumed day is called one."""
    key = "errands.filing-day" if found.day_is_set else "errands.assumed-day"
    return word(key, on=found.report.findings.day)


def licensing_system(report: Report) -> Text:
    """Say where the papers are handed in, with the system's address."""
    host = (report.law.instruments[SYSTEM].url or "").partition("//")[2].rstrip("/")
    return word("errands.system", host=host)


def contact(authority: Authority) -> Iterator[Text]:
    """Return the authority's name, its phone and its address, as far as they were read.

    The ministry's is printed with another service; this one is filed online.
    """
    yield authority.name
    if authority.phone:
        yield in_both(authority.phone)
    if authority.code != WHOLE_NETWORK_AUTHORITY:
        yield from (each.text for each in authority.details if each.kind == "address")


def besides(report: Report) -> Iterator[Text]:
    """Name offices of single cities, and say what is to be known of the guide that applies."""
    if report.authority:
        offices = (each for each in report.authority.details if each.kind == "office")
        yield from (each.text for each in offices if each.status == "verified")
    local = report.results[Basis.LOCAL]
    for key, said in (("report.guide-note", local.note), ("report.later", local.later)):
        if said:
            yield _led(word(key), said)


def rests_on(found: ErrandList) -> Text:
    """Say by which rules the list is, up to which day they were checked, and who decides."""
    on, more = found.report.law.checked, word("report.disclaimer")
    return word("errands.rules", version=__version__, on=on, more=more)


def foot(found: ErrandList) -> Iterator[Text]:
    """Name the papers that are not asked."""
    if found.not_asked:
        names = [word("errands.paper", n=r.number, paper=r.nav) for r in found.not_asked]
        yield _led(word("errands.not-asked"), joined_texts(names, "mark.list"))


def _led(lead: Text, text: Text) -> Text:
    return joined_texts((lead, text), "mark.colon")


def groups(found: ErrandList) -> Iterator[tuple[Text, ErrandTasks | None, tuple[PaperTasks, ...]]]:
    """Return the papers errand by errand, and last what the old list alone asks, of no errand."""
    for errand in found.errands:
        name = word("errands.by", name=errand.errand.name, who=errand.errand.note)
        # By which day it has to begin stands where it is said how long it takes.
        if errand.begin:
            begin = word("errands.begin", on=errand.begin, n=errand.takes)
            name = joined_texts((name, begin), "mark.dot")
        yield name, errand, errand.papers
    if old := tuple(old_rows(found)):
        yield word("errands.old-only"), None, old


def old_rows(found: ErrandList) -> Iterator[PaperTasks]:
    """Return what the old list alone asks: of papers of today what it adds, then its own papers."""
    for paper in found.papers:
        if old := paper.weighing(Weight.OLD):
            yield replace(
                paper,
                tasks=old,
                asked_by=(Basis.CHECKLIST,),
                form=paper.old_form,
                until=None,
                issue=None,
                settled_by=(),
                waits_for=(),
                of_each=(),
                stands=(),
            )
    yield from found.old_papers


def labels(found: ErrandList, paper: PaperTasks) -> Iterator[RowLabel]:
    """Say of a paper all that is to be known of it, and where it goes."""
    yield from paper_labels(paper)
    # Of a paper that a block takes in part, no text says in what form the rest of it goes.
    if paper.is_placed and not paper.is_old_only and "copy" not in paper.form:
        said = word("errands.ask-as", phone=phone_to_ask(found.report))
        yield RowLabel("errands.as", word("errands.as"), said)
    if to := where(found, paper):
        yield RowLabel("errands.where", word("errands.where"), to)


def text_behind(found: ErrandList, paper: PaperTasks) -> RowLabel | None:
    """Say on what text a paper rests: where it stands, of what rank, and whether it was not seen.

    What the old list alone asks stands under its name.
    """
    on = next(each.on for each in found.report.findings.rules if each.rule is paper.rule)
    asking = [basis for basis in DECIDING if basis in paper.asked_by and basis in on]
    version = on[asking[0]].version if asking else None
    if not version or not version.rank:
        return None
    said = [in_short([c for c in version.cites if c.instrument.rank == version.rank][:1])]
    if version.rank not in NAME_THEIR_RANK:
        said.append(word(RANK_WORDS[version.rank]))
    if version.is_secondhand(version.rank):
        said.append(word(STATUS_WORDS["reported"]))
    return RowLabel("errands.text", word("errands.text"), joined_texts(said, "mark.item"))


def paper_labels(paper: PaperTasks) -> Iterator[RowLabel]:
    """Say of a paper who makes it, its days, who signs and seals it, and in what form it goes."""
    said = {
        "errands.from": paper.form.get("from"),
        "errands.dated": dated(paper),
        "errands.signing": signing(paper),
        "errands.as": paper.form.get("copy"),
    }
    yield from (RowLabel(key, word(key), text) for key, text in said.items() if text)


def dated(paper: PaperTasks) -> Text | None:
    """Say between which days a paper is to be dated, until when it is usable, or how fresh."""
    if paper.issue:
        ranks = (word(RANK_WORDS[rank]) for rank in paper.issue.ranks)
        listed = joined_texts(ranks, "mark.list")
        return aside(issued(paper.issue), listed)
    if paper.until:
        return word("errands.until", on=paper.until)
    return paper.form.get("fresh")


def signing(paper: PaperTasks) -> Text | None:
    """Say who signs and who seals a paper, and where that is only advised."""
    advised = {last_key(task.path) for task in paper.weighing(Weight.ADVICE)}
    rows = [row for row in SIGNING if row in paper.form]
    asked, mere = list[Text](), list[Text]()
    for row in rows:
        who = paper.form[row]
        # Beside who signs it has to be said that the other seals.
        if row == "seals" and len(rows) > 1:
            who = word("errands.seals", who=who)
        (mere if SIGNING[row] in advised else asked).append(who)
    if mere:
        asked.append(word("errands.advised-row", who=joined_texts(mere, "mark.item")))
    return joined_texts(asked, "mark.item") if asked else None


def where(found: ErrandList, paper: PaperTasks) -> Text | None:
    """Name the blocks of the online form that take a paper; where none is known, whom to ask."""
    known = [with_chinese(block.name) for block in paper.blocks if block.id != ELSEWHERE]
    if not paper.blocks or paper.is_old_only:
        return None
    phone = phone_to_ask(found.report)
    if not known:
        return word("errands.ask-where", phone=phone)
    fields = joined_texts(known, "mark.list")
    if len(known) == len(paper.blocks):
        return fields
    # Of such a paper only what the block's field names goes there.
    rows = (field for block in paper.blocks for field in block.fields)
    own = (field.name for field in rows if field.paper == paper.rule.id and field.paths)
    named = joined_texts(own, "mark.list")
    return word("errands.ask-where-rest", named=named, fields=fields, phone=phone)


def phone_to_ask(report: Report) -> str:
    """Return the phone of whoever decides; the ministry's where it is not known."""
    ministry = report.law.authorities[WHOLE_NETWORK_AUTHORITY]
    return (report.authority and report.authority.phone) or ministry.phone or ""


def below(found: ErrandList, paper: PaperTasks) -> Iterator[Text]:
    """Say in which case a paper is asked, or by which answers, while it is open whether it is."""
    if paper.settled_by:
        facts = word("errands.depends", facts=_facts(found, paper.settled_by))
        yield paper.form.get("needed", facts)
    yield from beside(found, paper)


def beside(found: ErrandList, paper: PaperTasks) -> Iterator[Text]:
    """Say what hangs on other answers, which else it waits for, and what stands in any case."""
    if paper.of_each:
        domestic = found.report.route.path == "domestic"
        other = "errands.each-other-domestic" if domestic else "errands.each-other"
        others = word(other, phone=phone_to_ask(found.report))
        yield joined_texts((*paper.of_each, others), "mark.item")
    entries = found.report.law.papers[paper.rule.id].entries if paper.of_each else None
    yield from (said for path, said in paper.awaits.items() if path in paper.waits_for)
    if rest := [p for p in paper.waits_for if p != entries and p not in paper.awaits]:
        yield word("finding.open", facts=_facts(found, rest))
    yield from paper.stands


def _facts(found: ErrandList, paths: Iterable[str]) -> Text:
    """Name questions, each once."""
    facts = dict.fromkeys(found.report.law.fact(path).short for path in paths)
    return joined_texts(facts, "mark.list")


def paper_name(paper: PaperTasks) -> Text:
    """Name a paper by its number."""
    return word("errands.paper", n=paper.rule.number, paper=paper.rule.title)


def with_chinese(name: Text) -> Text:
    """Return a name of a paper or a field, in English with the Chinese one behind it."""
    return Text(f"{name.en} {name.zh}", name.zh)


def row_name(paper: PaperTasks) -> Text:
    """Name a paper by its number, with who alone asks for it, where that is a province's guide."""
    name = word("errands.paper", n=paper.rule.number, paper=with_chinese(paper.rule.title))
    return aside(name, paper.alone) if paper.alone and not paper.is_old_only else name


def issued(issue: IssueDays) -> Text:
    """Say between which days a paper is to be dated."""
    return word("errands.issue", first=issue.first, last=issue.last)


def task_words(paper: PaperTasks, task: Task) -> Text:
    """Say what a box is for, and which guide alone asks for it, unless its paper says so."""
    if task.alone and task.weight is Weight.MUST and not paper.alone:
        return aside(task.what, task.alone)
    return task.what
