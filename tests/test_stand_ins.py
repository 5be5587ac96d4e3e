"""The modules that stand in for standard ones in the page: what they have is what those have."""

import calendar
import html

from checker.model import Data
from scripts.runtime.stand_ins import OTHERWISE, STAND_INS


def own(file: str) -> Data:
    """Return what a stand-in has by itself."""
    names = {}
    exec(STAND_INS[file].removesuffix(OTHERWISE), names)  # noqa: S102
    return names


def test_a_month_has_its_days():
    months = [(year, month) for year in (1, *range(1896, 2105), 9999) for month in range(1, 13)]
    found = own("calendar.py")["monthrange"]

    assert [found(*each) for each in months] == [calendar.monthrange(*each) for each in months]


def test_text_is_written_as_html():
    text = "甲 & <b>\"乙\"</b> 'x'"
    found = own("html/__init__.py")["escape"]

    assert [found(text), found(text, quote=False)] == [html.escape(text), html.escape(text, False)]


def test_text_of_a_word_file_is_read():
    texts = ("甲公司", "A &amp; B &lt;甲&gt; &quot;x&quot; &apos;y&apos;", "&amp;lt;")
    found = own("html/__init__.py")["unescape"]

    assert [*map(found, texts)] == [*map(html.unescape, texts)]


def test_what_a_stand_in_does_not_know_the_real_module_reads():
    names = own("html/__init__.py")
    names["__getattr__"] = lambda name: getattr(html, name)
    texts = ("&#30002;", "&copy;", "A & B", "&AMP;", "&amp&lt;")

    assert [*map(names["unescape"], texts)] == [*map(html.unescape, texts)]
