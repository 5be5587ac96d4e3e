"""Write the table to hand back: each remark, and blank what was done, and in which file."""

from __future__ import annotations

from checker.filing.docx import Document, Paragraph, Table, cell
from checker.filing.track.outline import Notice
from checker.words import word

# How wide each column is.
COLUMNS = {"number": 1, "remark": 7, "paper": 4, "done": 7, "file": 4}


def word_file(notice: Notice) -> bytes:
    """Return the table as a Word file, in Chinese: it goes to the authority."""
    rows = [tuple(cell(word(f"track.reply-{key}").zh, "CellHead") for key in COLUMNS)]
    for key, n in notice.numbers.items():
        papers = dict.fromkeys(each.rule.title.zh for each in notice.told[key] if each.rule)
        rows.append(tuple(map(cell, (str(n), key[1], "、".join(papers), "", ""))))
    title = word("track.reply-title").zh
    blocks = (Paragraph(title, "Title"), Table(tuple(COLUMNS.values()), tuple(rows)))
    return Document(title, blocks, "{page}", lies=True).file()
