"""Put each sentence of a pasted text to what is known of it: a claim, a paper, or a condition."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from checker.core.bounds import LONGEST_REMARK, MOST_REMARKS
from checker.decide.reasons import last_key
from checker.decide.rule_questions import asked_in
from checker.filing.claims.load import Claim, Known, load_known
from checker.filing.read.word_text import refuse_long
from checker.filing.track.find import LONGEST_HEADING, NUMBER, about_papers, terms_in
from checker.filing.track.load import bare, load_terms
from checker.model import RANKS, READING, Basis, Citation, Lang, Law, Rule, Text, Version
from checker.report.sources import texts_behind

# Where a sentence ends; the sign stays, since it tells a question.
ENDS = re.compile(r"(?<=[。；;!！？?])|(?<=[a-z\d)’”\"]\.)\s+(?=[A-Z])")
# What only sets a line apart: marks of lists, tables and headings.
AROUND = " \t\u3000,，、*#>|_`~-–—"
HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
# So many letters of a Chinese sentence may be of a name.
LETTERS_OF_A_SIGN = 4
# How a sentence of a text stands: something is told of it, it says no itself, or nothing is known.
STATES = ("recognized", "denied", "unknown")


class Found(NamedTuple):
    """What is said in a sentence: a claim or a rule, with what is asked of it; and what it is.

    ``cites`` are the texts that say so, and where what is right stands.
    """

    mark: str
    right: Text
    cites: tuple[Citation, ...]
    claim: str | None = None
    rule: Rule | None = None
    demand: str | None = None
    provinces: tuple[str, ...] = ()

    @property
    def rank(self) -> str | None:
        """Return the rank of what says so; what has ended, and what nobody says, has none."""
        ranks = {cite.instrument.rank for cite in self.cites}
        if self.mark == "law":
            return min((rank for rank in ranks if rank), key=RANKS.index)
        if self.mark == "old":
            return "list" if "list" in ranks else None
        return self.mark if self.mark in RANKS else None


class Sentence(NamedTuple):
    """One sentence of the text, on which line, and all that is recognized in it."""

    text: str
    line: int
    state: str
    found: tuple[Found, ...] = ()
    cut: bool = False


class Heard(NamedTuple):
    """The sentences of a text, and how many behind them were not looked at."""

    sentences: list[Sentence]
    left_out: int = 0

    def count(self, state: str) -> int:
        """Return how many sentences stand so."""
        return sum(1 for each in self.sentences if each.state == state)


def read_claims(text: str, law: Law, day: date) -> Heard:
    """Return what of a text is recognized, sentence by sentence, as the texts stand on a day.

    Raises ``InputError`` for a text that is too long.
    """
    refuse_long(text)
    every, known = _pieces(text), load_known()
    first = islice(every, MOST_REMARKS)
    read = [_read(line, piece, known, law, day) for line, piece in first]
    kept = [each for each in read if each.found or not _is_heading(each.text)]
    return Heard(kept, sum(1 for _ in every))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    for n, line in enumerate(text.splitlines(), start=1):
        for item in NUMBER.split(line.replace("**", "").strip(AROUND)):
            for piece in ENDS.split(item):
                kept = piece.strip(AROUND)
                if HAN.search(kept) or LATIN.search(kept):
                    yield n, kept


def _is_heading(text: str) -> bool:
    return text.endswith((":", "：")) and len(text) <= LONGEST_HEADING


def _read(line: int, piece: str, known: Known, law: Law, day: date) -> Sentence:
    """Read one sentence; one that says the opposite of a claim is told to, and not judged."""
    lang: Lang = "zh" if _is_chinese(piece) else "en"
    plain = as_compared(piece, lang)
    signs = known.signs[lang]
    is_denied, is_turned = (bool(one.search(plain)) for one in (signs.denies, signs.turns))
    hits = [each for each in known.claims.values() if _is_in(each, plain, lang)]
    said = [_claimed(each) for each in hits if not (is_turned if each.negates else is_denied)]
    rules = {rule for each in hits for rule in each.rules}
    named = [] if is_denied else [*_named(plain, lang, known, law)]
    said += [
        one
        for rule, demands in named
        if rule.kind == "material" or rule.id not in rules
        for one in _standing(rule, demands, law, day)
    ]
    denied = (is_denied or is_turned) and (bool(hits) or any(_named(plain, lang, known, law)))
    state = "recognized" if said else "denied" if denied else "unknown"
    cut = len(piece) > LONGEST_REMARK
    shown = f"{piece[:LONGEST_REMARK]}…" if cut else piece
    return Sentence(shown, line, state, tuple(said), cut)


def _is_chinese(piece: str) -> bool:
    return len(HAN.findall(piece)) * LETTERS_OF_A_SIGN >= len(LATIN.findall(piece))


def as_compared(piece: str, lang: Lang) -> str:
    """Return a sentence as patterns read it; of a very long one only the beginning."""
    if lang == "zh":
        return bare(piece)[:LONGEST_REMARK]
    return " ".join(unicodedata.normalize("NFKC", piece).lower().split())[:LONGEST_REMARK]


def _is_in(claim: Claim, plain: str, lang: Lang) -> bool:
    return claim.told[lang].search(plain) is not None


def _claimed(claim: Claim) -> Found:
    return Found(claim.mark, claim.right, claim.cites, claim.id, provinces=claim.provinces)


def _named(
    plain: str, lang: Lang, known: Known, law: Law
) -> Iterator[tuple[Rule, tuple[str, ...]]]:
    """Return the conditions and papers that a sentence names as asked for, with the demands."""
    signs = known.signs[lang]
    if signs.aside.search(plain):
        return
    own = [
        (each.rule, one.span())
        for each in known.named
        if lang in each.told and (one := each.told[lang].search(plain))
    ]
    hits = sorted([*own, *_papers(plain, lang, law)], key=lambda hit: hit[1])
    demands: dict[str, list[str]] = {}
    if lang == "zh":
        for about in about_papers(plain):
            asked = [about.demand] if about.demand else []
            demands.setdefault(about.rule or "", []).extend(asked)
    is_asked = bool(signs.asks.search(plain))
    before, last = "", 0
    seen = set[str]()
    for name, (start, end) in hits:
        # What is named before is one more item of the same list.
        before += plain[last:start]
        last = max(last, end)
        is_item = signs.item.fullmatch(before) and signs.rest.match(plain[end:])
        rule = law.rule(name)
        if name not in seen and (rule.kind == "condition" or is_asked or is_item):
            seen.add(name)
            yield rule, tuple(dict.fromkeys(demands.get(name, ())))


def _papers(plain: str, lang: Lang, law: Law) -> Iterator[tuple[str, tuple[int, int]]]:
    """Return where papers are named, by the words of the law's data."""
    if lang == "zh":
        for hit in terms_in(plain, load_terms().names):
            if hit.term.rule in law.papers:
                yield hit.term.rule, (hit.start, hit.end)
        return
    for paper in law.papers:
        # The longest first: a lease agreement is no lease with something behind it.
        names = sorted(law.names(paper, "en"), key=len, reverse=True)
        every = "|".join(re.escape(name.lower()) for name in names)
        if one := re.search(rf"\b(?:{every})s?\b", plain):
            yield paper, one.span()


def _standing(rule: Rule, demands: Iterable[str], law: Law, day: date) -> Iterator[Found]:
    """Return what a rule is on a day; and a demand on a paper, where another text makes it."""
    if whole := _mark(rule, None, law, day):
        yield whole
    for demand in demands:
        found = None if demand.endswith(".held") else _mark(rule, demand, law, day)
        if found and whole and found.mark != whole.mark:
            yield found


def _mark(rule: Rule, demand: str | None, law: Law, day: date) -> Found | None:
    """Return the strongest text that asks for a rule, or a demand on it; our reading is none."""
    key = (last_key(demand),) if demand else ()
    asking = [each for each in _in_force(rule, law, day) if _asks(each, rule, demand, law)]
    asking = [each for each in asking if each.rank_of(*key) != READING]
    by_basis = {
        basis: [each for each in asking if each.basis is basis]
        for basis in (Basis.LAW, Basis.LOCAL, Basis.CHECKLIST)
    }
    basis = next((basis for basis, found in by_basis.items() if found), None)
    if basis is None:
        return None
    of_law = rule.version(Basis.LAW, day)
    saying = by_basis[basis]
    if basis is Basis.LAW:
        rank = saying[0].rank_of(*key)
        mark = rank if rank in ("form", "guide") else "law"
    else:
        mark = "guide" if basis is Basis.LOCAL else "old"
    cites = [cite for each in saying for cite in texts_behind(each, *key)]
    if of_law and basis is not Basis.LAW:
        cites += of_law.cites[:1]
    provinces = tuple(each.authority or "" for each in by_basis[Basis.LOCAL])
    right = of_law.asks if of_law else rule.changed
    return Found(
        mark,
        right,
        tuple(dict.fromkeys(cites)),
        rule=rule,
        demand=demand,
        provinces=provinces if mark == "guide" else (),
    )


def _in_force(rule: Rule, law: Law, day: date) -> Iterator[Version]:
    """Return the wordings of a rule in force on a day, those of each province too."""
    for basis in (Basis.LAW, Basis.CHECKLIST):
        if version := rule.version(basis, day):
            yield version
    for code in law.provinces:
        version = rule.version(Basis.LOCAL, day, code)
        if version and version.authority == code:
            yield version


def _asks(version: Version, rule: Rule, demand: str | None, law: Law) -> bool:
    return version.asked and (demand is None or demand in asked_in(law, rule, version))
