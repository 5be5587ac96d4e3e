"""The fixed words of the pages: each in both languages, each used, none of them twice."""

import re
from pathlib import Path

from support.placeholders import placeholders
from support.rows import rows_of

from checker.core import words as checker_words
from checker.load.guides import STANDINGS
from scripts.site import words
from scripts.site.numbers import WORDINGS

SCRIPTS = Path(__file__).parents[1] / "scripts"
PYTHON, TEMPLATES = (
    "\n".join(path.read_text("utf-8") for path in sorted(SCRIPTS.rglob(pattern)))
    for pattern in ("*.py", "*.jinja")
)
# The one table that names words.
TABLE = WORDINGS.read_text(encoding="utf-8")
NAMED = set(re.findall(r"""["']([a-z][\w-]*\.[\w.-]+)["']""", PYTHON + TEMPLATES + TABLE))

FAMILIES = {*rows_of("page_words")["families"]}
GROUPS = {key.split(".")[0] for key in words.words()}


def families() -> set[str]:
    """Return the names that the code puts together."""
    formatted = re.findall(r"""f(["'])([a-z-]+\..*?)\1""", PYTHON)
    found = {re.sub(r"\{[^}]*\}", "{}", name) for _, name in formatted}
    # In a template: "overview." ~ name ~ "-" ~ kind
    joined = re.findall(r"""("[a-z-]+\.[a-z-]*"(?: ~ (?:[\w.]+|"[\w-]*"))+)""", TEMPLATES)
    found |= {
        "".join(part.strip('"') if '"' in part else "{}" for part in name.split(" ~ "))
        for name in joined
    }
    found |= {f"{name}.{{}}" for name in re.findall(r"""group\(["']([\w-]+)["']\)""", PYTHON)}
    return {name for name in found if name.split(".")[0] in GROUPS and " " not in name}


def is_used(key: str) -> bool:
    patterns = (family.replace(".", r"\.").replace("{}", r"[\w.-]+") for family in FAMILIES)
    return key in NAMED or any(re.fullmatch(pattern, key) for pattern in patterns)


def test_each_word_is_used():
    assert [key for key in words.words() if not is_used(key)] == []


def test_the_names_that_are_put_together_are_these():
    assert families() == FAMILIES


def test_each_guide_that_asks_for_nothing_more_is_spoken_of():
    assert words.group("standing").keys() == {*STANDINGS} - {"asks"}


def test_each_word_says_the_same_in_both_languages():
    for key, text in words.words().items():
        assert text.en or text.zh, key
        assert placeholders(text.en) == placeholders(text.zh), key


def test_no_word_hides_one_of_the_checker():
    assert not words.words().keys() & checker_words.words().keys()
