"""Write the lists without days: a file for each place and answer on foreign capital.

Each is what ``errands --undated`` writes as HTML for the same answers, whole, so nothing is done
to it as to a page; where the site lies it does not say, so that it may be mailed or printed.
"""

from collections.abc import Iterator
from pathlib import Path

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.filing.errands.find import ErrandList, undated_list
from checker.filing.errands.sheet import as_html
from checker.load import load_law
from checker.model import NATIONWIDE, Data, Law, Text
from checker.report.outline import Report
from scripts.site import HOMES
from scripts.site.words import word

# Beside the page that shows them; the page itself has no such name.
FOLDER, NAMES = "list", "*-*.html"

UNSURE = "unsure"
# Whether there is foreign capital, by what the name of a list says.
FOREIGN = {"no": False, "yes": True, UNSURE: None}
# Where people may call beside a single province.
PLACE_WORDS = {NATIONWIDE: "list.nationwide", UNSURE: "list.unsure"}


def write_lists(site: Path) -> None:
    """Write them in each language."""
    for name, found in lists(load_law()):
        for lang, home in HOMES.items():
            (site / home / FOLDER / name).write_text(as_html(found, lang), encoding="utf-8")


def places(law: Law) -> dict[str, Text]:
    """Return where people may call: each province, more than one, or not sure yet."""
    provinces = {code: authority.province for code, authority in law.provinces.items()}
    return provinces | {code: word(said) for code, said in PLACE_WORDS.items()}


def file_of(place: str, foreign: str) -> str:
    """Return the name of the file of a list; in the page list/written.js puts it together."""
    return f"{place}-{foreign}.html"


def lists(law: Law) -> Iterator[tuple[str, ErrandList]]:
    """Return the list for each place and answer on foreign capital, by the name of its file."""
    for place in places(law):
        for foreign in FOREIGN:
            yield file_of(place, foreign), list_of(law, place, foreign)


def list_of(law: Law, place: str, foreign: str) -> ErrandList:
    """Return the list without days for a place and an answer on foreign capital."""
    data: Data = {}
    if place != UNSURE:
        data["service"] = {"provinces": place if place == NATIONWIDE else [place]}
    if (answer := FOREIGN[foreign]) is not None:
        data["company"] = {"foreign_capital": answer}
    app, _ = parse(data, law, law.checked)
    return undated_list(Report(app, evaluate(app, law), law))
