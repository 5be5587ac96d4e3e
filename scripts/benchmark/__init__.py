"""Measure the built checker in a browser, beside other ways to run the same rules."""
