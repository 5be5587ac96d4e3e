"""What the shares add up to, as the form says it below the list."""

from __future__ import annotations

from typing import Any

import pytest
from support.applications import parsed
from support.each import for_each
from support.replies import asked
from support.rows import rows_of

from checker.rules.shared import shares_add_up


def shares(*given: Any, lang: str = "en") -> Any:
    data = {"shareholders": [{"share": share} for share in given]} if given else {}
    return asked(do="check", application=data, lang=lang)["form"]["shares"]


def test_the_whole_is_right():
    assert shares(33.33, 33.33, 33.34) == {
        "text": "adds up to 100.00%",
        "right": True,
        "note": "",
    }


def test_a_gap_is_said_with_a_question():
    assert shares(60, 30.5) == {
        "text": "adds up to 90.50%",
        "right": False,
        "note": (
            "The shares add up to 90.50%, not 100%. "
            "Is another shareholder missing, or a number wrong?"
        ),
    }


def test_it_is_said_in_chinese_too():
    found = shares(60, 30, lang="zh")

    assert found["text"] == "合计 90.00%"
    assert found["note"] == "持股比例合计 90.00%，不是 100%。 是否漏填股东，或数字有误？"


@pytest.mark.parametrize("given", [(), (None,), (60, None), (60, "much"), (60, 150)])
def test_while_a_share_is_open_nothing_is_added_up(given: tuple[Any, ...]):
    assert shares(*given) is None


def test_too_much_is_certain_before_every_share_is_known():
    found = shares(80, 30, None)

    assert (found["text"], found["right"]) == ("", False)
    assert found["note"].startswith("The shares add up to 110.00%, not 100%.")


@for_each("given, right", rows_of("share_sums")["rounded"])
def test_every_share_may_be_rounded_by_a_hundredth(given: list[dict[str, Any]], right: bool | None):
    found = shares_add_up(parsed({"shareholders": given}))

    assert found.value is right
    # Beside a sum that is too much, too: once it is mended, the open share is wanted.
    assert found.missing == (() if given[2] else ("shareholders[2].share",))
