"""The host's first screen: README in both languages, its picture, and where it leads to."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.samples import in_both_languages
from support.sources import ROOT, file_text

from checker.api import Basis, Verdict, check, load_application
from checker.doors.cli import BY_TASK, COMMANDS
from checker.io.arguments import parser
from scripts.picture import LARGEST, PICTURE, WIDTH

if TYPE_CHECKING:
    from checker.model import Lang

EXAMPLE = ROOT / "scripts" / "benchmark" / "example.toml"
README = {"en": "README.md", "zh": "README.zh-CN.md"}
OTHER: dict[str, Lang] = {"en": "zh", "zh": "en"}
DOCUMENTS = (*README.values(), ".github/COMMANDS.md")
# A word, or a Chinese sign.
MOST = {"en": (r"\S+", 800), "zh": (r"[一-鿿]|[^\s一-鿿]+", 1600)}
LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^(?:python3 -m checker|call-center-license) (.+)", re.MULTILINE)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
COMMENT = re.compile(r" +#.*|\.text\.(?:en|zh)")
FIRST_LINES = 8


def commands(document: str) -> list[str]:
    """Return what the command lines of a document ask of the checker."""
    return [line for block in SHELL.findall(file_text(document)) for line in COMMAND.findall(block)]


@in_both_languages
def test_a_first_screen_is_short(lang: Lang):
    pattern, most = MOST[lang]

    assert len(re.findall(pattern, file_text(README[lang]))) <= most


@in_both_languages
def test_its_first_lines_lead_to_the_other_language(lang: Lang):
    first = file_text(README[lang]).splitlines()[:FIRST_LINES]

    assert any(f"]({README[OTHER[lang]]})" in line for line in first)


@in_both_languages
def test_it_leads_to_the_pages_of_its_own_language(lang: Lang):
    pages = [link for link in LINK.findall(file_text(README[lang])) if link.startswith("docs/")]

    assert pages
    assert [page for page in pages if not page.startswith(f"docs/{lang}/")] == []


def test_both_have_the_same_chapters_and_lead_to_the_same_files():
    chapters, files = set(), set()
    for lang, readme in README.items():
        text = file_text(readme)
        chapters.add(text.count("\n## "))
        links = (link.replace(f"docs/{lang}/", "docs/") for link in LINK.findall(text))
        files.add(frozenset(links) - {*README.values()})

    assert len(chapters) == len(files) == 1


@pytest.mark.parametrize(
    "document", [*DOCUMENTS, ".github/MAINTAINING.md", ".github/PUBLISHING.md"]
)
def test_whatever_a_document_links_is_there(document: str):
    folder = (ROOT / document).parent
    links = LINK.findall(file_text(document))

    assert links
    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_command_line_takes_each_command_of_a_document(document: str):
    found = commands(document)

    assert found
    for asked in found:
        parser(BY_TASK, "en").parse_args(shlex.split(asked, comments=True))


def test_every_command_is_explained():
    told = {asked.split()[0] for asked in commands(".github/COMMANDS.md")}

    assert COMMANDS.keys() - told == set()


def test_both_show_the_same_python_but_for_the_words_of_its_language():
    (english,), (chinese,) = (PYTHON.findall(file_text(readme)) for readme in README.values())

    assert COMMENT.sub("", english) == COMMENT.sub("", chinese)


def test_the_picture_is_there_and_small():
    """A WebP file says its width in its head: of an extended one less one, in three bytes."""
    content = PICTURE.read_bytes()

    assert (content[:4], content[8:16]) == (b"RIFF", b"WEBPVP8X")
    assert int.from_bytes(content[24:27], "little") + 1 == WIDTH <= 1280
    assert len(content) <= LARGEST


@in_both_languages
def test_what_is_said_of_the_picture_is_what_the_example_comes_to(lang: Lang):
    """Where this fails the picture shows another result: scripts/picture takes it anew."""
    found = check(load_application(EXAMPLE, today=date(2026, 11, 24)))
    states = Counter(one.on[Basis.LAW].verdict for one in found.rules if Basis.LAW in one.on)
    (told,) = re.findall(rf"!\[([^\]]+)\]\({PICTURE.relative_to(ROOT)}\)", file_text(README[lang]))

    assert [int(number) for number in re.findall(r"\d+", told)] == [
        states[verdict] for verdict in (Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN)
    ]
