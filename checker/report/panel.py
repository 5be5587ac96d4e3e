"""The result panel of the checker's page, and the small one of a rule's page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from html import escape
from typing import TYPE_CHECKING

from checker.model import OPEN_STATES, READING, Basis, Verdict
from checker.questions import questions
from checker.reasons import named_fact
from checker.report.guides import no_guide, page_of, stops
from checker.report.lines import Manner, asking, full_line, short_line
from checker.report.markup import (
    count_mark,
    due_mark,
    icon,
    led,
    pill,
    quiet_row,
    rank_tag,
    say,
    text,
    verdict_row,
)
from checker.report.noted import answers_on, contact
from checker.report.notices import notices
from checker.report.summary import (
    counted,
    counts,
    grouped,
    is_ruled,
    on_basis,
    overall,
)
from checker.words import fill, joined, word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from checker.application.application import Application
    from checker.model import (
        Finding,
        Findings,
        Lang,
        Law,
        Reason,
        Rule,
        RuleFindings,
        Text,
    )
    from checker.questions import Question

GROUP_ICONS = {
    "stops": "not_met",
    "window": "checklist",
    "unclear": "unclear",
    "open": "answer",
    "met": "met",
    "not-asked": "not_applicable",
}
# What an empty group is marked with: neither good nor bad.
NOTHING = "minus"


@dataclass(frozen=True)
class Panel:
    """One result, ready to be written in one language; ``site`` leads to the language's root."""

    app: Application
    findings: Findings
    law: Law
    bases: Collection[Basis]
    lang: Lang
    site: str
    unsure: Collection[str] = ()

    @property
    def manner(self) -> Manner:
        """Return how the rules' lines are written."""
        whom = contact(self.findings.route, self.law)
        return Manner(tuple(self.bases), self.lang, self.site, whom)

    def _noted(self, found: RuleFindings) -> tuple[Text, ...]:
        return answers_on(self.app, found.rule.id)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """Return the questions still worth asking, most useful first, "not sure" last."""
        found = questions(self.findings, self.law, self.bases)
        return tuple(sorted(found, key=lambda question: question.path in self.unsure))

    def parts(self) -> dict[str, str]:
        """Return the panel by its parts, in order, empty ones too; before all law two are left."""
        ruled = is_ruled(self.findings)
        return {
            "notices": self.notices(),
            "verdicts": self.rows() if ruled else "",
            "problems": self.problems() if ruled else "",
            "route": self.route() if ruled else "",
            "next": self.next_question() if ruled else "",
            **self._groups(ruled=ruled),
            "foot": self._foot(),
        }

    def _groups(self, *, ruled: bool) -> dict[str, str]:
        groups = grouped(self.findings, self.bases)
        return {n: self.group(n, found) if ruled else "" for n, found in groups.items()}

    def bar(self) -> str:
        """Return the law's counts for the phone's bar: what fails or is open, else the first."""
        found = on_basis(self.findings, Basis.LAW) if is_ruled(self.findings) else []
        numbers = {state: n for state, n in counts(found).items() if n}
        waiting = ("not_met", *OPEN_STATES.values())
        short = [s for s in numbers if s in waiting] or list(numbers)[:1]
        return "".join(count_mark(state, numbers[state], self.lang) for state in short)

    def rows(self) -> str:
        """Return the verdict rows, always all of them."""
        rows = "".join(
            verdict_row(basis, found, self.lang, self._place(basis))
            if (found := on_basis(self.findings, basis))
            else quiet_row(basis, self._no_local(), self.lang, self._place(basis))
            for basis in Basis
        )
        return f'<ul class="b-verdicts">{rows}</ul>'

    def _no_local(self) -> str:
        return text(no_guide(self.findings, self.law), self.lang)

    def _place(self, basis: Basis) -> str:
        """Link the one province covered beside the local guide."""
        codes = self.app.codes("service.provinces") or ()
        if basis is not Basis.LOCAL or len(codes) != 1:
            return ""
        address = escape(f"{self.site}{page_of(codes[0], self.law)}")
        province = text(self.law.authorities[codes[0]].province, self.lang)
        return f'<a href="{address}">{province}</a>'

    def notices(self) -> str:
        """Return what must be known of the filing date, as a note."""
        said = notices(self.findings, self.law)
        body = "".join(f"<p>{text(notice.text, self.lang)}</p>" for notice in said)
        return f'<div class="b-note b-notices">{body}</div>' if body else ""

    def problems(self) -> str:
        """Return contradictions as notes."""
        notes = "".join(f"<p>{text(p.text, self.lang)}</p>" for p in self.findings.contradictions)
        if not notes:
            return ""
        return f'<div class="b-note b-note--error b-problems">{notes}</div>'

    def route(self) -> str:
        """Return need and class, scope, authority and path, and the reasons."""
        route, lang = self.findings.route, self.lang
        mixed = route.license_class == "both"
        license_class = "class-mixed" if mixed else f"class-{route.license_class}"
        needed = say(f"route.need-{route.need}", lang)
        kind = f" · {say(f'route.{license_class}', lang)}" if route.need == "needed" else ""
        rows = (
            ("need", needed + kind),
            ("scope", say(f"route.scope-{route.scope}", lang)),
            ("authority", self._authority()),
            ("path", say(f"route.path-{route.path}", lang)),
        )
        body = "".join(
            f"<div><dt>{say(f'route.{key}', lang)}</dt><dd>{value}</dd></div>"
            for key, value in rows
        )
        reasons = "".join(self._why(reason) for reason in route.reasons)
        return f'<dl class="b-route">{body}</dl><ul class="b-route__why">{reasons}</ul>'

    def _why(self, reason: Reason) -> str:
        """Return a reason of the route; where no text decides, as our reading with its question."""
        if reason.ask is None:
            return f"<li>{text(reason.text, self.lang)}</li>"
        tag = rank_tag(READING, self.lang)
        ask = asking(reason.ask, self.manner.contact, self.lang)
        return f"<li>{text(reason.text, self.lang)} {tag}{ask}</li>"

    def _authority(self) -> str:
        code = self.findings.route.authority
        if code is None:
            return say("route.authority-unknown", self.lang)
        found = self.law.authorities[code]
        page = f"{self.site}authorities/#{code.lower()}"
        name = f'<a href="{escape(page)}">{text(found.name, self.lang)}</a>'
        host = escape(found.host)
        return f'{name} <a class="b-host" href="https://{host}/" rel="noopener">{host}</a>'

    def next_question(self) -> str:
        """Return the question that can settle most, with what it settles."""
        if not self.asked:
            return ""
        best = self.asked[0]
        rules = best.settles or best.helps
        settles = "panel.settles" if best.settles else "panel.helps"
        names = joined((self._numbered(r) for r in rules[:3]), *word("mark.list"))
        effect = say(settles, self.lang, rules=names) if rules else ""
        label = text(named_fact(self.app, self.law, best.path), self.lang)
        return (
            f'<p class="b-next">{icon("next")}<span>'
            f"{led('panel.next-question', self.lang)} {label}<br>{effect}</span> "
            f"{self._jump(best.path, say('panel.go', self.lang))}</p>"
        )

    def _numbered(self, rule: Rule) -> Text:
        return fill(word(f"kind.{rule.kind}"), {"n": rule.number})

    def _jump(self, path: str, label: str) -> str:
        target = escape(path)
        return f'<a class="b-jump" href="#q-{target}" data-goto="{target}">{label}</a>'

    def group(self, name: str, found: list[RuleFindings]) -> str:
        """Return one group of rules; met and not asked are folded."""
        if not found and name in ("window", "unclear", "met", "not-asked"):
            return ""
        title = stops(self.findings) if name == "stops" else word(f"group.{name}")
        sign = GROUP_ICONS[name] if found else NOTHING
        number = f' <span class="b-group__n">{len(found)}</span>' if name != "open" else ""
        head = f"{icon(sign)}<span>{text(title, self.lang)}</span>{number}"
        if name in ("met", "not-asked"):
            body = "".join(short_line(f, self.manner, self._noted(f)) for f in found)
            folded = f"<summary>{head}</summary>{body}"
            return f'<details class="b-group b-group--{name}" data-key="{name}">{folded}</details>'
        shown = f"<h3>{head}</h3>{self._body(name, found)}"
        return f'<section class="b-group b-group--{name}" data-key="{name}">{shown}</section>'

    def _body(self, name: str, found: list[RuleFindings]) -> str:
        if name == "open":
            return self._open(found) if found else self._nothing("report.nothing-open")
        if not found:
            return self._nothing("report.nothing-stops")
        return "".join(full_line(f, self.manner, self._noted(f)) for f in found)

    def _nothing(self, key: str) -> str:
        return f'<p class="b-nothing">{say(key, self.lang)}</p>'

    def _open(self, found: list[RuleFindings]) -> str:
        """List the open questions by who can answer them, then the rules that wait."""
        paths = dict.fromkeys(
            p for r in found for b, f in r.on.items() if b in self.bases for p in f.missing
        )
        owners: dict[str, list[str]] = {}
        for path in paths:
            owners.setdefault(self.law.fact(path).owner, []).append(path)
        rows = "".join(self._owner(owner, listed) for owner, listed in owners.items())
        rules = "".join(short_line(f, self.manner, self._noted(f)) for f in found)
        total = text(_number("waiting", len(found), of=_number("answers", len(paths))), self.lang)
        return (
            f'<p class="b-nothing">{total}</p><div class="b-owners">{rows}</div>'
            f'<div class="b-waiting">{rules}</div>'
        )

    def _owner(self, owner: str, paths: Iterable[str]) -> str:
        listed = list(paths)
        links = "".join(
            f'<li data-key="{escape(p)}">'
            f"{self._jump(p, text(named_fact(self.app, self.law, p), self.lang))}</li>"
            for p in listed
        )
        return (
            f'<details class="b-owner" data-key="{owner}">'
            f"<summary>{say(f'owner.{owner}', self.lang)} · {len(listed)}</summary>"
            f"<ul>{links}</ul></details>"
        )

    def _foot(self) -> str:
        said = f"<p>{ready}</p>" if (ready := self._ready()) else ""
        checks = _checks(self.law, self.lang)
        ranks = f'<a href="{escape(self.site)}about/#ranks">{say("panel.ranks", self.lang)}</a>'
        notes = f"<p>{checks}</p><p>{say('report.disclaimer', self.lang)} {ranks}</p>"
        return f'<div class="b-foot">{said}{notes}</div>'

    def _ready(self) -> str:
        """Say that what decides is met, and what the old checklist still lacks or leaves open."""
        local = on_basis(self.findings, Basis.LOCAL)
        if overall([*on_basis(self.findings, Basis.LAW), *local]) is not Verdict.MET:
            return ""
        old = counts(on_basis(self.findings, Basis.CHECKLIST))
        lacks = {"not_met": old["not_met"], "unknown": sum(old[s] for s in OPEN_STATES.values())}
        if not any(lacks.values()):
            return say("panel.all-ready", self.lang)
        values = {
            "who": word("panel.ready-local" if local else "panel.ready-law"),
            "rest": joined(
                (fill(word(f"panel.ready-{v}"), {"n": n}) for v, n in lacks.items() if n),
                " and ",
                "，",
            ),
        }
        return say("panel.ready-but", self.lang, **values)

    def rule(self, rule_id: str) -> dict[str, str]:
        """Return one rule's verdict on each basis, with its reasons."""
        found = next(r for r in self.findings.rules if r.rule.id == rule_id)
        rows = {basis: self._mini_row(basis, finding) for basis, finding in found.on.items()}
        if Basis.LOCAL not in rows and found.rule.versions_on(Basis.LOCAL):
            rows[Basis.LOCAL] = self._mini_quiet()
        return {basis.value: rows.get(basis, "") for basis in Basis}

    def _mini_quiet(self) -> str:
        return (
            f'<div class="b-mini b-mini--local"><p class="b-mini__head">{icon("local")}'
            f"<span>{say('basis.local', self.lang)}</span></p><p>{self._no_local()}</p></div>"
        )

    def _mini_row(self, basis: Basis, finding: Finding) -> str:
        reasons = "".join(f"<p>{text(r.text, self.lang)}</p>" for r in finding.reasons)
        mends = "".join(self._mini_mend(r) for r in finding.reasons)
        rank = f" {rank_tag(finding.rank, self.lang)}" if finding.rank else ""
        ask = asking(finding.ask, self.manner.contact, self.lang)
        return (
            f'<div class="b-mini b-mini--{basis.value}"><p class="b-mini__head">{icon(basis.value)}'
            f"<span>{say(f'basis.{basis.value}', self.lang)}</span> "
            f"{pill(finding.state, self.lang)}{rank}</p>{reasons}{mends}{ask}</div>"
        )

    def _mini_mend(self, reason: Reason) -> str:
        if reason.mend is None:
            return ""
        said = text(reason.mend, self.lang)
        return f"<p>{led('report.mend', self.lang)} {said}</p>"


def _number(key: str, n: int, **more: Text) -> Text:
    """Write a number of something: English tells one from more."""
    found = word(f"panel.one-{key}" if n == 1 else f"panel.{key}")
    return fill(found, {"n": n, **more})


@cache
def _checks(law: Law, lang: Lang) -> str:
    """Say when the texts were last checked, and when the first of them is due again."""
    checked = min(i.checked for i in law.instruments.values())
    due = due_mark(min(i.due for i in law.instruments.values()), lang)
    return f"{say('panel.texts-checked', lang, on=checked)} {due}"


def summary_sentence(findings: Findings, law: Law, lang: Lang) -> str:
    """Return the one sentence a screen reader is told after an answer.

    Before all law that is the notice alone: nothing was counted, and nothing can be asked.
    """
    if not is_ruled(findings):
        return joined((notice.text for notice in notices(findings, law)), " ", "").of(lang)
    parts = []
    for basis in Basis:
        found = on_basis(findings, basis)
        if found:
            values = {
                "basis": word(f"basis.{basis.value}"),
                "overall": word(f"overall.{overall(found).value}"),
                "counts": counted(found),
            }
            parts.append(fill(word("panel.summary"), values))
    return joined(parts, " ", "").of(lang)
