"""Chinese sentences stand one a line in the sources and close together on the page."""

from __future__ import annotations

import pytest

from scripts.chinese_lines import joined


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>第一句。\n第二句。</p>", "<p>第一句。第二句。</p>"),
        ("<p>见<a href='x'>条文</a>\n，第二句。</p>", "<p>见<a href='x'>条文</a>，第二句。</p>"),
        ("<li>一。\n    <strong>二</strong></li>", "<li>一。<strong>二</strong></li>"),
        ("<p>B24\n许可证</p>", "<p>B24\n许可证</p>"),
        ("<p>One.\nTwo.</p>", "<p>One.\nTwo.</p>"),
        ("<pre>一\n二</pre>\n<p>三\n四</p>", "<pre>一\n二</pre>\n<p>三四</p>"),
        ("<p>一。</p>\n<p>二。</p>", "<p>一。</p>\n<p>二。</p>"),
    ],
)
def test_line_ends_between_chinese_signs_go(html: str, shown: str) -> None:
    assert joined(html) == shown
