"""Whether the papers agree: what is held against each other, on what text, how to fix it."""

from checker.filing.features import Feature

FEATURE = Feature(place=4, command="agree", request="agree", report="agreement")
