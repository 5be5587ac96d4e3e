"""Prove what follows from a company's owners: what the tests' model of the rules says, too.

The model is written from the law and not from the engine; its companies have owners on up to six
levels, with circles, names that link to nobody, and answers left out.
"""

from collections.abc import Iterator
from random import Random

from scripts.cases import support


def differences(count: int, seed: int) -> Iterator[list[str]]:
    """Return for each application what the checker says otherwise than the model."""
    held, random = support("held"), Random(seed)  # noqa: S311 - it is to be the same again
    found = held.Held()
    for _ in range(count):
        yield found.differing(held.Drawn(random, owners=True).application())
