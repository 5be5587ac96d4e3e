"""A test case made from what is answered, for those who find the verdict wrong."""

from checker.filing.features import Feature

FEATURE = Feature(place=10, request="case")
