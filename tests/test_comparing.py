"""How a clerk reads two values: what counts as the same, and what does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.filing.comparing import (
    Amount,
    Piece,
    amount,
    apart,
    differ_in_form,
    plain,
    plain_addressee,
    plain_code,
)
from checker.words import in_both


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲（湖南）公司", "甲(湖南)公司"),
        ("甲 公司", "甲公司"),
        ("甲　公司", "甲公司"),
        ("示例路１００号", "示例路100号"),
        *((f"100号3{dash}2室", "100号3-2室") for dash in "－‐‑‒–—―−"),
        *((f"甲{dot}某", "甲·某") for dot in "•‧∙・･"),
        ("！～", "!~"),
        ("Example Co.", "Example  Co."),
    ],
)
def test_width_spaces_brackets_and_the_shape_of_a_sign_are_no_difference(one: str, other: str):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲有限公司", "甲有限责任公司"),
        ("甲公司", "乙公司"),
        ("示例路100号3层", "示例路100号三层"),
        ("示例路100号", "示例路100号院"),
        ("长沙市示例路1号", "湖南省长沙市示例路1号"),
        ("Example Co.", "EXAMPLE CO."),
        ("甲【湖南】公司", "甲（湖南）公司"),
        ("甲某", "甲某某"),
        ("X座1号", "-座1号"),
        ("甲X某", "甲·某"),
    ],
)
def test_all_else_is_a_difference(one: str, other: str):
    assert plain(one) != plain(other)


def test_a_sign_without_a_narrow_shape_stays_as_it_is():
    assert plain("｟甲｠") == "｟甲｠"


def test_a_code_is_read_in_capitals():
    assert plain_code("９1430100 ma0000007q") == "91430100MA0000007Q"


@pytest.mark.parametrize("written", ["湖南省通信管理局：", "湖南省通信管理局:", "湖南省通信管理局"])
def test_the_colon_behind_an_addressee_is_none_of_it(written: str):
    assert plain_addressee(written) == "湖南省通信管理局"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("甲有限公司", "甲有限责任公司", True),
        ("甲 有限责任公司", "甲有限公司", True),
        ("甲有限公司", "甲有限公司", False),
        ("甲有限公司", "乙有限责任公司", False),
        ("甲股份有限公司", "甲有限责任公司", False),
    ],
)
def test_the_two_ways_to_write_one_legal_form(one: str, other: str, told: bool):
    assert differ_in_form(one, other) is told


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        (10_000_000, 10_000_000),
        ("10000000", 10_000_000),
        ("10,000,000", 10_000_000),
        ("１，０００万元", 10_000_000),
        ("1,000万元", 10_000_000),
        ("1000万元人民币", 10_000_000),
        ("1000.000000万人民币", 10_000_000),
        ("人民币1000万元整", 10_000_000),
        ("（人民币）壹仟万圆整", 10_000_000),
        ("壹仟万元正", 10_000_000),
        ("一千万", 10_000_000),
        ("1千万元", 10_000_000),
        ("RMB 10,000,000", 10_000_000),
        ("￥10,000,000.00", 10_000_000),
        ("壹佰零伍万元整", 1_050_000),
        ("壹佰二十万五千元", 1_205_000),
        ("拾万元", 100_000),
        ("两百万元", 2_000_000),
        ("一亿二千万元", 120_000_000),
        ("1.5亿元", 150_000_000),
        # As the rules for filling in bills want it.
        ("人民币壹佰贰拾叁万肆仟伍佰陆拾柒元整", 1_234_567),
        ("捌拾玖万零伍拾元整", 890_050),
        ("一百〇五万", 1_050_000),
        ("壹仟萬圓整", 10_000_000),
    ],
)
def test_one_sum_is_printed_in_many_ways(written: str | int, yuan: int | None):
    assert amount(written) == (None if yuan is None else Amount("CNY", Decimal(yuan)))


@pytest.mark.parametrize(
    ("sign", "value"),
    [
        *zip("一二三四五六七八九", range(1, 10), strict=True),
        *zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True),
        *zip("两貳參陸", (2, 2, 3, 6), strict=True),
    ],
)
def test_a_digit_is_written_in_many_signs(sign: str, value: int):
    assert amount(f"{sign}百万元") == Amount("CNY", Decimal(value * 1_000_000))


@pytest.mark.parametrize(
    ("signs", "size"),
    [
        ("十拾", 10),
        ("百佰", 100),
        ("千仟", 1_000),
        ("万萬", 10_000),
        ("亿億", 100_000_000),
    ],
)
def test_a_unit_counts_behind_numerals_as_behind_digits(signs: str, size: int):
    for sign in signs:
        assert amount(f"叁{sign}元") == amount(f"3{sign}元") == Amount("CNY", Decimal(3 * size))


@pytest.mark.parametrize(
    ("names", "currency"),
    [
        ("人民币 RMB CNY ¥ ￥", "CNY"),
        ("美元 美金 USD", "USD"),
        ("港元 港币 HKD", "HKD"),
        ("澳门元 MOP", "MOP"),
        ("新台币 TWD", "TWD"),
        ("欧元 EUR", "EUR"),
        ("日元 JPY", "JPY"),
        ("英镑 GBP", "GBP"),
    ],
)
def test_a_currency_is_named_before_or_behind(names: str, currency: str):
    for name in names.split():
        read = Amount(currency, Decimal(1_000_000))
        assert amount(f"{name}：1,000,000") == amount(f"100万（{name}）") == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("100万美元", Amount("USD", Decimal(1_000_000))),
        ("美元100万元", Amount("USD", Decimal(1_000_000))),
        ("HKD 1,000,000", Amount("HKD", Decimal(1_000_000))),
        ("人民币100万美元", None),
        ("人民币100万RMB", Amount("CNY", Decimal(1_000_000))),
        ("10 million", None),
        ("一大笔", None),
        ("二五", None),
        ("万", None),
        ("零", None),
        ("1,00万元", None),
        ("叁佰元伍", None),
        ("", None),
        # Digits side by side are no numeral, nor units that do not fall; by mouth 一百二 is 120.
        ("一〇五万元", None),
        ("二〇〇万元", None),
        ("一万亿元", None),
        ("一亿万元", None),
        ("人民币亿五万元", None),
        ("一百千元", None),
        ("零百五十万元", None),
        ("一百二万元", None),
    ],
)
def test_another_currency_is_another_sum_and_what_is_no_sum_is_not_guessed(
    written: str, read: Amount | None
):
    assert amount(written) == read


@pytest.mark.parametrize("written", ["人民币壹仟零伍拾亿叁佰零贰万元整", "RMB 1,000万元", "X万元"])
def test_a_sum_with_a_placeholder_in_it_is_none(written: str):
    for at in range(len(written)):
        assert amount(f"{written[:at]}X{written[at:]}") is None
        assert amount(f"{written[:at]}X{written[at + 1 :]}") is None


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        ("路100号3层", "路100号5层", ("3", "5")),
        ("甲有限公司", "甲有限责任公司", ("", "责任")),
        ("甲 （湖南）公司", "甲(湖北)公司", ("南", "北")),
        ("甲公司", "甲公司", ("", "")),
        ("甲", "乙", ("甲", "乙")),
        ("aab", "ab", ("a", "")),
        ("91a", "91A", ("", "")),
    ],
)
def test_only_what_differs_is_marked(one: str, other: str, differing: tuple[str, str]):
    cut = apart(one, other)

    assert tuple("".join(text.zh for text, differs in each if differs) for each in cut) == differing
    assert tuple("".join(text.zh for text, _ in each) for each in cut) == (one, other)


def test_a_piece_without_a_sign_is_left_out():
    assert apart("甲", "甲") == ((Piece(in_both("甲")),), (Piece(in_both("甲")),))
