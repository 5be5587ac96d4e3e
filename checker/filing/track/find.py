"""Put each remark of a notice to a paper and to a question on it, by the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from checker.core.bounds import LONGEST_REMARK, MOST_REMARKS
from checker.filing.read.word_text import refuse_long
from checker.filing.track.load import Term, bare, load_terms
from checker.load import load_law

# A number before a remark, where a line, a sentence or a clause begins.
NUMBER = re.compile(
    r"(?:^|(?<=[。;；:：\s]))(?:[①-⑳]|[•·*-]|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．)）](?!\d))\s*"
)
ENDS = re.compile(r"[。；;!！？?]")
# What is only compared with says nothing of itself: 与营业执照不一致, 以营业执照为准.
COMPARED = re.compile(r"[与和同].{0,24}?(?:一致|不符|相符|不同|矛盾)|以.{0,20}?为准")
# What stands in a paper is a detail of it: 章程中股东出资比例.
HELD = re.compile(r"[中内里上][^,。]*")
# So far before a paper's name stands what says that it is missing.
BEFORE = 14
# What a piece of a paper may lack as well as the paper.
OF_PIECES = (".signed", ".sealed", ".original")
# Below a heading: another paper, or one of several.
OTHER = re.compile(r"^其中|(?:书|表|证|证明|合同|协议|照片|材料|名单)$")
# What is longer and ends with a colon asks for something itself.
LONGEST_HEADING = 20


class Remark(NamedTuple):
    """A sentence of a notice: on which line, and what it is about, if that is known.

    ``details`` name what it wants that no question asks. Of one that is ``cut`` only the beginning
    was read.
    """

    text: str
    line: int
    rule: str | None = None
    demand: str | None = None
    cut: bool = False
    details: tuple[str, ...] = ()


class About(NamedTuple):
    """What a remark is about: a paper or a condition, a question on it, and what none asks."""

    rule: str | None = None
    demand: str | None = None
    details: tuple[str, ...] = ()


class Notice(NamedTuple):
    """The remarks of a notice, and how many sentences behind them were not looked at."""

    remarks: list[Remark]
    left_out: int = 0


class Hit(NamedTuple):
    """Where a term stands."""

    start: int
    end: int
    term: Term


def read_notice(text: str, owners: Iterable[str] = ()) -> Notice:
    """Return the remarks of a notice in order; one of several demands stands once for each.

    Below a heading that names one paper, what names none is its, if it says what is wanted of it;
    a heading that a remark follows on its line ends with the line. ``owners`` are the names of
    shareholders that are no persons: an examiner writes the name and not the word for it.
    Raises ``InputError`` for a text that is too long.
    """
    refuse_long(text)
    terms, found, heading, ends = load_terms(), list[Remark](), "", 0
    owned = sorted(map(bare, owners), key=len, reverse=True)
    every = pieces(text)
    for line, piece, cut in islice(every, MOST_REMARKS):
        # Some signs stand for a whole line of others.
        plain = bare(piece)[:LONGEST_REMARK]
        for name in owned:
            plain = plain.replace(name, "股东")
        # A sentence that frames the notice asks for nothing, but may set the time or hold a remark.
        is_frame = any(re.fullmatch(frame, plain) for frame in terms.frames)
        if (
            is_frame
            and not re.search(terms.time, plain)
            and not any(each.demand for each in about_papers(plain))
        ):
            continue
        head, colon, rest = plain.partition(":")
        if colon:
            named = {each.rule for each in about_papers(head)}
            heading, ends = (named.pop() if len(named) == 1 else "") or "", line if rest else 0
            if not rest and len(head) <= LONGEST_HEADING and not is_frame:
                continue
        elif ends not in {0, line}:
            heading = ""
        about = [*about_papers(plain, below=bool(heading) and not colon)]
        if not about and heading and not OTHER.search(plain):
            about = [*_wanted(heading, plain, _demands(plain, heading))]
            about = [each for each in about if each.demand or each.details]
        if any(each.rule != heading for each in about):
            heading = ""
        # The bare name of a paper may be a heading without its colon.
        if about and any(re.fullmatch(term.pattern, plain) for term in terms.names if term.rule):
            heading, ends = about[0].rule or "", 0
        found += [
            Remark(piece, line, each.rule, each.demand, cut, each.details)
            for each in about or [About()]
        ]
    return Notice(found, sum(1 for _ in every))


def pieces(text: str) -> Iterator[tuple[int, str, bool]]:
    """Cut a notice into its sentences and items, each with the number of its line.

    Of a very long one the beginning is kept, and it is told that it was cut.
    """
    for n, line in enumerate(text.splitlines(), start=1):
        for item in NUMBER.split(line):
            for piece in ENDS.split(item):
                if kept := piece.strip(" \t\u3000,，、"):
                    cut = len(kept) > LONGEST_REMARK
                    yield n, f"{kept[:LONGEST_REMARK]}…" if cut else kept, cut


def about_papers(plain: str, *, below: bool = False) -> Iterator[About]:
    """Return the papers that a remark is about, each with its demands, or with none.

    ``below`` a heading only names count: signs there speak of the paper of the heading.
    """
    terms = load_terms()
    named = [hit for hit in terms_in(plain, terms.names) if hit.term.rule]
    aside = [one.span() for one in COMPARED.finditer(plain)]
    aside += [one.span() for hit in named if (one := HELD.match(plain, hit.end))]
    hits = [hit for hit in named if not _inside(hit, aside)]
    if not hits and not below:
        hits = [hit for hit in terms_in(plain, terms.signs) if not _inside(hit, aside)]
    # Turned round, so that of each paper its first hit stays.
    first = sorted({hit.term.rule: hit for hit in reversed(hits)}.values())
    # What stands before the first name belongs to it, what stands behind another to that one.
    bounds = (0, *(hit.start for hit in first[1:]), len(plain))
    for hit, (begin, end) in zip(first, pairwise(bounds), strict=False):
        rule, held = hit.term.rule, f"materials.{hit.term.rule}.held"
        paths = _demands(plain[begin:end], rule)
        if all(one.term.path for one in hits if one.term.rule == rule):
            # Where only a piece is named, it is the piece that lacks them.
            paths = [path for path in paths if not path.endswith(OF_PIECES)]
        # Of a paper of several pieces its own words tell which of them is not there.
        in_words = any(term.path == held for term in terms.demands[rule])
        if not paths and not in_words and held in load_law().facts:
            before, behind = plain[begin : hit.start][-BEFORE:], plain[hit.end : end]
            # It is said close to a paper's name that the paper is not there.
            missing = re.search(terms.missing_before, before)
            paths = [held] if missing or re.match(terms.missing_behind, behind) else []
        yield from _wanted(rule, plain[begin:end], paths)


def _wanted(rule: str, part: str, paths: Sequence[str]) -> Iterator[About]:
    """Return what a part of a remark wants of a paper; with the first, what no question asks."""
    details = load_terms().details.values()
    found = tuple(each.id for each in details if each.is_in(part, rule, paths))
    for n, path in enumerate(paths or [None]):
        yield About(rule, path, () if n else found)


def terms_in(plain: str, terms: Iterable[Term]) -> list[Hit]:
    """Return where terms stand, in order; what stands within a longer one is left out."""
    every = [Hit(*one.span(), term) for term in terms for one in term.pattern.finditer(plain)]
    hits = list[Hit]()
    longest: Hit | None = None
    # From the left, the longer of two first: one within another then follows it.
    for hit in sorted(every, key=lambda hit: (hit.start, -hit.end)):
        if longest is None or hit.end > longest.end or hit[:2] == longest[:2]:
            hits.append(hit)
            longest = hit
    return hits


def _inside(hit: Hit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in spans)


def _demands(part: str, rule: str) -> list[str]:
    """Return the questions on a paper whose words stand in a part of a remark, each once."""
    hits = terms_in(part, load_terms().demands[rule])
    return [*dict.fromkeys(hit.term.path for hit in hits if hit.term.path)]
