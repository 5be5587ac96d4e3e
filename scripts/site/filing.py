"""Where a company of one province files, how long the decision takes, and whom it calls."""

from checker.decide.statements import Statement, load_topic, promises
from checker.model import Guide, Lang, Law
from scripts.site.rules import every_statement
from scripts.site.templates import render
from scripts.site.whom import OF_A_GUIDE


def filing(law: Law, guide: Guide, lang: Lang) -> str:
    """Write what a filer of the guide's province does with the papers once they are ready."""
    return render(
        "local_guides/filing",
        lang,
        law=law,
        guide=guide,
        ask=OF_A_GUIDE,
        promised=promises(law).get(guide.authority),
        decision=every_statement()["clocks-decision"],
        on_paper=on_paper(law).get(guide.authority),
    )


def on_paper(law: Law) -> dict[str, Statement]:
    """Return by province what its guide wants on paper beside the upload."""
    said = [each for each in load_topic("portal").statements if each.id.startswith("paper")]
    return {
        guide.authority: each
        for guide in law.guides.values()
        for each in said
        if each.cites[0].instrument is guide.instrument
    }
