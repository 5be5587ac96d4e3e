"""LibreOffice, where it is installed, opens every Word file and finds in it what was written."""

from __future__ import annotations

import io
import shutil
import subprocess

import docx
import pytest
from support.applications import ready
from support.owners import chart_of

from checker.filing.drafts.outline import DRAFTS, Drafts
from checker.filing.take.twin import as_word

OFFICE = shutil.which("soffice")
SECONDS = 240

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    report = chart_of(ready()).report
    drafts = {paper: Drafts(report).document(paper).file() for paper in DRAFTS}
    return drafts | {"report": as_word(report)}


@pytest.fixture(scope="module")
def read(written: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the text of each file as LibreOffice reads it."""
    folder = tmp_path_factory.mktemp("office")
    for name, content in written.items():
        (folder / f"{name}.docx").write_bytes(content)
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    files = sorted(map(str, folder.glob("*.docx")))
    command = [str(OFFICE), own, *convert, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
    return {path.stem: path.read_text("utf-8-sig") for path in folder.glob("*.txt")}


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
