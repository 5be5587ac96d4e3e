"""HTML from elements: text cannot become markup."""

from __future__ import annotations

from markupsafe import Markup

from checker.report.html import NOTHING, Html, bar, el, joined, together

NASTY = "<script>&\"'"
SAFE = "&lt;script&gt;&amp;&quot;&#x27;"


def test_text_is_escaped_wherever_it_stands():
    assert el("p", NASTY) == f"<p>{SAFE}</p>"
    assert el("p", title=NASTY) == f'<p title="{SAFE}"></p>'
    assert together("a", NASTY) == f"a{SAFE}"
    assert joined(["a", NASTY], "<") == f"a&lt;{SAFE}"


def test_an_element_is_not_escaped_again():
    assert el("p", el("b", "1 < 2"), " & more") == "<p><b>1 &lt; 2</b> &amp; more</p>"


def test_what_is_put_together_otherwise_is_text():
    assert el("p", f"{el('b', 'x')}") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_attributes_are_named_as_in_html():
    made = el("a", "x", cls="b-x", data_key="1", hidden="")

    assert made == '<a class="b-x" data-key="1" hidden>x</a>'


def test_an_empty_element_has_no_end():
    assert el("br") == "<br>"
    assert together() == NOTHING == ""


def test_a_template_takes_it_as_it_is():
    assert Markup("<p>{}</p>").format(el("b", "&")) == "<p><b>&amp;</b></p>"
    assert isinstance(el("b"), Html)


def test_a_bar_is_full_once_all_that_is_asked_is_met():
    counts = {"met": 20, "not_met": 0, "answer": 0, "unclear": 0, "not_applicable": 10}

    assert bar(counts).count("<i ") == 1
    assert "b-bar__not_applicable" not in bar(counts)
