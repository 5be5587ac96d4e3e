"""What an examiner would remark: of what is there and what is not, each on its text.

Nothing is judged here: the rules say what is not met, ``agree`` what differs, ``pack`` what cannot
be uploaded. A remark rests on what was read, given, or is not there, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from checker.application.walk import PAPERS
from checker.core.words import fill, word
from checker.decide.reasons import OPEN, demand_of, entry_name, last_key
from checker.filing.agreement.find import Agreement, Checked, Difference
from checker.filing.agreement.load import load_checks
from checker.filing.agreement.sides import FILING_DAY
from checker.filing.comparing import plain
from checker.filing.examine.answers import Place
from checker.filing.examine.places import PlacedFile
from checker.filing.lease import LEASE_FROM, LEASE_UNTIL
from checker.filing.online_form import load_form
from checker.filing.pack.find import PackRow
from checker.filing.read.load import load_labels
from checker.model import RANKS, READING, Citation, Finding, Law, Paths, Reason, Rule, Text, Verdict
from checker.report.outline import Report
from checker.report.sources import applying, texts_behind

KINDS = (
    *("missing", "stale", "differs", "incomplete"),
    *("wrong-kind", "too-large", "unreadable", "not-met"),
)
# For what an application can be sent back, what may be questioned, what only a counter may ask.
WEIGHTS = ("refused", "questioned", "counter")
BINDING, OLD = ("statute", "order", "notice"), "list"
TOO_OLD = "too-old"
LEASE = {LEASE_FROM, LEASE_UNTIL}
# What a letter must say somewhere, whoever it is addressed to, and the question that asks it.
AUTHORITIES = ("通信管理局", "工业和信息化部")
ADDRESSED = "materials.{paper}.addressed"
DATED = "papers.{paper}.dated_on"
# What is wrong with a file, by its fault.
FILE_KINDS = {
    "empty": "unreadable",
    "damaged": "unreadable",
    "locked": "unreadable",
    "broken": "unreadable",
    "too-many": "wrong-kind",
}
FILE_WORDS = {
    "empty": "examine.file-empty",
    "too-large": "examine.file-too-large",
    "wrong-kind": "examine.file-wrong-kind",
    "damaged": "examine.file-damaged",
    "locked": "examine.file-locked",
    "broken": "examine.file-broken",
    "too-many": "pack.state-too-many",
}
FILE_MENDS = {
    "empty": "examine.mend-empty",
    "too-large": "examine.mend-too-large",
    "wrong-kind": "examine.mend-wrong-kind",
    "damaged": "examine.mend-damaged",
    "locked": "examine.mend-locked",
    "broken": "examine.mend-broken",
    "too-many": "examine.mend-too-many",
}


class Remark(NamedTuple):
    """One thing that may be remarked: of which paper, in which file, on what text, what to do.

    ``paths`` are what it rests on. ``is_sure`` is not so where what fails is not certain.
    """

    rule: Rule | None
    demand: str
    kind: str
    rank: str
    text: Text
    mend: Text
    cites: tuple[Citation, ...] = ()
    file: str | None = None
    line: int | None = None
    paths: Paths = ()
    is_sure: bool = True
    page: int | None = None

    def at(self, place: Place | None) -> Remark:
        """Return it with where it stands, if that is known."""
        if place is None:
            return self
        return self._replace(file=place.file.name, line=place.line, page=place.page)

    @property
    def weight(self) -> str:
        """Return how much it weighs, by what it rests on."""
        if self.rank == OLD:
            return "counter"
        return "refused" if self.rank in BINDING and self.is_sure else "questioned"


def in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return remarks by their weight, of those on one thing the heaviest alone."""
    heaviest: dict[tuple[object, ...], Remark] = {}
    for one in sorted(remarks, key=lambda one: (WEIGHTS.index(one.weight), RANKS.index(one.rank))):
        heaviest.setdefault(
            (one.rule and one.rule.id, one.kind, one.file, one.demand, one.paths), one
        )
    return tuple(heaviest.values())


def of_findings(
    report: Report,
    missing: Mapping[str, PackRow],
    places: Mapping[str, Place],
    *,
    is_sorted: bool,
) -> Iterator[Remark]:
    """Return what is not met; ``missing`` are the answers that stand for no file.

    Where files are not sorted yet, what has no file is not sure to be missing.
    """
    for found in report.told:
        for finding in found.on.values():
            for reason in _failing(finding, missing):
                row = next((missing[path] for path in reason.facts if path in missing), None)
                sure = finding.verdict is Verdict.NOT_MET and (is_sorted or not row)
                yield _of_reason(found.rule, finding, reason, row, places)._replace(is_sure=sure)


def of_rows(report: Report, missing: Mapping[str, PackRow]) -> Iterator[Remark]:
    """Return what has no file while it is open whether its paper fails: by other answers, say."""
    findings = {found.rule.id: found.on.values() for found in report.told}
    for path, row in missing.items():
        rule, key, fact = row.paper.rule, last_key(path), report.law.fact(path)
        values = {"name": entry_name(report.app, path), "fact": fact.short}
        for finding in findings.get(rule.id, ()):
            version = finding.version
            if version and finding.verdict is Verdict.UNKNOWN:
                yield Remark(
                    rule,
                    key,
                    "missing",
                    version.rank_of(key),
                    word("examine.no-file", row=row.name),
                    fill(fact.mend or word("examine.mend-missing"), values),
                    texts_behind(version, key),
                    paths=(path,),
                    is_sure=False,
                )


def _failing(finding: Finding, missing: Collection[str]) -> Iterator[Reason]:
    """Return why a finding fails, or would if nothing else does in the place of what is lacking."""
    codes = [reason.code for reason in finding.reasons]
    # What stands before the open questions fails as it is; behind them it is only noted.
    causes = codes.index(OPEN) if OPEN in codes else 0
    for n, reason in enumerate(finding.reasons):
        fails = finding.verdict is Verdict.NOT_MET or n < causes
        # What mends nothing only tells.
        if reason.mend and reason.rank and (fails or not set(missing).isdisjoint(reason.facts)):
            yield reason


def _of_reason(
    rule: Rule,
    finding: Finding,
    reason: Reason,
    row: PackRow | None,
    places: Mapping[str, Place],
) -> Remark:
    version, paths = finding.version, reason.facts
    place = next((places[path] for path in paths if path in places), None)
    cites = texts_behind(version, demand_of(version, reason.code, paths)) if version else ()
    return Remark(
        rule,
        last_key(paths[0]),
        "missing" if row else "stale" if reason.code == TOO_OLD else "not-met",
        reason.rank or READING,
        word("examine.no-file", row=row.name) if row else reason.text,
        reason.mend or word("examine.mend-missing"),
        cites,
        paths=paths,
    ).at(place)


def of_agreement(found: Agreement, places: Mapping[str, Place]) -> Iterator[Remark]:
    """Return what papers and answers say differently, or what cannot be right."""
    for checked in found.checks:
        told: set[str] = set()
        for difference in checked.differences:
            paths = {side.path for side in difference.sides}
            # The side that differs from the measure is the second one, if it is a paper.
            papers = [side.paper for side in reversed(difference.sides) if side.paper]
            # What stands on no paper no examiner sees; of what differs from another it is not
            # said as well that it cannot be right.
            # Nor does anything rest on a list that may lack somebody.
            may_lack = any(places[path].may_lack for path in paths if path in places)
            if papers and not may_lack and (len(paths) > 1 or not paths <= told):
                rule = found.filing.law.rule(papers[0])
                yield _of_difference(rule, checked, difference, places)
            told |= paths


def _of_difference(
    rule: Rule, checked: Checked, difference: Difference, places: Mapping[str, Place]
) -> Remark:
    paths = tuple(side.path for side in reversed(difference.sides))
    own = (path for path in paths if path.startswith(f"{PAPERS}.") and path in places)
    place = next((places[path] for path in own), None)
    return Remark(
        rule,
        checked.check.id,
        _kind_of(checked, {*paths}),
        difference.rank,
        difference.text,
        difference.fix,
        tuple(text.cite for text in difference.texts),
        paths=paths,
    ).at(place)


def _kind_of(checked: Checked, paths: Collection[str]) -> str:
    if FILING_DAY in paths and not LEASE.isdisjoint(paths):
        return "stale"
    alone = len(paths) == 1 or checked.check.id in ("dates", "three-people")
    return "not-met" if alone else "differs"


def of_files(
    report: Report, files: Iterable[PlacedFile], rows: Iterable[PackRow]
) -> Iterator[Remark]:
    """Return what is wrong with files as such: they cannot be opened, or not be uploaded."""
    cites = applying(load_form()[1].cites, report.left_out)
    ranks = [cite.instrument.rank or READING for cite in cites]
    rank = min(ranks, key=RANKS.index, default=READING)

    def remark(rule: Rule | None, fault: str, name: str | None) -> Remark:
        kind = FILE_KINDS.get(fault, fault)
        own = () if kind == "unreadable" else cites
        return Remark(
            rule,
            "file",
            kind,
            rank if own else READING,
            word(FILE_WORDS[fault]),
            word(FILE_MENDS[fault]),
            own,
            name,
        )

    for each in files:
        if fault := each.file.fault:
            yield remark(each.row.paper.rule if each.row else None, fault, each.file.name)
    for row in rows:
        if row.state == "too-many":
            yield remark(row.paper.rule, "too-many", None)


def unaddressed(files: Iterable[PlacedFile], law: Law) -> Iterator[tuple[str, PlacedFile]]:
    """Return the letters whose whole text names no authority, by the question on it."""
    for each in _letters(files):
        path = ADDRESSED.format(paper=each.file.papers[0].paper)
        named = any(name in plain(each.file.text or "") for name in AUTHORITIES)
        if path in law.facts and not named:
            yield path, each


def undated(report: Report, files: Iterable[PlacedFile]) -> Iterator[Remark]:
    """Return the letters in whose whole text no day stands."""
    date = load_labels().shapes["date"]
    for each in _letters(files):
        rule, text = report.law.rule(each.file.papers[0].paper), plain(each.file.text or "")
        if not date.search(text):
            said = word("examine.no-day"), word("examine.mend-no-day")
            path = DATED.format(paper=rule.id)
            yield Remark(
                rule, "dated", "incomplete", READING, *said, file=each.file.name, paths=(path,)
            )


def _letters(files: Iterable[PlacedFile]) -> Iterator[PlacedFile]:
    """Return the files that hold one letter, and nothing else, of which all was read as it is."""
    letters = load_checks().letters
    return (
        each
        for each in files
        if each.file.is_whole
        and len(each.file.papers) == 1
        and each.file.papers[0].paper in letters
    )
