"""ProperDocs, the maintained fork of MkDocs 1, builds the same pages: the way out stays open."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from scripts import build
from scripts.machine.server import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site
HEADING = re.compile(r'<h[1-6] id="([^"]*)"')
NOT_READ = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
Page = tuple[list[str], list[str]]


def pages(folder: Path) -> dict[str, Page]:
    """Return the anchors of each page's headings and its words, of one language's pages."""
    found = {page.relative_to(folder): page for page in folder.rglob("*.html")}
    return {
        path.as_posix(): told(page.read_text(encoding="utf-8"))
        for path, page in found.items()
        if path.parts[0] not in ("zh", "embed")
    }


def told(html: str) -> Page:
    """Return what a page says; what is done to the built site changes marks and spaces only."""
    return HEADING.findall(html), re.findall(r"\w+", unescape(NOT_READ.sub(" ", html)))


# A whole build by another program.
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("config", "folder"), [("mkdocs.yml", ""), ("mkdocs.zh.yml", "zh/")], ids=["en", "zh"]
)
def test_properdocs_builds_the_same_pages(tmp_path: Path, config: str, folder: str) -> None:
    env = build.environment() | {"SITE_URL": SITE_URL + folder}
    build.make_language("properdocs", config, tmp_path, env)

    made, there = pages(tmp_path), pages(build.SITE / folder)
    assert made.keys() == there.keys()
    assert [path for path, page in made.items() if page != there[path]] == []


@pytest.mark.parametrize(
    ("options", "program"), [([], "mkdocs"), (["--with", "properdocs"], "properdocs")]
)
def test_one_switch_says_what_makes_the_pages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str], program: str
) -> None:
    called: list[str] = []
    monkeypatch.setattr(build, "run", lambda command, _env: called.append(command[2]))
    build.make_language(build.parse(options).program, "mkdocs.yml", tmp_path, {})

    assert called == [program]
