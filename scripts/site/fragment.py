"""Answers as the part of an address after the # sign, as the checker's page reads them."""

import base64
import json
import zlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker import __version__
from checker.application.application import FORMAT
from checker.load import load_law
from scripts.site.rules import law_checked

# As in docs/theme/assets/checker/keep/fragment.js.
MARK = "#answers="
RAW = -zlib.MAX_WBITS


def fragment(facts: Mapping[str, Any]) -> str:
    """Return what follows an address, so that the checker shows these answers."""
    saved = {"format": FORMAT, "rules_version": __version__, **facts}
    written = {"made": law_checked(load_law()), "saved": saved}
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"), default=_plain)
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, RAW)
    packed = packer.compress(text.encode()) + packer.flush()
    return MARK + base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def _plain(value: date | Decimal) -> object:
    """Write what JSON lacks: a day as text, a share as a number."""
    return value.isoformat() if isinstance(value, date) else float(value)
