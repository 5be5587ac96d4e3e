"""scripts/serve hears of a change from the system, in folders and however a file is saved."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.site import changes

pytest.importorskip("watchfiles", reason="comes with what builds the site")

from scripts.site.watched import REST, Sources

# Each waits for the system's word, and some for seconds in which none comes.
pytestmark = pytest.mark.thorough
# The listeners are threads of their own: what came before they had begun is changed once more,
# after a pause in which a change can be heard and come to rest.
TRIES, PAUSE = 10, 3


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "index.md").write_text("one")
    (tmp_path / "mkdocs.yml").write_text("one")
    monkeypatch.setattr(changes, "ROOT", tmp_path)
    monkeypatch.setattr(changes, "SOURCES", ("docs", "mkdocs.yml"))
    return tmp_path


@pytest.fixture
def sources(root: Path) -> Sources:
    del root
    return Sources()


def is_heard(sources: Sources, change: Callable[[], object]) -> bool:
    """Change something while it is waited for; tell whether the wait ends."""
    waiting = threading.Thread(target=sources.wait_for_change, daemon=True)
    waiting.start()
    for _ in range(TRIES):
        change()
        waiting.join(PAUSE)
        if not waiting.is_alive():
            return True
    return False


def test_a_page_that_is_saved_is_heard_of(sources: Sources, root: Path):
    assert is_heard(sources, lambda: (root / "docs" / "en" / "index.md").write_text("another"))


def test_a_new_page_in_a_new_folder_is_heard_of(sources: Sources, root: Path):
    def change():
        (root / "docs" / "en" / "local").mkdir(exist_ok=True)
        (root / "docs" / "en" / "local" / "hunan.md").write_text("new")

    assert is_heard(sources, change)


def test_a_file_that_another_takes_the_place_of_is_heard_of_each_time(sources: Sources, root: Path):
    def change(content: str):
        (root / "mkdocs.yml~").write_text(content)
        (root / "mkdocs.yml~").rename(root / "mkdocs.yml")

    assert is_heard(sources, lambda: change("another"))
    assert is_heard(sources, lambda: change("and yet another"))


def test_what_is_no_source_is_no_change(sources: Sources, root: Path):
    (root / "notes.txt").write_text("new")

    assert not sources.differ_within(4 * REST)


def test_what_changed_before_it_is_waited_for_is_seen(sources: Sources, root: Path):
    def change() -> int:
        return (root / "mkdocs.yml").write_text("another")

    assert any(change() and sources.differ_within(PAUSE) for _ in range(TRIES))
    assert is_heard(sources, lambda: None)
