"""Word files written tag by tag, as no library writes them."""

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TWICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DOCUMENT = "word/document.xml"


def word_file(body: str, *, prefix: str = "w", space: str = WORD) -> bytes:
    """Return a file of a body, whose tags have a prefix of a name space."""
    names = f'xmlns:{prefix}="{space}" xmlns:mc="{TWICE}" xmlns:a="urn:another"'
    return zipped(
        f"<{prefix}:document {names}><{prefix}:body>{body}</{prefix}:body></{prefix}:document>"
    )


def zipped(document: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a document packed alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr(DOCUMENT, document)
    return out.getvalue()


def of_false_size(raw: bytes, size: int = 1000) -> bytes:
    """Return a packed file of one part whose list of parts gives another size for it."""
    at = raw.rfind(b"PK\x01\x02") + 24
    return raw[:at] + size.to_bytes(4, "little") + raw[at + 4 :]
