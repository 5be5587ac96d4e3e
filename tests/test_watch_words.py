"""Quoted words are found on a page however it sets them, and only they."""

from __future__ import annotations

import pytest
from support.source_copy import WORDS

from scripts.watching.text import holds, plain, text_of


@pytest.mark.parametrize(
    "said",
    [
        WORDS,
        "公司 营业执照\n副本及　复印件",
        "公司营业执<b>照副</b>本及<span>复印件</span>",
        "公司&#33829;业执照副本及复印件",
        "公司营业执照副本<!-- 第二项 -->及复印件",
        "<style>p { color: red }</style>公司营业执照副本及复印件",
        "公司营业执照\u200b副本及复印件",
    ],
)
def test_words_are_found_however_a_page_sets_them(said: str):
    assert holds(plain(text_of(said.encode(), "text/html", None)), WORDS)


@pytest.mark.parametrize(
    ("said", "words", "is_held"),
    [
        ("（复印件1份）；", "(复印件１份);", True),
        ("填写「湖南省通信管理局」", "填写“湖南省通信管理局”", True),
        ("不少于75㎡", "不少于75m²", True),
        ("甲在前，乙在后", "甲……乙", True),
        ("乙在前，甲在后", "甲……乙", False),
        ("近三个月社保证明", "近六个月社保证明", False),
        ("<script>近三个月</script>", "近三个月", False),
    ],
)
def test_words_are_compared_in_one_way_of_writing(said: str, words: str, *, is_held: bool):
    assert holds(plain(text_of(said.encode(), "text/html", None)), words) is is_held
