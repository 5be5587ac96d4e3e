"""HTML from elements: text cannot become markup."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from checker.model import Text
from checker.report.html import (
    NOTHING,
    Either,
    Finished,
    Html,
    bar,
    el,
    in_language,
    joined_html,
    together,
)

NASTY = "<script>&\"'"
SAFE = "&lt;script&gt;&amp;&quot;&#x27;"


def en(made: Html) -> str:
    return made.of("en")


def test_text_is_escaped_wherever_it_stands():
    assert en(el("p", NASTY)) == f"<p>{SAFE}</p>"
    assert en(el("p", Text(NASTY, ""))) == f"<p>{SAFE}</p>"
    assert en(el("p", title=NASTY)) == f'<p title="{SAFE}"></p>'
    assert en(together("a", NASTY)) == f"a{SAFE}"
    assert en(joined_html(["a", NASTY], "<")) == f"a&lt;{SAFE}"


def test_an_element_is_not_escaped_again():
    assert en(el("p", el("b", "1 < 2"), " & more")) == "<p><b>1 &lt; 2</b> &amp; more</p>"


def test_what_is_another_in_each_language_is_there():
    made = Either(lambda lang: el("b", lang))

    assert made
    assert en(el("p", made)) == "<p><b>en</b></p>"
    assert together(None, made)
    assert not together(None, NOTHING)


def test_what_is_put_together_otherwise_is_refused():
    with pytest.raises(TypeError, match="one language"):
        str(el("b", "x"))


def test_text_and_attributes_are_those_of_the_language():
    said = Text("yes", "是")
    made = el("p", said, None, title=said)

    assert made.of("zh") == '<p title="是">是</p>'
    assert in_language({"html": made, "said": [said, 1]}, "zh") == {
        "html": made.of("zh"),
        "said": ["是", 1],
    }


def test_attributes_are_named_as_in_html():
    made = el("a", "x", cls="b-x", data_key="1", hidden="")

    assert en(made) == '<a class="b-x" data-key="1" hidden>x</a>'


def test_an_empty_element_has_no_end():
    assert en(el("br")) == "<br>"
    assert en(together()) == en(NOTHING) == ""
    assert not NOTHING
    assert together("x")


def test_a_template_takes_it_as_it_is():
    assert Markup("<p>{}</p>").format(en(el("b", "&"))) == "<p><b>&amp;</b></p>"
    assert isinstance(en(el("b")), Finished)


def test_a_bar_is_full_once_all_that_is_asked_is_met():
    counts = {"met": 20, "not_met": 0, "answer": 0, "unclear": 0, "not_applicable": 10}

    assert en(bar(counts)).count("<i ") == 1
    assert "b-bar__not_applicable" not in en(bar(counts))
