"""What is written into the guide's pages: pure functions from the law to Markdown and HTML."""

from checker.model import Lang

# Where each language lies below the site's root.
HOMES: dict[Lang, str] = {"en": "", "zh": "zh/"}
