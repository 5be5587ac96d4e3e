"""ProperDocs, the maintained fork of MkDocs 1, builds the same pages: the way out stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts import build
from scripts.machine.server import SITE_URL
from scripts.zensical import differing, pages

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


# A whole build by another program.
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("config", "folder"), [("mkdocs.yml", ""), ("mkdocs.zh.yml", "zh/")], ids=["en", "zh"]
)
def test_properdocs_builds_the_same_pages(tmp_path: Path, config: str, folder: str):
    env = build.environment() | {"SITE_URL": SITE_URL + folder}
    build.make_language("properdocs", config, tmp_path, env)

    there = pages(build.SITE / folder)
    assert len(there) > 80
    assert differing(pages(tmp_path), there) == []


@pytest.mark.parametrize(
    ("options", "program"), [([], "mkdocs"), (["--with", "properdocs"], "properdocs")]
)
def test_one_switch_says_what_makes_the_pages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str], program: str
):
    called = []
    monkeypatch.setattr(build, "run", lambda command, _env: called.append(command[2]))
    build.make_language(build.parse(options).program, "mkdocs.yml", tmp_path, {})

    assert called == [program]
