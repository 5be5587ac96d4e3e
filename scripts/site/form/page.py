"""The questionnaire of the checker's page, the small one beside each rule, and their data."""

import json
import re
from collections.abc import Mapping
from functools import cache, partial

from markupsafe import Markup

from checker import __version__
from checker.application.application import parse
from checker.core.bounds import LARGEST_TEXT
from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.decide.rule_questions import asked_on
from checker.model import Basis, Lang, Law, Rule, Text
from checker.report.form import steps
from checker.report.html import in_language, joined_html
from checker.report.outline import Report
from checker.report.panel import Panel
from checker.report.papers import OWNERS, errands_of
from checker.report.papers_panel import paper_rows
from scripts.site.form.need import eight, for_whom
from scripts.site.form.questions import Question, part, question
from scripts.site.templates import render
from scripts.site.words import group

# Inside a Markdown container, Python-Markdown takes a block tag that follows text on its line for
# inline text, and then closes the container with the block's end tag.
BLOCK_TAG = re.compile(
    r"(?<!\n)<(?=(?:article|aside|dd|details|div|dl|dt|fieldset|form|h[1-6]|legend|li|noscript|ol"
    r"|output|p|progress|section|summary|table|tbody|td|th|thead|tr|ul)[\s>])"
)
# The sections of questions in each step.
SECTIONS = {
    "need": ("service", "company", "more"),
    "papers": ("materials", "asked"),
}
# The reports in each step, in order: what the page asks for once the step is shown.
REPORTS = {"examine": ("examine",), "file": ("window", "plan", "pack")}
# What the pack holds, piece by piece: folded below it.
FOLDED = {"file": ("take", "drafts", "equity")}
# Signs that HTML and Markdown would read, written as JSON may write them.
UNMARKED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def on_own_lines(content: str) -> str:
    """Begin every block tag on a line of its own."""
    return BLOCK_TAG.sub("\n<", content).strip("\n") + "\n"


def form(law: Law, lang: Lang) -> str:
    """Return the whole form of the checker's page."""
    lists = [question(law, path) for path, fact in law.facts.items() if fact.type == "list"]
    panel = _panel(law, "../")
    papers = paper_rows(panel.report, Memo(), lang)
    more = {"waiting": _part("waiting", lang)} | _entries(lists, lang, small=False)
    parts = {section.id: part(law, section) for section in law.sections}
    counts = {b: sum(1 for r in law.rules if r.versions_on(b)) for b in Basis}
    whole = render(
        "form/page",
        lang,
        root="../",
        steps=steps(panel.report, {}, papers.counts),
        parts_of={step: [parts[one] for one in some] for step, some in SECTIONS.items()},
        reports_of=REPORTS,
        folded=FOLDED,
        errands=errands_of(law),
        groups=papers.groups,
        rows_of=papers.rows,
        listed=_listed(law),
        told=in_language(papers.parts, lang),
        asked_of=partial(_of_paper, law),
        asked=eight(law),
        for_whom=for_whom(),
        answer=panel.of_eight()["settled"],
        counts=counts,
        largest=LARGEST_TEXT,
        version=render("version", lang, law=law, version=__version__).strip(),
        data=script_data(lang, "../", more),
    )
    return on_own_lines(whole)


def _of_paper(law: Law, rule: Rule) -> list[Question]:
    """Return the questions on a paper."""
    stem = f"materials.{rule.id}."
    return [question(law, path) for path in law.facts if path.startswith(stem)]


def _listed(law: Law) -> dict[str, list[Question]]:
    """Return by paper the lists that stand in its row: of the paper that shows each owner."""
    lists = [path for path, f in law.facts.items() if f.type == "list" and f.section == OWNERS]
    shown = {paper.entries: id_ for id_, paper in law.papers.items()}
    return {shown[lists[0]]: [question(law, path) for path in lists]}


def check(law: Law, rule: Rule, lang: Lang, *, embedded: bool = False) -> str:
    """Return one rule's small checker: beside the text, or embedded in a page of somebody else."""
    asked = _asked_of(law, rule)
    lists = [one for one in asked if one.fact.type == "list"]
    whole = render(
        "form/rule",
        lang,
        root="../../",
        rule=rule,
        asked=asked,
        # Before any answer, as the checker itself gives them.
        verdicts=joined_html(filter(None, _panel(law, "../../").rule(rule.id).values()), "\n"),
        embedded=embedded,
        data=script_data(lang, "../../", _entries(lists, lang, small=True)),
    )
    return on_own_lines(whole)


def need(law: Law, lang: Lang) -> str:
    """Return the eight questions alone, and what they settle, for a page of somebody else."""
    root = "../../"
    lists = [one for each in eight(law) for one in each if one.fact.type == "list"]
    whole = render(
        "form/need",
        lang,
        root=root,
        asked=eight(law),
        for_whom=for_whom(),
        answer=_panel(law, root).need,
        data=script_data(lang, root, _entries(lists, lang, small=True)),
    )
    return on_own_lines(whole)


def _asked_of(law: Law, rule: Rule) -> list[Question]:
    """Return the questions a rule asks on any basis, and its own that wait for provincial guides.

    An entry of a list also has what is only kept: the name it goes by.
    """
    asked = {path for basis in Basis for path in asked_on(law, rule, basis)}
    entries = {p: fact for p, fact in law.facts.items() if "[]" in p}
    kept = {p for p, fact in entries.items() if fact.type == "text" and not fact.decides}
    rows = [path for path in law.facts if path in asked and "[]" not in path]
    return [question(law, path, asked | kept) for path in rows]


@cache
def _panel(law: Law, site: str) -> Panel:
    """Return the result of an application without answers."""
    app, _ = parse({}, law, max(i.checked for i in law.instruments.values()))
    return Panel(Report(app, evaluate(app, law), law), site)


def _entries(lists: list[Question], lang: Lang, *, small: bool) -> dict[str, str]:
    return {one.fact.path: _part("entry", lang, asked=one, small=small) for one in lists}


def _part(name: str, lang: Lang, **data: object) -> str:
    """Return what the script puts into the page later."""
    return render(f"form/{name}", lang, **data).strip()


def script_data(
    lang: Lang, root: str, more: Mapping[str, str], own: Mapping[str, Text] | None = None
) -> Markup:
    """Return messages, entries and words as JSON for the script; ``root`` leads to the site's root.

    ``own`` are words of one page alone.
    """
    # Those of all pages, each list's entry among them, then its own.
    entries = {f"entry.{name}": one for name, one in group("one").items()}
    said = {**group("script"), **entries, **(own or {})}
    words = {key: text.of(lang) for key, text in said.items()}
    held = {"version": __version__, "words": words, "parts": {**_messages(lang, root), **more}}
    written = json.dumps(held, ensure_ascii=False).translate(UNMARKED)
    return Markup(written)  # noqa: S704 - no sign of HTML is left in it


@cache
def _messages(lang: Lang, root: str) -> dict[str, str]:
    rest = group("message-rest")
    return {
        name: _part("message", lang, id=name, lead=lead, rest=rest.get(name), root=root)
        for name, lead in group("message-lead").items()
    }
