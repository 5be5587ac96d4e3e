"""The list of what to get: its page, and without days for every two answers that it begins with."""

from collections.abc import Iterator

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.filing.errands.find import NOT_SAID, ErrandList, undated_list
from checker.filing.errands.panel import ListPanel
from checker.model import NATIONWIDE, Data, Lang, Law, Text
from checker.report.outline import Report
from scripts.site.form.page import on_own_lines, script_data
from scripts.site.templates import render
from scripts.site.words import word

ROOT = "../"
UNSURE = "unsure"
# Whether there is foreign capital, by what the name of a list says.
FOREIGN = {"no": False, "yes": True, UNSURE: None}
FOREIGN_WORDS = {
    "no": "list.foreign-no",
    "yes": "list.foreign-yes",
    UNSURE: "list.foreign-unsure",
}
# Where people may call beside a single province.
PLACE_WORDS = {NATIONWIDE: "list.nationwide", UNSURE: "list.unsure"}


def my_list(law: Law, lang: Lang) -> str:
    """Return the page with the list that any applicant starts from; scripts put in the rest."""
    shown = ListPanel(list_of(law, UNSURE, UNSURE), NOT_SAID, ROOT).html()
    data = script_data(lang, ROOT, {})
    files = {
        word(said): [(file_of(code, foreign), name) for code, name in places(law).items()]
        for foreign, said in FOREIGN_WORDS.items()
    }
    whole = render("form/my_list", lang, root=ROOT, shown=shown, data=data, files=files)
    return on_own_lines(whole)


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
