"""Write a report as the result panel of the checker's page, and as that of a rule's page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from checker.core.words import counted, joined_texts, word
from checker.core.words.terms import (
    BASIS_WORDS,
    OVERALL_WORDS,
    OWNER_WORDS,
    ROLE_WORDS,
    ROUTE_WORDS,
)
from checker.model import DECIDING, READING, Basis, Reason, Text
from checker.report import lines
from checker.report.explanation import Explanation, RuleLine
from checker.report.html import (
    NOTHING,
    Html,
    authority_links,
    bar,
    counted_marks,
    due_mark,
    el,
    icon,
    joined_html,
    jump,
    kept,
    label,
    paragraphs,
    pill,
    pill_saying,
    rank_tag,
    together,
)
from checker.report.need import NEED, answer_in_a_sentence
from checker.report.need_panel import answer_card, ask_first, covered_page, settled_card
from checker.report.next_act import open_of_eight
from checker.report.outline import BasisResult, Report
from checker.report.own_province import without_guide
from checker.report.sections import ReportSection
from checker.report.summary import GROUP_STATES, spelled_out

SECTION_ICONS = GROUP_STATES | {"window": "checklist"}
# What an empty section is marked with: neither good nor bad.
NO_LINES = "minus"
FOLDED = ("met", "not-asked")
# The parts that say something while no rule is in force.
BEFORE_LAW = ("notices", "foot")


@dataclass(frozen=True)
class Panel:
    """One report as a page shows it; ``site`` leads to the language's root."""

    report: Report
    site: str

    @cached_property
    def context(self) -> lines.LineContext:
        """Return how the rules' lines are written."""
        report = self.report
        return lines.LineContext(self.site, report.whom_to_ask, report.left_out)

    def parts(self) -> dict[str, Html]:
        """Return the panel by its parts, in order, empty ones too; before all law two are left.

        Of a fold only its place stands there: see ``folds``.
        """
        ruled, report = self.report.is_ruled, self.report
        wrong = "b-note b-note--error b-problems"
        parts = {
            "notices": _notes(report.notices, "b-note b-notices"),
            "verdicts": self._first() if report.route.asks_nothing_more else self.rows(),
            "problems": _notes(report.findings.contradictions, wrong),
            "route": self._route(),
            "next": self._next_question(),
            **{section.name: self._section(section) for section in report.sections},
            "foot": self._foot(),
        }
        # None is left out: the page patches by name, and what is not sent would stay as it was.
        return {n: part if ruled or n in BEFORE_LAW else NOTHING for n, part in parts.items()}

    def folds(self) -> dict[str, Html]:
        """Return what the panel's folds hold, by their names: no verdict waits for it."""
        missing = self.report.missing
        lists = {
            section.name: together(*self._short(section))
            for section in self.report.sections
            if section.name in FOLDED
        }
        return lists | {
            owner: _asked(tuple((each.path, missing.named(each)) for each in questions))
            for owner, questions in missing.by_owner.items()
        }

    @property
    def need(self) -> Html:
        """Return what the eight questions settle, and the way to the papers."""
        return settled_card(self.report, self.context)

    def of_eight(self) -> dict[str, Html]:
        """Return what they settle beside them, or the answer that takes their place, by name."""
        if open_of_eight(self.report) or not self.report.is_ruled:
            settled = settled_card(self.report, self.context, leads_on=False)
            return {"settled": settled, "answer": NOTHING}
        return {"settled": NOTHING, "answer": answer_card(self.report, self.context)}

    @property
    def first(self) -> Html:
        """Return what comes before papers and filing: to ask, where no text settles the need."""
        return ask_first(self.report)

    def rule(self, rule_id: str) -> dict[str, Html]:
        """Return one rule's verdict on each basis, with its reasons; empty where it has none.

        ``need`` is no rule: its one part says whether the license is needed, and which one.
        """
        if rule_id == NEED:
            return {NEED: self.need}
        found = next(f for f in self.report.findings.rules if f.rule.id == rule_id)
        places = {Basis.LOCAL: self._place}
        rows = {
            b: lines.rule_row(Explanation(found, b), self.context, places.get(b, NOTHING))
            for b in found.on
        }
        if Basis.LOCAL in found.on:
            unread = _below(self.report.results[Basis.LOCAL].unread)
            rows[Basis.LOCAL] = together(rows[Basis.LOCAL], unread)
        elif found.rule.versions_on(Basis.LOCAL):
            # Others' guides ask for it; of this applicant's it is said why none does.
            below = without_guide(self.report, found.rule)
            rows[Basis.LOCAL] = lines.basis_row(Basis.LOCAL, NOTHING, below, self._place)
        return {basis: rows.get(basis, NOTHING) for basis in Basis}

    def conditions(self) -> dict[str, Html]:
        """Return the verdict of each condition on the law, as a mark, by its rule."""
        return {
            found.rule.id: pill(found.on[Basis.LAW].state)
            for found in self.report.findings.of_kind("condition")
            if Basis.LAW in found.on
        }

    def _first(self) -> Html:
        """Say that nothing is to be filed, in the place of verdicts that matter to nobody."""
        said = self.report.first_of_all or NOTHING
        line = el("p", pill_saying("not_applicable", self.report.ends_in), " ", said)
        return el("div", line, cls="b-note b-problems")

    def rows(self) -> Html:
        """Return the verdict rows, always all of them."""
        rows = []
        for basis, result in self.report.results.items():
            place = (" · ", self._place) if basis is Basis.LOCAL and self._place else ()
            said = word(BASIS_WORDS[basis])
            name = el("span", said, *place, cls="b-verdict__name")
            role = el("span", word(ROLE_WORDS[basis]), cls="b-verdict__role b-small")
            row = el(
                "li",
                icon(basis),
                el("span", name, " ", role),
                " ",
                _result(result),
                cls=f"b-verdict b-verdict--{basis}",
                data_key=basis,
            )
            rows.append(row)
        return el("ul", *rows, cls="b-verdicts")

    @cached_property
    def _place(self) -> Html:
        return covered_page(self.report, self.context)

    def _route(self) -> Html:
        """Return need and class, scope, authority and path, and the reasons."""
        words = self.report.route_told
        needed = self.report.route.need == "needed"
        rows: dict[str, Text | Html] = {**words}
        license_class = rows.pop("class", None)
        if needed and license_class:
            rows["need"] = joined_html((words["need"], license_class), " · ")
        if self.report.authority and "authority" in rows:
            page, host = authority_links(self.report.authority, self.site)
            rows["authority"] = together(page, " ", host)
        pairs = (
            el("div", el("dt", word(ROUTE_WORDS[name])), el("dd", value))
            for name, value in rows.items()
        )
        reasons = []
        for reason in self.report.route_reasons:
            # Where no text decides, it is our reading, with its question.
            ask = lines.question_to_authority(reason.ask, self.context)
            read = (" ", rank_tag(READING), ask) if ask else ()
            reasons.append(el("li", reason.text, *read))
        return together(
            el("dl", *pairs, cls="b-route"), el("ul", *reasons, cls="b-route__why b-small")
        )

    def _next_question(self) -> Html:
        """Return the question that can settle most, with what it settles."""
        found = self.report.next_question
        if found is None:
            return NOTHING
        lead = label("panel.next-question")
        question = el("span", lead, " ", found.name, el("br"), found.effect)
        go = jump(found.path, word("panel.go"))
        return el("p", icon("next"), question, " ", go, cls="b-next")

    def _section(self, section: ReportSection) -> Html:
        """Return one section of rules; met and not asked are folded."""
        if not (section.lines or section.empty):
            return NOTHING
        name = section.name
        sign = SECTION_ICONS[name] if section.lines else NO_LINES
        number = el("span", str(len(section.lines)), cls="b-group__n b-muted")
        # What is open counts answers as well, in a sentence of its own.
        counted = (" ", number) if name != "open" else ()
        head = together(icon(sign), el("span", section.title), *counted)
        known_by = {"cls": f"b-group b-group--{name}", "data_key": name}
        if name in FOLDED:
            return el("details", el("summary", head), el("div", data_told=name), **known_by)
        # What an answer is waited for may stand in another section, as something else fails there.
        if name == "open" and (section.lines or self.report.missing.by_owner):
            body = self._open(section)
        elif section.empty and not section.lines:
            body = el("p", section.empty, cls="b-nothing")
        else:
            body = together(*(self._line(line) for line in section.lines))
        return el("section", el("h3", head), body, **known_by)

    def _line(self, line: RuleLine) -> Html:
        """Return one rule; of what the old checklist alone waits for the questions are enough."""
        waits = line.lead.finding.state == "answer"
        return (lines.short_line if waits else lines.full_line)(line, self.context)

    def _short(self, section: ReportSection) -> list[Html]:
        return [lines.short_line(line, self.context) for line in section.lines]

    def _open(self, section: ReportSection) -> Html:
        """List the open questions by who can answer them, then the rules that wait.

        Where hardly one is worth an answer, what is known of the need is said in place of a count.
        """
        missing = self.report.missing.by_owner
        answers = counted("panel.answers-one", "panel.answers", sum(map(len, missing.values())))
        deciding = [basis for basis in self.report.bases if basis in DECIDING]
        states = (each.states(deciding) for each in self.report.findings.rules)
        n = sum("answer" in found.values() for found in states)
        waiting = counted("panel.waiting-one", "panel.waiting", n, of=answers)
        asks_little = self.report.route.asks_little
        total = answer_in_a_sentence(self.report) if asks_little else waiting
        owners = (
            el(
                "details",
                el("summary", word(OWNER_WORDS[owner]), f" · {len(questions)}"),
                el("ul", data_told=owner),
                cls="b-owner",
                data_key=owner,
            )
            for owner, questions in missing.items()
        )
        waiting_lines = (lines.waiting_line(line, self.context) for line in section.lines)
        return together(
            el("p", total, cls="b-nothing"),
            el("div", *owners, cls="b-owners"),
            el("div", *waiting_lines, cls="b-waiting"),
        )

    def _foot(self) -> Html:
        report = self.report
        met, judged = report.all_met, report.judged
        # What nothing rests on yet rests on all of them.
        texts = report.sources or (*report.law.instruments.values(),)
        checked = word("panel.texts-checked", on=min(text.checked for text in texts))
        # When the first of them is to be checked again.
        due = due_mark(min(text.due for text in texts))
        ranks = el("a", word("panel.ranks"), href=f"{self.site}about/#ranks")
        unread = [text.short for text in report.sources if text.status != "verified"]
        unseen = word("report.unseen", names=joined_texts(unread, "mark.list"))
        others = word("report.other-guides", n=len(report.other_guides))
        sources = el("a", others, href=f"{self.site}sources/")
        return el(
            "div",
            el("p", met) if met else NOTHING,
            el("p", judged) if judged else NOTHING,
            el("p", checked, " ", due),
            el("p", unseen) if unread else NOTHING,
            el("p", sources) if report.other_guides else NOTHING,
            el("p", spelled_out(report.law.instruments["order-42"])),
            el("p", word("report.disclaimer"), " ", ranks),
            cls="b-foot",
        )


@kept
def _asked(questions: tuple[tuple[str, Text], ...]) -> Html:
    """List what one can answer, each question by its path with its name."""
    return together(*(el("li", jump(path, name), data_key=path) for path, name in questions))


def _result(result: BasisResult) -> Html:
    """Return a basis summed up, or in words why nothing is measured against it."""
    if result.absent:
        return _below(result.absent)
    return together(
        pill_saying(result.verdict, word(OVERALL_WORDS[result.overall])),
        bar(result.counts),
        el("span", counted_marks(result.counts), cls="b-counts b-side b-small"),
        _below(result.unread),
        _below(result.later),
    )


def _below(said: Text | None) -> Html:
    """Say below a verdict why there is none, what was not read of a guide, what it wants later."""
    below = "b-verdict__note b-small b-verdict__note--below"
    return el("span", said, cls=below) if said else NOTHING


def _notes(found: Collection[Reason], classes: str) -> Html:
    texts = [reason.text for reason in found]
    return el("div", paragraphs(texts), cls=classes) if texts else NOTHING
