"""The apostrophes of print, on English pages: words are written with those of the keyboard.

Only what is read is changed: no code, no script, no attribute, no Chinese page.
"""

import re

NOT_READ = re.compile(
    r"""(<(script|style|pre|code|textarea)\b.*?</\2>|<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>)""",
    re.DOTALL,
)
TYPED = re.compile(r"(?<=[A-Za-z0-9])(?:'|&#39;|&#x27;)")
EITHER = re.compile(f"{NOT_READ.pattern}|{TYPED.pattern}", re.DOTALL)
PRINTED = "\N{RIGHT SINGLE QUOTATION MARK}"


def printed(html: str) -> str:
    """Return HTML with the apostrophes of print in its text, title and navigation included."""
    return EITHER.sub(lambda found: found[1] or PRINTED, html)
