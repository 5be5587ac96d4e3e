"""The equity structure chart (material 3): who owns the company, level by level."""

from checker.filing.features import Feature

FEATURE = Feature(place=5, command="chart", request="equity", report="chart")
