"""How a clerk reads two values: what counts as the same, and what does not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from support.rows import by_columns, keyed, rows_of

from checker.core.words import in_both
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

ROWS = rows_of("comparing")


@pytest.mark.parametrize(("one", "other"), ROWS["same"])
def test_width_spaces_brackets_and_the_shape_of_a_sign_are_no_difference(one: str, other: str):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), ROWS["different"])
def test_all_else_is_a_difference(one: str, other: str):
    assert plain(one) != plain(other)


@pytest.mark.parametrize(("rows", "told"), [("one_form", True), ("no_two_ways", False)])
def test_the_two_ways_to_write_one_legal_form(rows: str, told: bool):
    assert [differ_in_form(*pair) for pair in ROWS[rows]] == [told] * len(ROWS[rows])


@pytest.mark.parametrize("row", keyed(ROWS["marked"], "differ", "sides"))
def test_only_what_differs_is_marked(row: dict[str, list[str]]):
    cut = apart(*row["sides"])

    assert ["".join(text.zh for text, differs in each if differs) for each in cut] == row["differ"]
    assert ["".join(text.zh for text, _ in each) for each in cut] == row["sides"]


def test_of_very_long_texts_all_between_their_common_ends_is_marked():
    texts = (f"{'甲' * 300}{middle}{'乙' * 300}" for middle in ("路1号2楼", "路3号4楼"))
    cut = apart(*texts)

    assert [[text.zh for text, differs in each if differs] for each in cut] == [["1号2"], ["3号4"]]


@pytest.mark.parametrize("row", keyed(ROWS["sums"], "currency", "sum", "written"))
def test_one_sum_is_printed_in_many_ways(row: dict[str, Any]):
    read = Amount(row.get("currency", "CNY"), Decimal(row["sum"]))

    assert amount(row["written"]) == read


@pytest.mark.parametrize("written", ROWS["no_sums"], ids=repr)
def test_what_is_no_sum_is_not_guessed(written: str):
    assert amount(written) is None


def test_a_sign_without_a_narrow_shape_stays_as_it_is():
    assert plain("｟甲｠") == "｟甲｠"


def test_a_code_is_read_in_capitals():
    assert plain_code("９1430100 ma0000007q") == "91430100MA0000007Q"


@pytest.mark.parametrize("before", ["", "致", "致：", "尊敬的"])
@pytest.mark.parametrize("behind", ["", "：", ":"])
def test_what_stands_around_an_addressee_is_none_of_it(before: str, behind: str):
    written = f"{before}湖南省通信管理局{behind}"
    assert plain_addressee(written) == "湖南省通信管理局"


@by_columns("sign, value", ROWS["digits"])
def test_a_digit_is_written_in_many_signs(sign: str, value: int):
    assert amount(f"{sign}百万元") == Amount("CNY", Decimal(value * 1_000_000))


@by_columns("signs, size", ROWS["units"])
def test_a_unit_counts_behind_numerals_as_behind_digits(signs: str, size: int):
    for sign in signs:
        assert amount(f"叁{sign}元") == amount(f"3{sign}元") == Amount("CNY", Decimal(3 * size))


@by_columns("names, currency", ROWS["currencies"])
def test_a_currency_is_named_before_or_behind(names: str, currency: str):
    for name in names.split():
        read = Amount(currency, Decimal(1_000_000))
        assert amount(f"{name}：1,000,000") == amount(f"100万（{name}）") == read


@pytest.mark.parametrize("written", ["人民币壹仟零伍拾亿叁佰零贰万元整", "RMB 1,000万元", "X万元"])
def test_a_sum_with_a_placeholder_in_it_is_none(written: str):
    for at in range(len(written)):
        assert amount(f"{written[:at]}X{written[at:]}") is None
        assert amount(f"{written[:at]}X{written[at + 1 :]}") is None


def test_a_piece_without_a_sign_is_left_out():
    assert apart("甲", "甲") == ((Piece(in_both("甲")),), (Piece(in_both("甲")),))
