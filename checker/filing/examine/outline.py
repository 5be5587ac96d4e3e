"""What the notice says, line by line: remarks by their weight, then what nobody could see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from checker.core.bounds import LARGEST_FILES, MOST_FAULTS, MOST_FILES
from checker.core.words import SPACE, begun, in_both, joined_texts, word
from checker.core.words.terms import RANK_WORDS
from checker.decide.reasons import whole_question
from checker.filing.examine.answers import Unclear
from checker.filing.examine.find import Examined
from checker.filing.examine.places import PlacedFile
from checker.filing.examine.remarks import Remark
from checker.model import Text
from checker.report.plain import PlainLine, cited, head

COUNT_WORDS = {
    "refused": "examine.count-refused",
    "questioned": "examine.count-questioned",
    "counter": "examine.count-counter",
}
WEIGHT_WORDS = {
    "refused": "examine.refused",
    "questioned": "examine.questioned",
    "counter": "examine.counter",
}


def parts_of(found: Examined, *, day_is_set: bool = True) -> Iterator[PlainLine]:
    """Return the lines of the notice."""
    yield from head("examine.title", found.report.app)
    if first := found.report.first_of_all:
        yield PlainLine("pair", first)
    if not day_is_set:
        yield PlainLine("pair", word("examine.day-assumed"))
    if not found.report.route.asks_nothing_more:
        yield from _notice(found)
    yield from _values(found)
    yield PlainLine("small", word("report.disclaimer"))


def counts_said(found: Examined) -> Text:
    """Say how many remarks weigh how much; where nothing can be sent back, that."""
    said = [word(COUNT_WORDS[weight], n=n) for weight, n in found.counts.items() if n]
    counted = [joined_texts(said, "mark.comma")] if said else []
    nothing = [] if found.counts["refused"] else [word("examine.nothing")]
    return joined_texts((*nothing, *counted), SPACE)


def as_if_said(found: Examined) -> Text:
    """Say for which day it is written, and how many files were read, a known paper or not."""
    files = found.content.files
    read = sum(file.text is not None for file in files)
    return word("examine.as-if", on=found.report.findings.day, n=len(files), read=read)


def _notice(found: Examined) -> Iterator[PlainLine]:
    yield PlainLine("pair", as_if_said(found))
    yield PlainLine("pair", counts_said(found))
    if left := left_out_said(found):
        yield PlainLine("pair", left)
    yield from _which(found.unplaced)
    for weight, remarks in groupby(found.remarks, key=lambda remark: remark.weight):
        yield PlainLine("heading", word(WEIGHT_WORDS[weight]))
        for remark in remarks:
            yield from remark_parts(remark)
    yield from _eyes(found)
    yield from _asked(found)


def remark_parts(remark: Remark) -> Iterator[PlainLine]:
    """Say a remark: of which paper, what is wrong, where it stands, what to do, on what text."""
    lead = remark.rule.title if remark.rule else word("examine.a-file")
    rule = remark.rule.id if remark.rule else None
    yield PlainLine("brief", remark.text, lead=lead, state="not_met", rule=rule)
    if remark.file:
        yield PlainLine("line", place_said(remark.file, remark.line, remark.page))
    yield PlainLine("step", begun(remark.mend), lead=word("examine.do"))
    rank = word(RANK_WORDS[remark.rank])
    if remark.cites:
        yield PlainLine("source", cited(remark.cites), lead=rank)
    else:
        yield PlainLine("source", rank)


def left_out_said(found: Examined) -> Text | None:
    """Say which files were left out, as there are too many; nothing where none was."""
    if not found.content.left_out:
        return None
    names = joined_texts(map(in_both, found.content.left_out[:MOST_FAULTS]), "mark.list")
    megabytes = LARGEST_FILES // 1_000_000
    return word("examine.left-out", most=MOST_FILES, megabytes=megabytes, files=names)


def place_said(name: str, line: int | None, page: int | None) -> Text:
    """Say where something stands: on which page of a file, or in which line of its text."""
    file = in_both(name)
    if page:
        return word("examine.on-page", file=file, n=page)
    return word("examine.in-file", file=file, n=line) if line else file


def _which(unplaced: Iterable[PlacedFile]) -> Iterator[PlainLine]:
    """Ask what the files are of which no row could be told."""
    files = list(unplaced)
    if not files:
        return
    yield PlainLine("heading", word("examine.which"))
    for each in files:
        rows = [word("errands.paper", n=r.field.number, paper=r.name) for r in each.may_be]
        said = word("examine.which-of", rows=joined_texts(rows, "mark.list")) if rows else None
        name = in_both(each.file.name)
        yield PlainLine("brief", said or word("examine.which-any"), lead=name)
    if not all(each.is_known for each in files):
        yield PlainLine("small", word("examine.not-sorted"))


def _eyes(found: Examined) -> Iterator[PlainLine]:
    """Name what no program saw, paper by paper, and the files that were not read."""
    if found.by_eye or found.unclear:
        yield PlainLine("heading", word("examine.eyes"))
    for rule, group in groupby(found.by_eye, key=lambda each: each.rule):
        names = joined_texts((each.task.name for each in group), "mark.comma")
        yield PlainLine("brief", names, lead=rule.title, rule=rule.id)
    yield from map(_unclear, found.unclear)
    # What stops many files, such as an extra that is not installed, is said once.
    unread: dict[Text, list[Text]] = {}
    for name, why in found.unread:
        unread.setdefault(why, []).append(in_both(name))
    if unread:
        yield PlainLine("heading", word("examine.unread"))
    for why, of_why in unread.items():
        yield PlainLine("brief", why, lead=joined_texts(of_why, "mark.list"))


def _unclear(each: Unclear) -> PlainLine:
    """Say what was not read surely, and where it is looked at."""
    read = (
        word("examine.unclear-value", name=name, value=shown)
        for shown, name in each.offer.told.items()
    )
    said = word("examine.unclear", values=joined_texts(read, "mark.comma"))
    return PlainLine("brief", said, lead=place_said(each.file.name, each.offer.line, each.page))


def _asked(found: Examined) -> Iterator[PlainLine]:
    """Ask what is worth an answer next, that which settles most first."""
    if found.questions:
        yield PlainLine("heading", word("examine.asked"))
    for question in found.questions:
        report = found.report
        yield PlainLine("line", whole_question(report.app, report.law, question.path))


def _values(found: Examined) -> Iterator[PlainLine]:
    """Return what was read, each value with its file."""
    if found.papers:
        yield PlainLine("heading", word("examine.read"))
    for paper in found.papers:
        for offer in paper.offered.offers:
            file = place_said(paper.file.name, offer.line, offer.spot and offer.spot.page)
            for shown, name in offer.told.items():
                said = word("phrase.aside", text=shown, aside=file)
                yield PlainLine("brief", said, lead=name)
