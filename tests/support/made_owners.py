"""Made-up owners on up to six levels, sound or not; the same seed gives the same.

A sound tree is drawn first: most owners would settle nothing if they were drawn at once. Then what
people get wrong or leave open is done to it: circles, names that link to nobody, one name for two.
"""

from collections.abc import Callable
from random import Random
from typing import Any

Entry = dict[str, Any]
DEEPEST, MOST_ENTRIES = 6, 24
APPLICANT, NOBODY = "甲公司", "无此公司"
TYPES_HERE = (
    *("有限责任公司(自然人投资或控股)", "其他有限责任公司", "有限责任公司（国有独资）"),
    *("股份有限公司(上市、自然人投资或控股)", "内资企业法人", "非外商投资企业"),
)
TYPES_ABROAD = (
    *("有限责任公司（外商投资、非独资）", "有限责任公司(港澳台法人独资)", "中外合资经营企业"),
    *("有限责任公司（外国法人独资）", "有限责任公司（台港澳与境内合资）"),
)
# Ends above which nobody from abroad can stand.
ENDS: tuple[Entry, ...] = (
    {"kind": "natural-person", "foreign": False},
    {"kind": "natural-person", "foreign": False},
    {"kind": "institution", "foreign": False},
    {"kind": "wholly-state-owned"},
    {"kind": "state-body", "foreign": False},
)
# What is no end, with nobody above it.
STOPS: tuple[Entry, ...] = (
    {"kind": "listed-company", "foreign": False},
    {"kind": "partnership", "foreign": False},
    {"kind": "company", "foreign": False},
)
# The kinds that only owners further up have; of a shareholder another answer says the same.
ENDS_AS = ("wholly-state-owned", "listed-company", "state-body")


Marks = tuple[Any, ...]
MARKS: Marks = (True, None, "unclear")


class Owners:
    """The owners of one company, drawn by lot; ``marks_above`` are those of owners further up."""

    def __init__(self, random: Random, marks_above: Marks = MARKS) -> None:
        """Draw a sound tree, and do some things to it."""
        self.random, self.marks_above = random, marks_above
        self.entries: list[Entry] = []
        self.named = 0
        self._grow(None, random.randint(1, DEEPEST))
        for _ in range(random.choice((0, 0, 1, 1, 2, 4))):
            random.choice(self._faults())()

    def lists(self) -> dict[str, list[Entry]]:
        """Return shareholders and owners further up, as a file holds them."""
        first = [_as_shareholder(entry) for entry in self.entries if entry["of"] is None]
        above = [entry for entry in self.entries if entry["of"] is not None]
        # Their order means nothing.
        self.random.shuffle(above)
        found = {"shareholders": first, "holders": above}
        return {
            name: [{k: v for k, v in entry.items() if v is not None} for entry in entries]
            for name, entries in found.items()
            if entries
        }

    def answers(self) -> Entry:
        """Return what the company says of foreign capital itself, and its license."""
        draw, found = self.random, {}
        own = draw.choices((None, False, True, "unclear"), (5, 3, 1, 1))[0]
        printed = draw.choices((None, TYPES_HERE, TYPES_ABROAD), (14, 3, 1))[0]
        if own is not None:
            found["company.foreign_capital"] = own
        if printed:
            found["papers.business-license.company_type"] = draw.choice(printed)
        return found | {"company.name": APPLICANT}

    def _grow(self, of: str | None, levels: int) -> None:
        """Draw the owners of one company; the first of them goes on up to the last level."""
        count = self.random.choices((1, 2, 3), (5, 4, 2))[0]
        for n, share in enumerate(self._shares(count)):
            goes_on = levels > 1 and (n == 0 or self.random.random() < 0.3)
            has_room = len(self.entries) < MOST_ENTRIES
            kind = self.random.choice(("company", "company", "partnership"))
            said = {"kind": kind, "foreign": False} if goes_on else self.random.choice(ENDS)
            entry = {"name": self._name(), "of": of, "share": share, **said}
            self.entries.append(entry)
            if goes_on:
                self._grow(entry["name"], levels - 1 if has_room else 1)

    def _name(self) -> str:
        self.named += 1
        return f"{self.named}号 Co."

    def _shares(self, count: int) -> list[float]:
        if count == 3 and self.random.random() < 0.3:
            return [33.33, 33.33, 33.33]
        cuts = sorted(self.random.sample(range(1, 10_000), count - 1))
        return [(b - a) / 100 for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]

    def _faults(self) -> list[Callable[[], None]]:
        return [
            *(self._mark, self._mark, self._open, self._stop, self._respell, self._respell),
            *(self._link_wrongly, self._link_elsewhere, self._name_alike, self._own_twice),
            *(self._come_back, self._stand_apart, self._hold_otherwise),
        ]

    def _any(self) -> Entry:
        return self.random.choice(self.entries)

    def _above(self, entry: Entry) -> list[Entry]:
        """Return everybody above one owner, level by level."""
        found, names = [], [entry["name"]]
        for name in names:
            above = [other for other in self.entries if name and other["of"] == name]
            new = [other for other in above if other not in found]
            found += new
            names += [other["name"] for other in new]
        return found

    def _mark(self) -> None:
        entry = self._any()
        entry["foreign"] = self.random.choice(MARKS if entry["of"] is None else self.marks_above)

    def _open(self) -> None:
        self._any()[self.random.choice(("kind", "share", "name", "foreign"))] = None

    def _stop(self) -> None:
        """Enter nobody above one owner, or end there at what is no end."""
        entry = self._any()
        above = self._above(entry)
        self.entries = [other for other in self.entries if other is entry or other not in above]
        entry.update(self.random.choice((*STOPS, {})))

    def _respell(self) -> None:
        """Write a name with other width, case and spaces: it stays one."""
        entry = self._any()
        if entry["of"]:
            entry["of"] = entry["of"].replace("Co.", self.random.choice(("CO．", " co.", "Ｃo.")))

    def _link_wrongly(self) -> None:
        entry = self._any()
        if entry["of"] is not None:
            entry["of"] = self.random.choice((NOBODY, "", APPLICANT))

    def _link_elsewhere(self) -> None:
        """Hang an owner on another: two companies that hold each other, a person above a person."""
        entry = self._any()
        if entry["of"] is not None:
            entry["of"] = self._any()["name"] or NOBODY

    def _name_alike(self) -> None:
        """Give two owners one name: one owner twice, or two namesakes."""
        self._any()["name"] = self.random.choice((self._any()["name"], APPLICANT))

    def _own_twice(self) -> None:
        """Split a share between two entries of one name, above the same company."""
        entry = self._any()
        if entry["share"]:
            entry["share"] = half = entry["share"] / 2
            self.entries.append({**entry, "share": half})

    def _come_back(self) -> None:
        """Let a company hold what stands above it, for half of a share there."""
        below = self._any()
        above = [entry for entry in self._above(below) if entry["share"]]
        if above:
            entry = self.random.choice(above)
            entry["share"] = half = entry["share"] / 2
            # Of one name, and so the same owner; what its mark says is said once.
            back = {"name": below["name"], "of": entry["of"], "share": half}
            self.entries.append({**back, "kind": below["kind"], "foreign": None})

    def _stand_apart(self) -> None:
        """Add two companies that hold only each other."""
        one, other = self._name(), self._name()
        more = {"share": 100, "kind": "company", "foreign": False}
        self.entries += [{"name": one, "of": other, **more}, {"name": other, "of": one, **more}]

    def _hold_otherwise(self) -> None:
        self._any()["share"] = self.random.choice((0, 10, 50, 100))


def _as_shareholder(entry: Entry) -> Entry:
    """Return an entry of the first level, of which two answers tell what it is."""
    found = {key: value for key, value in entry.items() if key != "of"}
    if entry["kind"] in ENDS_AS:
        found |= {"kind": "company", "ends_as": entry["kind"]}
    return found


def made_owners(random: Random, marks_above: Marks = MARKS) -> tuple[Entry, Entry]:
    """Return the lists of owners of one company, and its answers by their paths."""
    owners = Owners(random, marks_above)
    return owners.lists(), owners.answers()
