"""Where a company of one province files, how long the decision takes, and whom it calls."""

from checker.decide.statements import promises
from checker.model import Guide, Lang, Law
from scripts.site.rules import every_statement
from scripts.site.templates import render
from scripts.site.whom import OF_A_GUIDE


def filing(law: Law, guide: Guide, lang: Lang) -> str:
    """Write what a filer of the guide's province does with the papers once they are ready."""
    said = every_statement()
    province = law.authorities[guide.authority].province
    return render(
        "local_guides/filing",
        lang,
        law=law,
        guide=guide,
        ask=OF_A_GUIDE,
        promised=promises(law).get(guide.authority),
        decision=said["clocks-decision"],
        on_paper=province.zh in said["portal-paper"].says.zh,
    )
