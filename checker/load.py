"""Read ``law/`` into the model; refuse unknown keys, gaps and citations that lead nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checker.dates import add_months
from checker.model import (
    RANKS,
    READING,
    WHOLE_NETWORK_AUTHORITY,
    Authority,
    Basis,
    Citation,
    Detail,
    Event,
    Fact,
    Guide,
    Instrument,
    Law,
    Option,
    ReasonText,
    Review,
    Rule,
    Section,
    Text,
    Version,
)
from checker.tables import LawError, Table, read_toml, unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

KINDS = ("condition", "material")
CERTAINTIES = ("computed", "declared", "reported")
STATUSES = ("verified", "reported", "unverified")
REGIONS = (
    *("national", "north", "northeast", "east"),
    *("central", "south", "southwest", "northwest"),
)
DETAILS = ("address", "phone", "office", "portal", "note")
STANDINGS = ("asks", "silent", "repealed", "other")
OWNERS = ("legal", "finance", "hr", "premises", "shareholders", "technical")
FACT_TYPES = (
    *("bool", "choice", "date", "integer", "money", "number", "text", "list"),
    *("province", "provinces", "services", "rule"),
)


@cache
def load_law() -> Law:
    """Return the law shipped with this package."""
    return read_law(files("checker").joinpath("law"))


def read_law(folder: Traversable) -> Law:
    """Read a law folder. Raises ``LawError`` with file and place."""
    instruments = _instruments(folder)
    sections, facts = _questions(folder)
    rules: list[Rule] = []
    for kind in KINDS:
        for path in sorted(folder.joinpath(f"{kind}s").iterdir(), key=lambda p: p.name):
            if path.name.endswith(".toml"):
                rule, own = _rule(read_toml(path), path.name, kind, instruments)
                rules.append(rule)
                facts.extend(own)
    rules.sort(key=lambda r: (KINDS.index(r.kind), r.number))
    _check_rules(rules)
    by_path = unique("facts", ((f.path, f) for f in _in_order(facts, rules)))
    authorities = _authorities(folder, instruments)
    guides, local = _guides(folder, instruments, authorities, [r.id for r in rules])
    whole = tuple(_with_local(rule, local.get(rule.id, [])) for rule in rules)
    return Law(instruments, authorities, tuple(sections), by_path, whole, guides)


def _in_order(facts: list[Fact], rules: list[Rule]) -> list[Fact]:
    """Put the materials' own questions in the order of the rules' numbers."""
    number = {f"materials.{r.id}": r.number for r in rules}
    return sorted(facts, key=lambda f: number.get(f.path.rpartition(".")[0], 0))


def _check_rules(rules: list[Rule]) -> None:
    ids = {r.id for r in rules}
    unique("rules", ((r.id, r) for r in rules))
    unique("rules", ((f"{r.kind} {r.number}", r) for r in rules))
    for rule in rules:
        for other in rule.supports:
            if other not in ids:
                raise LawError(f"{rule.id}: supports unknown rule {other}")


def _instruments(folder: Traversable) -> dict[str, Instrument]:
    data = Table("instruments.toml", read_toml(folder.joinpath("instruments.toml")))
    rows = [Table(f"instruments.toml {r.get('id')}", r) for r in data.take("instrument")]
    months = _recheck(Table("instruments.toml recheck_months", data.take("recheck_months")))
    data.done()
    return unique("instruments.toml", ((i.id, i) for i in (_instrument(r, months) for r in rows)))


def _recheck(row: Table) -> dict[str, int]:
    months = {name: int(row.take(name)) for name in (*STATUSES, "guide")}
    row.done()
    return months


def _instrument(row: Table, months: Mapping[str, int]) -> Instrument:
    name, status, checked = row.take("id"), row.take("status", *STATUSES), row.take("checked")
    kind = "guide" if name.startswith("guide-") else status
    found = Instrument(
        id=name,
        title=row.text("title"),
        short=row.text("short"),
        issuer=row.text("issuer"),
        status=status,
        read=row.text("read"),
        rank=row.take("rank", *RANKS) if "rank" in row.rest else None,
        checked=checked,
        due=row.maybe("due") or add_months(checked, months[kind]),
        number=row.maybe_text("number"),
        promulgated=row.maybe("promulgated"),
        effective=row.maybe("effective"),
        ends=row.maybe("ends"),
        url=row.maybe("url"),
        events=tuple(_event(Table(f"{row.where} events", e)) for e in row.maybe("events", ())),
    )
    row.done()
    if found.due <= checked:
        raise row.fault(f"due {found.due} is not after the last check, {checked}")
    return found


def _event(row: Table) -> Event:
    found = Event(row.take("on"), row.text("what"), row.take("status", *STATUSES))
    row.done()
    return found


def _authorities(
    folder: Traversable, instruments: Mapping[str, Instrument]
) -> dict[str, Authority]:
    data = Table("authorities.toml", read_toml(folder.joinpath("authorities.toml")))
    rows = [Table(f"authorities.toml {r.get('code')}", r) for r in data.take("authority")]
    data.done()
    found = [_authority(row, instruments) for row in rows]
    return unique("authorities.toml", ((a.code, a) for a in found))


def _authority(row: Table, instruments: Mapping[str, Instrument]) -> Authority:
    guide = row.take("guide", *instruments) if "guide" in row.rest else None
    found = Authority(
        code=row.take("code"),
        province=row.text("province"),
        name=row.text("name"),
        region=row.take("region", *REGIONS),
        host=row.take("host"),
        host_status=row.take("host_status", *STATUSES),
        checked=row.take("checked"),
        phone=row.maybe("phone"),
        guide=instruments[guide] if guide else None,
        details=tuple(_detail(row, d) for d in row.maybe("detail", ())),
    )
    row.done()
    return found


def _detail(row: Table, raw: Any) -> Detail:
    detail = Table(f"{row.where} detail", raw)
    found = Detail(
        kind=detail.take("kind", *DETAILS),
        text=detail.text("text"),
        status=detail.take("status", *STATUSES),
        checked=detail.take("checked"),
        url=detail.maybe("url"),
    )
    detail.done()
    return found


def _questions(folder: Traversable) -> tuple[list[Section], list[Fact]]:
    data = Table("facts.toml", read_toml(folder.joinpath("facts.toml")))
    sections = [_section(Table(f"facts.toml {s.get('id')}", s)) for s in data.take("section")]
    facts = [_fact(Table(f"facts.toml {f.get('path')}", f)) for f in data.take("fact")]
    data.done()
    paths = {fact.path for fact in facts}
    for fact in facts:
        if fact.section not in [s.id for s in sections]:
            raise LawError(f"facts.toml {fact.path}: unknown section {fact.section}")
        if fact.adds_up not in (None, *paths):
            raise LawError(f"facts.toml {fact.path}: adds_up names no question: {fact.adds_up}")
    return sections, facts


def _section(row: Table) -> Section:
    found = Section(
        id=row.take("id"),
        title=row.text("title"),
        note=row.maybe_text("note"),
        open=row.maybe("open", default=False),
    )
    row.done()
    return found


def _fact(row: Table, section: str | None = None) -> Fact:
    options = tuple(Option(o["id"], Text(o["en"], o["zh"])) for o in row.maybe("options", []))
    found = Fact(
        path=row.take("path"),
        section=section or row.take("section"),
        type=row.take("type", *FACT_TYPES),
        label=row.text("label"),
        short=row.text("short"),
        why=row.text("why"),
        where=row.text("where"),
        owner=row.take("owner", *OWNERS),
        options=options,
        gate=row.maybe("gate", default=False),
        unit=row.maybe_text("unit"),
        no=row.maybe_text("no"),
        mend=row.maybe_text("mend"),
        decides=row.maybe("decides", default=True),
        stays=row.maybe("stays", default=False),
        never_none=row.maybe("never_none", default=False),
        adds_up=row.maybe("adds_up"),
    )
    row.done()
    return found


def _rule(
    data: dict[str, Any], name: str, kind: str, instruments: Mapping[str, Instrument]
) -> tuple[Rule, list[Fact]]:
    row = Table(name, data)
    versions = [_version(Table(name, v), instruments) for v in row.take("version")]
    questions = [_fact(Table(name, q), "materials") for q in row.maybe("question", [])]
    rule = Rule(
        id=row.take("id", name.removesuffix(".toml")),
        kind=row.take("kind", kind),
        number=row.take("number"),
        title=row.text("title"),
        nav=row.text("nav"),
        owner=row.take("owner", *OWNERS),
        changed=row.text("changed"),
        versions=tuple(sorted(versions, key=lambda v: v.effective)),
        supports=tuple(row.maybe("supports", ())),
        also=tuple(citation(row, c, instruments) for c in row.maybe("also", ())),
    )
    row.done()
    _check_periods(rule, row)
    return rule, questions


def _check_periods(rule: Rule, row: Table) -> None:
    for basis, authority in dict.fromkeys((v.basis, v.authority) for v in rule.versions):
        versions = rule.versions_on(basis, authority)
        for older, newer in pairwise(versions):
            if older.effective == newer.effective:
                raise row.fault(f"two {basis.value} versions begin on {newer.effective}")
            if older.ends is not None and older.ends >= newer.effective:
                raise row.fault(f"{basis.value} versions overlap on {newer.effective}")


def _version(
    row: Table, instruments: Mapping[str, Instrument], guide: Guide | None = None
) -> Version:
    basis = Basis(row.take("basis", *(b.value for b in Basis)))
    if (basis is Basis.LOCAL) is (guide is None):
        raise row.fault("local wordings stand in the file of their province, and no others do")
    row.where = f"{row.where} [{basis.value}]"
    asked = row.maybe("asked", default=True)
    found = Version(
        basis=basis,
        effective=row.take("effective"),
        rank=row.take("rank", *RANKS),
        asked=asked,
        certainty=row.take("certainty", *CERTAINTIES),
        asks=row.text("asks"),
        cites=tuple(citation(row, c, instruments) for c in row.take("cites")),
        met=row.text("met") if asked else row.maybe_text("met"),
        none=row.maybe_text("none") if asked else row.text("none"),
        quote=row.maybe_text("quote"),
        values=row.maybe("values", {}),
        form={k: Text(**v) for k, v in row.maybe("form", {}).items()},
        reasons={k: _reason(row, k, r) for k, r in row.maybe("reasons", {}).items()},
        ranks=row.maybe("ranks", {}),
        ends=row.maybe("ends"),
        decides=row.maybe("decides"),
        defers=row.maybe("defers"),
        review=_review(row, row.maybe("review")),
        authority=guide.authority if guide else None,
    )
    row.done()
    if guide and found.cites[0].instrument is not guide.instrument:
        raise row.fault(f"cites must begin with {guide.instrument.id}")
    _check_ranks(row, found)
    return found


def _check_ranks(row: Table, version: Version) -> None:
    """Refuse a rank that no cited text has; our own reading rests on none."""
    cited = {cite.instrument.rank for cite in version.cites} | {READING}
    for demand, rank in {"rank": version.rank, **version.ranks}.items():
        if rank not in RANKS or rank not in cited:
            raise row.fault(f"{demand} = {rank!r}; allowed: the ranks of what it cites")


def _review(row: Table, raw: Any) -> Review | None:
    """Read who reviewed a wording and when; a review without a name or a day is none."""
    if raw is None:
        return None
    review = Table(f"{row.where} review", raw)
    by, on = review.take("by"), review.take("on")
    review.done()
    if not isinstance(by, str) or not by.strip() or type(on) is not date:
        raise review.fault("by is a name, on is a day")
    return Review(by, on)


def citation(row: Table, raw: Any, instruments: Mapping[str, Instrument]) -> Citation:
    """Read one citation; its instrument must be known."""
    cite = Table(f"{row.where} cites", raw)
    instrument = cite.take("instrument", *instruments)
    found = Citation(instruments[instrument], cite.text("article"), cite.take("status", *STATUSES))
    cite.done()
    return found


def _reason(row: Table, code: str, raw: Any) -> ReasonText:
    reason = Table(f"{row.where} reasons.{code}", raw)
    found = ReasonText(
        Text(reason.take("en"), reason.take("zh")),
        reason.maybe_text("mend"),
        reason.maybe_text("ask"),
    )
    reason.done()
    return found


def _guides(
    folder: Traversable,
    instruments: Mapping[str, Instrument],
    authorities: Mapping[str, Authority],
    rules: list[str],
) -> tuple[dict[str, Guide], dict[str, list[Version]]]:
    """Read one file a province: its guide, and what that guide says of which rule."""
    guides: list[Guide] = []
    local: dict[str, list[Version]] = {}
    for path in sorted(folder.joinpath("local").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            row = Table(f"local/{path.name}", read_toml(path))
            guide = _guide(row, path.name.removesuffix(".toml"), instruments, authorities)
            guides.append(guide)
            for rule, version in _of_guide(row, guide, instruments, rules):
                local.setdefault(rule, []).append(version)
            row.done()
    return {guide.authority: guide for guide in guides}, local


def _guide(
    row: Table,
    name: str,
    instruments: Mapping[str, Instrument],
    authorities: Mapping[str, Authority],
) -> Guide:
    authority = row.take("authority", name)
    if authority not in authorities or authority == WHOLE_NETWORK_AUTHORITY:
        raise row.fault(f"{authority} is no province")
    instrument = instruments[row.take("guide", *instruments)]
    since = row.maybe("since", instrument.promulgated)
    if since is None:
        raise row.fault("since is missing: the guide bears no date")
    standing = row.take("standing", *STANDINGS)
    return Guide(authority, instrument, standing, since, row.maybe_text("note"))


def _of_guide(
    row: Table, guide: Guide, instruments: Mapping[str, Instrument], rules: list[str]
) -> Iterable[tuple[str, Version]]:
    """Read what a guide says of each rule; a wording begins with the guide unless it says so."""
    raws = row.maybe("version", [])
    if bool(raws) is not (guide.standing == "asks"):
        raise row.fault("a guide with standing asks has versions, and no other has")
    for raw in raws:
        own = {"basis": Basis.LOCAL.value, "effective": guide.since, "rank": "guide"}
        begun = own | raw
        version = Table(row.where, begun)
        rule = version.take("rule", *rules)
        version.where = f"{row.where} {rule}"
        yield rule, _version(version, instruments, guide)


def _with_local(rule: Rule, local: list[Version]) -> Rule:
    """Put the local wordings behind a rule's own, oldest first."""
    whole = replace(rule, versions=(*rule.versions, *sorted(local, key=lambda v: v.effective)))
    _check_periods(whole, Table(rule.id, {}))
    return whole
