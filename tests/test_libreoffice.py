"""LibreOffice, where it is installed, opens every Word file and finds in it what was written."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import docx
import pytest
from support.applications import ready
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


def written() -> dict[str, bytes]:
    """Return every draft, the report, the table that answers a notice, and what a pack holds."""
    report = chart_of(ready()).report
    drafts = {paper: Drafts(report).document(paper).file() for paper in DRAFTS}
    notice = Sent(report, Days(), report.findings.day, "公司章程未加盖查档章\n请提供设备清单")
    made = {"report": as_word(report), "reply": word_file(notice)}
    # A name in the pack has folders before it, and longer names than some file systems take.
    packed = files_of(pack_of(report), ready()).items()
    of_pack = [each for name, each in packed if isinstance(each, bytes) and name.endswith(".docx")]
    assert len(of_pack) >= len(DRAFTS)
    return drafts | made | {f"{n}": each for n, each in enumerate(of_pack)}


def paragraphs(content: bytes) -> set[str]:
    """Return the paragraphs outside of tables and in them, as python-docx reads them."""
    found = docx.Document(io.BytesIO(content))
    cells = (cell for table in found.tables for row in table.rows for cell in row.cells)
    inside = (paragraph for cell in cells for paragraph in cell.paragraphs)
    return {p.text.strip() for p in (*found.paragraphs, *inside)} - {""}


def test_every_paragraph_of_every_word_file_is_read(tmp_path: Path):
    files = written()
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path]
    command = [OFFICE, own, *convert, *sorted(tmp_path.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
    read = {path.stem: path.read_text("utf-8-sig") for path in tmp_path.glob("*.txt")}
    lost = {
        name: [text for text in paragraphs(content) if text not in read[name]]
        for name, content in files.items()
    }
    assert all(read.values())
    assert {name: texts for name, texts in lost.items() if texts} == {}
