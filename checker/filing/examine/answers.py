"""Turn what was read into answers: as far as papers say one thing, and none is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import Any, NamedTuple

from checker.application.application import APPLICATION_FORMAT
from checker.application.walk import answer_at, put_answer
from checker.filing.examine.files import FolderContent, FolderFile, papers_in
from checker.filing.examine.places import OWNERS, owner_of
from checker.filing.read.find import PaperText
from checker.filing.read.offers import Offer, PaperOffers, offers, with_spots
from checker.model import Data


class ReadPaper(NamedTuple):
    """One paper as it was read: its file, and what it offers."""

    file: FolderFile
    offered: PaperOffers


class Place(NamedTuple):
    """Where a value stands: in which file, on which line of its text, on which page if it has any.

    ``may_lack`` is a list that was recognized: some of it may not have been.
    """

    file: FolderFile
    line: int
    page: int | None = None
    may_lack: bool = False


class Unclear(NamedTuple):
    """A value that was not read surely: nothing rests on it, and it is to be looked at."""

    file: FolderFile
    paper: str
    offer: Offer

    @property
    def page(self) -> int | None:
        """Return the page on which it stands."""
        return self.offer.spot and self.offer.spot.page


class ReadAnswers(NamedTuple):
    """The answers with what was read, the papers, and where each value stands, by its path.

    ``doubted`` is what is printed and cannot be right: it is compared, and becomes no answer.
    ``unclear`` is what was not read surely, and is not known from elsewhere.
    """

    data: Data
    papers: tuple[ReadPaper, ...]
    places: Mapping[str, Place]
    doubted: Mapping[str, Any]
    unclear: tuple[Unclear, ...]


def answers_in(content: FolderContent, given: Data, day: date) -> ReadAnswers:
    """Return the given answers and what papers say beside them; a given one stays.

    The license of a shareholder says nothing of the applicant.
    """
    found = [*papers_in(content)]
    owners = [*_owners(paper for _, paper in found)]
    own = [(file, paper) for file, paper in found if not owner_of(paper, owners)]
    offered = offers((paper for _, paper in own), given, day)
    papers = tuple(
        ReadPaper(file, each._replace(offers=with_spots(each.offers, paper, file.laid_out)))
        for (file, paper), each in zip(own, offered, strict=True)
    )
    data: Data = {"format": APPLICATION_FORMAT, **_without_blanks(deepcopy(given))}
    places, doubted = dict[str, Place](), dict[str, Any]()
    for path, said in _said(papers).items():
        (value, is_doubt, place), *others = said
        is_one = all(each.value == value for each in others)
        # What is read with two values is not taken, nor what a picture may have broken.
        if not is_one or (is_doubt and place.file.recognized):
            continue
        if answer_at(given, path) in (None, value):
            places[path] = place
            if is_doubt:
                doubted[path] = value
            else:
                put_answer(data, path, deepcopy(value))
    return ReadAnswers(data, papers, places, doubted, tuple(_unclear(papers, data)))


class SaidValue(NamedTuple):
    """A value as a paper says it, and where."""

    value: Any
    is_doubt: bool
    place: Place


def _said(papers: Iterable[ReadPaper]) -> Mapping[str, list[SaidValue]]:
    """Return what every path is said to be."""
    said: dict[str, list[SaidValue]] = {}
    for paper in papers:
        for offer in paper.offered.offers:
            # What was not read surely may be wrong.
            for path, value in () if offer.is_unclear else offer.fills:
                may_lack = paper.file.recognized and isinstance(value, list)
                page = offer.spot and offer.spot.page
                place = Place(paper.file, offer.line, page, may_lack)
                said.setdefault(path, []).append(SaidValue(value, offer.state == "doubt", place))
    return said


def _unclear(papers: Iterable[ReadPaper], data: Data) -> Iterator[Unclear]:
    """Return what was not read surely, unless it is what is known from elsewhere."""
    for paper in papers:
        for offer in paper.offered.offers:
            known = all(answer_at(data, path) == value for path, value in offer.fills)
            if offer.is_unclear and not known:
                yield Unclear(paper.file, paper.offered.paper, offer)


def _without_blanks(table: Mapping[str, Any]) -> Data:
    """Return a table of a file, and those in it, without what is left open by null."""
    return {
        key: _without_blanks(value) if isinstance(value, Mapping) else value
        for key, value in table.items()
        if value is not None
    }


def _owners(papers: Iterable[PaperText]) -> Iterator[str]:
    for paper in papers:
        for said in paper.said.values():
            for owner in said.fills.get(OWNERS, ()):
                yield owner["name"]
