"""ProperDocs, the maintained fork of MkDocs 1, builds the same pages: the way out stays open."""

from functools import partial
from pathlib import Path

import pytest

from checker.load import load_law
from scripts import build
from scripts.machine.server import SITE_URL
from scripts.site.after.unread import with_unread_marked
from scripts.zensical import differing, pages


# A whole build by another program.
@pytest.mark.site
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("config", "folder"), [("mkdocs.yml", ""), ("mkdocs.zh.yml", "zh/")], ids=["en", "zh"]
)
def test_properdocs_builds_the_same_pages(tmp_path: Path, config: str, folder: str):
    env = build.environment() | {"SITE_URL": SITE_URL + folder}
    build.make_language("properdocs", config, tmp_path, env)
    lang = "zh" if folder else "en"
    mark = partial(with_unread_marked, law=load_law(), lang=lang)
    build.change_pages(tmp_path.rglob("*.html"), mark)

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


# What of two builds of the same pages is the same.

ARTICLE = '<article class="a"><h2 id="b">B</h2>{words}<script>c</script></article>'


def page(folder: Path, path: str, words: str):
    (folder / path).mkdir(parents=True)
    (folder / path / "index.html").write_text(f"<p>{path}</p>{ARTICLE.format(words=words)}")


def test_pages_are_the_same_by_their_words_and_anchors(tmp_path: Path):
    one, other = tmp_path / "1", tmp_path / "2"
    for folder, words in ((one, "<p>It&#39;s <b>so</b></p>"), (other, "<p class='c'>It’s so</p>")):
        page(folder, "same", words)
        page(folder, "zh/same", str(folder))

    assert pages(one) == {"same/index.html": (["b"], ["B", "It", "s", "so"])}
    assert differing(pages(one), pages(other)) == []


def test_a_page_is_named_that_only_one_has_or_that_says_something_else(tmp_path: Path):
    one, other = tmp_path / "1", tmp_path / "2"
    page(one, "lost", "a")
    page(one, "words", "a")
    page(other, "words", "b")
    page(other, "more", "a")

    found = differing(pages(one), pages(other))
    assert found == ["lost/index.html", "more/index.html", "words/index.html"]
