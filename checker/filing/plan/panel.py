"""Write the plan to yes as the page shows it, and answer the page that asks for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from checker.application.application import Application
from checker.core.words import Money, begun, in_both, joined_texts, word
from checker.core.words.terms import OWNER_WORDS
from checker.decide.memo import Memo
from checker.filing.plan.find import Plan, plan_for
from checker.filing.plan.judge import DAY, changed
from checker.filing.plan.plain import changes_counted, left_out_named, result_named, until_named
from checker.filing.plan.search import MOST_WAYS
from checker.filing.plan.settle import TasksOfSide, settle
from checker.filing.plan.ways import Change, Way, common
from checker.io.page_request import application_of, bases_of
from checker.load import load_law
from checker.model import (
    DECIDING,
    LANG_TAGS,
    NATIONWIDE,
    Bases,
    Data,
    Lang,
    Law,
    Text,
    general_path,
)
from checker.report.data import plain_data
from checker.report.html import (
    NOTHING,
    Either,
    Html,
    button,
    el,
    icon,
    joined_html,
    pill_saying,
    rule_link,
    strip,
    together,
)
from checker.report.outline import numbered
from checker.rules.conditions import CAPITAL
from checker.rules.shared import PROVINCES

# The levers in the order of the table; what is neither of them is a decision.
PLACES = {PROVINCES: "province", CAPITAL: "capital", DAY: "date"}
OTHER: dict[Lang, Lang] = {"en": "zh", "zh": "en"}
IN_LANGUAGE = {"en": "plan.in-en", "zh": "plan.in-zh"}
# The columns of the table of ways.
LEVER_WORDS = {
    "ways": "lever.ways",
    "province": "lever.province",
    "capital": "lever.capital",
    "date": "lever.date",
    "decisions": "lever.decisions",
    "papers": "lever.papers",
    "then": "lever.then",
}
# How much one is to do, to answer, to ask.
COUNT_WORDS = {
    "not_met": "plan.n-not_met",
    "answer": "plan.n-answer",
    "unclear": "plan.n-unclear",
}
# Of more to do and to answer a message is folded.
MOST_SHOWN = 6


def reply(asked: Data) -> Data:
    """Return the plan as HTML.

    ``before`` is the application as it was before a way was chosen, ``way`` names that way: while
    the answers are those that it decides, it is shown as chosen, and can be undone.
    """
    law, bases = load_law(), bases_of(asked)
    app, _ = application_of(asked)
    if not app.answers:
        return {"panel": NOTHING}
    chosen = None
    if asked.get("before"):
        before, _ = application_of(asked | {"application": asked["before"]})
        ways = PlanPanel(before, law, bases, "").columns
        way = next((way for way in ways if _key(way) == asked["way"]), None)
        decided = {change.path: change.to for change in _decisions(way)} if way else {}
        chosen = way if changed(before, decided) == app else None
    panel = PlanPanel(app, law, bases, asked.get("site", "../"), chosen)
    return {"panel": panel.html()}


@dataclass(frozen=True)
class PlanPanel:
    """The plan of one application as seen on some bases; ``chosen`` is the way that led to it.

    ``site`` leads to the language's root.
    """

    app: Application
    law: Law
    bases: Bases
    site: str
    chosen: Way | None = None
    memo: Memo = field(default_factory=Memo)

    @cached_property
    def plan(self) -> Plan:
        """Return the plan to what decides; where none of it is looked at, to what is."""
        deciding = tuple(basis for basis in self.bases if basis in DECIDING)
        return plan_for(self.app, self.law, deciding or self.bases, self.memo)

    @cached_property
    def columns(self) -> tuple[Way, ...]:
        """Return at most four ways: to what decides, the last with which all bases are content."""
        plan = self.plan
        # Where no license is needed, or no rule is known, the old checklist is content neither.
        if plan.report.bases == self.bases or not plan.measures:
            return plan.ways
        safer = next(iter(plan_for(self.app, self.law, self.bases, self.memo).ways), None)
        if safer is None or any(way.after == safer.after for way in plan.ways):
            return plan.ways
        return (*plan.ways[: MOST_WAYS - 1], safer._replace(title=word("plan.safer")))

    @cached_property
    def groups(self) -> tuple[TasksOfSide, ...]:
        """Return who must answer or act: on the way that was chosen, else on all of them."""
        if not self.plan.measures:
            return ()
        shared = common(self.columns, self.app) if self.columns else self.plan.rest
        way = self.chosen or shared
        return tuple(settle(replace(self.plan.report, bases=self.bases), way))

    def html(self) -> Html:
        """Return the ways, what stands, and who must answer."""
        parts = (self._ways(), self._stands(), self._who())
        return el("div", joined_html((part for part in parts if part), "\n"), cls="b-plan")

    # Ways to yes

    def _ways(self) -> Html:
        said = self.plan.said
        if said and self.columns:
            # No way leads to what decides, but one to what the old list wants too.
            all_is_said = said == word("plan.nothing")
            said = word("plan.nothing-but" if all_is_said else "plan.nothing-yet-but")
        note = el("p", word("plan.smallest"), cls="b-plan__note")
        return el(
            "section",
            el(
                "header",
                el("h2", word("plan.ways"), tabindex="-1"),
                note if self.columns else NOTHING,
                cls="b-head b-ends",
            ),
            self._undo(),
            el("p", said, cls="b-plan__said") if said else NOTHING,
            self._table(),
            el("p", left_out_named(self.plan), cls="b-plan__note")
            if self.plan.left_out
            else NOTHING,
            cls="b-card",
        )

    def _undo(self) -> Html:
        """Say which way was chosen, with the button that goes back."""
        if self.chosen is None:
            return NOTHING
        title = self.chosen.title
        said = el("span", icon("met"), word("plan.chosen", way=title))
        undo = button("plan-back", word("plan.undo"))
        papers = len(_decisions(self.chosen)) < len(self.chosen.changes)
        rest = el("span", word("plan.tick")) if papers else NOTHING
        return el("p", said, " ", rest, " ", undo, cls="b-plan__chosen b-head b-side")

    def _table(self) -> Html:
        """Return the ways side by side; on a phone each is a card."""
        if not self.columns:
            return NOTHING
        decided = any(_place(c) == "decisions" for way in self.columns for c in way.changes)
        keys = ("province", "capital", "date", *(("decisions",) if decided else ()), "papers")
        heads = (el("span", word(LEVER_WORDS[key])) for key in ("ways", *keys, "then"))
        labels = el("div", *heads, el("span"), cls="b-plan__levers", aria_hidden="true")
        ways = (self._way(way, keys) for way in self.columns)
        more = " b-plan__table--decisions" if decided else ""
        return el("div", labels, *ways, cls=f"b-plan__table{more}")

    def _way(self, way: Way, keys: Sequence[str]) -> Html:
        rows = []
        for key in keys:
            # One lever, bold where it changes.
            changes = [change for change in way.changes if _place(change) == key]
            names = joined_texts((change.name for change in changes), "mark.item")
            value = el("b", names) if changes else self._as_it_is(key)
            name = el("dt", word(LEVER_WORDS[key]), cls="b-sr")
            rows.append(el("div", name, el("dd", value), data_lever=key))
        return el(
            "article",
            el(
                "header",
                el("h3", way.title),
                el(
                    "p",
                    changes_counted(way),
                    cls="b-small",
                ),
            ),
            el("dl", *rows),
            el("p", strip(way.results)),
            *(
                el("p", result_named(way, basis), cls="b-small")
                for basis, failing in way.failing.items()
                if failing
            ),
            el("p", _choose(way), cls="b-plan__choose"),
            cls="b-plan__way",
            data_key=_key(way),
        )

    def _as_it_is(self, key: str) -> Text:
        """Return what a lever is at without a change."""
        match key:
            case "province":
                if self.app.answers.get(PROVINCES) == NATIONWIDE:
                    return word("plan.nationwide")
                codes = self.app.codes(PROVINCES)
                if codes is not None:
                    names = (self.law.authorities[code].province for code in codes)
                    return joined_texts(names, "mark.list")
                return word("plan.open")
            case "capital":
                capital = self.app.number(CAPITAL)
                return word("plan.open") if capital is None else in_both(Money(int(capital)))
            case "date":
                return in_both(self.app.day)
        return word("plan.no-change")

    # What stands

    def _stands(self) -> Html:
        if not self.plan.given:
            return NOTHING
        head = el("header", el("h2", word("plan.given")), cls="b-head b-ends")
        items = []
        for given in self.plan.given:
            kind = el("span", numbered(given.rule))
            # A known end says already after which day to file.
            mend = None if given.until else given.reason.mend
            lines = (
                el("p", icon("not_met"), kind, " ", rule_link(given.rule, self.site)),
                el("p", given.reason.text),
                el("p", el("strong", until_named(given))),
                el("p", begun(mend)) if mend else NOTHING,
            )
            items.append(el("li", *lines))
        return el("section", head, el("ul", *items), cls="b-plan__given b-card")

    # Who must answer

    def _who(self) -> Html:
        if not self.groups:
            return NOTHING
        head = el("h2", word("plan.settle"))
        open_choice = len(self.columns) > 1 and self.chosen is None
        note = word("plan.ready-in-common" if open_choice else "plan.ready")
        return el(
            "section",
            el("header", head, el("p", note, cls="b-plan__note"), cls="b-head b-ends"),
            el("div", *map(_group, self.groups), cls="b-tiles b-tiles--wide"),
            cls="b-plan__who b-card",
        )


def _choose(way: Way) -> Html:
    """Return the button that writes what a way decides; a paper is there once it is got."""
    decided = [{"path": change.path, "to": change.to} for change in _decisions(way)]
    if not decided:
        return el("span", word("plan.tick"), cls="b-plan__note")
    return button(
        "choose",
        word("plan.choose"),
        " ",
        el("span", way.title, cls="b-sr"),
        data_changes=json.dumps(plain_data(decided), ensure_ascii=False),
    )


def _group(group: TasksOfSide) -> Html:
    """Return one side with its message, and how much it is; a long one is folded."""
    listed = {
        "not_met": (*group.renew, *group.acts),
        "answer": group.facts,
        "unclear": group.asks,
    }
    counts = {state: len(each) for state, each in listed.items() if each}
    marks = (
        together(" ", pill_saying(state, word(COUNT_WORDS[state], n=n)))
        for state, n in counts.items()
    )
    name = group.contact or word(OWNER_WORDS[group.owner])
    head = el("strong", name), *marks
    is_long = sum(counts.values()) > MOST_SHOWN
    return el(
        "details" if is_long else "div",
        el("summary", *head) if is_long else el("p", *head, cls="b-side"),
        Either(partial(_messages, group)),
        cls="b-plan__group b-below",
        data_key=group.owner,
    )


def _messages(group: TasksOfSide, lang: Lang) -> Html:
    """Return a message in the page's language, to copy, and the other one folded.

    An authority is asked in Chinese; beside it the English page says what is asked.
    """
    first: Lang = "zh" if group.asks else lang
    message, other = (
        el("blockquote", group.message.of(each), cls="b-plan__message", lang=LANG_TAGS[each])
        for each in (first, OTHER[first])
    )
    press = button(
        "copy-message",
        icon("copies"),
        word("plan.copy"),
        data_copied=word("plan.copied"),
    )
    # Where it is said that the message was copied.
    copy = together(press, el("span", role="status", cls="b-plan__note"))
    if group.asks and lang == "en":
        return together(message, other, el("div", copy, cls="b-plan__do b-side"))
    fold = el("details", el("summary", word(IN_LANGUAGE[OTHER[first]])), other)
    return together(message, el("div", copy, fold, cls="b-plan__do b-side"))


def _place(change: Change) -> str:
    """Return the lever that a change belongs to."""
    return PLACES.get(change.path, "papers" if change.kind == "obtain" else "decisions")


def _decisions(way: Way) -> tuple[Change, ...]:
    """Return what a way decides, other than what is to be got or is on a paper."""
    # The filing day, which is no question, is among them.
    ticked = {path for path, fact in load_law().facts.items() if fact.is_ticked}
    return tuple(
        change
        for change in way.changes
        if change.kind != "obtain" and general_path(change.path) not in ticked
    )


def _key(way: Way) -> str:
    """Return what a way is known by again."""
    return " ".join(change.path for change in way.changes)
