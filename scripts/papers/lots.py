"""What stands on a paper, drawn by lot: companies, people, days and sums that nobody has."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

STEMS = "甲乙丙丁戊己庚辛壬癸"
PEOPLE = ("张三", "李四", "王五", "赵六", "孙七", "周八", "吴九", "郑十")
TRADES = ("信息服务", "呼叫服务", "通信科技", "网络技术", "商务咨询", "数据服务")
# A place, its authority, its province, and its division in a credit code.
PLACES = (
    ("湖南省长沙市岳麓区", "湖南省通信管理局", "CN-HN", "430104", "长沙"),
    ("广东省深圳市南山区", "广东省通信管理局", "CN-GD", "440305", "深圳"),
    ("浙江省杭州市西湖区", "浙江省通信管理局", "CN-ZJ", "330106", "杭州"),
    ("四川省成都市武侯区", "四川省通信管理局", "CN-SC", "510107", "成都"),
    ("山东省济南市历下区", "山东省通信管理局", "CN-SD", "370102", "济南"),
)
SUMS = {100: "壹佰万元整", 500: "伍佰万元整", 1000: "壹仟万元整", 2000: "贰仟万元整"}
TYPES = ("有限责任公司（自然人投资或控股）", "其他有限责任公司")
# The signs of a credit code, and what each of the first seventeen weighs (GB 32100-2015).
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [3**n % 31 for n in range(17)]
# The same of the nine signs of a body (GB 11714-1997).
BODY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def drawn(chance: Random) -> dict[str, Any]:
    """Return what one paper may say, by name: as it is printed, or as a file holds it."""
    place, addressee, province, division, city = chance.choice(PLACES)
    stem, *others = chance.sample(STEMS, 3)
    trade, people = chance.choice(TRADES), chance.sample(PEOPLE, 3)
    wan, share = chance.choice([*SUMS]), chance.choice((51, 60, 70, 85))
    founded = date(2010, 1, 1) + timedelta(chance.randrange(5000))
    printed = date(2026, 1, 1) + timedelta(chance.randrange(300))
    begins = date(2024, 1, 1) + timedelta(chance.randrange(600))
    last = (printed.replace(day=1) - timedelta(1)).replace(day=1)
    company = chance.choice(
        (f"{stem}（{city}）{trade}有限公司", f"{city}{stem}{others[1]}{trade}有限公司")
    )
    owners = [{"name": people[0], "share": share}]
    owners += [{"name": f"{others[0]}科技有限公司", "share": 100 - share}]
    kinds = ("natural-person", "company")
    return {
        "company": company,
        "code": credit_code(chance, division),
        "type": chance.choice(TYPES),
        "form": "limited-liability-company",
        "person": people[0],
        "second": people[1],
        "third": people[2],
        "names": people,
        "address": f"{place}某某路{chance.randrange(1, 999)}号某某大厦"
        f"{chance.randrange(2, 40)}楼{chance.randrange(200, 3999)}室",
        "capital": SUMS[wan],
        "capital_in_figures": f"{wan}万元人民币",
        "yuan": wan * 10_000,
        "province": province,
        "addressee": addressee,
        "other": f"{others[0]}科技有限公司",
        "share_a": share,
        "share_b": 100 - share,
        "sum_a": wan * share // 100,
        "sum_b": wan - wan * share // 100,
        "owners": owners,
        "owners_of_kind": [each | {"kind": k} for each, k in zip(owners, kinds, strict=True)],
        "year": printed.year - 1,
        "first_month": f"{_before(last, 5):%Y%m}",
        "last_month": f"{last:%Y%m}",
        "last_month_iso": last.isoformat(),
        **_days("founded", founded),
        **_days("issued", date(2023, 6, 19)),
        **_days("printed", printed),
        **_days("from", begins),
        **_days("until", begins.replace(year=begins.year + 3, day=1) - timedelta(1)),
    }


def credit_code(chance: Random, division: str) -> str:
    """Return a unified social credit code whose check signs hold."""
    body = "MA" + "".join(chance.choice(SIGNS[:18]) for _ in range(6))
    rest = -sum(BODY.index(sign) * w for sign, w in zip(body, BODY_WEIGHTS, strict=True)) % 11
    first = f"91{division}{body}{'X' if rest == len('0123456789') else rest}"
    total = sum(SIGNS.index(sign) * w for sign, w in zip(first, WEIGHTS, strict=True))
    return first + SIGNS[-total % len(SIGNS)]


def _before(month: date, count: int) -> date:
    """Return the first day of a month so many months before another."""
    whole = month.year * 12 + month.month - 1 - count
    return date(whole // 12, whole % 12 + 1, 1)


def _days(name: str, day: date) -> dict[str, str]:
    printed = f"{day.year}年{day.month:02}月{day.day:02}日"
    return {name: printed, f"{name}_iso": day.isoformat()}
