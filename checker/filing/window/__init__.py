"""The days on which an application can be filed, what opens and what closes them."""

from checker.filing.features import Feature

FEATURE = Feature(place=2, command="window", request="window", report="window")
