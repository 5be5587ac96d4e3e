"""Folders of papers by lot, as people keep them: none, one, two or three things are wrong in each.

All of them are synthetic: ``folders.toml`` says what papers there are, and what may be wrong.
The same seed gives the same folders. Their papers are Word files; or drawn as pictures, by the
other layouts of ``aside.toml``.
"""

import io
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any, Literal

from checker.filing.agreement.credit_code import SIGNS, check_sign, organization_sign
from checker.filing.docx import Document, DocxBlock, DocxTable, Paragraph, cell

PLACE = "CN-HN"
SURNAMES, GIVEN = "张李王赵周吴郑孙", ("三", "四", "五", "六", "某甲", "某乙")
FIRMS = ("甲", "乙", "丙", "戊", "庚", "辛")
TRADES = ("信息服务", "呼叫服务", "客户联络服务", "网络科技")
CAPITALS = {
    "壹佰万元整": "人民币100万元",
    "伍佰万元整": "人民币500万元",
    "壹仟万元整": "人民币1000万元",
}
# What a file is when it is spoiled.
DAMAGED, LARGE = b"PK\x03\x04 torn", 5_200_000
File = Literal["", "damaged", "empty", "large", "txt", "wps"]
# What a picture may be as well.
AS_PICTURE: Sequence[File] = ("", "large")
MOST_FAULTS = 3
FIRST_DAY, DAYS = date(2026, 11, 20), 40


@dataclass(frozen=True)
class Paper:
    """One paper of the folder: how people name it, and its layouts; ``often`` is how often."""

    id: str
    rule: str
    names: Sequence[str]
    texts: Sequence[str] = ()
    picture: bool = False
    often: float = 1.0


@dataclass(frozen=True)
class FolderFault:
    """One thing that is wrong: what is done to which paper, and which remark is expected."""

    id: str
    does: str
    paper: str
    kind: str
    weight: str
    set: Mapping[str, str]
    rule: str
    remove: bool = False
    file: File = ""
    everywhere: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Folder:
    """One folder: its files by name, for which day, what is wrong in it."""

    files: Mapping[str, bytes]
    day: date
    faults: Sequence[FolderFault]

    def write(self, place: Path) -> None:
        """Write the files into a folder."""
        place.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (place / name).write_bytes(content)


@cache
def known(*, aside: bool = False) -> tuple[tuple[Paper, ...], tuple[FolderFault, ...]]:
    """Return the papers, be it in the layouts set aside, and all that may be wrong."""
    data = _data("folders.toml")
    papers = tuple(Paper(**each) for each in data["paper"])
    rules = {paper.id: paper.rule for paper in papers}
    if aside:
        others = _data("aside.toml")
        papers = tuple(_laid_out(paper, others.get(paper.id)) for paper in papers)
    faults = (
        FolderFault(**{"set": {}, "rule": rules[each["paper"]]} | each) for each in data["fault"]
    )
    return papers, tuple(faults)


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))


def _laid_out(paper: Paper, other: Mapping[str, Any] | None) -> Paper:
    """Return a paper in its other layout; a blank picture has none."""
    return replace(paper, names=other["names"], texts=(other["text"],)) if other else paper


def folders(
    count: int, seed: int, least: int = 1, drawn: Callable[[str, Random], bytes] | None = None
) -> Iterator[Folder]:
    """Return folders by lot, with ``least`` to three faults each; or none with any, for nought.

    Each fault has its turn first, so that a hundred folders have all of them. If the papers are
    ``drawn``, they are so in the layouts that were set aside.
    """
    random = Random(seed)  # noqa: S311 - it is to be the same again
    turns = list(known()[1])
    random.shuffle(turns)
    for n in range(count):
        faults = _faults(random, turns[n % len(turns)], least) if least else []
        yield _folder(random, faults, drawn)


def _faults(random: Random, first: FolderFault, least: int) -> list[FolderFault]:
    """Return faults beside a first one, each on a paper of its own."""
    found, count = [first], random.randint(least, MOST_FAULTS)
    others = list(known()[1])
    random.shuffle(others)
    for each in others:
        crowded = each.alone or first.alone or len(found) == count
        # What is wrong everywhere stands on papers that have a fault of their own.
        touched = {one.paper for one in found} & {each.paper}
        spread = each.everywhere or any(one.everywhere for one in found)
        if not crowded and not touched and not spread:
            found.append(each)
    return found


def _folder(
    random: Random, faults: list[FolderFault], drawn: Callable[[str, Random], bytes] | None
) -> Folder:
    day = FIRST_DAY + timedelta(random.randrange(DAYS))
    values, files = _company(random, day), dict[str, bytes]()
    of_paper = {fault.paper: fault for fault in faults}
    spread = {k: v for fault in faults if fault.everywhere for k, v in fault.set.items()}
    for paper in known(aside=drawn is not None)[0]:
        fault = of_paper.get(paper.id)
        is_there = random.random() < paper.often or fault is not None
        if is_there and not (fault and fault.remove):
            own = spread | dict(fault.set if fault else {})
            said = values | {key: value.format(**values) for key, value in own.items()}
            name, text = random.choice(paper.names), random.choice(paper.texts or ("",))
            spoiled: File = fault.file if fault else ""
            text = text.format(**said)
            if drawn and text and spoiled in AS_PICTURE:
                files[f"{name}.jpg"] = drawn(text, random) + bytes(LARGE * (spoiled == "large"))
                continue
            ending, content = _file(paper, text, spoiled)
            files[f"{name}.{ending}"] = content
    return Folder(files, day, faults)


def _file(paper: Paper, text: str, spoiled: File) -> tuple[str, bytes]:
    """Return the ending and the content of a file."""
    match spoiled:
        case "txt":
            return "txt", text.encode()
        case "wps":
            return "wps", b"\xd0\xcf\x11\xe0" + bytes(64)
        case "damaged":
            return "docx", DAMAGED
        case "empty":
            return "docx", b""
    if paper.picture:
        return "jpg", _blank()
    word = Document(paper.id, tuple(_blocks(text)), "").file()
    return "docx", word + bytes(LARGE * (spoiled == "large"))


@cache
def _blank() -> bytes:
    """Return a picture on which nothing stands."""
    from PIL import Image  # noqa: PLC0415 - of the packages for tests

    file = io.BytesIO()
    Image.new("RGB", (32, 32), "white").save(file, "JPEG")
    return file.getvalue()


def _blocks(text: str) -> Iterator[DocxBlock]:
    """Return lines as paragraphs, and those with tabs as tables."""
    for width, lines in groupby(text.strip().split("\n"), key=lambda line: line.count("\t")):
        if width:
            rows = (tuple(map(cell, line.split("\t"))) for line in lines)
            yield DocxTable((1,) * (width + 1), tuple(rows), head=False)
        else:
            yield from map(Paragraph, lines)


def _company(random: Random, day: date) -> dict[str, str]:
    """Return what the papers of one company say, and what they may say otherwise."""
    firm, former = random.sample(FIRMS, 2)
    trade, room = random.choice(TRADES), random.randrange(2, 20)
    capital = random.choice([*CAPITALS])
    people = random.sample([a + b for a in SURNAMES for b in GIVEN], 6)
    rep, other, lead, service, security, owner = people
    issued = day - timedelta(random.randrange(2, 24))
    month = (issued.replace(day=1) - timedelta(1)).replace(day=1)
    long_ago = day - timedelta(random.randrange(40, 90))
    before = long_ago.replace(day=1) - timedelta(1)
    ahead = day + timedelta(62)
    code = _code(random)
    share = random.choice((51, 60, 70))
    # Who represents the company holds the larger part.
    shares = {rep: share, owner: 100 - share}
    floor = f"湖南省长沙市岳麓区某某路{random.randrange(1, 300)}号某某大厦{room}楼{room}0"
    return {
        "name": f"长沙{firm}{trade}有限公司",
        "long_name": f"长沙{firm}{trade}有限责任公司",
        "old_name": f"长沙{former}{trade}有限公司",
        "type": random.choice(("有限责任公司（自然人投资或控股）", "有限责任公司")),
        "code": code,
        "wrong_code": code[:10] + code[11] + code[10] + code[12:],
        "unfit_code": code[:-1] + SIGNS[(SIGNS.index(code[-1]) + 1) % len(SIGNS)],
        "rep": rep,
        "other": other,
        "lead": lead,
        "service": service,
        "security": security,
        "capital": capital,
        "capital_digits": CAPITALS[capital],
        "address": f"{floor}1室",
        "other_address": f"{floor}6室",
        "owners": _owners(shares),
        "owners_short": _owners({rep: share - 10, owner: 100 - share}),
        "founded": _said(date(2015 + random.randrange(9), 5, random.randrange(1, 28))),
        "admin": "湖南省通信管理局",
        "signed": _said(day - timedelta(random.randrange(1, 15))),
        "ahead": _said(day + timedelta(random.randrange(5, 30))),
        "long_ago": long_ago.isoformat(),
        "month_long_ago": f"{before.year}{before.month:02}",
        "issued": issued.isoformat(),
        "first_month": f"{month.year - 1}{month.month:02}",
        "last_month": f"{month.year}{month.month:02}",
        "month_ahead": f"{ahead.year}{ahead.month:02}",
        "lease_from": _said(day - timedelta(random.randrange(100, 400))),
        "lease_until": _said(day + timedelta(random.randrange(200, 900))),
        "year": str(day.year - 1),
        "audited": _said(date(day.year, 3, random.randrange(5, 28))),
    }


def _owners(shares: Mapping[str, int]) -> str:
    return "\n".join(f"{name}\t{share}%\t货币" for name, share in shares.items())


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _code(random: Random) -> str:
    """Return a credit code whose check characters fit, and in which two neighbors differ."""
    while True:
        eight = "MA" + "".join(random.choice("23456789BCDEF") for _ in range(6))
        first = "91430100" + eight + organization_sign(eight)
        if first[10] != first[11]:
            return first + check_sign(first)
