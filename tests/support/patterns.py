"""Repeats of a pattern that make it slow: without a bound, and what follows begins alike."""

import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._constants as c
import re._parser as parser
from collections.abc import Iterator
from typing import Any, NamedTuple

# Signs beside those that a pattern names itself: some of each kind.
ALPHABET = frozenset("\t\n\r 09azAZ_-.,:;()%一甲，。（\u3000\x1f")
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT)
AROUND = (c.ASSERT, c.ASSERT_NOT)
Item = tuple[Any, Any]


class First(NamedTuple):
    """The signs with which something can begin, and whether it can be nothing at all."""

    signs: frozenset[str]
    empty: bool = False


NOTHING = First(frozenset(), empty=True)


def slow_repeats(pattern: re.Pattern[str]) -> list[str]:
    """Return the repeats without a bound of a pattern behind which a sign of theirs may follow.

    One that gives nothing back is none, nor one with which the pattern ends.
    """
    tree = [*parser.parse(pattern.pattern, pattern.flags)]
    return [*Firsts(tree, pattern.flags).slow(tree, NOTHING)]


class Firsts:
    """With which signs the parts of one pattern begin."""

    def __init__(self, tree: list[Item], flags: int):
        self.flags, self.known = flags, dict[str, frozenset[str]]()
        self.alphabet = ALPHABET.union(named(tree))

    def slow(self, items: list[Item], after: First) -> Iterator[str]:
        """Return the slow repeats of a sequence, and of all within it."""
        for n, (kind, what) in enumerate(items):
            behind = self.of_all(items[n + 1 :], after)
            if kind in REPEATS:
                _, most, body = what
                again = self.of_all([*body], NOTHING)
                # Behind the body stands the body once more, or what follows.
                both = First(again.signs | behind.signs, behind.empty)
                yield from self.slow([*body], both if most > 1 else behind)
                common = again.signs & behind.signs
                if most is c.MAXREPEAT and (common or again.empty):
                    yield f"{kind} of {some(again.signs)} before {some(common)}"
            elif kind is c.POSSESSIVE_REPEAT:
                again = self.of_all([*what[2]], NOTHING)
                yield from self.slow([*what[2]], again if what[1] > 1 else NOTHING)
            else:
                inside = NOTHING if kind in (*AROUND, c.ATOMIC_GROUP) else behind
                for each in within(kind, what):
                    yield from self.slow(each, inside)

    def of_all(self, items: list[Item], after: First) -> First:
        """Return how a sequence can begin, with what stands behind it."""
        signs: frozenset[str] = frozenset()
        for item in items:
            first = self.of(item)
            signs |= first.signs
            if not first.empty:
                return First(signs)
        return First(signs | after.signs, after.empty)

    def of(self, item: Item) -> First:
        """Return how one part can begin."""
        kind, what = item
        if kind in (*REPEATS, c.POSSESSIVE_REPEAT):
            inside = self.of_all([*what[2]], NOTHING)
            return First(inside.signs, inside.empty or not what[0])
        if kind in (c.AT, *AROUND):
            return NOTHING
        if kind is c.GROUPREF:
            return First(self.alphabet, empty=True)
        inner = [self.of_all(each, NOTHING) for each in within(kind, what)]
        if inner:
            signs = frozenset().union(*(each.signs for each in inner))
            return First(signs, any(each.empty for each in inner))
        return First(self.signs(item))

    def signs(self, item: Item) -> frozenset[str]:
        """Return the signs that a part of one sign is of, as Python itself says."""
        key = repr(item)
        if key not in self.known:
            state = parser.State()
            state.flags = self.flags
            one = compiler.compile(parser.SubPattern(state, [item]), self.flags)
            self.known[key] = frozenset(filter(one.fullmatch, self.alphabet))
        return self.known[key]


def within(kind: Any, what: Any) -> list[list[Item]]:
    """Return the sequences that a part is made of, one or the other; none of a sign."""
    if kind is c.BRANCH:
        return [[*each] for each in what[1]]
    if kind is c.SUBPATTERN:
        return [[*what[3]]]
    if kind in AROUND:
        return [[*what[1]]]
    return [[*what]] if kind is c.ATOMIC_GROUP else []


def named(items: Any) -> Iterator[str]:
    """Return the signs that a pattern names itself."""
    for kind, what in items:
        if kind in (c.LITERAL, c.NOT_LITERAL):
            yield chr(what)
        elif kind is c.RANGE:
            yield from map(chr, what)
        elif kind is c.IN:
            yield from named(what)
        elif kind in (*REPEATS, c.POSSESSIVE_REPEAT):
            yield from named(what[2])
        else:
            for each in within(kind, what):
                yield from named(each)


def some(signs: frozenset[str]) -> str:
    """Return a few of some signs."""
    return repr("".join(sorted(signs)[:8]))
