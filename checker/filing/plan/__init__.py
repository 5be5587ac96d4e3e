"""The plan to yes: the smallest changes after which nothing fails, and who must answer."""

from checker.filing.features import Feature

FEATURE = Feature(place=3, command="plan", request="plan", report="plan")
