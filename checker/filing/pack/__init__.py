"""One pack of all that goes into the online form, with an index of what is missing."""

from checker.filing.features import Feature

FEATURE = Feature(place=9, command="pack", request="pack", report="pack")
