"""What is written into the guide's pages: pure functions from the law to Markdown and HTML."""

from collections.abc import Iterator

from checker.model import Lang

# Where each language lies below the site's root.
HOMES: dict[Lang, str] = {"en": "", "zh": "zh/"}
# What pages include: where it stands below the folder of its language, and what it says.
Snippets = Iterator[tuple[str, str]]
