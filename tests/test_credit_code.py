"""The check characters of a unified social credit code, against an independent library."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc
from support.rows import by_columns, rows_of

from checker.filing.agreement.credit_code import (
    SIGNS,
    Fault,
    check_sign,
    fault_of,
    organization_sign,
)

RIGHT = "91430100MA0000007Q"
first_seventeen = st.tuples(
    st.text(SIGNS, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(SIGNS, min_size=9, max_size=9),
).map("".join)


def test_a_right_code_has_no_fault():
    assert fault_of(RIGHT) is None
    assert uscc.is_valid(RIGHT)


@given(first_seventeen)
def test_the_last_character_is_that_of_python_stdnum(first: str):
    assert check_sign(first) == uscc.calc_check_digit(first)


def test_every_single_wrong_character_is_found():
    wrong = [
        RIGHT[:place] + sign + RIGHT[place + 1 :]
        for place in range(len(RIGHT))
        for sign in SIGNS
        if sign != RIGHT[place]
    ]

    assert len(wrong) == 18 * 30
    assert [code for code in wrong if fault_of(code) is None] == []
    # Their library and ours refuse the same, all but for its stricter first two characters.
    assert [code for code in wrong if uscc.is_valid(code)] == []


def test_every_exchange_of_two_unlike_neighbors_is_found():
    swapped = [
        RIGHT[:at] + RIGHT[at + 1] + RIGHT[at] + RIGHT[at + 2 :]
        for at in range(len(RIGHT) - 1)
        if RIGHT[at] != RIGHT[at + 1]
    ]

    assert swapped
    assert [code for code in swapped if fault_of(code) is None] == []


@by_columns("first, last", rows_of("credit_codes")["organization"])
def test_the_organization_codes_own_character(first: str, last: str):
    assert organization_sign(first) == last


@pytest.mark.parametrize("place", range(8))
def test_the_organization_code_finds_what_moves_its_remainder(place: int):
    first = "MA000000"
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for sign in letters:
        other = first[:place] + sign + first[place + 1 :]
        moved = (letters.index(sign) - letters.index(first[place])) % 11
        assert (organization_sign(other) == organization_sign(first)) is (moved == 0)


@by_columns("code, fault", rows_of("credit_codes")["wrong"])
def test_what_is_wrong_is_named(code: str, fault: tuple[str, str, str]):
    assert fault_of(code) == Fault(*fault)


def test_a_code_whose_last_character_fits_may_hold_a_wrong_organization_code():
    first = "91430100MA0000008"

    assert fault_of(first + check_sign(first)) == ("organization", "8", "7")
