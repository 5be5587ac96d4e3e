"""The way to the license: the answer box, the flow, the clocks, the fines, as the texts say."""

from checker.decide.statements import Statement, load_topic, promises
from checker.model import RANKS, Citation, Lang, Law
from scripts.site import Snippets
from scripts.site.filing import on_paper
from scripts.site.glance import Row, notes_on, usual_rank
from scripts.site.rules import every_statement
from scripts.site.templates import render

# The statements that the box tells: fee, where, first check, decision, delivery, term.
GLANCE = (
    *("portal-fee", "portal-address", "clocks-correction"),
    *("clocks-decision", "clocks-delivery", "clocks-term"),
)
LICENSING = frozenset(("order-42", "telecom-regulations", "number-measures"))


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write the box, the steps from the form to the license, each province's promise, the fines."""
    said = every_statement()
    rows = {name: Row(name, said[name].says, *grounds(said[name])) for name in GLANCE}
    usual, notes = usual_rank(rows.values()), notes_on(law, rows.values())
    box = render("way/glance", lang, said=said, rows=rows, usual=usual, notes=notes, law=law)
    yield "way/glance.md", box
    # Lists, the first of which the style draws as a flow.
    yield "way/flow.md", render("way/flow", lang, said=said)
    clock = render("way/own_clock", lang, law=law, promised=promises(law), on_paper=on_paper(law))
    yield "way/own-clock.md", clock
    yield "penalties/short.md", render("fines_short", lang, fines=of_licensing())


def of_licensing() -> list[Statement]:
    """Return the penalties with an amount that rest on the licensing rules alone."""
    fines = load_topic("fines").statements
    return [s for s in fines if s.amount and {c.instrument.id for c in s.cites} <= LICENSING]


def strongest(said: Statement) -> str:
    """Return the highest rank among the texts a statement rests on."""
    return min((c.instrument.rank for c in said.cites if c.instrument.rank), key=RANKS.index)


def grounds(said: Statement) -> tuple[str, tuple[Citation, ...]]:
    """Return the highest rank a statement rests on, and the first text of that rank.

    No single guide speaks for the country: of guides all are named.
    """
    rank = strongest(said)
    found = tuple(cite for cite in said.cites if cite.instrument.rank == rank)
    return rank, found if rank == "guide" else found[:1]
