"""What the shares add up to, as the form says it below the list."""

from __future__ import annotations

from typing import Any

import pytest
from support.replies import asked


def shares(*given: Any, lang: str = "en") -> Any:
    data = {"shareholders": [{"share": share} for share in given]} if given else {}
    return asked(do="check", application=data, lang=lang)["form"]["shares"]


def test_the_whole_is_right() -> None:
    assert shares(33.33, 33.33, 33.34) == {
        "sum": "100.00%",
        "text": "adds up to 100.00%",
        "right": True,
        "note": "",
    }


def test_a_gap_is_said_with_a_question() -> None:
    assert shares(60, 30.5) == {
        "sum": "90.50%",
        "text": "adds up to 90.50%",
        "right": False,
        "note": (
            "The shares add up to 90.50%, not 100%. "
            "Is another shareholder missing, or a number wrong?"
        ),
    }


def test_it_is_said_in_chinese_too() -> None:
    found = shares(60, 30, lang="zh")

    assert found["text"] == "合计 90.00%"
    assert found["note"] == "持股比例合计 90.00%，不是 100%。 是否漏填股东，或数字有误？"


@pytest.mark.parametrize("given", [(), (None,), (60, None), (60, "much"), (60, 150)])
def test_while_a_share_is_open_nothing_is_added_up(given: tuple[Any, ...]) -> None:
    assert shares(*given) is None


def test_too_much_is_certain_before_every_share_is_known() -> None:
    found = shares(80, 30, None)

    assert (found["sum"], found["text"], found["right"]) == ("", "", False)
    assert found["note"].startswith("The shares add up to 110.00%, not 100%.")
