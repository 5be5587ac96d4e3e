"""What comes after sending: what the authority wants corrected, and which clocks run."""

from checker.filing.features import Feature

FEATURE = Feature(place=2, command="track", request="track", report="track")
