"""Drafts of papers that have no template, and of what goes into those that have one, in Word."""

from checker.filing.features import Feature

FEATURE = Feature(place=6, command="draft", request="drafts")
