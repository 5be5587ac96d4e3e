"""Shareholders and insured people, as papers list them: in a table, in lines, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import takewhile
from typing import Any, NamedTuple

from checker.filing.comparing import amount
from checker.filing.read.shapes import COMPANY, MONTH, PERSON, TO, months, names_somebody
from checker.filing.read.sheet import HAN, Sheet, Span

NAME, KIND, SHARE, MONEY = "name", "kind", "share", "money"
MONTHS, FIRST, LAST, SPAN, EACH = "months", "first", "last", "span", "each"
# What heads the columns of a table of shareholders, or of insured people; the first that fits.
OWNERS = {
    KIND: r"(?:股东|投资人|发起人|出资人|合伙人)?(?:类型|性质|类别)",
    SHARE: r".*比例.*|(?:股权|股份)?占比.*",
    MONEY: r"(?:应缴(?:出资)?额|认缴.*额|认缴(?:出资)?|认购.*|出资(?:金|数)?额)(?:\(.*\))?",
    NAME: r"(?:股东|发起人|投资人|出资人|出资者|合伙人)(?:\(.*\))?(?:(?:的)?(?:姓名|名称).*)?"
    r"|(?:姓名|名称)(?:(?:或|或者|/|、)(?:姓名|名称)|\((?:姓名|名称)\))?",
}
PEOPLE = {
    NAME: r"(?:参保人|职工|人员|缴费人)?(?:员)?姓名",
    MONTHS: r".*月数.*",
    FIRST: r".*(?:起始|开始).*|参保时间|.*期起",
    LAST: r".*(?:截止|终止).*|.*期止",
    SPAN: r".*(?:起止|期间|时间段).*",
    EACH: r"缴费年月|(?:缴费|所属|费款所属)?(?:月份|期)|.*所属期|年月",
}
# What heads the other columns of either.
OTHERS = r"序号|证[照件].*|详情|操作|国籍|出资.*|.*(?:身份|号码|险种).*"
KINDS = {
    "natural-person": r"(?:境内|境外|中国|外国|国内|港澳台)?(?:自然人|个人)(?:股东)?",
    "partnership": r"(?:有限)?合伙(?:企业)?(?:股东)?",
    "institution": r"(?:事业|机关|社团|社会团体|事业单位)(?:法人)?(?:股东)?",
    "company": r"(?:(?:国有|民营|内资|外商投资)?(?:企业)?(?:法人|公司)|企业)(?:股东)?",
}
PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%?")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
DIGIT = re.compile(r"\d")
TOTAL = re.compile(r"合计|总计|小计|共计")
RULE = re.compile(r"[-:=]*")
WHO = rf"(?P<name>{COMPANY}|{PERSON})"
# In a sentence the name comes first, and the share behind the money.
IN_SENTENCE = re.compile(
    rf"(?:^|(?<=[\n。;,:)]))(?:[(第]?[一二三四五六七八九十\d]+(?:[、.)]|方|条)?)?(?:[甲乙丙丁]方)?"
    rf"(?P<kind>自然人|法人)?(?:股东|发起人|出资人)*(?:姓名|名称)?[一二三四五六七八九十\d]*:?{WHO}"
    r"(?:[,:;(]|以|认缴|认购|应?出资|持有|持股|占|\d)[^。\n%]{0,80}?"
    r"(?:占|持|比例|股权|股份|\()[^。\n\d%]{0,16}(?P<share>\d{1,3}(?:\.\d+)?)%"
)
# Or each shareholder has lines of its own: the name, and behind it labels.
OWN_LINES = re.compile(
    rf"(?:股东|发起人|出资人)(?:(?:姓名|名称)(?:\(.*?\))?"
    rf"|[一二三四五六七八九十\d]+(?:\n(?:姓名|名称))?):{WHO}(?=\n|,|股东类型|类型|$)"
)
OWN_KIND = re.compile(rf"类型:(?P<kind>{'|'.join(KINDS.values())})")
OWN_SHARE = re.compile(r"(?:比例|占)[^%\n\d]{0,16}(\d{1,3}(?:\.\d+)?%)")
# Alone on a line: a longer word may be a heading.
SHORT_NAME = re.compile(rf"{COMPANY}|[{HAN}]{{2,3}}")
# So much the shares may be off by rounding.
ROUNDING = 0.1
WHOLE = Decimal(100)


class Row(NamedTuple):
    """One row of a list: what stands in its columns, and where the row stands."""

    cells: Mapping[str, str]
    spans: tuple[Span, ...]


Columns = Mapping[str, str]


def owners(sheet: Sheet, within: Span) -> list[Row]:
    """Return the shareholders: by their table, else by lines of their own, else by sentences."""
    table = next(_tables(sheet, within, OWNERS), None)
    if table is not None:
        return table if _is_whole(table) else []
    ways = (_in_own_lines, _in_sentences)
    found = next((found for way in ways if (found := list(way(sheet, within)))), [])
    return found if _is_whole(found) else []


def _is_whole(found: list[Row]) -> bool:
    """Tell whether nobody is missing, as far as the shares tell: together they are all of it."""
    shares = [share for share in _shares(found) if share is not None]
    return not shares or (len(shares) == len(found) and abs(sum(shares) - float(WHOLE)) < ROUNDING)


def people(sheet: Sheet, within: Span) -> list[Row]:
    """Return the people of every table, or the months that it tells of all of them."""
    tables = list(_tables(sheet, within, PEOPLE))
    return [row for table in tables for row in table] if all(tables) else []


def _tables(sheet: Sheet, within: Span, columns: Columns) -> Iterator[list[Row]]:
    """Return the rows of each table with the columns; none of one that is not wholly read."""
    lines = [line for line in sheet.lines if within.start <= line.start < within.end]
    # A cell may have spaces in it: a row is read in the way that fits the head.
    table = [[sheet.cells(line, words=True), sheet.cells(line)] for line in lines]
    for i, (first, _) in enumerate(table):
        cells, below = _one_a_line(sheet, table, i, columns) if len(first) == 1 else (first, None)
        heads = [sheet.dense(cell).text for cell in cells]
        head = _head(heads, columns)
        # A row of labels has no numbers in it, as one of labels and values has.
        known = not any(map(DIGIT.search, heads)) and (
            len(head) > 1 or (columns is PEOPLE and len(heads) > 1)
        )
        if known and {NAME, LAST, SPAN, EACH} & {*head}:
            rows = _rows(sheet, table[i + 1 :] if below is None else below, head, heads)
            if rows is None:
                yield []
            elif rows:
                yield rows


def _one_a_line(
    sheet: Sheet, table: list[list[list[Span]]], first: int, columns: Columns
) -> tuple[list[Span], list[list[list[Span]]]]:
    """Return head and rows of a table whose every cell is a line of its own."""
    any_head = "|".join((*columns.values(), OTHERS))
    words = (table[n][0] for n in range(first, len(table)))
    single = (cells[0] for cells in takewhile(lambda cells: len(cells) == 1, words))
    heads, rest = list[Span](), list[Span]()
    for cell in single:
        # Below what heads nothing stands no table: there is nothing to go through.
        if rest or not re.fullmatch(any_head, sheet.dense(cell).text):
            if not heads:
                break
            rest.append(cell)
        else:
            heads.append(cell)
    size = len(heads)
    starts = range(0, len(rest) - size + 1, size or 1)
    return heads, [[rest[n : n + size]] for n in starts]


def _head(heads: list[str], columns: Columns) -> dict[str, int]:
    """Return in which cell of a head each column stands."""
    found: dict[str, int] = {}
    for i, text in enumerate(heads):
        fitting = (name for name, pattern in columns.items() if re.fullmatch(pattern, text))
        column = next(fitting, None)
        if column and column not in found:
            found[column] = i
    return found


def _rows(
    sheet: Sheet, table: list[list[list[Span]]], head: Mapping[str, int], heads: list[str]
) -> list[Row] | None:
    """Return the rows below a head; nothing where one more names somebody and cannot be read."""
    # Two rows may stand side by side, each under a head of its own.
    sizes = (n for n in range(1, len(heads) + 1) if heads == heads[:n] * (len(heads) // n))
    size = next(sizes)
    found: list[Row] = []
    held: list[Span] = []
    for ways in table:
        cells = next((each for each in ways if len(each) == len(heads)), ways[0])
        if all(RULE.fullmatch(sheet.dense(cell).text) for cell in cells):
            continue
        row: list[tuple[Span, ...]] = [(cell,) for cell in cells]
        # A name that is broken goes on in the first cell of the next line.
        if held and len(held) + len(cells) - 1 == size:
            row = [*((one,) for one in held[:-1]), (held[-1], cells[0]), *row[1:]]
        if any(map(TOTAL.search, (sheet.dense(cell).text for cell in cells[:2]))):
            return found
        parts = [row[n : n + size] for n in range(0, len(row), size)]
        read = [one for part in parts if (one := _row(sheet, part, head, heads, size))]
        if len(read) < len(parts) and (held or len(cells) >= size):
            return None if found and _is_row(sheet, held or cells, head.get(NAME, 0)) else found
        held = [] if read else cells
        found += read
    return None if held and _is_row(sheet, held, head.get(NAME, 0)) else found


def _is_row(sheet: Sheet, cells: list[Span], name: int) -> bool:
    """Tell whether cells that cannot be read are a row all the same, and no heading."""
    texts = [sheet.dense(cell).text for cell in cells]
    if len(cells) > 1:
        return len(cells) > name and names_somebody(texts[name])
    return SHORT_NAME.fullmatch(texts[0]) is not None


def _row(
    sheet: Sheet,
    cells: list[tuple[Span, ...]],
    head: Mapping[str, int],
    heads: list[str],
    size: int,
) -> Row | None:
    """Read one row; nothing where it lacks a cell that counts, or names nobody."""
    counts = [i for i in head.values() if i < size]
    # Where only spaces part the cells, one that is left out moves the others.
    tabbed = "\t" in sheet.plain[cells[0][0].start : cells[-1][-1].end]
    least = max(counts, default=0) + 1 if tabbed or head.keys() <= {NAME, KIND} else size
    if not least <= len(cells) <= size:
        return None
    told = {column: sheet.dense(*cells[i]).text for column, i in head.items() if i < size}
    if NAME in head and not names_somebody(told[NAME]):
        return None
    if NAME not in head and not any(months(told.get(column, "")) for column in (LAST, SPAN, EACH)):
        return None
    if NAME in head:
        told[NAME] = sheet.printed(*cells[head[NAME]])
    unit = "万元" if MONEY in head and "万" in heads[head[MONEY]] else ""
    return Row(told | {"unit": unit}, tuple(span for cell in cells for span in cell))


def _in_own_lines(sheet: Sheet, within: Span) -> Iterator[Row]:
    dense = sheet.dense(within, in_lines=True)
    found = [one for one in OWN_LINES.finditer(dense.text) if names_somebody(one["name"])]
    ends = [*(one.start() for one in found[1:]), len(dense.text)]
    for one, end in zip(found, ends, strict=False):
        told = {NAME: sheet.printed(*dense.spans(*one.span("name")))}
        kind, share = (each.search(dense.text, one.end(), end) for each in (OWN_KIND, OWN_SHARE))
        told |= {KIND: kind["kind"]} if kind else {}
        told |= {SHARE: share[1]} if share else {}
        yield Row(told, dense.spans(one.start(), max(one.end(), share.end() if share else 0)))


def _in_sentences(sheet: Sheet, within: Span) -> Iterator[Row]:
    dense = sheet.dense(within, in_lines=True)
    for found in IN_SENTENCE.finditer(dense.text):
        if names_somebody(found["name"]):
            name = sheet.printed(*dense.spans(*found.span("name")))
            told = {NAME: name, KIND: found["kind"] or "", SHARE: f"{found['share']}%"}
            yield Row(told, dense.spans(found.start("name"), found.end()))


# What fields and answers take of a list


def as_owners(found: list[Row]) -> list[dict[str, Any]]:
    """Return shareholders as the answers hold them: name, kind, share, as far as they are told."""
    shares = _shares(found)
    kinds = (_kind(row.cells.get(KIND, ""), row.cells[NAME]) for row in found)
    return [
        {NAME: row.cells[NAME]}
        | ({KIND: kind} if kind else {})
        | ({SHARE: share} if share is not None else {})
        for row, kind, share in zip(found, kinds, shares, strict=True)
    ]


def as_shares(found: list[Row]) -> list[dict[str, Any]]:
    """Return shareholders as a paper's field holds them: name and share."""
    return [{k: v for k, v in each.items() if k != KIND} for each in as_owners(found)]


def _kind(told: str, name: str) -> str | None:
    """Return the kind that is printed, else the one that the name of a firm must say."""
    for kind, pattern in KINDS.items():
        if re.fullmatch(pattern, told):
            return kind
    if "合伙" in name:
        return "partnership"
    return "company" if name.endswith("公司") else None


def _shares(found: list[Row]) -> list[float | int | None]:
    """Return the shares in percent: as printed, else as parts of the money if all of it is told."""
    printed = (PERCENT.fullmatch(row.cells.get(SHARE, "")) for row in found)
    told = [Decimal(one[1]) if one else None for one in printed]
    if any(share is not None for share in told):
        return list(map(_written, told))
    money = [row.cells.get(MONEY, "") for row in found]
    units = [row.cells["unit"] if MONEY in row.cells else "" for row in found]
    # The head names the unit of bare numbers.
    sums = [
        amount(one + unit if NUMBER.fullmatch(one) else one)
        for one, unit in zip(money, units, strict=True)
    ]
    whole = sum(each.total for each in sums if each)
    if not whole or not all(sums) or len({each.currency for each in sums if each}) > 1:
        return [None] * len(found)
    return [_written(round(each.total / whole * WHOLE, 2)) for each in sums if each]


def _written(share: Decimal | None) -> float | int | None:
    if share is None:
        return None
    return int(share) if share == int(share) else float(share)


def common(found: list[Row], *columns: str) -> str | None:
    """Return what all rows have in the columns, joined, if it is one and the same."""
    told = {"至".join(row.cells.get(column, "") for column in columns) for row in found}
    return told.pop() if len(told) == 1 else None


def months_of_all(found: list[Row]) -> Iterator[str]:
    """Return the months that a table tells of all its rows: a span, else the last."""
    of_all = f"(?:{MONTH}){TO}(?:{MONTH})"
    spans = (common(found, SPAN), common(found, FIRST, LAST))
    whole = next((one for one in spans if one and re.fullmatch(of_all, one)), None)
    each = [one for row in found for one in months(row.cells.get(EACH, ""))]
    last = common(found, LAST)
    if whole or last:
        yield whole or str(last)
    elif each:
        yield max(each).isoformat()
