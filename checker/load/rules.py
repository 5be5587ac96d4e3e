"""Read the rules: each with every wording known of it, and the questions on its paper."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from checker.core.tables import LawError, Table, by_unique_key, open_table, toml_files
from checker.load.instruments import citation, citations
from checker.load.names import called, remarks, words
from checker.load.questions import OWNERS, question, reason_text
from checker.model import (
    ERRANDS,
    RANKS,
    READING,
    Basis,
    Fact,
    Folder,
    Guide,
    Instruments,
    Paper,
    Remarks,
    Review,
    Rule,
    Version,
)

KINDS = ("condition", "material")
LETTERS = ("own", "template")
CERTAINTIES = ("computed", "declared", "reported")


class RuleFile(NamedTuple):
    """What stands in the file of one rule; a material is a paper, too."""

    rule: Rule
    questions: list[Fact]
    paper: Paper | None


def read_rules(folder: Folder, instruments: Instruments) -> list[RuleFile]:
    """Read one file a rule, in the order of the rules' numbers."""
    found = [
        _rule(open_table(path), kind, instruments)
        for kind in KINDS
        for path in toml_files(folder.joinpath(f"{kind}s"))
    ]
    found.sort(key=lambda each: (KINDS.index(each.rule.kind), each.rule.number))
    rules = [each.rule for each in found]
    ids = by_unique_key("rules", ((rule.id, rule) for rule in rules))
    by_unique_key("rules", ((f"{rule.kind} {rule.number}", rule) for rule in rules))
    for rule in rules:
        for other in rule.supports:
            if other not in ids:
                raise LawError(f"{rule.id}: supports unknown rule {other}")
    return found


def _rule(row: Table, kind: str, instruments: Instruments) -> RuleFile:
    name = row.where.removesuffix(".toml")
    versions = [version(Table(row.where, each), instruments) for each in row.take("version")]
    questions = [question(each, "materials") for each in row.maybe_tables("question")]
    paper = None
    if kind == "material":
        of_paper = row.table("paper")
        paper = of_paper.record(
            Paper,
            {"errand": ERRANDS, "letter": LETTERS},
            carries=tuple(of_paper.maybe("carries", ())),
            titles=words(of_paper, "titles"),
            called=called(of_paper.table("called")),
            file_names=words(of_paper, "file_names"),
        )
    rule = row.record(
        Rule,
        {"id": (name,), "kind": (kind,), "owner": OWNERS},
        versions=tuple(sorted(versions, key=lambda each: each.effective)),
        supports=tuple(row.maybe("supports", ())),
        also=tuple(citation(each, instruments) for each in row.maybe_tables("also")),
        remarks=row.maybe_read("remarks", lambda each: remarks(each, name)) or Remarks(),
    )
    check_periods(rule)
    return RuleFile(rule, questions, paper)


def check_periods(rule: Rule) -> None:
    """Refuse two wordings on one basis, of one guide, that are in force on the same day."""
    for basis, authority in dict.fromkeys((v.basis, v.authority) for v in rule.versions):
        # On the day of two wordings the last would count, and nobody would see the other.
        for older, newer in pairwise(rule.versions_on(basis, authority)):
            if older.effective == newer.effective:
                raise LawError(f"{rule.id}: two {basis} versions begin on {newer.effective}")
            if older.ends is not None and older.ends >= newer.effective:
                raise LawError(f"{rule.id}: {basis} versions overlap on {newer.effective}")


def version(row: Table, instruments: Instruments, guide: Guide | None = None) -> Version:
    """Read one wording: of the law or the checklist, or of one province's guide."""
    basis = Basis(row.take("basis", *Basis))
    if (basis is Basis.LOCAL) is (guide is None):
        raise row.fault("local wordings stand in the file of their province, and no others do")
    row.where = f"{row.where} [{basis}]"
    asked = row.maybe("asked", default=True)
    found = row.record(
        Version,
        {"rank": RANKS, "certainty": CERTAINTIES},
        basis=basis,
        asked=asked,
        cites=citations(row, instruments),
        # What is asked can be met; what is not asked says why.
        met=row.text("met") if asked else row.maybe_text("met"),
        none=row.maybe_text("none") if asked else row.text("none"),
        form=row.texts("form"),
        awaits=row.texts("awaits"),
        reasons={code: reason_text(each) for code, each in row.named("reasons").items()},
        review=row.maybe_read("review", _review),
        texts={demand: tuple(ids) for demand, ids in row.maybe("texts", {}).items()},
        eases=tuple(row.maybe("eases", ())),
        authority=guide.authority if guide else None,
    )
    if guide and found.cites[0].instrument is not guide.instrument:
        raise row.fault(f"cites must begin with {guide.instrument.id}")
    _check_ranks(row, found)
    return found


def _check_ranks(row: Table, version: Version) -> None:
    """Refuse a rank that no cited text has; our own reading rests on none."""
    # Words cannot weigh more than the text that has them.
    cited = {cite.instrument.rank for cite in version.cites} | {READING}
    for demand, rank in {"rank": version.rank, **version.ranks}.items():
        if rank not in RANKS or rank not in cited:
            raise row.fault(f"{demand} = {rank!r}; allowed: the ranks of what it cites")
    ids = {cite.instrument.id for cite in version.cites}
    for demand, named in version.texts.items():
        if not ids.issuperset(named):
            raise row.fault(f"texts of {demand}; allowed: what it cites")


def _review(row: Table) -> Review:
    """Read who reviewed a wording and when; a review without a name or a day is none."""
    with row:
        by, on = row.take("by"), row.take("on")
    # To Python a day with a time is a day as well.
    if not isinstance(by, str) or not by.strip() or type(on) is not date:
        raise row.fault("by is a name, on is a day")
    return Review(by, on)
