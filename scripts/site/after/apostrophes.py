"""The apostrophes of print, on English pages: words are written with those of the keyboard.

Only what is read is changed: no code, no script, no attribute, no Chinese page.
"""

import re

NOT_READ = re.compile(
    r"""(<(script|style|pre|code|textarea)\b.*?</\2>|<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>)""",
    re.DOTALL,
)
TYPED = re.compile(r"(?<=[A-Za-z0-9])(?:'|&#39;|&#x27;)")
PRINTED = "\N{RIGHT SINGLE QUOTATION MARK}"


def printed(html: str) -> str:
    """Return HTML with the apostrophes of print in its text, title and navigation included."""
    # Each piece that is not read is followed by its element's name, for the sake of the pattern.
    pieces = NOT_READ.split(html)
    read = [TYPED.sub(PRINTED, piece) for piece in pieces[::3]]
    return "".join(
        text + (kept or "") for text, kept in zip(read, [*pieces[1::3], ""], strict=True)
    )
