"""LibreOffice, where it is installed, opens every Word file and finds in it what was written."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import docx
import pytest
from support.applications import ready, report_on
from support.owners import chart_of

from checker.application.filing import Days
from checker.filing.drafts.outline import DRAFTS, Drafts
from checker.filing.pack.find import pack_of
from checker.filing.pack.pieces import files_of
from checker.filing.take.twin import as_word
from checker.filing.track.outline import Sent
from checker.filing.track.word_file import word_file

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("soffice")
SECONDS = 240

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def of_the_pack() -> dict[str, bytes]:
    """Return the Word files and pages of a pack, and the table that answers a notice."""
    report = report_on(ready())
    files = files_of(pack_of(report), ready())
    made = {name: content for name, content in files.items() if isinstance(content, bytes)}
    reply = word_file(
        Sent(report, Days(), report.findings.day, "公司章程未加盖查档章\n请提供设备清单")
    )
    return made | {"reply.docx": reply}


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    report = chart_of(ready()).report
    drafts = {paper: Drafts(report).document(paper).file() for paper in DRAFTS}
    return drafts | {"report": as_word(report)}


def as_text(files: dict[str, bytes], folder: Path) -> dict[str, str]:
    """Return the text of each file as LibreOffice reads it, by the file's name without its end."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    command = [str(OFFICE), own, *convert, *(str(folder / name) for name in sorted(files))]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
    return {path.stem: path.read_text("utf-8-sig") for path in folder.glob("*.txt")}


@pytest.fixture(scope="module")
def read(written: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    named = {f"{name}.docx": content for name, content in written.items()}
    return as_text(named, tmp_path_factory.mktemp("office"))


def paragraphs(content: bytes) -> set[str]:
    """Return the paragraphs outside of tables and in them, as python-docx reads them."""
    found = docx.Document(io.BytesIO(content))
    cells = (cell for table in found.tables for row in table.rows for cell in row.cells)
    inside = (paragraph for cell in cells for paragraph in cell.paragraphs)
    return {p.text.strip() for p in (*found.paragraphs, *inside)} - {""}


@pytest.mark.parametrize("name", [*DRAFTS, "report"])
def test_every_paragraph_is_read(name: str, written: dict[str, bytes], read: dict[str, str]):
    lost = [text for text in paragraphs(written[name]) if text not in read[name]]

    assert read[name]
    assert lost == []


def test_every_word_file_of_a_pack_is_read(tmp_path: Path):
    files = {name: each for name, each in of_the_pack().items() if name.endswith(".docx")}
    # A name in the pack has folders before it, and longer names than some file systems take.
    numbered = {f"{n}.docx": content for n, content in enumerate(files.values())}

    read = as_text(numbered, tmp_path)

    lost = {
        name: [text for text in paragraphs(content) if text not in read[str(n)]]
        for n, (name, content) in enumerate(files.items())
    }
    assert len(files) > len(DRAFTS)
    assert {name: texts for name, texts in lost.items() if texts} == {}
