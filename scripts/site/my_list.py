"""The page of the list of what to get."""

from checker.filing.errands.find import NOT_SAID
from checker.filing.errands.panel import ListPanel
from checker.model import Lang, Law
from scripts.site.after.lists import UNSURE, file_of, list_of, places
from scripts.site.form.page import on_own_lines, script_data
from scripts.site.templates import render
from scripts.site.words import word

ROOT = "../"
FOREIGN_WORDS = {
    "no": "list.foreign-no",
    "yes": "list.foreign-yes",
    UNSURE: "list.foreign-unsure",
}


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
