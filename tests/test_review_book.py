"""The review book holds everything a lawyer signs off, and says what nobody has reviewed yet."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import checker
from checker.load import LawError, read_law
from checker.model import Basis

LAW_FOLDER = Path(checker.__file__).parent / "law"
CAPITAL = "conditions/registered-capital.toml"


def law_with(tmp_path: Path, review: str) -> Path:
    """Return a copy of the law in which the registered-capital wording has a review."""
    folder = Path(shutil.copytree(LAW_FOLDER, tmp_path / "law"))
    path = folder / CAPITAL
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("cites = [", f"review = {review}\ncites = [", 1), "utf-8")
    return folder


def test_a_review_names_who_and_when(tmp_path: Path) -> None:
    folder = law_with(tmp_path, '{ by = "甲律师事务所", on = 2026-12-01 }')

    (version,) = read_law(folder).rule("registered-capital").versions_on(Basis.LAW)

    assert version.review is not None
    assert (version.review.by, version.review.on) == ("甲律师事务所", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("review", "message"),
    [
        ('{ by = "甲律师事务所" }', "on is missing"),
        ("{ on = 2026-12-01 }", "by is missing"),
        ('{ by = " ", on = 2026-12-01 }', "by is a name, on is a day"),
        ("{ by = 1, on = 2026-12-01 }", "by is a name, on is a day"),
        ('{ by = "甲律师事务所", on = "soon" }', "by is a name, on is a day"),
        ('{ by = "甲律师事务所", on = 2026-12-01, ok = true }', "unknown key ok"),
    ],
)
def test_half_a_review_is_refused(tmp_path: Path, review: str, message: str) -> None:
    with pytest.raises(LawError, match=rf"registered-capital.toml \[law\] review: {message}"):
        read_law(law_with(tmp_path, review))
