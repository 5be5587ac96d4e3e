"""Write the table to hand back: each remark, and blank what was done, and in which file."""

from __future__ import annotations

from checker.core.words import word
from checker.filing.docx import Document, DocxTable, Paragraph, cell
from checker.filing.track.outline import Sent

# How wide each column is.
COLUMNS = {
    "track.reply-number": 1,
    "track.reply-remark": 7,
    "track.reply-paper": 4,
    "track.reply-done": 7,
    "track.reply-file": 4,
}


def word_file(sent: Sent) -> bytes:
    """Return the table as a Word file, in Chinese: it goes to the authority."""
    rows = [tuple(cell(word(key).zh, "CellHead") for key in COLUMNS)]
    for number, told in sent.remarks:
        if number:
            papers = dict.fromkeys(each.rule.title.zh for each in told if each.rule)
            row = (str(number), told[0].remark.text, "、".join(papers), "", "")
            rows.append(tuple(map(cell, row)))
    title = word("track.reply-title").zh
    blocks = (Paragraph(title, "Title"), DocxTable(tuple(COLUMNS.values()), tuple(rows)))
    return Document(title, blocks, "{page}", lies=True).file()
