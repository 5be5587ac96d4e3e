"""Excel files written tag by tag, as no library writes them."""

import io
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMES = f'xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"'


def packed(rows: str, **more: str) -> bytes:
    """Return a book of one sheet; ``more`` are other parts, such as its strings, by their names."""
    tags = {"sharedStrings": "sst", "styles": "styleSheet", "chartsheet": "chartsheet"}
    kinds = {**dict.fromkeys(more, ""), "worksheet": ""}
    related = (
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="/xl/{kind}.xml"/>'
        for kind in kinds
    )
    sheets = (
        f'<sheet name="{kind}" sheetId="{n}" r:id="{kind}"/>'
        for n, kind in enumerate(kinds, 1)
        if kind.endswith("sheet")
    )
    parts = {
        "_rels/.rels": relationships(
            f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": (
            f"<workbook {NAMES}>{more.pop('properties', '')}"
            f"<sheets>{''.join(sheets)}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relationships(*related),
        "xl/worksheet.xml": (f"<worksheet {NAMES}><sheetData>{rows}</sheetData></worksheet>"),
        **{
            f"xl/{kind}.xml": f"<{tags[kind]} {NAMES}>{text}</{tags[kind]}>"
            for kind, text in more.items()
        },
    }
    return zipped(parts)


def zipped(parts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return parts packed together."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def relationships(*listed: str) -> str:
    """Return the part that says how others are called."""
    return f'<Relationships xmlns="">{"".join(listed)}</Relationships>'


def row(number: int, *cells: str) -> str:
    """Return a row of cells, each as it is written."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def cell(place: str, text: str) -> str:
    """Return a cell that holds its own text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def heads(*names: str) -> str:
    """Return the first row."""
    return row(1, *(cell(f"{chr(ord('A') + n)}1", name) for n, name in enumerate(names)))
