"""Write the lists without days: a file for each place and answer on foreign capital.

Each is what ``errands --undated`` writes as HTML for the same answers, whole, so nothing is done
to it as to a page; where the site lies it does not say, so that it may be mailed or printed.
"""

from pathlib import Path

from checker.filing.errands.sheet import as_html
from checker.load import load_law
from scripts.site import HOMES
from scripts.site.my_list import lists

# Beside the page that shows them; the page itself has no such name.
FOLDER, NAMES = "list", "*-*.html"


def write_lists(site: Path) -> None:
    """Write them in each language."""
    for name, found in lists(load_law()):
        for lang, home in HOMES.items():
            (site / home / FOLDER / name).write_text(as_html(found, lang), encoding="utf-8")
