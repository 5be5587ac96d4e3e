"""What can be taken along: the errands, and the report in both languages with its receipt."""

from checker.filing.features import Feature

FEATURE = Feature(place=9, request="take")
