"""Write the notice for the page: what would be sent back, remark by remark, and what to look at."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from checker.core.bounds import MOST_FILES
from checker.core.input_error import InputError
from checker.core.visible import visible
from checker.core.words import SPACE, begun, word
from checker.decide.reasons import whole_question
from checker.filing.examine.answers import ReadPaper
from checker.filing.examine.files import FolderContent, FolderFile
from checker.filing.examine.find import ByEye, Examined, examine
from checker.filing.examine.outline import (
    as_if_said,
    counts_said,
    left_out_said,
    parts_of,
    place_said,
)
from checker.filing.examine.places import PlacedFile
from checker.filing.examine.remarks import Remark
from checker.filing.pack.find import NO_STAMP, GivenFile
from checker.filing.pack.panel import asks, move, remove
from checker.filing.read.find import PaperText, read
from checker.filing.read.offers import Offer
from checker.filing.read.panel import offer_shown
from checker.filing.read.recognized import WHYS, Recognized, faults_in, recognized_in
from checker.io.page_request import lang_of
from checker.model import Text, general_path
from checker.report.form import FormStep
from checker.report.html import NOTHING, Html, button, colon, el, icon, jump, rank_tag, together
from checker.report.next_act import NextAct, name_of_paper
from checker.report.page import rendered
from checker.report.plain import cited

# A folder's texts, each of which takes up to a second in a page, are read once.
MOST_READ = MOST_FILES
WEIGHT_WORDS = {
    "refused": "examine.can-refuse",
    "questioned": "examine.may-question",
    "counter": "examine.counter-asks",
}
RANK_WORDS = {
    "refused": "examine.of-law",
    "questioned": "examine.of-form",
    "counter": "examine.of-list",
}
# Why a page has read nothing of a file, beside what it cannot read itself.
UNREAD = {
    "stopped": "examine.stopped",
    "not-loaded": "examine.not-loaded",
    "picture": "examine.picture",
    "stopped-within": "examine.stopped-within",
    "waiting": "examine.waiting",
    "none-here": "examine.none-here",
    "one-file": "examine.one-file",
}
# Of these the rest can be read on a press.
READ_ON = ("stopped", "picture", "stopped-within", "not-loaded")


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what would be sent back of the ``files``; of a ``text`` alone read it, for later.

    With ``print`` return the notice as paper has it.

    Of a file come its id, name, size and first bytes, the row or paper that it was put to, and its
    text, or as ``scan`` what was recognized of its pictures, or ``why`` there is none, or not all:
    a word, or what these rules have said of the file.
    """
    if "text" in asked or "scan" in asked:
        _read(asked["text"] if "text" in asked else recognized_in(asked["scan"]).laid_out.text)
        return {}
    files = asked.get("files", [])
    if not files:
        none = FormStep("", word("step.examine-none"), word("step.examine-none-short"))
        return {"panel": NOTHING, "step": none._asdict()}
    content = FolderContent(
        tuple(map(_file, files[:MOST_FILES])),
        tuple(visible(each["name"]) for each in files[MOST_FILES:]),
    )
    found = examine(content, asked["application"], date.fromisoformat(asked["today"]), None)
    is_set = asked["application"].get("application_date") is not None
    if "print" in asked:
        lines = rendered(parts_of(found, day_is_set=is_set), lang_of(asked))
        return {"html": el("article", *lines)}
    act = first_mend(found)
    return {
        "panel": html(found, day_is_set=is_set),
        "said": counts_said(found),
        "step": step(found)._asdict(),
        "acts": [act._asdict()] if act else [],
    }


class ReadText(NamedTuple):
    """What a text says, and why it was not read, if it was not."""

    papers: tuple[PaperText, ...] = ()
    why: Text | None = None


@lru_cache(MOST_READ)
def _read(text: str) -> ReadText:
    try:
        return ReadText(tuple(read(text)))
    except InputError as error:
        return ReadText(why=error.text)


def _file(told: dict[str, Any]) -> FolderFile:
    name, text, why = told["name"], told.get("text"), told.get("why")
    file = FolderFile(
        GivenFile(visible(name), told["size"], b64decode(told["head"]), told["id"]),
        (name,),
        NO_STAMP,
        put=told["row"],
        paper=told["paper"],
    )
    if "scan" in told:
        return _with_scan(file, told["scan"], why)
    found = _read(text) if text else ReadText(why=_why(why) if why else None)
    return file._replace(text=None if found.why else text, papers=found.papers, why=found.why)


def _with_scan(file: FolderFile, scan: dict[str, Any], why: str | None) -> FolderFile:
    """Return a file with what was recognized of its pictures, be it in part."""
    laid_out, unread = recognized_in(scan).laid_out, [*faults_in(scan)]
    if why:
        is_begun = why == "picture" and scan["pages"]
        unread.append(_why("stopped-within" if is_begun else why))
    if not laid_out.text:
        first, *others = unread or [word("examine.of-picture")]
        return file._replace(why=first, unread=tuple(others), recognized=True)
    found = _read(laid_out.text)
    return file._replace(
        text=None if found.why else laid_out.text,
        papers=found.papers,
        why=found.why,
        laid_out=laid_out,
        unread=tuple(unread),
        recognized=True,
    )


def _why(told: str | dict[str, str]) -> Text:
    """Return why a file was not read: as the rules have said it, or by the page's word for it."""
    if isinstance(told, dict):
        return Text(told["en"], told["zh"])
    if told in UNREAD:
        return word(UNREAD[told])
    key, most = WHYS[told]
    return word(key, most=most)


def step(found: Examined) -> FormStep:
    """Return what the step's tab says: how many can be sent back, or that nothing was found."""
    if found.report.route.asks_nothing_more:
        return FormStep("", word("step.papers-none"), word("step.nothing-short"))
    if n := found.counts["refused"]:
        return FormStep(
            "not_met",
            word("examine.count-refused", n=n),
            word("step.examine-refused-short", n=n),
        )
    return FormStep("", word("step.examine-nothing"), word("step.examine-nothing-short"))


def first_mend(found: Examined) -> NextAct | None:
    """Return what mends the first remark for which an application can be sent back."""
    law = found.report.law
    refused = (each for each in found.remarks if each.weight == "refused")
    remark = next(refused, None)
    if remark is None or remark.rule is None:
        return None
    if remark.rule.id in law.papers:
        name = name_of_paper(remark.rule.id, law)
        return NextAct("paper", remark.rule.id, word("act.mend", name=name))
    said = word("act.mend", name=Text(remark.rule.nav.en.lower(), remark.rule.nav.zh))
    path = next((path for path in remark.paths if general_path(path) in law.facts), "")
    return NextAct("question", path, said)


def html(found: Examined, *, day_is_set: bool) -> Html:
    """Return the whole notice: counts, what to ask, remarks by their weight, what to look at."""
    first = found.report.first_of_all
    begin = el("p", el("strong", first)) if first else NOTHING
    if found.report.route.asks_nothing_more:
        return together(begin, _files(found))
    return el(
        "div",
        begin,
        _head(found, day_is_set=day_is_set),
        el(
            "div",
            el("div", *_groups(found), cls="b-notice__remarks"),
            el(
                "div",
                asks(found.pack),
                _eyes(found),
                _answers(found),
                _asked(found),
                cls="b-notice__beside",
            ),
            cls="b-notice__columns",
        ),
        _files(found),
        cls="b-notice",
    )


def _head(found: Examined, *, day_is_set: bool) -> Html:
    assumed = NOTHING if day_is_set else together(" ", word("examine.day-assumed"))
    counts = (
        el(
            "li",
            el("b", str(n)),
            " ",
            el("span", word(WEIGHT_WORDS[weight]), cls="b-small"),
            cls=f"b-notice__count b-notice__count--{weight}",
        )
        for weight, n in found.counts.items()
        if n
    )
    save = button("to-pack", icon("save"), word("examine.to-pack"))
    left = left_out_said(found)
    return together(
        el("p", as_if_said(found), assumed, cls="b-muted"),
        el("ul", *counts, cls="b-notice__counts") if found.remarks else NOTHING,
        el("p", left) if left else NOTHING,
        el("p", save, " ", button("print-notice", icon("print"), word("examine.print"))),
    )


def _groups(found: Examined) -> Iterator[Html]:
    """Return the remarks by their weight, counted on; what only a counter may ask is folded."""
    numbered = enumerate(found.remarks, start=1)
    for weight, group in groupby(numbered, key=lambda each: each[1].weight):
        head = together(
            el("b", word(RANK_WORDS[weight])),
            " ",
            el("span", word(WEIGHT_WORDS[weight]), cls="b-small"),
        )
        remarks = [_remark(n, remark) for n, remark in group]
        body = el("ol", *remarks, start=remarks[0].attributes["value"])
        look = f"b-card b-notice__group b-notice__group--{weight}"
        if weight == "counter":
            yield el("details", el("summary", head), body, cls=look, data_key=weight)
        else:
            yield el("section", el("h3", head), body, cls=look, data_key=weight)


def _remark(number: int, remark: Remark) -> Html:
    """Return a remark: of which paper, on what, what is wrong, where it stands, what to do."""
    title = remark.rule.title if remark.rule else word("examine.a-file")
    where = place_said(remark.file, remark.line, remark.page) if remark.file else None
    rests = el("p", cited(remark.cites), cls="b-small b-muted") if remark.cites else NOTHING
    return el(
        "li",
        el("h4", title, " ", rank_tag(remark.rank)),
        el("p", begun(remark.text)),
        el("p", where, cls="b-small b-muted") if where else NOTHING,
        el("p", el("b", begun(remark.mend))),
        rests,
        value=str(number),
        tabindex="-1",
        data_key=" ".join(
            (remark.rule.id if remark.rule else "", remark.demand, remark.kind, remark.file or "")
        ),
    )


def _eyes(found: Examined) -> Html:
    """Name what no program saw, paper by paper: each leads to its box; then what was not clear."""
    lines = [_eye(group) for _, group in groupby(found.by_eye, key=lambda each: each.rule)]
    lines += [
        el("li", el("b", each.offer.printed), " ", el("span", word("read.unclear"), cls="b-tag"))
        for each in found.unclear
    ]
    named = [*_unread(found)]
    unread = [el("li", el("b", name), colon(), SPACE, why) for name, why in named]
    if not {why for _, why in named}.isdisjoint(word(UNREAD[key]) for key in READ_ON):
        unread.append(el("li", button("read-on", word("examine.read-on"))))
    return together(_card("examine.eyes", lines, "eyes"), _card("examine.unread", unread, "unread"))


def _unread(found: Examined) -> Iterator[tuple[str, Text]]:
    """Return what was not read, with why; what the form does not take can be read all the same."""
    whys = {word(key) for key in UNREAD.values()}
    for file in found.content.files:
        if file.given.fault and file.why in whys:
            yield file.name, file.why
    yield from found.unread


def _card(title: str, lines: list[Html], key: str) -> Html:
    if not lines:
        return NOTHING
    return el("section", el("h3", word(title)), el("ul", *lines), cls="b-card", data_key=key)


def _eye(group: Iterable[ByEye]) -> Html:
    first, *others = group
    marks = (
        part
        for each in (first, *others)
        for part in (" ", jump(each.task.path, begun(each.task.name)))
    )
    return el("li", el("b", first.rule.title), *marks)


def _answers(found: Examined) -> Html:
    """Offer what the papers say and no answer has, value by value, to be taken on a press."""
    offered = [
        (paper, open_ones)
        for paper in found.papers
        if (open_ones := [each for each in paper.offered.offers if each.state != "same"])
    ]
    lines = [
        el("li", _offered(paper, open_ones, alone=len(offered) == 1))
        for paper, open_ones in offered
    ]
    take = button("take-examined", word("read.take")) if lines else NOTHING
    return together(_card("examine.read", lines, "answers"), el("p", take) if lines else NOTHING)


def _offered(paper: ReadPaper, offers: Sequence[Offer], *, alone: bool) -> Html:
    """Fold what one paper offers, unless some of it is to be looked at first."""
    to_look_at = any(offer.is_unclear or offer.state != "new" for offer in offers)
    count = el("span", word("examine.values", n=len(offers)), cls="b-small b-muted")
    is_open = {"open": ""} if alone or to_look_at else {}
    return el(
        "details",
        el("summary", el("b", paper.offered.name), " ", count),
        *(offer_shown(offer, _scan_of(paper.file)) for offer in offers),
        data_key=f"read {paper.file.name} {paper.offered.paper}",
        **is_open,
    )


def _scan_of(file: FolderFile) -> Recognized | None:
    """Return what was recognized of a file, which has its number in the page."""
    if file.laid_out is None:
        return None
    return Recognized(int(file.given.source), file.name, file.laid_out)


def _asked(found: Examined) -> Html:
    """Ask what settles most, each a link to its question."""
    report = found.report
    lines = [
        el("li", jump(each.path, whole_question(report.app, report.law, each.path)))
        for each in found.questions
    ]
    return _card("examine.asked", lines, "asked")


def _files(found: Examined) -> Html:
    """Return every file with the row that it was put to, and what moves it."""
    count = len(found.content.files)
    return el(
        "details",
        el("summary", word("examine.files", n=count)),
        el("ul", *(_placed(found, each) for each in found.files)),
        cls="b-fold b-notice__files",
        data_key="files",
    )


def _placed(found: Examined, each: PlacedFile) -> Html:
    given = each.given
    row = each.row.name if each.row else word("examine.no-row")
    named = el("p", el("b", each.file.name), " → ", row, " ", remove(given))
    return el("li", named, move(found.pack, given), data_key=f"file {given.source}")
