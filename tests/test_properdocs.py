"""ProperDocs, the maintained fork of MkDocs 1, builds the same pages: the way out stays open."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.build import SITE, environment
from scripts.machine.server import SITE_URL

pytestmark = pytest.mark.site
ROOT = Path(__file__).resolve().parent.parent
HEADING = re.compile(r'<h[1-6] id="([^"]*)"')


def pages(folder: Path) -> dict[str, list[str]]:
    """Return the anchors of each page's headings, of what MkDocs builds in one language."""
    found = {page.relative_to(folder): page for page in folder.rglob("*.html")}
    return {
        path.as_posix(): HEADING.findall(page.read_text(encoding="utf-8"))
        for path, page in found.items()
        if path.parts[0] not in ("zh", "embed")
    }


# A whole build by another program.
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("config", "folder"), [("mkdocs.yml", ""), ("mkdocs.zh.yml", "zh/")], ids=["en", "zh"]
)
def test_properdocs_builds_the_same_pages(tmp_path: Path, config: str, folder: str) -> None:
    order = ["build", "--strict", "--quiet", "--config-file", config, "--site-dir", str(tmp_path)]
    env = environment() | {"SITE_URL": SITE_URL + folder}
    program = [sys.executable, "-m", "properdocs", *order]
    done = subprocess.run(  # noqa: S603 - the project's own pages
        program, cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert pages(tmp_path) == pages(SITE / folder)
