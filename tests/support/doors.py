"""What all doors say of one application: every command in its formats, every panel of the page."""

import json
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from support.command import in_json, ran
from support.replies import asked

from checker.filing.drafts.outline import DRAFTS
from checker.model import Lang

Application = dict[str, Any]
FORMATS = {
    "check": ("text", "markdown", "html", "twin", "json"),
    "questions": ("text", "json"),
    "plan": ("text", "markdown", "json"),
    "agree": ("text", "json"),
    "errands": ("text", "html", "json"),
    "window": ("text", "json"),
    "chart": ("text", "svg", "json"),
    "batch": ("markdown", "csv", "json"),
}
PANELS = {
    **{do: {} for do in ("check", "plan", "agree", "equity", "window", "drafts", "pack", "take")},
    "errands": {"site": "../"},
}


def said_of(application: Application, lang: Lang, folder: Path) -> Iterator[tuple[str, str]]:
    """Return the plain text that each door gives."""
    file = folder / "application.json"
    file.write_text(json.dumps(application, ensure_ascii=False), "utf-8")
    for name, formats in FORMATS.items():
        for form in formats:
            if form != "json":
                yield f"{name} {form}", plain(_done(name, file, "--lang", lang, "--format", form))
    for paper in DRAFTS:
        made = folder / "draft.docx"
        _done("draft", file, "--paper", paper, "--lang", lang, "--output", made)
        yield f"draft {paper}", plain(_document(made.read_bytes()))
    for do, more in PANELS.items():
        reply = asked(do=do, application=application, lang=lang, **more)
        assert reply["ok"], reply
        yield f"page {do}", plain(" ".join(_texts(reply)))


def data_of(application: Application) -> dict[str, Any]:
    """Return the JSON that each command gives."""
    names = [name for name, formats in FORMATS.items() if "json" in formats and name != "batch"]
    return {name: in_json(name, on=application) for name in names}


def plain(text: str) -> str:
    """Return a text without tags, marks and spaces: lines are broken anywhere, words too."""
    return re.sub(r"[\s*]", "", unescape(re.sub(r"<[^>]*>", "", text)))


def _done(*words: str | Path) -> str:
    status, out, err = ran(*words)
    assert status == 0, err
    return out


def _document(docx: bytes) -> str:
    return ZipFile(BytesIO(docx)).read("word/document.xml").decode()


def _texts(reply: object) -> Iterator[str]:
    """Return every text of a reply, however deep."""
    if isinstance(reply, str):
        yield reply
    elif isinstance(reply, dict):
        for part in reply.values():
            yield from _texts(part)
    elif isinstance(reply, list):
        for part in reply:
            yield from _texts(part)
