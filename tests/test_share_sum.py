"""What the shares add up to, as the form says it below the list."""

from __future__ import annotations

from typing import Any

import pytest
from support.applications import parsed
from support.replies import asked

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


@pytest.mark.parametrize(
    ("given", "right"),
    [
        # Two decimals each: three shareholders may be rounded by 0.03 together.
        ((60, 40.03, 0), True),
        ((60, 39.97, 0), True),
        ((60, 40.04, 0), False),
        ((60, 39.96, 0), False),
        ((60, 40.03, None), None),
        ((60, 40.04, None), False),
        ((60, 39, None), None),
    ],
)
def test_every_share_may_be_rounded_by_a_hundredth(given: tuple[Any, ...], right: bool | None):
    app = parsed({"shareholders": [{"share": share} for share in given]})
    found = shares_add_up(app)

    assert found.value is right
    # Beside a sum that is too much, too: once it is mended, the open share is wanted.
    assert found.missing == (("shareholders[2].share",) if given[2] is None else ())
