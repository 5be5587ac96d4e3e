"""What was read as it is offered: value by value, with what each would fill, and its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from checker.application.application import parse
from checker.application.papers import PaperField, paper_fields
from checker.application.walk import answer_at, put_answer
from checker.core.input_error import InputError
from checker.core.words import begun, in_both, joined_texts, word
from checker.filing.read.find import PaperText
from checker.filing.read.load import REGISTRY
from checker.filing.read.pages import LaidOut, Spot
from checker.filing.read.remarks import remark_on, with_one_list
from checker.filing.read.sheet import Span
from checker.kinds import KINDS
from checker.load import load_law
from checker.model import Data, Fact, Text

# What is there already: nothing, the same, another answer; or the text says two things, or what
# cannot be right.
State = Literal["new", "same", "other", "both", "doubt"]
# What nobody takes over without looking.
UNCERTAIN = ("both", "doubt")
# So much of a long line stands on either side of a value.
AROUND = 24


class Fill(NamedTuple):
    """One field or answer that a value fills, and what would stand there."""

    path: str
    content: Any

    @property
    def name(self) -> Text:
        """Name the field of a paper, or the question."""
        known = known_at(self.path)
        return known.label if isinstance(known, PaperField) else begun(known.short)

    @property
    def shown(self) -> Text:
        """Write what would stand there."""
        known, content = known_at(self.path), self.content
        if isinstance(content, list):
            entries = (each if isinstance(each, str) else _entry(each) for each in content)
            return joined_texts(map(in_both, entries), "mark.list")
        if known.type in ("date", "month"):
            day = in_both(date.fromisoformat(content))
            month = Text(day.en.removeprefix("1 "), day.zh.removesuffix("1日"))
            return month if known.type == "month" else day
        if isinstance(known, Fact):
            return KINDS[known.type].written(content, known, load_law())
        return in_both(content)


def known_at(path: str) -> PaperField | Fact:
    """Return the field of a paper, or the question, that stands at a path."""
    return paper_fields().get(path) or load_law().fact(path)


class Offer(NamedTuple):
    """One value of a paper: with what it fills, what stands there now, and its place.

    ``place`` is the text before it in its line, its own, and what follows.
    """

    printed: str
    fills: list[Fill]
    state: State
    place: tuple[str, str, str]
    line: int
    span: Span
    remark: Text | None = None
    spot: Spot | None = None

    @property
    def is_unclear(self) -> bool:
        """Tell whether it was not read surely: nobody takes it without looking."""
        return self.spot is not None and not self.spot.certain

    @property
    def is_certain(self) -> bool:
        """Tell whether it may be taken over without looking."""
        return self.state not in UNCERTAIN and not self.is_unclear

    @property
    def told(self) -> Mapping[Text, Text]:
        """Return what would stand there, and its name.

        A paper's field and an answer often say the same: the shorter name is enough.
        """
        names: dict[Text, Text] = {}
        for fill in self.fills:
            known = names.get(fill.shown, fill.name)
            shorter = (min(both, key=len) for both in zip(known, fill.name, strict=True))
            names[fill.shown] = Text(*shorter)
        return names


class RefusedValue(NamedTuple):
    """What one value would fill that an application file would refuse, and why; and its line."""

    fill: Fill
    line: int
    why: Text


class PaperOffers(NamedTuple):
    """What one paper says: what is offered of it, and what is not, as no file may hold it."""

    paper: str
    name: Text
    offers: list[Offer]
    refused: list[RefusedValue]


def offers(
    parts: Iterable[PaperText], application: Mapping[str, Any], day: date
) -> list[PaperOffers]:
    """Return what every paper says, beside the answers and fields of an application file.

    ``day`` is the filing day, to which some answers are held.
    """
    found, groups = with_one_list(parts), []
    fills = [fill for part in found for said in part.said.values() for fill in said.fills.items()]
    # A content may be a list, which no set can hold.
    every = {(path, repr(content)): content for path, content in fills}
    counted = Counter(path for path, _ in every)
    whys = _whys(every, {path for path, count in counted.items() if count > 1}, day)
    for part in found:
        # A page of the registry is none of the law's papers.
        of_registry = part.paper == REGISTRY
        name = word("read.registry") if of_registry else load_law().rule(part.paper).title
        # Counted anew for each value, the lines of a long text would take seconds.
        ends = [at for at, sign in enumerate(part.text) if sign == "\n"]
        group = PaperOffers(part.paper, name, [], [])
        for span, (printed, said) in part.said.items():
            line = part.line + bisect_left(ends, span.start) + 1
            taken: list[Fill] = []
            for fill in map(Fill, said, said.values()):
                why = whys.get((fill.path, repr(fill.content)))
                if why:
                    group.refused.append(RefusedValue(fill, line, why))
                else:
                    taken.append(fill)
            if taken:
                remark = remark_on(printed, said)
                is_both = any(counted[fill.path] > 1 for fill in taken)
                state: State = "both" if is_both else _state(dict(taken), application)
                if state == "new" and remark and remark.is_doubt:
                    state = "doubt"
                place, told = _place(part.text, span), remark and remark.text
                group.offers.append(Offer(printed, taken, state, place, line, span, told))
        groups.append(group)
    return groups


def _whys(
    every: Mapping[tuple[str, str], Any], twice: Collection[str], day: date
) -> dict[tuple[str, str], Text]:
    """Return why an application file would refuse what would be filled.

    Each is held to its question, then those that are read once to each other.
    """
    found: dict[tuple[str, str], Text] = {}
    for key, content in every.items():
        for error in _faults({key[0]: content}, day)[:1]:
            found[key] = error.text
    once = {key: every[key] for key in every if key[0] not in twice and key not in found}
    for error in _faults({path: content for (path, _), content in once.items()}, day):
        found |= {key: error.text for key in once if error.path.startswith(key[0])}
    return found


def _faults(contents: Mapping[str, Any], day: date) -> tuple[InputError, ...]:
    """Return what an application file of these contents is refused for."""
    data: Data = {}
    for path, content in contents.items():
        put_answer(data, path, content)
    return parse(data, load_law(), day)[1]


def _state(fills: Mapping[str, Any], application: Mapping[str, Any]) -> State:
    unlike = [there for path in fills if (there := answer_at(application, path)) != fills[path]]
    return "other" if any(each is not None for each in unlike) else "new" if unlike else "same"


def _entry(owner: Mapping[str, Any]) -> str:
    share = f" {owner['share']}%" if "share" in owner else ""
    return f"{owner['name']}{share}"


def _place(text: str, span: Span) -> tuple[str, str, str]:
    """Return a value with what stands before and behind it in its line."""
    begins = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    behind = text[span.end : span.end + AROUND].partition("\n")[0]
    return text[begins : span.start], text[slice(*span)], behind


def with_spots(found: Iterable[Offer], part: PaperText, laid_out: LaidOut | None) -> list[Offer]:
    """Return the values of a paper with their places on its pages, if it has any."""
    if laid_out is None:
        return [*found]
    return [offer._replace(spot=laid_out.spot(part.line, part.text, offer.span)) for offer in found]
