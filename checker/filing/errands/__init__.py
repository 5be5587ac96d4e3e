"""The errands of one application: what to get, bring, have signed and sealed, and where."""

from checker.filing.features import Feature

FEATURE = Feature(place=1, command="errands", request="errands", report="errands")
