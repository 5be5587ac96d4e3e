"""What each kind of value looks like, and the parts of it that fields and answers take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from checker.filing.comparing import AMOUNT, CHINESE_DIGITS, CURRENCIES, YUAN, amount, plain
from checker.filing.read.sheet import HAN

# A name ends as names of companies and firms must, and may say in brackets what kind of firm it is.
ENDS = (
    "公司|合伙企业|企业|集团|中心|事务所|工作室|服务部|经营部|商行|商店|店|厂|社|院|行|部|馆"
    "|研究所|协会|学会|基金会|委员会|大学"
)
KIND_OF_FIRM = r"\((?:特殊普通合伙|有限合伙|普通合伙|个人独资|个体工商户)\)"
ASIDE = r"(?!\((?:以下|下称|下简称|简称|公章|盖章|加盖|签章|单位公章|签字|全称))"
COMPANY = rf"(?:{ASIDE}[{HAN}A-Za-z0-9()&·\- ]){{1,50}}(?:{ENDS})(?:{KIND_OF_FIRM})?"
# What stands for a company in running words is no name.
NO_COMPANY = re.compile(
    r"(?:本|我|贵|该|某|母|子|分|总|新|原|各|全体|上述|有限|股份|有限责任|[Xx×*]+)?"
    r"(?:公司|企业|单位)|.*(?:兹证明|全体股东).*|(?:注册|登记|名称|类型|承诺|法定).*"
)
# What follows a name in a sentence on shares is not its end.
NO_NAME = r"(?!认缴|认购|出资|以|持有|持股|占)"
PERSON = (
    rf"(?:{NO_NAME}[{HAN}]){{2,4}}|[{HAN}]{{1,10}}·[{HAN}·]{{1,12}}|[A-Za-z][A-Za-z .'\-]{{3,40}}"
)
NO_PERSON = re.compile(
    r".*(?:签字|签名|签章|盖章|公章|姓名|空白|年月|委托|以下|附件|公司|地址|电话|日期|职务|身份|"
    r"证件|单位|企业|机构|合计|小计|总计|合同|货币|现金|实物|股东|法人|自然人|比例|出资|认缴|实缴|变更|事项).*|"
    r"第.+[条章节款项]|"
    r"无|中国|序号|性别|备注|女士|先生|养老|医疗|失业|工伤|生育|正常|参保|缴费|在职"
)
NUMERAL = "一二三四五六七八九"
PARTS = re.compile(rf"\d+|[〇零十元{NUMERAL}]+")
DAY = (
    r"\d{4}[年./\-]\d{1,2}[月./\-]\d{1,2}日?"
    rf"|[〇零{NUMERAL}]{{4}}年[十元{NUMERAL}]{{1,3}}月[十{NUMERAL}]{{1,3}}日"
)
MONTH = r"\d{4}[年./\-]?\d{1,2}(?!\d)月?(?:份|(?:[./\-]?\d{1,2}(?!\d)日?))?"
TO = r"(?:\(含(?:当日)?\)|起|始|开始|零时|(?:0|00)(?::00|时))*[,、]?(?:至|到|止于|-|~|—)+(?:于)?"
ADDRESS = rf"[{HAN}](?:{ASIDE}[^\n。;,:]){{5,90}}"
# A form that is not filled in has its words side by side: the blanks between them are gone.
NO_ADDRESS = re.compile(r"[省市区县路街].*|.*(?:出租|租给|甲方|乙方|省市|市区路|区路|路号|街号).*")
IS_ADDRESS = re.compile(r".*(?:[省市区县州盟旗镇乡村]|街道?|[路巷号楼层室栋幢座园]).*")
UNIT = re.compile(f"[元圆圓]|(?:{'|'.join(CURRENCIES)})$")
FORMS = {
    "分公司": "branch",
    "股份有限公司": "joint-stock-company",
    "有限责任公司": "limited-liability-company",
    "有限公司": "limited-liability-company",
    "一人有限": "limited-liability-company",
    "个体工商户": "sole-trader",
    "合伙": "partnership",
    "个人独资企业": "sole-proprietorship",
}
# A count of months; six digits are a month.
MOST_DIGITS = 3
ABROAD = re.compile(r"(?<!非)外商|外国|中外|外资|台港澳|港澳台|港、澳、台|香港|澳门|台湾|境外")
AUTHORITY = rf"[{HAN}]{{2,16}}通信管理局|(?:中华人民共和国)?工业和信息化部"
SHAPES = {
    "company": COMPANY,
    "person": PERSON,
    "party": rf"{COMPANY}|{PERSON}",
    "code": r"[0-9A-Z]{18}(?![0-9A-Za-z])",
    "amount": AMOUNT.pattern.replace("?P<", "?P<amount_"),
    "date": DAY,
    "period": rf"(?:{DAY}){TO}(?:{DAY})",
    "span": rf"(?:{MONTH}){TO}(?:{MONTH})",
    "month": MONTH,
    "year": r"(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2}",
    "months": r"\d{1,3}(?=个月|月|\)|,|。|$)",
    "address": ADDRESS,
    "form": rf"[^\n]{{0,30}}(?:{'|'.join(FORMS)})[^\n]{{0,30}}",
    "addressee": AUTHORITY,
    "names": rf"(?:{PERSON})(?:[、,;/](?:{PERSON}))*",
}
REFUSED = {"company": NO_COMPANY, "person": NO_PERSON}


def fits(shape: str, text: str) -> bool:
    """Tell whether a text of the right shape may be such a value after all."""
    if shape == "address":
        text = text.replace("\n", "")
        return bool(IS_ADDRESS.fullmatch(text)) and not NO_ADDRESS.fullmatch(text)
    if shape == "amount":
        # Without its unit a number may go on elsewhere.
        return amount(text) is not None and UNIT.search(text) is not None
    if shape in ("date", "period"):
        return None not in days(text)
    if shape == "party":
        return names_somebody(text)
    return not (shape in REFUSED and REFUSED[shape].fullmatch(text))


def names_somebody(text: str) -> bool:
    """Tell whether a text names a company or a person."""
    is_company = re.fullmatch(COMPANY, text) and not NO_COMPANY.fullmatch(text)
    return bool(is_company or (re.fullmatch(PERSON, text) and not NO_PERSON.fullmatch(text)))


# Days


def days(text: str) -> list[date | None]:
    """Return the days in a text, in figures or numerals; nothing for one that is none."""
    return [_day(*PARTS.findall(each)) for each in re.findall(DAY, text)]


def _day(*parts: str) -> date | None:
    try:
        return date(*map(_number, parts))
    except ValueError:
        return None


def _number(text: str) -> int:
    """Read a number of a date: in digits, ten and tens, or digit by digit."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.replace("元", "一").partition("十")
    if ten:
        return (CHINESE_DIGITS[tens] if tens else 1) * 10 + (CHINESE_DIGITS[ones] if ones else 0)
    return int("".join(str(CHINESE_DIGITS[sign]) for sign in tens))


def months(text: str) -> list[date]:
    """Return the months in a text, each by its first day."""
    found = (re.match(r"(\d{4})\D?(\d{1,2})", each) for each in re.findall(MONTH, text))
    pairs = [(int(one[1]), int(one[2])) for one in found if one]
    return [date(year, month, 1) for year, month in pairs if 1 <= month <= 12]  # noqa: PLR2004


def month_count(text: str) -> int | None:
    """Return how many months a span has, or the number that is printed."""
    if text.isdigit() and len(text) <= MOST_DIGITS:
        return int(text)
    first, *rest = months(text)
    if not rest:
        return None
    last = rest[-1]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return count if count > 0 else None


# What a field or an answer takes of a value, from its plain text; nothing where it has no such part


def _yuan(text: str) -> int | None:
    read = amount(text)
    whole = read and read.currency == YUAN and read.total == int(read.total)
    return int(read.total) if read and whole else None


def _currency(text: str) -> str | None:
    read = amount(text)
    return ("CNY" if read.currency == YUAN else "foreign") if read else None


def _last_month(text: str) -> str | None:
    ends = months(text)
    return ends[-1].isoformat() if ends else None


def _iso(found: date | None) -> str | None:
    return found.isoformat() if found else None


TAKES: Mapping[str, Callable[[str], Any]] = {
    "code": lambda text: plain(text).upper(),
    "yuan": _yuan,
    "currency": _currency,
    "date": lambda text: _iso(days(text)[0]),
    "first": lambda text: _iso(days(text)[0]),
    "last": lambda text: _iso(days(text)[-1]),
    "last_month": _last_month,
    "count": month_count,
    "year": _number,
    "form": lambda text: next((form for words, form in FORMS.items() if words in text), None),
    "foreign": lambda text: True if ABROAD.search(text) else None,
    "names": lambda text: re.split("[、,;/]", text),
}
