"""The marks of print: no quotation mark and no apostrophe of the keyboard in words of data.

Pages are written with the apostrophes of the keyboard, and the built site prints them
(scripts/site/after/apostrophes.py); their quotation marks are those of print.
"""

import re

import pytest
from support.samples import in_both_languages
from support.shown import of_data, shown

from checker.model import Lang

APOSTROPHE = re.compile(r"\w'|'\w")
QUOTATION = re.compile(r"(?<![\w=])\"\w|\w[.,。，]?\"(?!\w)")

# To be copied into a shell, which takes no others.
COMMAND = re.compile(r'pip install "[^"]+"')


@pytest.mark.no_cover
@in_both_languages
def test_words_of_data_have_the_apostrophes_of_print(lang: Lang):
    assert [place for place, text in of_data(lang) if APOSTROPHE.search(text)] == []


@in_both_languages
def test_every_quotation_has_the_marks_of_print(lang: Lang):
    # A template has the marks of its own language besides.
    written = [each for each in shown(lang) if not each.place.endswith((".html", ".jinja"))]
    assert [place for place, text in written if QUOTATION.search(COMMAND.sub("", text))] == []
