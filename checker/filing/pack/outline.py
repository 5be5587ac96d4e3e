"""What the index of a pack says, line by line: for the terminal, and in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from math import ceil

from checker.core.words import in_both, joined_texts, word
from checker.core.words.terms import STATUS_WORDS
from checker.filing.errands.find import Task
from checker.filing.errands.outline import paper_labels
from checker.filing.errands.plain import box
from checker.filing.online_form import FormBlock, load_form
from checker.filing.pack.find import GivenFile, Pack, PackRow
from checker.model import Citation, Text
from checker.report.advice import Weight
from checker.report.plain import PlainLine, aside, head, pair
from checker.report.summary import in_short

# Of a megabyte the hundredth, rounded up: what is over the limit shows so.
HUNDREDTH = 10_000
# How rows are counted; what is wrong with a file is one.
# How many rows stand how, in the order told.
COUNTED = {
    "there": "pack.count-there",
    "missing": "pack.count-missing",
    "faulty": "pack.count-faulty",
    "online": "pack.count-online",
    "perhaps": "pack.count-perhaps",
}
# How a row stands, and what is wrong with a file.
STATE_WORDS = {
    "there": "pack.state-there",
    "missing": "pack.state-missing",
    "online": "pack.state-online",
    "perhaps": "pack.state-perhaps",
    "too-large": "pack.state-too-large",
    "wrong-kind": "pack.state-wrong-kind",
    "empty": "pack.state-empty",
    "too-many": "pack.state-too-many",
}
FAULT_WORDS = {
    "too-large": "pack.file-too-large",
    "wrong-kind": "pack.file-wrong-kind",
    "empty": "pack.file-empty",
}


def parts_of(pack: Pack) -> Iterator[PlainLine]:
    """Return the lines of the index."""
    report = pack.report
    yield from head("pack.title", report.app)
    if report.first_of_all:
        yield PlainLine("pair", report.first_of_all)
    if report.route.asks_nothing_more:
        yield PlainLine("small", word("report.disclaimer"))
        return
    yield pair("route.authority", report.route_words["authority"])
    for text in (counts_said(pack), word("pack.lead"), word("pack.unread")):
        yield PlainLine("pair", text)
    yield PlainLine("heading", word("pack.limits"))
    yield from limit_parts()
    for block, rows in groupby(pack.rows, lambda row: row.block):
        yield PlainLine("heading", in_both(block.folder))
        yield from block_parts(block)
        for row in rows:
            yield from row_parts(row)
    if pack.unassigned:
        yield PlainLine("heading", word("pack.unassigned"))
        yield PlainLine("pair", word("pack.unassigned-means"))
        yield from (
            PlainLine("line", unassigned_said(given, pack.rows)) for given in pack.unassigned
        )
    yield PlainLine("small", word("report.disclaimer"))


def block_parts(block: FormBlock) -> Iterator[PlainLine]:
    """Say what a block is called in the form, and what is to be known of it."""
    if block.form:
        yield pair("pack.form", in_both(block.form))
        yield PlainLine("small", cited(block.cites))
    if block.note:
        yield PlainLine("pair", block.note)


def limit_parts() -> Iterator[PlainLine]:
    """Say how files are uploaded, and how far that was read."""
    _, limits = load_form()
    yield from (PlainLine("pair", text) for text in limits.said.values())
    yield PlainLine("small", cited(limits.cites))


def counts_said(pack: Pack) -> Text:
    """Say how many rows stand how; of a state that none has nothing."""
    states = Counter(row.state if row.state in COUNTED else "faulty" for row in pack.rows)
    said = [word(key, n=states[state]) for state, key in COUNTED.items() if states[state]]
    whole = word("pack.count", m=len(pack.rows))
    return joined_texts((whole, joined_texts(said)), "mark.colon") if said else whole


def cited(cites: Iterable[Citation]) -> Text:
    """Return where something stands, each with how far it was read."""
    return joined_texts(aside(in_short((cite,)), word(STATUS_WORDS[cite.status])) for cite in cites)


def row_parts(row: PackRow) -> Iterator[PlainLine]:
    """Say of a row how it stands, which files it has, and what its paper must be."""
    rule, field = row.paper.rule, row.field
    lead = row_name(row)
    said = (word(STATE_WORDS[row.state]), *map(file_said, row.files))
    yield PlainLine("pair", joined_texts(said, "mark.item"), lead=lead)
    if row.tasks:
        asked = joined_texts(_asked(row, task) for task in row.tasks)
        yield PlainLine("line", asked, lead=word("pack.shows"))
    if not field.paths:
        for label in paper_labels(row.paper):
            yield PlainLine("line", label.said, lead=label.lead)
    if field.note:
        yield PlainLine("line", field.note)
    if field.cites:
        yield PlainLine("source", word("pack.material", n=rule.number, paper=rule.nav))
        yield PlainLine("source", cited(field.cites))


def _asked(row: PackRow, task: Task) -> Text:
    """Return one thing that is asked: is it advice, who alone asks it.

    It is ticked where it is there; of a row that lacks its file nothing is.
    """
    said = task.what
    if row.state != "missing":
        said = word("errands.paper", n=box(task), paper=said)
    if task.weight is Weight.ADVICE:
        return aside(said, word("errands.advised"))
    return aside(said, task.alone) if task.alone and not row.paper.is_old_only else said


def unassigned_said(given: GivenFile, rows: Iterable[PackRow]) -> Text:
    """Name a file of no row, and ask which of those it is that its name may mean."""
    may_be = [row_name(row) for row in rows if row.field.id in given.either]
    if not may_be:
        return in_both(given.name)
    return word("pack.which", name=given.name, rows=joined_texts(may_be, "mark.or"))


def row_name(row: PackRow) -> Text:
    """Return a row's number and name."""
    return word("errands.paper", n=row.field.number, paper=row.name)


def file_said(given: GivenFile) -> Text:
    """Name a file with its size, and what is wrong with it."""
    size = ceil(given.size / HUNDREDTH) / 100
    said = word("pack.file", name=given.name, size=f"{size:.2f}")
    fault = [word(FAULT_WORDS[given.fault])] if given.fault else ()
    return joined_texts((said, *fault), "mark.colon")
