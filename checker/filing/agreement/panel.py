"""Write whether the papers agree as the page's step shows it, and answer the page."""

from __future__ import annotations

from checker.core.words import SPACE, joined_texts, word
from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.filing.agreement.find import (
    COUNT_WORDS,
    STATE_WORDS,
    Agreement,
    Checked,
    Difference,
    agreement,
)
from checker.filing.agreement.plain import lead, mark, place
from checker.filing.agreement.sides import Side
from checker.filing.agreement.table import ComparedPapers
from checker.io.page_request import application_of, bases_of
from checker.load import load_law
from checker.model import READING, Data, Text
from checker.report.explanation import as_question, whom_to_ask
from checker.report.form import FormStep
from checker.report.html import (
    NOTHING,
    Html,
    button,
    colon,
    el,
    icon,
    joined_html,
    label,
    spoken,
    together,
)
from checker.report.plain import cited

# One visitor types what the papers say, value by value: the findings stay the same.
MEMO = Memo()
# How a state of a check is marked: an icon of the page, and the look of the pill.
ICONS = {"unknown": "answer"}
TOLD_FIRST = ("not_met", "unknown", "unclear", "met")
# How the step stands, in short.
STEP_WORDS = {
    "not_met": "agreement.step-short-not_met",
    "unknown": "agreement.step-short-unknown",
    "unclear": "agreement.step-short-unclear",
    "met": "agreement.step-short-met",
}


def reply(asked: Data) -> Data:
    """Answer the page: the step's panel, and what its tab says of it."""
    law = load_law()
    app, errors = application_of(asked)
    found = agreement(app, evaluate(app, law, MEMO), law, bases_of(asked))
    faults = {error.path: error.text for error in errors}
    return {"panel": html(found, faults), "step": step(found)._asdict()}


def html(found: Agreement, faults: dict[str, Text]) -> Html:
    """Return the counts, what differs, the table to type in, and the thirteen checks."""
    cards = [
        _card(found, checked, difference)
        for checked in found.checks
        for difference in checked.differences
    ]
    cards += [_question(found, checked) for checked in found.checks if checked.ask]
    title = el("h2", word("agreement.what-differs"), cls="b-sr")
    differs = (
        el("section", title, *cards, cls="b-differences b-tiles b-tiles--wide")
        if cards
        else NOTHING
    )
    table = ComparedPapers(found, faults).html()
    first = found.filing.first_of_all
    begin = el("p", el("strong", first)) if first else NOTHING
    return el("div", begin, _head(found), differs, table, _checks(found), cls="b-agree")


def step(found: Agreement) -> FormStep:
    """Return what the step's tab says: how it is marked, in full, in short."""
    counts = found.counts
    if found.is_empty:
        return FormStep("", word("step.agreement-none"), word("step.nothing-short"))
    state = next((one for one in TOLD_FIRST if counts[one]), "met")
    short = word(STEP_WORDS[state], n=counts[state])
    return FormStep("" if state == "unknown" else state, found.counted, short)


def _head(found: Agreement) -> Html:
    counts = {state: n for state, n in found.counts.items() if n}
    pills = (
        el(
            "span",
            _icon(state),
            word(COUNT_WORDS[state], n=n),
            cls=f"b-pill b-pill--{state}",
        )
        for state, n in counts.items()
    )
    read = button("read", icon("open"), word("agreement.read")) if found.is_empty else ""
    said = el("p", lead(found), " ", read)
    how = el("p", word("agreement.how"), cls="b-agree__how b-small")
    # While something differs, or is still to be filled in or asked, the counts say it all.
    waits = counts.keys() & {"not_met", "unknown", "unclear"}
    is_said = found.is_empty or not waits
    told = el("p", joined_html(pills, " "))
    return el("div", told, said if is_said else NOTHING, how, cls="b-side")


def _card(found: Agreement, checked: Checked, difference: Difference) -> Html:
    """Return one difference: the check, both sides, what is the matter, what to do."""
    pairs = zip(difference.sides, difference.names, strict=True)
    first, *second = (_side(side, name) for side, name in pairs)
    unlike = el("span", "≠", cls="b-difference__unlike", aria_hidden="true")
    sides = together(first, unlike, *second) if second else first
    note = el("p", difference.note) if difference.note else NOTHING
    fix = el("p", label("agreement.fix"), SPACE, difference.fix)
    key = " ".join((checked.check.id, *(side.path for side in difference.sides)))
    return el(
        "article",
        _card_head(checked, difference),
        el("div", sides, cls="b-ends"),
        el("div", note, fix, _tick(found, difference)),
        cls="b-difference b-card",
        tabindex="-1",
        data_key=key,
    )


def _tick(found: Agreement, difference: Difference) -> Html:
    """Offer to untick the answer that says otherwise; nothing is unticked by itself."""
    if not difference.tick:
        return NOTHING
    tick = found.filing.law.fact(difference.tick).short
    said = word("agreement.ticked", tick=tick)
    press = button("untick", word("agreement.untick"), cls="b-link", data_path=difference.tick)
    return el("p", said, " ", press, cls="b-muted")


def _question(found: Agreement, checked: Checked) -> Html:
    """Return what no text decides, with the question to the authority."""
    filing = found.filing
    whom = whom_to_ask(filing.findings.route, filing.law)
    ask = as_question(checked.ask) if checked.ask else None
    said = el("p", checked.text)
    put = el("p", el("strong", whom, colon()), SPACE, ask, cls="b-ask")
    return el(
        "article",
        _card_head(checked, checked),
        el("div", said, put),
        cls="b-difference b-card b-difference--unclear",
        data_key=checked.check.id,
    )


def _checks(found: Agreement) -> Html:
    texts = found.asked_by_text
    foot = word("agreement.outside", texts=texts, prudence=len(found.checks) - texts)
    lines = (
        el(
            "li",
            _icon(one.state),
            el(
                "span",
                *_name(one),
                spoken(colon(), word(STATE_WORDS[one.state])),
            ),
            el("span", _mark(one), " ", place(one), cls="b-small"),
            cls=f"b-check-line b-check-line--{one.state}",
            data_key=one.check.id,
        )
        for one in found.checks
    )
    return el(
        "section",
        el("h2", word("agreement.rules")),
        el("ol", *lines, cls="b-tiles b-tiles--wide"),
        el("p", foot, cls="b-foot"),
        cls="b-checks b-card",
    )


def _card_head(checked: Checked, judged: Checked | Difference) -> Html:
    name = el("h3", _icon(checked.state), *_name(checked))
    where = cited(text.cite for text in judged.texts) if judged.texts else place(checked)
    texts = el("span", where, cls="b-small")
    return el("header", name, _mark(judged), texts)


def _mark(judged: Checked | Difference) -> Html:
    look = "b-tag" if judged.rank == READING else "b-tag b-tag--law"
    return el("span", mark(judged), cls=look)


def _side(side: Side, name: Text) -> Html:
    pieces = (el("mark", piece.text) if piece.differs else piece.text for piece in side.pieces)
    unlike = joined_texts((piece.text for piece in side.pieces if piece.differs), "mark.list")
    return el(
        "div",
        el("span", name, spoken(colon()), cls="b-small"),
        el("b", together(*pieces)),
        # Few screen readers tell of a mark.
        spoken(" ", word("agreement.spoken-differs", text=unlike)) if side.is_cut else NOTHING,
        cls="b-difference__side",
    )


def _name(checked: Checked) -> tuple[str, Text]:
    return f"K{checked.number} ", checked.check.title


def _icon(state: str) -> Html:
    return icon(ICONS.get(state, state))
