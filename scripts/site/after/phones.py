"""Write how each province’s authority is named with its phone, for pages that say whom to ask."""

import json
from pathlib import Path

from checker.load import load_law
from checker.report.explanation import contact
from scripts.site import HOMES

# Beside the page of all authorities; a page asks for it once a province is chosen.
PHONES = "authorities/phones.json"


def write_phones(site: Path) -> None:
    """Write them in each language, by the codes of the provinces."""
    law = load_law()
    for lang, folder in HOMES.items():
        said = {code: contact(found, law).of(lang) for code, found in law.provinces.items()}
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        (site / folder / PHONES).write_text(f"{text}\n", encoding="utf-8")
