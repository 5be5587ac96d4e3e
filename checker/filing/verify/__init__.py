"""Whether a report follows from an application file, this law and this engine."""

from checker.filing.features import Feature

FEATURE = Feature(place=8, command="verify", request="report", report="verification")
