"""What changed from one result of a company to another, and because of what."""

from checker.filing.features import Feature

FEATURE = Feature(place=7, command="compare", request="compare", report="comparison")
