"""The fixed words: each stands once, in both languages, and somebody says it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from support.each import for_each
from support.placeholders import placeholders
from support.sources import ROOT

from checker.core.words import WordsError, filing_words, many_words, read_words, words

WORDS = words() | filing_words() | many_words()


@cache
def constants() -> list[ast.Constant | ast.JoinedStr]:
    """Return every text and every text with places in it that the code writes."""
    paths = (path for folder in ("checker", "scripts") for path in (ROOT / folder).rglob("*.py"))
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return [node for node in nodes if isinstance(node, ast.Constant | ast.JoinedStr)]


@cache
def literals() -> set[str]:
    """Return the texts the code writes; what stands in templates is quoted there."""
    found = {n.value for n in constants() if isinstance(n, ast.Constant)}
    templates = (ROOT / "scripts").rglob("*.jinja")
    quoted = (re.findall(r"[\"']([^\"']+)[\"']", p.read_text("utf-8")) for p in templates)
    return {text for text in found if isinstance(text, str)} | {t for each in quoted for t in each}


@cache
def families() -> list[re.Pattern[str]]:
    """Return the names of words that are put together, such as ``rank.{rank}``."""
    found = []
    for node in constants():
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            parts = (
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.*)"
                for part in node.values
            )
            found.append(re.compile("".join(parts)))
    groups = tuple(re.escape(key[: key.index(".") + 1]) for key in WORDS)
    return [family for family in found if family.pattern.startswith(groups)]


def is_said(key: str) -> bool:
    """Tell whether the code names a word, or puts its name together from parts it names."""
    fits = (family.fullmatch(key) for family in families())
    said = literals()
    named = key in said or any(found and {*found.groups()} <= said | {""} for found in fits)
    # What ``counted`` says of one stands beside what it says of more.
    return named or (key.endswith("-one") and is_said(key.removesuffix("-one")))


@for_each("key", WORDS)
def test_each_word_is_said_somewhere(key: str):
    assert is_said(key)


@for_each("key", WORDS)
def test_each_word_is_filled_alike_in_both_languages(key: str):
    text = WORDS[key]
    # In Chinese the question to an authority needs no translation beside it; and what is wrong
    # in a file the parsers say in English only.
    parser = {"message"}
    apart = {"asked.question": {"en"}, "file.bad-json": parser, "file.bad-toml": parser}

    assert placeholders(text.en) - placeholders(text.zh) == apart.get(key, set())
    assert placeholders(text.zh) <= placeholders(text.en)


def test_no_group_is_named_twice():
    groups = [
        group
        for found in (words(), filing_words(), many_words())
        for group in {key.partition(".")[0] for key in found}
    ]

    assert len(groups) == len({*groups})


def test_a_group_in_two_files_is_refused(tmp_path: Path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text('[verdict]\nmet = { en = "Met", zh = "符合" }\n')

    with pytest.raises(WordsError, match=r"two.toml: \[verdict\] also stands in one.toml"):
        read_words(tmp_path)


@pytest.mark.parametrize("raw", ['{ en = "Met" }', '{ en = "Met", zh = "" }', '"Met"'])
def test_a_word_in_one_language_is_refused(tmp_path: Path, raw: str):
    (tmp_path / "one.toml").write_text(f"[verdict]\nmet = {raw}\n")

    with pytest.raises(WordsError, match=r"verdict\.met must be written in en and zh"):
        read_words(tmp_path)
