"""What looks at many things in one test fails with every one that is wrong."""

from __future__ import annotations

import inspect

import pytest
from support.each import for_each


def test_every_fault_is_named_and_what_is_right_is_not():
    @for_each("number", [1, 2, 3, 4])
    def even(number: int):
        assert number % 2 == 0, "odd"

    with pytest.raises(AssertionError) as told:
        even()

    assert [line for line in str(told.value).splitlines() if "assert" not in line] == [
        "2 of 4 are wrong",
        "1: odd",
        "3: odd",
    ]


def test_an_error_is_a_fault_as_well_and_the_rest_is_looked_at():
    seen = []

    @for_each("text", ["x", "1"])
    def counts(text: str):
        seen.append(text)
        int(text)

    with pytest.raises(AssertionError, match="1 of 2 are wrong\nx: ValueError"):
        counts()
    assert seen == ["x", "1"]


def test_what_a_fixture_gives_is_asked_of_pytest_and_handed_on():
    seen = []

    @for_each("a, b", [(1, 2), (3, 4)])
    def body(place: str, a: int, b: int):
        seen.append((place, a, b))

    assert [*inspect.signature(body).parameters] == ["place"]
    body(place="here")
    assert seen == [("here", 1, 2), ("here", 3, 4)]


def test_what_a_row_leaves_out_is_none_and_what_is_not_asked_for_is_a_mistake():
    seen = []

    @for_each("a, b", [{"a": 1}, {"a": 2, "b": 3}, {"c": 4}], str)
    def body(a: int, b: int | None):
        seen.append((a, b))

    with pytest.raises(AssertionError, match=r"1 of 3 are wrong\n\{'c': 4\}: TypeError"):
        body()
    assert seen == [(1, None), (2, 3)]


def test_a_key_of_a_row_that_nothing_reads_is_a_mistake():
    @for_each("row", [{"name": "right", "says": 1}, {"name": "wrong", "sasy": 1}])
    def body(row: dict[str, int]):
        assert row.get("says", 1) == 1

    with pytest.raises(AssertionError, match=r"1 of 2 are wrong\nwrong: nothing reads \['sasy'\]"):
        body()


def test_of_what_is_dear_a_few_always_run_and_the_rest_beside_them():
    seen = []

    @for_each("number", range(5), one_in=3)
    def body(number: int):
        seen.append(number)

    assert [*inspect.signature(body).parameters] == ["a_few"]
    body(a_few=True)
    assert seen == [0, 3]
    body(a_few=False)
    assert sorted(seen) == [*range(5)]


def test_nothing_to_look_at_is_a_mistake():
    with pytest.raises(AssertionError, match="no page to look at"):
        for_each("page", [])
