"""What the company's own papers say, read from their text: fields of papers, and answers."""

from checker.filing.features import Feature

FEATURE = Feature(place=0, command="read", request="read", report="read")
