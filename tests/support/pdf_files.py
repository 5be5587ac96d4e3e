"""PDF files as a test writes them: texts at their places, in a font that lies in no file."""

from collections.abc import Sequence
from typing import NamedTuple

# Every reader of PDF knows this font and its signs.
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type"
    "/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
    "/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    "/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880"
    "/StemV 93>>>>]>>"
)
UNSEEN, ACROSS = "3 Tr", "0.7 0.7 -0.7 0.7"
WIDTH, HEIGHT = 595, 842


class At(NamedTuple):
    """A text, and where it begins: from the left, and from the top."""

    text: str
    x: float
    y: float
    way: str = ""


def pdf_file(*pages: Sequence[At], size: str = f"{WIDTH} {HEIGHT}", more: str = "") -> bytes:
    """Return a file of so many pages; ``more`` is said of each page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", FONT]
    for page in pages:
        drawn = "\n".join(map(_drawn, page))
        said = f"/MediaBox[0 0 {size}]/Resources<</Font<</F 3 0 R>>>>{more}"
        objects += [f"<</Type/Page/Parent 2 0 R/Contents {len(objects) + 2} 0 R{said}>>"]
        objects += [f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"
    return of_objects(objects)


def of_objects(objects: Sequence[str], trailer: str = "") -> bytes:
    """Return a file of objects, the first of which is its root."""
    file, places = b"%PDF-1.7\n", list[int]()
    for n, each in enumerate(objects, 1):
        places.append(len(file))
        file += f"{n} 0 obj\n{each}\nendobj\n".encode("latin-1")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    said = f"trailer<</Size {count}/Root 1 0 R{trailer}>>\n"
    end = f"xref\n0 {count}\n0000000000 65535 f \n{rows}{said}"
    return file + f"{end}startxref\n{len(file)}\n%%EOF\n".encode()


def _drawn(at: At) -> str:
    signs = at.text.encode("utf-16-be").hex()
    turned = at.way if at.way == ACROSS else "1 0 0 1"
    unseen = at.way if at.way == UNSEEN else "0 Tr"
    return f"BT {unseen} /F 12 Tf {turned} {at.x} {HEIGHT - at.y} Tm <{signs}> Tj ET"


def locked() -> bytes:
    """Return a file that opens by a password alone."""
    secret = f"/Filter/Standard/V 2/R 3/Length 128/P -4/O<{'00' * 32}>/U<{'11' * 32}>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", f"<<{secret}>>"]
    return of_objects(objects, f"/Encrypt 3 0 R/ID[<{'22' * 16}><{'22' * 16}>]")


def with_picture(width: int, height: int) -> bytes:
    """Return a file of one page that is a picture of so many dots, however few bytes it has."""
    image = f"/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceGray"
    said = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</XObject<</I 5 0 R>>>>"
    drawn = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q"
    return of_objects(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R{said}>>",
            f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
            f"<</Type/XObject{image}/Length 1>>stream\n\x00\nendstream",
        ]
    )
